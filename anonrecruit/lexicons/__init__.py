"""Word lists and tables as package data. ``SOURCES.toml`` has origin, licence, date and sha256 of each list.

Names are paths below this folder, with slashes: ``words("en/common_words.txt")``.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from importlib import resources
from typing import Any


@functools.cache
def words(name: str) -> frozenset[str]:
    """The lines of a list, lower-cased and stripped, without blank lines and ``#`` comments."""
    lines = (line.strip().lower() for line in _read(name).splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


@functools.cache
def table(name: str) -> dict[str, Any]:
    """A TOML table. The one value is shared by all callers: read it, never change it."""
    return tomllib.loads(_read(name))


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of some phrases as whole words, whatever their case; dots in them may be followed by a blank."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    body = "|".join(re.escape(phrase).replace(r"\ ", r"\s+").replace(r"\.", r"\.\s?") for phrase in longest_first)
    return re.compile(rf"(?<![\w.])(?:{body})(?!\w)", re.I)


def _read(name: str) -> str:
    return resources.files(__name__).joinpath(*name.split("/")).read_text("utf-8")
