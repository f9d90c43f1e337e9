"""One row of the planted set: a format, one of its surfaces, and how to make a file with a name in that surface alone.

All people are fictional: a given name and a surname drawn from the word lists.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from anonrecruit import names
from anonrecruit.lexicons import words

SENTENCE = "Led classes of thirty people for six years and wrote the rota for eight coaches."
"""Stands in every body, and must be in every record."""

HEADING = "Employment"


@dataclass(frozen=True)
class Without:
    """What to take away so that the surface is not read: a key of a table, or a function, as "module:attribute"."""

    target: str
    key: str = ""


@dataclass(frozen=True)
class Row:
    """``make`` gets the lines of the body and the name to plant, and gives the file.

    ``surface`` is the record's name for it. ``shown`` says that a reader of the file sees it, so that it is part of the
    text. ``name`` is the file's name, in which "{}" stands for the planted name.
    """

    format: str
    surface: str
    make: Callable[[list[str], str], bytes]
    without: Without
    name: str = "application"
    shown: bool = False
    variant: str = ""

    def __str__(self) -> str:
        return "-".join(filter(None, (self.format, self.surface, self.variant)))


def body(name: str) -> list[str]:
    """The lines of a CV that shows the surname where no recognizer looks for one: small, in a sentence."""
    return ["Profile", f"Kept the {name.split()[-1].lower()} rota of the pool.", HEADING, SENTENCE]


@cache
def _surnames() -> tuple[str, ...]:
    known = words("en/surnames.txt") - words("en/given_names.txt")
    return tuple(
        sorted(word for word in known if word.isascii() and word.isalpha() and 7 <= len(word) <= 9 and _tells(word))
    )


def _tells(word: str) -> bool:
    return not (names.is_ordinary(word) or names.is_place(word) or names.says_no_name(word))


def planted_name(number: int) -> str:
    """A different surname for every number below some hundreds."""
    surnames = _surnames()
    return f"Eleanor {surnames[(number * 37) % len(surnames)].title()}"
