"""Bodies that somebody belongs to: of what kind they are, and what is done for them."""

from __future__ import annotations

import re
from functools import cache

from anonrecruit import lexicons

_ACRONYM = re.compile(r"[A-Z]{3,7}")
PROFESSIONAL = "professional body"


def kind_of_body(name: str) -> str:
    """By the words of its name ("sports club", PROFESSIONAL); "" where none says."""
    found = next((kind for kind, words in _kinds() if words.search(name)), "")
    return found or (PROFESSIONAL if _ACRONYM.fullmatch(name) else "")


def part_taken(line: str) -> str:
    """What a line of memberships says that its writer is or does there, by kind ("Officer", "Volunteer", "Award"); ""
    if nothing. A word of the body's own name is none ("Guild of Guides")."""
    return next((part for part, words in _parts() if words.search(line)), "")


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = lexicons.table("en/organisations.toml")["kinds"]
    return tuple((kind, lexicons.any_of(words)) for kind, words in rows.items())


@cache
def _parts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = lexicons.table("en/organisations.toml")["parts"]
    return tuple((part, re.compile(rf"(?<!\b[Oo]f )\b(?i:{'|'.join(words)})\b")) for part, words in rows.items())
