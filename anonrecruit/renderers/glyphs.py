"""Which characters the PDF's fonts can show: Latin, Greek, Cyrillic, Devanagari, and more; what becomes of others."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources

MISSING = "\u25a1"
"""A white square, as type setters print for a letter that their fonts lack."""


def printable(text: str) -> str:
    """The text with every character that no font has as its plain form, where it has one, or as a white square."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(character if character in _covered() else _plain(character) for character in text)


def _plain(character: str) -> str:
    if character.isspace():
        return " "
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if c in _covered())
    if plain or unicodedata.category(character) in ("Cc", "Cf", "Mn", "Me"):
        return plain
    return MISSING


@cache
def _covered() -> frozenset[str]:
    """Ranges of code points, in hexadecimal, that fonts/coverage.txt lists; tests compare it with the fonts."""
    found: set[str] = set()
    for line in resources.files(__package__).joinpath("fonts", "coverage.txt").read_text("ascii").split():
        first, _, last = line.partition("-")
        found.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(found)
