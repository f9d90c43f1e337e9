"""Make the grammar pipeline out of en_core_web_md 3.8.0: its tagger and parser, and the tok2vec both listen to.

    python models/grammar/make.py [--wheel FILE]

Vectors and tokenizer are those of cv_ner, byte for byte the same, and lie there alone; ``cv_ner/scripts/reduce.py``
fetches the wheel and checks its sum. Weight files are copied byte for byte. Labels and configuration come with them.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from spacy.util import load_config

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cv_ner" / "scripts"))

COMPONENTS = ("tok2vec", "tagger", "parser")
COPIED = ("tok2vec/cfg", "tok2vec/model", "tagger/cfg", "tagger/model", "parser/cfg", "parser/model", "parser/moves")


def main() -> None:
    from reduce import checksums, fetch, unpack, write_json

    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--wheel", type=Path)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = unpack(chosen.wheel or fetch(Path(folder)), Path(folder))
        copy(source, HERE / "pipeline")
        write_json(HERE / "pipeline" / "meta.json", reduced_meta(json.loads((source / "meta.json").read_text("utf-8"))))
    print(checksums(HERE / "pipeline"), end="")


def copy(source: Path, out: Path) -> None:
    shutil.rmtree(out, ignore_errors=True)
    for name in COPIED:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, out / name)
    reduced_config(source).to_disk(out / "config.cfg")


def reduced_config(source: Path) -> Any:
    config = load_config(source / "config.cfg")
    config["nlp"].update(pipeline=list(COMPONENTS), disabled=[])
    config["components"] = {name: config["components"][name] for name in COMPONENTS}
    for section in ("paths", "corpora", "training", "pretraining", "initialize"):
        config.pop(section, None)
    return config


def reduced_meta(meta: dict[str, Any]) -> dict[str, Any]:
    kept = ("lang", "author", "email", "url", "license", "spacy_version", "spacy_git_version", "sources")
    return {
        **{name: meta[name] for name in kept},
        "name": "grammar",
        "version": "0.1.0",
        "description": "en_core_web_md 3.8.0 by Explosion, reduced to tok2vec, tagger and parser.",
        "pipeline": list(COMPONENTS),
        "components": list(COMPONENTS),
        "labels": {name: meta["labels"][name] for name in ("tagger", "parser")},
        "performance": {name: meta["performance"][name] for name in ("tag_acc", "dep_uas", "dep_las")},
    }


if __name__ == "__main__":
    main()
