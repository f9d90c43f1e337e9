"""What an OCR engine gives: words with their places on the picture and how sure it is of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from anonrecruit.parsers.words import Box

_SURE = 0.5
_SHORT = 2  # letters: so few may stand higher than wide


@dataclass(frozen=True, slots=True)
class Seen:
    """``box`` in pixels from the picture's top left; its height is that of the line, not of the word's own ink, so
    that it stands level with its neighbours. ``confidence`` from 0 to 1, as the engine tells it. Words of one ``line``
    have its number, and come from left to right."""

    text: str = field(repr=False)
    box: Box
    confidence: float
    line: int


def certainty(seen: Iterable[Seen]) -> float:
    """Mean confidence from 0 to 1, letter by letter; 0 of nothing."""
    weighed = [(word.confidence, _letters(word)) for word in seen]
    letters = sum(count for _, count in weighed)
    return sum(confidence * count for confidence, count in weighed) / letters if letters else 0.0


def yield_of(seen: Iterable[Seen]) -> float:
    """How much was read: letters and digits in level words that the engine is sure of. Tells the way up that gives
    most: engines read words on their side, too."""
    return sum(word.confidence * _letters(word) for word in seen if word.confidence >= _SURE and not is_tall(word))


def is_tall(word: Seen) -> bool:
    """Whether it runs up or down the picture."""
    left, top, right, bottom = word.box
    return len(word.text) > _SHORT and bottom - top > right - left


def _letters(word: Seen) -> int:
    return sum(map(str.isalnum, word.text))
