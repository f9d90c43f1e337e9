"""Employers by what they do, as far as the name says it: "[Hospital]", "[Local authority]". Sizes stay where told."""

from __future__ import annotations

import re
from functools import cache

from anonrecruit import lexicons


def employer(value: str) -> str:
    """The placeholder; "" where the name does not say what the employer does."""
    return next((f"[{sector}]" for sector, words in _sectors() if words.search(value)), "")


@cache
def _sectors() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((sector, lexicons.any_of(words)) for sector, words in lexicons.table("en/sectors.toml").items())
