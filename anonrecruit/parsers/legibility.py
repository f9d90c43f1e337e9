"""Whether text that came out of a file is language, or the rubble of a font without a character map."""

from __future__ import annotations

import re

_RUBBLE = re.compile("[\x00-\x08\x0e-\x1f\x80-\x9f\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_MOST_RUBBLE = 0.08  # icon fonts put a few private-use glyphs before contact data; broken maps leave little else
_LEAST_LETTERS = 0.35  # of what is not white space; a CV full of dates and bars is still over one half
_VOWELS = re.compile("[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüý]", re.I)
_ASCII_LETTERS = re.compile("[A-Za-z]")
_LEAST_VOWELS = 0.15  # English, Romance, Slavic and Bantu languages: 0.3 to 0.5; a shifted alphabet far less
_FREQUENT = re.compile("[etaoinsr]", re.I)
_LEAST_FREQUENT = 0.48  # in languages of Europe they make 0.55 or more, in a shifted alphabet 0.41 at most
_LEAST_TO_TELL, _LEAST_FOR_SHARES = 100, 300  # letters


def is_legible(text: str) -> bool:
    """False of nothing at all, too."""
    solid = len(text) - sum(map(str.isspace, text))
    return solid > 0 and sum(map(str.isalpha, text)) >= _LEAST_LETTERS * solid and not is_rubble(text)


def is_rubble(text: str) -> bool:
    """Whether it can not be language. False of text too short to tell, and of numbers alone: a page may be so."""
    solid = len(text) - sum(map(str.isspace, text))
    return len(_RUBBLE.findall(text)) > _MOST_RUBBLE * solid or not _has_usual_letters(text)


def _has_usual_letters(text: str) -> bool:
    """Latin script only; other scripts pass."""
    letters = len(_ASCII_LETTERS.findall(text))
    if letters < _LEAST_TO_TELL:
        return True
    vowels, frequent = len(_VOWELS.findall(text)), len(_FREQUENT.findall(text))
    return vowels >= _LEAST_VOWELS * letters and (letters < _LEAST_FOR_SHARES or frequent >= _LEAST_FREQUENT * letters)
