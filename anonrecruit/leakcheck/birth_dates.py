"""Dates of birth: the same day, month and year in any usual order and form. A year alone is no birthday."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from anonrecruit.leakcheck.text_index import TextIndex, split_words

_Date = tuple[int, int, int]
"""Day, month, year."""

_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTHS = {short: number for number, name in enumerate(_NAMES, 1) for short in (name, name[:3])} | {"sept": 9}
_FILLERS = frozenset(("of", "the", "st", "nd", "rd", "th"))
_ATOM = re.compile(r"\d+|[a-z]+")


def shows_birth_date(value: str, index: TextIndex) -> bool:
    """False where ``value`` has not all of day, month and year."""
    wanted = _dates(" ".join(split_words(value)))
    return bool(wanted) and not wanted.isdisjoint(_dates(index.joined))


def _dates(words: str) -> set[_Date]:
    """All that may be read as a date in lower-case words: 4/5/1990 is two dates, and 4/5/90 four."""
    atoms = [atom for atom in _ATOM.findall(words) if atom not in _FILLERS]
    trios = [trio for trio in zip(atoms, atoms[1:], atoms[2:], strict=False) if all(map(_may_be_part, trio))]
    for atom in (atom for atom in atoms if len(atom) == 8 and atom.isdigit()):
        trios += [(atom[:2], atom[2:4], atom[4:]), (atom[:4], atom[4:6], atom[6:])]
    return {date for trio in trios for date in _readings(trio)}


def _may_be_part(atom: str) -> bool:
    return atom in _MONTHS or (len(atom) <= 4 and atom.isdigit())


def _readings(trio: Sequence[str]) -> Iterator[_Date]:
    first, second, third = trio
    for day, month, year in (
        (first, second, third),
        (second, first, third),
        (third, second, first),
        (second, third, first),
    ):
        days, months = _number(day, 31), _MONTHS.get(month) or _number(month, 12)
        if days and months:
            yield from ((days, months, full) for full in _years(year))


def _number(atom: str, most: int) -> int:
    """0 where ``atom`` is no number from 1 to ``most``."""
    return int(atom) if atom.isdigit() and len(atom) <= 2 and 1 <= int(atom) <= most else 0


def _years(atom: str) -> tuple[int, ...]:
    if not atom.isdigit() or len(atom) not in (2, 4):
        return ()
    return (int(atom),) if len(atom) == 4 else (1900 + int(atom), 2000 + int(atom))
