"""What a PDF engine yields: words with their places, the same from every engine."""

from __future__ import annotations

from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
"""(left, top, right, bottom) in points from the top left corner of the page as it is shown, y growing downwards."""


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without white space between them. ``size`` is the height of the line box, in points."""

    text: str = field(repr=False)
    page: int
    box: Box
    size: float
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Scanned:
    """A PDF as an engine saw it. ``sizes``: (width, height) of each page; ``words`` come in the order of the file.
    ``unread`` are the pages, from 1, that show text which is not among the words: scans, broken fonts."""

    sizes: tuple[tuple[float, float], ...]
    words: tuple[Word, ...] = field(repr=False)
    images: int = 0
    unread: tuple[int, ...] = ()


def place(word: Word) -> tuple[int, str, int, int]:
    """By which the words of two readings of one page are told to be the same."""
    return word.page, word.text, round(word.box[0]), round(word.box[1])
