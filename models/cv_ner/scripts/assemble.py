"""Put trained weights into the shipped pipeline: ``ner/model`` and ``meta.json`` change, all else is the base's.

    python scripts/assemble.py --base build/base --trained build/train/model-last --out pipeline
        [--version 0.2.0] [--mix 1.0]

``--mix`` below 1 takes so much of the trained weights and the rest of the base's: a mean of the two keeps more of what
the base knew (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models").
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from reduce import checksums, write_json
from spacy.language import Language
from spacy.util import load_model_from_path


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("base", "trained", "out"):
        arguments.add_argument(f"--{name}", type=Path, required=True)
    arguments.add_argument("--version", default="0.2.0")
    arguments.add_argument("--mix", type=float, default=1.0)
    chosen = arguments.parse_args()
    base, trained = load_model_from_path(chosen.base), load_model_from_path(chosen.trained)
    mix(base, trained, chosen.mix)
    copied(chosen.base, chosen.out)
    base.get_pipe("ner").model.to_disk(chosen.out / "ner" / "model")
    name_it(chosen.out / "meta.json", chosen.version)
    checksums(chosen.out)


def mix(base: Language, trained: Language, share: float) -> None:
    """Writes the mean, weighted by ``share``, into the weights of ``base``."""
    old, new = base.get_pipe("ner"), trained.get_pipe("ner")
    if old.move_names != new.move_names:
        raise SystemExit("training changed the labels, so the weights do not fit the base's moves")
    for mine, theirs in zip(old.model.walk(), new.model.walk(), strict=True):
        for name in mine.param_names:
            if mine.has_param(name):
                mine.set_param(name, (1 - share) * mine.get_param(name) + share * theirs.get_param(name))


def copied(base: Path, out: Path) -> None:
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(base, out)


def name_it(path: Path, version: str) -> None:
    meta = json.loads(path.read_text("utf-8"))
    meta["version"] = version
    meta["description"] = (
        "ner, vectors and tokenizer of en_core_web_md 3.8.0 by Explosion; ner fine-tuned on made-up CVs."
    )
    # The base's figures on news text are no longer this model's; its own stand in metrics.json.
    meta["performance"] = {}
    write_json(path, meta)


if __name__ == "__main__":
    main()
