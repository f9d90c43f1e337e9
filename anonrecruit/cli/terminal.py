"""Words for a person: always on stderr, and never what a library has to say about an applicant's text."""

from __future__ import annotations

import logging
import sys
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click


def say(words: str) -> None:
    click.echo(words, err=True)


def printable(text: str) -> str:
    """A candidate's text without what would steer the terminal: control signs, and signs that turn the direction."""
    return "".join("\N{REPLACEMENT CHARACTER}" if _steers(char) else char for char in text.replace("\t", " "))


def _steers(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs"} and char not in "\n\u00ad\u200c\u200d"


@contextmanager
def quiet() -> Iterator[None]:
    """Parsers and Presidio log and warn with pieces of what they read; not on our watch."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def progress(total: int | None, unit: str) -> Any:
    """A tqdm bar; nothing where stderr is no terminal."""
    from tqdm import tqdm

    return tqdm(total=total, unit=unit, file=sys.stderr, disable=None, dynamic_ncols=True, smoothing=0.05)
