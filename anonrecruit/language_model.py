"""The language model that ships with the package: named entities, vectors and a tokenizer for English.

Where it comes from and what it can do: ``models/cv_ner/MODEL_CARD.md``. Loading reads files only.
"""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from anonrecruit.errors import ModelError
from anonrecruit.tagging import with_numpy

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGED = "_model"
IN_A_CLONE = Path("models", "cv_ner", "pipeline")


def model_path() -> Path:
    """The folder of the pipeline: inside the installed package, or ``models/`` of the clone it runs from.

    Raises ModelError where there is neither.
    """
    package = Path(str(resources.files("anonrecruit")))
    for folder in (package / PACKAGED, package.parent / IN_A_CLONE):
        if (folder / "meta.json").is_file():
            return folder
    raise ModelError("its files are missing from this installation; install anonrecruit again")


def model_version() -> str:
    """Such as "en_cv_ner-0.1.0". Raises ModelError."""
    try:
        meta = json.loads((model_path() / "meta.json").read_text("utf-8"))
        return f"{meta['lang']}_{meta['name']}-{meta['version']}"
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"its meta.json can not be read ({type(error).__name__})") from None


def load_model() -> Language:
    """A fresh pipeline with ``ner`` alone, about a second's work; keep it, and run it by ``tagging.tag``.

    Raises ModelError.
    """
    # Imported late: it takes half a second, which `anonrecruit --help` and readers of records need not wait for.
    from spacy.util import load_model_from_path

    folder = model_path()
    try:
        return with_numpy(load_model_from_path(folder))
    except (OSError, ValueError, KeyError, TypeError, ImportError) as error:
        raise ModelError(f"it does not load ({type(error).__name__}); install anonrecruit again") from None
