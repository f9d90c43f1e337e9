"""Whether text that came out of a file is language, or the rubble of a font without a character map."""

from __future__ import annotations

import re

_RUBBLE = re.compile("[\x00-\x08\x0e-\x1f\x80-\x9f\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_MOST_RUBBLE = 0.08  # icon fonts put a few private-use glyphs before contact data; broken maps leave little else
_LEAST_LETTERS = 0.35  # of what is not white space; a CV full of dates and bars is still over one half
_LETTERS, _VOWELS, _FREQUENT = (
    (letters + letters.upper()).encode() for letters in ("abcdefghijklmnopqrstuvwxyz", "aeiouy", "etaoinsr")
)
_ACCENTED_VOWELS = re.compile("[àáâãäåæèéêëìíîïòóôõöøùúûüý]", re.I)
_LEAST_VOWELS = 0.15  # English, Romance, Slavic and Bantu languages: 0.3 to 0.5; a shifted alphabet far less
_LEAST_FREQUENT = 0.48  # in languages of Europe they make 0.55 or more, in a shifted alphabet 0.41 at most
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_LEAST_TO_TELL, _LEAST_FOR_SHARES = 100, 300  # letters


def is_legible(text: str) -> bool:
    """False of nothing at all, too."""
    solid = len("".join(text.split()))
    return solid > 0 and _letters(text) >= _LEAST_LETTERS * solid and not is_rubble(text)


def is_rubble(text: str) -> bool:
    """Whether it can not be language. False of text too short to tell, and of numbers alone: a page may be so."""
    solid = len("".join(text.split()))
    return len(_RUBBLE.findall(text)) > _MOST_RUBBLE * solid or not _has_usual_letters(text)


def _has_usual_letters(text: str) -> bool:
    """Latin script only; other scripts pass."""
    ascii_text = _ascii(text)
    letters = _count(ascii_text, _LETTERS)
    if letters < _LEAST_TO_TELL:
        return True
    vowels = _count(ascii_text, _VOWELS) + len(_ACCENTED_VOWELS.findall(text))
    frequent = _count(ascii_text, _FREQUENT)
    return vowels >= _LEAST_VOWELS * letters and (letters < _LEAST_FOR_SHARES or frequent >= _LEAST_FREQUENT * letters)


def _letters(text: str) -> int:
    return _count(_ascii(text), _LETTERS) + sum(map(str.isalpha, _BEYOND_ASCII.findall(text)))


def _ascii(text: str) -> bytes:
    return text.encode("ascii", "ignore")


def _count(text: bytes, letters: bytes) -> int:
    """By leaving them out, which C does for all at once."""
    return len(text) - len(text.translate(None, letters))
