"""Clubs, networks and congregations by kind: "[faith organisation]", "[network]", "[professional body]"."""

from __future__ import annotations

import re
from functools import cache

from anonrecruit import lexicons
from anonrecruit.cues import Cue

_BY_CUE = {
    Cue.RELIGION_BELIEF: "[faith organisation]",
    Cue.NATIONALITY_ETHNICITY: "[network]",
    Cue.SEXUAL_ORIENTATION: "[network]",
    Cue.HEALTH_DISABILITY: "[network]",
    Cue.POLITICS_UNION: "[membership organisation]",
}
_ACRONYM = re.compile(r"[A-Z]{3,7}")


def organisation(value: str, cue: Cue) -> str:
    """The placeholder; "" where ``value`` is no organisation, or of no known kind."""
    if cue is Cue.MEMBERSHIP:
        return _kind(value)
    return _BY_CUE.get(cue, "") if _is_organisation().search(value) else ""


def _kind(value: str) -> str:
    if pursuit := _pursuit(" ".join(value.lower().split())):
        return pursuit
    found = next((kind for kind, words in _kinds() if words.search(value)), "")
    return f"[{found or 'professional body'}]" if found or _ACRONYM.fullmatch(value) else ""


def _pursuit(value: str) -> str:
    """ "[sport]" for cricket, "[pastime]" for chess; a club of either is told as a club."""
    if value not in lexicons.words("en/pursuits.txt"):
        return ""
    return "[sport]" if value in lexicons.table("en/organisations.toml")["pursuits"]["sport"] else "[pastime]"


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = lexicons.table("en/organisations.toml")
    kinds = {**table["kinds"], "network ": table["for_one_sex"]["words"]}
    return tuple((kind.strip(), lexicons.any_of(words)) for kind, words in kinds.items())


@cache
def _is_organisation() -> re.Pattern[str]:
    return lexicons.any_of(lexicons.table("en/organisations.toml")["words"]["organisation"])
