"""Lengths of time in the place of dates: "Mar 2015 – Jan 2019" → "3 years 10 months". Months count from month to month,
so that a job and the next add up; whole dates count days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from anonrecruit.periods import Moment, Period

_DAYS_IN_MONTH = 30.44
_SEASON = 3
_SHORTEST = 26
"""Days from which a period is told in months."""


def in_words(months: int) -> str:
    """ "3 years 10 months"; less than one month is "1 month"."""
    years, rest = divmod(max(months, 1), 12)
    parts = [f"{count} {unit}{'s' * (count > 1)}" for count, unit in ((years, "year"), (rest, "month")) if count]
    return " ".join(parts)


def duration(period: Period, today: date | None = None) -> str:
    """The period's length in words; ", current" behind one that goes on, alone where ``today`` is not known."""
    if period.end is None:
        length = _length(period.start, _moment(today)) if today else ""
        return f"{length}, current" if length else "current"
    return _length(period.start, period.end)


def months(period: Period, today: date) -> tuple[int, int]:
    """From which month to before which, counted from year 0; a year alone begins in January and takes all of it. From a
    year until today whole years count, as ``duration`` tells them."""
    end = period.end or (Moment(today.year) if period.start.precision == "year" else _moment(today))
    last = end.year * 12 + end.month - 1 + (12 if end.precision == "year" and period.single else 0)
    first = period.start.year * 12 + period.start.month - 1
    return first, max(last, first + 1)


def total(periods: Iterable[Period], today: date) -> int:
    """Months that any of the periods covers: what overlaps counts once."""
    covered, reached = 0, 0
    for first, last in sorted(months(period, today) for period in periods):
        covered += max(0, last - max(first, reached))
        reached = max(reached, last)
    return covered


def _moment(today: date) -> Moment:
    return Moment(today.year, today.month, 1, "month")


def _length(start: Moment, end: Moment) -> str:
    if start.precision == end.precision == "day":
        return _in_days((date(*_ymd(end)) - date(*_ymd(start))).days + 1)
    if "year" in (start.precision, end.precision):
        years = end.year - start.year
        return in_words(12 * years) if years else "up to 1 year"
    last = end.year * 12 + end.month + (_SEASON if end.precision == "season" else 0)
    return in_words(last - start.year * 12 - start.month)


def _ymd(moment: Moment) -> tuple[int, int, int]:
    longest = (31, 29 if moment.year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[moment.month - 1]
    return moment.year, moment.month, min(moment.day, longest)


def _in_days(days: int) -> str:
    if days >= _SHORTEST:
        return in_words(round(days / _DAYS_IN_MONTH))
    if days >= 7 and days % 7 in (0, 5, 6):
        weeks = round(days / 7)
        return f"{weeks} week{'s' * (weeks > 1)}"
    return f"{days} day{'s' * (days > 1)}"
