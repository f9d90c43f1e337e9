"""Clubs, networks and congregations by kind: "[faith organisation]", "[sports club]", "[community organisation]"."""

from __future__ import annotations

import re
from functools import cache

from anonrecruit import lexicons
from anonrecruit.bodies import PROFESSIONAL, kind_of_body, part_taken
from anonrecruit.cues import Cue
from anonrecruit.pastimes import is_pastime

COMMUNITY = "[community organisation]"
_TOLD = ("faith organisation", "political organisation", "trade union")
_BY_CUE = {
    Cue.RELIGION_BELIEF: "[faith organisation]",
    Cue.NATIONALITY_ETHNICITY: COMMUNITY,
    Cue.SEXUAL_ORIENTATION: COMMUNITY,
    Cue.HEALTH_DISABILITY: COMMUNITY,
    Cue.POLITICS_UNION: "[membership organisation]",
}


def organisation(value: str, cue: Cue) -> str:
    """The placeholder; "" where ``value`` is no organisation. With what is done there, where that is said."""
    if cue is Cue.MEMBERSHIP:
        return (not part_taken(value) and _pursuit(value)) or _entry(value)
    return _BY_CUE.get(cue, "") if _is_organisation().search(value) else ""


def _entry(value: str) -> str:
    """ "Officer, [community organisation]" for a whole line: another office, or other words around it, would tell what
    body it is held in. What is held in a professional body stays."""
    kind, part = kind_of_body(value), part_taken(value)
    if not part or kind == PROFESSIONAL:
        return f"[{kind}]" if kind else COMMUNITY
    return f"{part}, " + (f"[{kind}]" if kind in _TOLD else COMMUNITY)


def _pursuit(value: str) -> str:
    """ "[sport]" for cricket, "[pastime]" for chess; a club of either is told as a club."""
    known = " ".join(value.lower().split())
    sports = lexicons.table("en/organisations.toml")["pursuits"]["sport"]
    if known in lexicons.words("en/pursuits.txt"):
        return "[sport]" if known in sports else "[pastime]"
    if not is_pastime(value) or _is_organisation().search(value) or kind_of_body(value) not in ("", "sports club"):
        return ""
    return "[sport]" if lexicons.any_of(sports).search(value) else "[pastime]"


@cache
def _is_organisation() -> re.Pattern[str]:
    return lexicons.any_of(lexicons.table("en/organisations.toml")["words"]["organisation"])
