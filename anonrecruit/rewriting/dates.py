"""Dates as lengths of time: a period is told by its length, "since 2015" as "for 11 years"; a single date goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonrecruit.document import Span
from anonrecruit.periods import Period, parse_period
from anonrecruit.rewriting.durations import duration
from anonrecruit.rewriting.edit import Edit, cased_like
from anonrecruit.rewriting.gone import gone
from anonrecruit.rewriting.wording import Wording

_SINCE = re.compile(r"\b(since)[ \t]+$", re.I)
_EXPERIENCE = re.compile(
    r"(?:[^\W\d_]+[ \t]+){0,2}?(?P<number>\d{1,2}|[^\W\d_-]+)[ \t]?\+?[ \t-]*(?:years?|yrs?)\b(?P<rest>['’]?)",
    re.I,
)
_NUMBERS = {"ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_FREE = re.compile(r"\b(?:year|yr)", re.I)


def worded_date(text: str, span: Span, wording: Wording) -> Iterator[Edit]:
    """Nothing for what can not be read as a date."""
    value = span.of(text)
    if _FREE.search(value):
        yield _experience(value, span, wording.experience_cap)
        return
    period = parse_period(value)
    since = _SINCE.search(text[max(0, span.start - 12) : span.start])
    if period and period.single and since and wording.today:
        length = duration(Period(period.start, None), wording.today).removesuffix(", current")
        yield Edit(Span(span.start - len(since[0]), span.end), cased_like(since[1], f"for {length}"))
    elif period and not period.single:
        yield Edit(span, duration(period, wording.today))
    elif period:
        yield gone(text, span)


def _experience(value: str, span: Span, cap: int) -> Edit:
    """ "Over 30 years'" as "10+ years'"; what is not above the cap stays."""
    match = _EXPERIENCE.fullmatch(value.strip())
    if not match or not cap:
        return Edit(span, value)
    number = match["number"].lower()
    years = int(number) if number.isdigit() else _NUMBERS.get(number, 0)
    return Edit(span, f"{cap}+ years{match['rest']}" if years > cap else value)
