"""Rehearsal text: other prose, labelled by the base model itself, so that training on CVs makes it forget little.

    python scripts/rehearse.py --base BASE --out corpus/prose.spacy [--words 150000] [--folder DEBS]

Text comes from Debian packages (../DATA_SOURCES.md), fetched once by their checksums; ``dpkg-deb`` unpacks them.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterable, Iterator
from pathlib import Path

from generate import guesses
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import load_model_from_path

from anonrecruit.reading import prepared

POOL = "https://deb.debian.org/debian/pool/main/"
PACKAGES = {
    "w/wordnet/wordnet-base_3.0-37_all.deb": "61060d960f9ada8fa120872312eccd3ecebfbab8c4579e4f5a74e1cf67620752",
    "f/fortune-mod/fortunes_1.99.1-7.3_all.deb": "41d0551dc0ff52f875a2ecef7c39da2f672ab468c37e170119f7e0245a9d63c5",
    "f/fortune-mod/fortunes-min_1.99.1-7.3_all.deb": "9eed5b45064e41133dae0967cf3a17588ad77c014fcc7bf1527fa3ea48e44d07",
}
FORTUNES = [
    "people",
    "politics",
    "literature",
    "law",
    "medicine",
    "sports",
    "science",
    "education",
    "work",
    "wisdom",
    "miscellaneous",
    "startrek",
    "linux",
]
PROPER = frozenset({"14", "15", "18", "28"})
"""WordNet's files of nouns for groups, places, persons and times: their definitions name many."""

GLOSSES_A_DOCUMENT = 12


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--base", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--words", type=int, default=150_000)
    arguments.add_argument("--folder", type=Path, help="where the packages lie, or are put")
    chosen = arguments.parse_args()
    base = load_model_from_path(chosen.base)
    with tempfile.TemporaryDirectory() as folder:
        texts = passages(unpacked(chosen.folder or Path(folder), Path(folder)))
        made = DocBin(attrs=["ENT_IOB", "ENT_TYPE", "SENT_START"], docs=labelled(base, texts, chosen.words))
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    made.to_disk(chosen.out)
    print(f"{len(made)} passages in {chosen.out}")


def unpacked(folder: Path, out: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for address, checksum in PACKAGES.items():
        package = folder / address.rpartition("/")[2]
        if not package.exists():
            urllib.request.urlretrieve(POOL + address, package)
        if hashlib.sha256(package.read_bytes()).hexdigest() != checksum:
            raise SystemExit(f"{package} is not the file that DATA_SOURCES.md names")
        subprocess.run(["dpkg-deb", "-x", package, out / "unpacked"], check=True)
    return out / "unpacked" / "usr" / "share"


def passages(share: Path) -> list[str]:
    """In an order that the seed gives, the sources mixed."""
    found = [*glosses(share / "wordnet"), *fortunes(share / "games" / "fortunes")]
    random.Random(20261124).shuffle(found)
    return found


def glosses(folder: Path) -> Iterator[str]:
    """Definitions and example sentences, a document of lines each; half of them of people, places, groups and times."""
    lines = (folder / "data.noun").read_text("utf-8").split("\n") + (folder / "data.verb").read_text("utf-8").split(
        "\n"
    )
    found: tuple[list[str], list[str]] = ([], [])
    for line in lines:
        if "|" in line and not line.startswith(" "):
            found[line.split()[1] in PROPER].append(line.partition("|")[2].strip())
    dice = random.Random(20261124)
    texts = [*dice.sample(found[False], k=len(found[True])), *found[True]]
    dice.shuffle(texts)
    for start in range(0, len(texts), GLOSSES_A_DOCUMENT):
        yield "\n".join(texts[start : start + GLOSSES_A_DOCUMENT])


def fortunes(folder: Path) -> Iterator[str]:
    for name in FORTUNES:
        for text in re.split(r"\n%\n", (folder / name).read_text("utf-8", errors="replace")):
            yield re.sub(r"[ \t]+", " ", text.replace("\b", "")).strip()


def labelled(base: Language, texts: Iterable[str], words: int) -> Iterator[Doc]:
    seen = 0
    for text in texts:
        entities = guesses(base, prepared(text))
        if entities:
            doc = entities[0].doc
            doc.set_ents(list(entities), default="outside")
            seen += len(doc)
            yield doc
        if seen > words:
            return


if __name__ == "__main__":
    main()
