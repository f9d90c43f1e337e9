"""Whether text that came out of a file is language, or the rubble of a font without a character map."""

from __future__ import annotations

import re
from typing import NamedTuple

_RUBBLE = re.compile("[\x80-\x9f\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_ASCII_RUBBLE = bytes((*range(0x09), *range(0x0E, 0x20)))
_ASCII_BLANKS = bytes((*range(0x09, 0x0E), *range(0x1C, 0x21)))  # as str.split has them
_MOST_RUBBLE = 0.08  # icon fonts put a few private-use glyphs before contact data; broken maps leave little else
_LEAST_LETTERS = 0.35  # of what is not white space; a CV full of dates and bars is still over one half
_LETTERS, _VOWELS, _FREQUENT = (
    (letters + letters.upper()).encode() for letters in ("abcdefghijklmnopqrstuvwxyz", "aeiouy", "etaoinsr")
)
_ACCENTED_VOWELS = re.compile("[àáâãäåæèéêëìíîïòóôõöøùúûüý]", re.I)
_LEAST_VOWELS = 0.15  # English, Romance, Slavic and Bantu languages: 0.3 to 0.5; a shifted alphabet far less
_LEAST_FREQUENT = 0.48  # in languages of Europe they make 0.55 or more, in a shifted alphabet 0.41 at most
_ASCII = re.compile("[\x00-\x7f]+")
_LEAST_TO_TELL, _LEAST_FOR_SHARES = 100, 300  # letters


class _Characters(NamedTuple):
    """A text parted, so that C can count what is ASCII, which is nearly all, many times faster than a pattern can."""

    ascii: bytes
    beyond: str

    @property
    def solid(self) -> int:
        """All but white space."""
        return len(self.ascii.translate(None, _ASCII_BLANKS)) + len("".join(self.beyond.split()))

    @property
    def letters(self) -> int:
        return _count(self.ascii, _LETTERS) + sum(map(str.isalpha, self.beyond))

    @property
    def rubble(self) -> int:
        return _count(self.ascii, _ASCII_RUBBLE) + len(_RUBBLE.findall(self.beyond))


def is_legible(text: str) -> bool:
    """False of nothing at all, too."""
    characters = _characters(text)
    solid = characters.solid
    return solid > 0 and characters.letters >= _LEAST_LETTERS * solid and not _is_rubble(characters)


def is_rubble(text: str) -> bool:
    """Whether it can not be language. False of text too short to tell, and of numbers alone: a page may be so."""
    return _is_rubble(_characters(text))


def _is_rubble(characters: _Characters) -> bool:
    return characters.rubble > _MOST_RUBBLE * characters.solid or not _has_usual_letters(characters)


def _has_usual_letters(characters: _Characters) -> bool:
    """Latin script only; other scripts pass."""
    letters = _count(characters.ascii, _LETTERS)
    if letters < _LEAST_TO_TELL:
        return True
    vowels = _count(characters.ascii, _VOWELS) + len(_ACCENTED_VOWELS.findall(characters.beyond))
    frequent = _count(characters.ascii, _FREQUENT)
    return vowels >= _LEAST_VOWELS * letters and (letters < _LEAST_FOR_SHARES or frequent >= _LEAST_FREQUENT * letters)


def _characters(text: str) -> _Characters:
    beyond = "" if text.isascii() else _ASCII.sub("", text)
    return _Characters(text.encode("ascii", "ignore"), beyond)


def _count(text: bytes, letters: bytes) -> int:
    """By leaving them out, which C does for all at once."""
    return len(text) - len(text.translate(None, letters))
