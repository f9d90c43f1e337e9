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
    r"(?:[^\W\d_]+[ \t]+){0,2}?(?P<number>\d{1,2}|[^\W\d_]+(?:-[a-z]+)?)[ \t]?\+?[ \t-]*"
    r"(?:years?|yrs?)\b(?P<rest>['’]?)",
    re.I,
)
_NUMBERS = {
    **{"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16},
    **{"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50},
}
_DECADES = {"two": 20, "three": 30, "four": 40, "five": 50, "quarter": 25, "half": 50}
_FREE = re.compile(r"\b(?:year|yr|decade|century)", re.I)
_BETWEEN = re.compile(r"\b(from|between)[ \t]+$", re.I)


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
        yield _lasted(text, span, duration(period, wording.today))
    elif period:
        yield gone(text, span)


def _lasted(text: str, span: Span, length: str) -> Edit:
    """ "Studied from 1979 to 1983": for 4 years."""
    lead = _BETWEEN.search(text[max(0, span.start - 12) : span.start])
    if lead and length[0].isdigit():
        return Edit(Span(span.start - len(lead[0]), span.end), cased_like(lead[1], f"for {length}"))
    return Edit(span, length)


def _experience(value: str, span: Span, cap: int) -> Edit:
    """ "Over 30 years'" as "10+ years'"; what is not above the cap stays."""
    match = _EXPERIENCE.fullmatch(value.strip())
    years = _years(match["number"].lower()) if match else _decades(value)
    if not cap or years <= cap:
        return Edit(span, value)
    unit = "year" if re.search(r"\d-year$", value) else "years"
    return Edit(span, f"{cap}+ {unit}{match['rest'] if match else ''}")


def _years(number: str) -> int:
    return int(number) if number.isdigit() else _NUMBERS.get(number.partition("-")[0], 0)


def _decades(value: str) -> int:
    """At least two, where they are not counted."""
    if not re.search(r"\b(?:decades|century)\b", value, re.I):
        return 0
    return next((_DECADES[word] for word in value.lower().split() if word in _DECADES), 20)
