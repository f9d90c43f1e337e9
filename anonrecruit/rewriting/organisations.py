"""Clubs, networks and congregations by kind: "[faith organisation]", "[sports club]", "[community organisation]"."""

from __future__ import annotations

import re
from functools import cache

from anonrecruit import lexicons
from anonrecruit.cues import Cue
from anonrecruit.pastimes import is_pastime

COMMUNITY = "[community organisation]"
_BY_CUE = {
    Cue.RELIGION_BELIEF: "[faith organisation]",
    Cue.NATIONALITY_ETHNICITY: COMMUNITY,
    Cue.SEXUAL_ORIENTATION: COMMUNITY,
    Cue.HEALTH_DISABILITY: COMMUNITY,
    Cue.POLITICS_UNION: "[membership organisation]",
}
_ACRONYM = re.compile(r"[A-Z]{3,7}")


def organisation(value: str, cue: Cue) -> str:
    """The placeholder; "" where ``value`` is no organisation."""
    if cue is Cue.MEMBERSHIP:
        return _pursuit(value) or _kind(value)
    return _BY_CUE.get(cue, "") if _is_organisation().search(value) else ""


def _kind(value: str) -> str:
    found = next((kind for kind, words in _kinds() if words.search(value)), "")
    if not found and _ACRONYM.fullmatch(value):
        found = "professional body"
    return f"[{found}]" if found else COMMUNITY


def _pursuit(value: str) -> str:
    """ "[sport]" for cricket, "[pastime]" for chess; a club of either is told as a club."""
    known = " ".join(value.lower().split())
    sports = lexicons.table("en/organisations.toml")["pursuits"]["sport"]
    if known in lexicons.words("en/pursuits.txt"):
        return "[sport]" if known in sports else "[pastime]"
    kinds = (kind for kind, words in _kinds() if kind != "sports club" and words.search(value))
    if not is_pastime(value) or _is_organisation().search(value) or any(kinds):
        return ""
    return "[sport]" if lexicons.any_of(sports).search(value) else "[pastime]"


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((k, lexicons.any_of(words)) for k, words in lexicons.table("en/organisations.toml")["kinds"].items())


@cache
def _is_organisation() -> re.Pattern[str]:
    return lexicons.any_of(lexicons.table("en/organisations.toml")["words"]["organisation"])
