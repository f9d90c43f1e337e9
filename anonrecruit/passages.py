"""Lines of a text as a reader takes them: paragraphs and lists, with the breaks of a narrow column undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

BULLET = re.compile(r"^\s*[•●▪◦‣■□➢➤✓*·–—-]\s+(?=\S)")

_AFTER_LABEL = re.compile(r"(?<=:)(?: {2,}|\t+)(?=\S)")
"""Columns that were even in another type."""

_FULL_LINE = 50
"""Letters in a line that may have been broken by the end of a column; shorter ones were ended by the candidate."""

_WIDEST_LINE = 110

_UNFINISHED = re.compile(r"(?:[,&(/]|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with))$")
"""How no line ends that was meant to end there."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that belong together; ``bulleted`` lines have lost their bullet sign. Never empty."""

    lines: tuple[str, ...] = field(repr=False)
    bulleted: bool


def passages(text: str) -> Iterator[Passage]:
    """Paragraphs and lists of a text, parted by blank lines, by the change from one to the other, or by length: a line
    that is longer than any column is a paragraph of its own."""
    for (kind, _), group in groupby(enumerate(whole_lines(text)), key=_kind):
        lines = tuple(_AFTER_LABEL.sub(" ", BULLET.sub("", line)) for _, line in group)
        if kind != "blank":
            yield Passage(lines, bulleted=kind == "bulleted")


def _kind(numbered: tuple[int, str]) -> tuple[str, int]:
    number, line = numbered
    if is_bulleted(line):
        return "bulleted", 0
    if not line:
        return "blank", 0
    return ("paragraph", number) if len(line) > _WIDEST_LINE else ("lines", 0)


def is_bulleted(line: str) -> bool:
    return BULLET.match(line) is not None


def whole_lines(text: str) -> list[str]:
    """Stripped lines, blank ones as "", broken ones whole: a line of a PDF ends where its column ended, and one that
    goes on in small letters, or that the line before can not do without, belongs to the line before."""
    return [line for _, line in placed_lines(text)]


def placed_lines(text: str) -> list[tuple[int, str]]:
    """``whole_lines``, each with the offset of its first character."""
    whole: list[tuple[int, str]] = []
    start = 0
    for raw in text.splitlines(keepends=True):
        line = raw.strip()
        if whole and line and _goes_on(whole[-1][1], line):
            whole[-1] = whole[-1][0], f"{whole[-1][1]} {line}"
        else:
            whole.append((start + len(raw) - len(raw.lstrip()), line))
        start += len(raw)
    return whole


def _goes_on(before: str, line: str) -> bool:
    long = len(before) >= _FULL_LINE
    if line[0].islower():
        return long or is_bulleted(before)
    return long and not is_bulleted(line) and _UNFINISHED.search(before) is not None
