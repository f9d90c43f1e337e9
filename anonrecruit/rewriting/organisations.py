"""Clubs, networks and congregations by kind: "[faith organisation]", "[diversity network]", "[professional body]"."""

from __future__ import annotations

import re
from functools import cache

from anonrecruit import lexicons
from anonrecruit.cues import Cue

_BY_CUE = {
    Cue.RELIGION_BELIEF: "[faith organisation]",
    Cue.NATIONALITY_ETHNICITY: "[diversity network]",
    Cue.SEXUAL_ORIENTATION: "[diversity network]",
    Cue.HEALTH_DISABILITY: "[diversity network]",
    Cue.POLITICS_UNION: "[membership organisation]",
}
_ACRONYM = re.compile(r"[A-Z]{3,7}")


def organisation(value: str, cue: Cue) -> str:
    """The placeholder; "" where ``value`` is no organisation, or of no known kind."""
    if cue is Cue.MEMBERSHIP:
        return _kind(value)
    return _BY_CUE.get(cue, "") if _is_organisation().search(value) else ""


def _kind(value: str) -> str:
    found = next((kind for kind, words in _kinds() if words.search(value)), "")
    return f"[{found or 'professional body'}]" if found or _ACRONYM.fullmatch(value) else ""


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, lexicons.any_of(words)) for kind, words in lexicons.table("en/organisations.toml")["kinds"].items()
    )


@cache
def _is_organisation() -> re.Pattern[str]:
    return lexicons.any_of(lexicons.table("en/organisations.toml")["words"]["organisation"])
