"""Whether text that came out of a file is language, or the rubble of a font without a character map."""

from __future__ import annotations

import re

_RUBBLE = re.compile("[\x00-\x08\x0e-\x1f\x80-\x9f\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_MOST_RUBBLE = 0.08  # icon fonts put a few private-use glyphs before contact data; broken maps leave little else
_LEAST_LETTERS = 0.35  # of what is not white space; a CV full of dates and bars is still over one half
_VOWELS = re.compile("[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüý]", re.I)
_ASCII_LETTERS = re.compile("[A-Za-z]")
_LEAST_VOWELS = 0.15  # English, Romance, Slavic and Bantu languages: 0.3 to 0.5; a shifted alphabet far less


def is_legible(text: str) -> bool:
    """False of nothing at all, too."""
    solid = len(text) - sum(map(str.isspace, text))
    if not solid:
        return False
    rubble = len(_RUBBLE.findall(text)) / solid
    letters = sum(map(str.isalpha, text)) / solid
    return rubble <= _MOST_RUBBLE and letters >= _LEAST_LETTERS and _has_vowels(text)


def _has_vowels(text: str) -> bool:
    """Latin script only; other scripts pass."""
    letters = len(_ASCII_LETTERS.findall(text))
    return letters < 100 or len(_VOWELS.findall(text)) >= _LEAST_VOWELS * letters
