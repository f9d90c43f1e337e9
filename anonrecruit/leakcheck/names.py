"""Names of people: the whole name in any order and with initials, and each part that is no ordinary word."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from anonrecruit.leakcheck.text_index import TextIndex, split_words, squash
from anonrecruit.lexicons import words

_SHORTEST = 3
_SHORTEST_GLUED = 6
"""A shorter name inside a longer word is more likely chance ("Ann Lee", "channleeds")."""


def shows_name(value: str, index: TextIndex) -> bool:
    parts = _parts(value)
    return _shows_part(value, parts, index) or any(_shows_whole(order, index) for order in _orders(parts))


def _parts(value: str) -> tuple[str, ...]:
    """The words of the name without titles and degrees at its edges."""
    parts = list(split_words(value))
    affixes = words("en/name_affixes.txt")
    while parts and parts[0] in affixes:
        parts.pop(0)
    while parts and parts[-1] in affixes:
        parts.pop()
    return tuple(parts)


@functools.cache
def _ordinary() -> frozenset[str]:
    return words("en/common_words.txt") | words("en/proper_words.txt") | words("en/name_affixes.txt")


def _telling(part: str) -> bool:
    """Whether the word alone, with a capital, gives a person away."""
    return len(part) >= _SHORTEST and part.isalpha() and part not in _ordinary()


def _shows_part(value: str, parts: tuple[str, ...], index: TextIndex) -> bool:
    # O'Brien is also written OBrien; "D.W.A." is nobody's name by itself.
    compounds = (squash(word) for word in value.split() if "." not in word)
    telling = {part for part in (*parts, *compounds) if _telling(part)}
    return not telling.isdisjoint(index.capitalised) or any(part in run for run in index.spelled for part in telling)


def _orders(parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """As given, surname first, without middle names, and with initials; a single word has no order."""
    if len(parts) < 2:
        return
    if len(parts[-1]) == 1 < len(parts[0]):
        parts = (*parts[1:], parts[0])  # "Obi, A.": initials of the initials alone would find any two letters
    first, last, initials = parts[0], parts[-1], tuple(part[0] for part in parts[:-1])
    yield from {parts, (last, *parts[:-1]), (first, last), (last, first)}
    yield from {(*initials, last), (initials[0], last), (last, *initials), (last, initials[0])}


def _shows_whole(order: tuple[str, ...], index: TextIndex) -> bool:
    """A name with a telling part is one in any case, inside a longer word too; others ("Will May") need capitals."""
    if all(len(part) == 1 for part in order):
        return False  # any two letters
    name = "".join(order)
    if not any(_telling(part) for part in order):
        return any(_capitalised_at(place, order, index) for place in index.places(name))
    if len(min(order, key=len)) == 1:
        return False  # The telling part has been searched by itself.
    glued = len(name) >= _SHORTEST_GLUED and any(word not in _ordinary() for word in index.words_around(name))
    return glued or index.holds(name)


def _capitalised_at(place: int, order: tuple[str, ...], index: TextIndex) -> bool:
    """Every part has its capital, and every initial its full stop unless it leads and is no English word ("A", "I")."""
    for number, part in enumerate(order):
        if not index.cased[place].isupper():
            return False
        if len(part) == 1 and place not in index.dotted and (number == len(order) - 1 or part in "ai"):
            return False
        place += len(part)
    return True
