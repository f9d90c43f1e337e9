"""Qualifications and schools of another era in today's words: "O-levels" → "GCSEs", "polytechnic" → "university"."""

from __future__ import annotations

from functools import cache

from anonrecruit import lexicons
from anonrecruit.rewriting.edit import cased_like

_LONGEST_ACRONYM = 5


def todays_name(value: str) -> str:
    """ "" for what is none of another era."""
    key = " ".join(value.lower().replace(".", "").split())
    name = _eras().get(key, "")
    if value.isupper() and len(value) <= _LONGEST_ACRONYM and name[:1].islower():
        return name.capitalize()
    return cased_like(value, name) if name and name[0].islower() else name


@cache
def _eras() -> dict[str, str]:
    return {str(key): str(name) for key, name in lexicons.table("en/qualifications.toml")["eras"].items()}
