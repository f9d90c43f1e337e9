"""Sections of marked lines as the text that parsers of PDF and Word really emit: side bars read across or in between,
lines broken at a width or not at all, headings in capitals, bullets, tabs."""

from __future__ import annotations

import random
import re

from applications import Section
from words import CLOSE, LABELS, OPEN

_MARK = re.compile(f"{OPEN}([A-Z])|{CLOSE}")
Entity = tuple[int, int, str]


def as_text(dice: random.Random, sections: list[Section]) -> str:
    """One marked text."""
    make = dice.choices((_in_turn, _beside, _between), weights=(7, 2, 1))[0]
    lines = make(dice, sections)
    width = dice.choice((0, 0, 0, 60, 75, 90))
    broken = [part for line in lines for part in (_wrapped(line, width) if width else [line])]
    return "\n".join(broken)


def _in_turn(dice: random.Random, sections: list[Section]) -> list[str]:
    style, gap, loud = dice.choice((str, str.upper, str.upper, _underlined)), dice.random() < 0.6, dice.random()
    lines: list[str] = []
    for number, (heading, body) in enumerate(sections):
        head = [style(heading) + dice.choice(("", "", ":"))] if heading else []
        raised = [_upper(line) if _is_raised(loud, number, place) else line for place, line in enumerate(body)]
        lines += [*([""] if gap and number else []), *head, *raised]
    return lines


def _is_raised(loud: float, section: int, place: int) -> bool:
    """A third of all CVs set their owner's name in capitals, one in twenty everything."""
    return loud < 0.05 or (loud < 0.38 and section == 0 and place < 2)


def _underlined(heading: str) -> str:
    return f"{heading} ______"


def _beside(dice: random.Random, sections: list[Section]) -> list[str]:
    """A side bar read across: each line of it stands before a line of the main column."""
    bar, main = _parted(dice, sections)
    between = dice.choice(("\t", "    ", "          "))
    short = min(len(bar), len(main))
    joined = [f"{left}{between}{right}" if left else right for left, right in zip(bar, main, strict=False)]
    return joined + bar[short:] + main[short:]


def _between(dice: random.Random, sections: list[Section]) -> list[str]:
    """A side bar that breaks into the main column, a few lines at a time."""
    bar, main = _parted(dice, sections)
    lines: list[str] = []
    while bar or main:
        for column in (bar, main):
            count = dice.randint(1, 4)
            lines += column[:count]
            del column[:count]
    return lines


def _parted(dice: random.Random, sections: list[Section]) -> tuple[list[str], list[str]]:
    narrow = [section for section in sections if all(len(line) < 45 for line in section[1])]
    wide = [section for section in sections if section not in narrow]
    return _in_turn(dice, narrow), _in_turn(dice, wide)


def _upper(line: str) -> str:
    return line if "ß" in line else line.upper()


def _wrapped(line: str, width: int) -> list[str]:
    parts, rest = [], line
    while len(rest) > width and " " in rest[width:]:
        cut = rest.index(" ", width)
        parts.append(rest[:cut])
        rest = rest[cut + 1 :]
    return [*parts, rest]


def unmarked(marked: str) -> tuple[str, list[Entity]]:
    """The text without marks, and what was marked; label "" means: certainly no entity. What runs over a line's end or
    a tab is one entity on each side."""
    parts: list[str] = []
    entities: list[Entity] = []
    at, length, opened = 0, 0, (0, "")
    for mark in _MARK.finditer(marked):
        parts.append(marked[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark[1]:
            opened = (length, LABELS[mark[1]])
        else:
            entities.append((opened[0], length, opened[1]))
    text = "".join([*parts, marked[at:]])
    return text, [piece for entity in entities for piece in _pieces(text, entity)]


def _pieces(text: str, entity: Entity) -> list[Entity]:
    start, end, label = entity
    found = re.finditer(r"[^\s](?:[^\n\t]*[^\s])?", text[start:end])
    return [(start + piece.start(), start + piece.end(), label) for piece in found]
