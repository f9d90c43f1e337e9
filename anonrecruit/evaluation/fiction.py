"""Fictional CVs in many layouts, and the same CV of somebody else: nothing but one cue is swapped.

A CV is drawn from a number, always the same for the same one: jobs, layout and wording from ``work.toml``, the person
from ``people.toml`` of ``lexicons/counterfactual``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, TypeVar

from anonrecruit import lexicons
from anonrecruit.cues import Cue
from anonrecruit.evaluation.origins import newcomer, origins

T = TypeVar("T")
CUES: dict[str, Cue] = {
    "name": Cue.PERSON,
    "gender": Cue.GENDER,
    "age": Cue.DATE_OF_BIRTH,
    "nationality": Cue.NATIONALITY_ETHNICITY,
    "religion": Cue.RELIGION_BELIEF,
    "family": Cue.FAMILY,
    "disability": Cue.HEALTH_DISABILITY,
    "home": Cue.HOME_LOCATION,
    "school": Cue.EDUCATION_INSTITUTION,
    "dates": Cue.EDUCATION_DATE,
}
"""What is swapped, and the cue by which a policy says whether it must make no difference."""

_PEOPLE, _WORK = "counterfactual/people.toml", "counterfactual/work.toml"
_NEUTRAL_NAME = {"given": "Alex", "surname": "Thornbury"}


@dataclass(frozen=True, slots=True)
class Person:
    """One row of the table for each cue."""

    rows: Mapping[str, Mapping[str, Any]] = field(repr=False)

    def get(self, cue: str, key: str) -> str:
        return str(self.rows[cue][key])


@dataclass(frozen=True, slots=True)
class Dice:
    """Draws by name, so that a further draw changes no other."""

    seed: int

    def number(self, name: str) -> int:
        return int.from_bytes(sha256(f"{self.seed}:{name}".encode()).digest()[:4], "big")

    def choice(self, name: str, options: Sequence[T]) -> T:
        return options[self.number(name) % len(options)]


def person(seed: int) -> Person:
    """The one whose CV number ``seed`` is: the first row of each table."""
    table = lexicons.table(_PEOPLE)
    return Person({"name": _NEUTRAL_NAME, **{cue: table[cue][0] for cue in CUES if cue != "name"}})


def others(seed: int, cue: str) -> list[Person]:
    """The same person but for one cue, once for every further row; of names, three of different origins."""
    own = person(seed)
    rows: Sequence[Mapping[str, Any]] = _names(seed) if cue == "name" else lexicons.table(_PEOPLE)[cue][1:]
    return [replace(own, rows={**own.rows, cue: row}) for row in rows]


def _names(seed: int) -> list[dict[str, str]]:
    dice = Dice(seed)
    drawn = [newcomer(dice.choice(f"origin{n}", origins()), ("female", "male")[n % 2], f"{seed}") for n in range(3)]
    return [{"given": one.given, "surname": one.surname} for one in drawn]


def work() -> dict[str, Any]:
    return lexicons.table(_WORK)
