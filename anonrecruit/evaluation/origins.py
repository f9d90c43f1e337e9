"""People to put into other people's documents: names of many origins, women and men, with accents and without."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from hashlib import sha256

from anonrecruit import lexicons, names
from anonrecruit.searchable import fold

GENDERS = ("female", "male")
LIST = "parity/origins.toml"
"""Read by nothing but this module: a list that a recognizer consults would measure nothing."""

_UNDECOMPOSED = str.maketrans("øłđıðŁØĐæœƏəơư", "olditLODaoEeou")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """``given`` and ``surname`` may be of several words ("Ka Yan", "van der Berg"). ``middle`` is one more given name,
    for documents whose owner has one, and empty where ``given`` is of several words already."""

    origin: str
    gender: str
    given: str = field(repr=False)
    middle: str = field(repr=False)
    surname: str = field(repr=False)

    @property
    def listed(self) -> bool:
        """Whether the lists that recognizers consult have both names; without, only structure and the tagger help."""
        return all(names.is_listed(fold(part.split()[-1])) for part in (self.given, self.surname))

    def plain(self) -> Newcomer:
        """As keyboards and databases without accents write it."""
        return Newcomer(self.origin, self.gender, *map(plain_letters, (self.given, self.middle, self.surname)))


def plain_letters(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.replace("ß", "ss"))
    return "".join(char for char in letters if not unicodedata.combining(char)).translate(_UNDECOMPOSED)


def origins() -> tuple[str, ...]:
    return tuple(lexicons.table(LIST))


def newcomer(origin: str, gender: str, seed: str) -> Newcomer:
    """Somebody of that origin; the same seed gives the same person."""
    row = lexicons.table(LIST)[origin]
    first, second, third, *_ = sha256(f"{seed}:{origin}:{gender}".encode()).digest()
    given = row[gender]
    other = (first + 1 + second % (len(given) - 1)) % len(given)
    surname = row["surnames"][third % len(row["surnames"])]
    name = given[first % len(given)]
    middle = "" if " " in name else given[other].split()[0]
    return Newcomer(origin, gender, name, middle, surname)
