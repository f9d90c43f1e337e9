"""Employers by what they do and how large they are, as far as their name or the entry says it: "[Hospital]",
"[Logistics company, 250+ staff]". A size is told by its band, where the entry gives it as well."""

from __future__ import annotations

import re
from functools import cache

from anonrecruit import lexicons
from anonrecruit.document import Span
from anonrecruit.sizes import band, size_pattern

_REACH = 4
"""Lines from an employer's name on that may say what it is; then comes what the candidate did there."""

_DESCRIBED = re.compile(
    r"\b(?:an?|the|leading|largest)[ ](?:[\w&,+-]+[ ]){0,5}?"
    r"(?:company|firm|business|organi[sz]ation|agency|charity|retailer|manufacturer|consultancy|contractor|operator"
    r"|provider|bank|brewery|start-?up|group|trust|hospital|council)\b",
    re.I,
)


def employer(text: str, span: Span) -> str:
    """The placeholder, "" where nothing says what the employer does; of a number of staff its band."""
    value = span.of(text)
    if counted := band(value):
        return f"{counted} " if value.endswith("-") else counted
    about = _about(text, span)
    described = _sector(" ".join(_DESCRIBED.findall(about)))
    sector = described if described not in ("", "Company") else _sector(value) or described
    size = size_pattern().search(about)
    if size and sector:
        return f"[{sector}, {band(size[size.lastgroup or 0])} staff]"
    return f"[{sector}]" if sector else ""


def _about(text: str, span: Span) -> str:
    """The lines from the name's own on, up to a blank one."""
    start = text.rfind("\n", 0, span.start) + 1
    return "\n".join(text[start:].partition("\n\n")[0].split("\n")[:_REACH])


def _sector(words: str) -> str:
    return next((sector for sector, pattern in _sectors() if pattern.search(words)), "")


@cache
def _sectors() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((sector, lexicons.any_of(words)) for sector, words in lexicons.table("en/sectors.toml").items())
