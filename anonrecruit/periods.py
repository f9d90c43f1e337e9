"""Periods as CVs write them: "Mar 2015 – Jan 2019", "03/2015-present", "2015/16", "Summer 2018", "janvier à mars 2019".

``PERIOD`` finds them, ``parse_period`` says from when to when. Knows nothing of what a period is of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from anonrecruit import lexicons

Precision = Literal["day", "month", "season", "year"]
_CENTURY_TURN = 50
"""Years in two digits below it are of this century."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """``month`` is 1 and ``day`` is 1 where the precision leaves them open; of a season ``month`` is its first."""

    year: int
    month: int = 1
    day: int = 1
    precision: Precision = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """``end`` is None for one that goes on. ``single``: but one moment is named, and is start and end."""

    start: Moment
    end: Moment | None
    single: bool = False


_YEAR = r"(?:19|20)\d\d"
_SHORT = r"['’‘]\d\d(?!\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"


def _alternation(table: str, *keys: str) -> str:
    rows = lexicons.table("en/months.toml")[table]
    entries = [entry for key in keys or rows for entry in rows[key]]
    longest = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(re.escape(entry).replace(r"\ ", r"\s+").replace("'", "['’]") for entry in longest) + ")"


@cache
def atom() -> str:
    """A moment with its year, as a pattern that ignores case."""
    month, season = _alternation("months"), _alternation("seasons")
    gap = r"[\s,./'’‘–-]{0,3}"
    return (
        rf"(?:(?:{_DAY}(?:\s?(?:st|nd|rd|th)|\.)?\s+(?:of\s+|de\s+)?)?{month}\b\.?,?\s{{0,2}}(?:de\s+)?{_YEAR}"
        rf"|{_DAY}[-/ ]{month}[-/ ](?:{_YEAR}|\d\d(?!\d))"
        rf"|{month}\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}|{month}\b\.?{gap}(?:{_YEAR}|(?<=['’‘/-])\d\d(?!\d))"
        rf"|{_YEAR}\s+{month}\b|{season}(?:\s+of)?\s+(?:{_YEAR}|{_SHORT})|Q[1-4][\s/-]?{_YEAR}|{_YEAR}[\s/-]?Q[1-4]"
        rf"|{_DAY}[./-]{_DAY}[./-]{_YEAR}|{_YEAR}[./-](?:0[1-9]|1[0-2])[./-]{_DAY}|(?:0?[1-9]|1[0-2])\s?[./-]\s?{_YEAR}"
        rf"|{_YEAR}[./-](?:0[1-9]|1[0-2])(?!\d)|{_YEAR}|{_SHORT})"
    )


@cache
def _ends() -> tuple[str, str, str]:
    """What may begin a period and borrow its year from the end; what may end one; what stands between."""
    month, season = _alternation("months"), _alternation("seasons")
    begin = rf"(?:(?:{_DAY}(?:st|nd|rd|th)?\s+)?{month}\b\.?|{month}\.?\s+{_DAY}|{season}|Q[1-4])"
    end = rf"(?:{atom()}|(?:{_alternation('words', 'open')})\b|\d\d(?!\d)(?![./-]\d))"
    to = rf"(?:\s{{0,3}}(?:[-–—−~→]{{1,3}}|/)\s{{0,3}}(?:to\s+)?|\s+(?:{_alternation('words', 'to')})\s+(?:the\s+)?)"
    return begin, end, to


@cache
def period_pattern() -> re.Pattern[str]:
    """A range, one that is open at its end, or a moment alone."""
    begin, end, to = _ends()
    return re.compile(
        rf"(?<![\w.£$€/])(?:{begin}{to}{atom()}|{atom()}(?:{to}{end}|\s+onwards?\b|\s{{0,2}}[-–—](?=\s*(?:$|[,;)\n|\t])))?)(?![\w%]|[.,]\d)",
        re.I | re.M,
    )


def parse_period(text: str) -> Period | None:
    """None for what is no period, or ends before it begins. The text is one alone, as ``period_pattern`` finds it."""
    text = " ".join(text.split()).strip(" .,;")
    alone = None if _is_school_year(text) else parse_moment(text)
    if alone:
        return Period(alone, alone, single=True)
    for cut in sorted(_cuts().finditer(text), key=lambda match: match[0].strip() == "/"):
        left, right = text[: cut.start()].strip(), text[cut.end() :].strip(" .")
        period = _between(left, right)
        if period:
            return period
    return None


def _is_school_year(text: str) -> bool:
    """ "2009/10" is no October: the next year stands behind the slash."""
    match = re.fullmatch(r"(?:19|20)(\d\d)[/–-](\d\d)", text)
    return match is not None and (int(match[1]) + 1) % 100 == int(match[2])


def _between(left: str, right: str) -> Period | None:
    if not right or _open().fullmatch(right):
        start = parse_moment(left)
        return Period(start, None) if start else None
    end = parse_moment(right) or _short_end(left, right)
    start = parse_moment(left) or _borrowed(left, end)
    if not start or not end or (end.year, end.month if end.precision != "year" else 12) < (start.year, start.month):
        return None
    return Period(start, end)


def _short_end(left: str, right: str) -> Moment | None:
    """ "2015–16"."""
    start = parse_moment(left)
    if not start or not re.fullmatch(r"\d\d", right) or start.precision != "year":
        return None
    year = start.year // 100 * 100 + int(right)
    return Moment(year if year >= start.year else year + 100)


def _borrowed(left: str, end: Moment | None) -> Moment | None:
    """ "Jan – Mar 2019": the year of the end, or the one before where the months say so."""
    if not end:
        return None
    start = parse_moment(f"{left} {end.year}")
    if start and (start.month, start.day) > (end.month, end.day) and end.precision != "year":
        start = parse_moment(f"{left} {end.year - 1}")
    return start


def parse_moment(text: str) -> Moment | None:
    """One date of whatever precision; days come before months where figures alone leave it open."""
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text.strip().lower())
    for pattern, make in _shapes():
        match = pattern.fullmatch(text)
        if match:
            return _made(make, match.groupdict())
    return None


def _made(precision: Precision, found: dict[str, str]) -> Moment | None:
    year = _year(found["year"])
    month = 1 if "month" not in found else _month(found["month"], precision)
    day = int(found.get("day", "1"))
    if month > 12 >= day and "day" in found:
        month, day = day, month
    return Moment(year, month, day, precision) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _year(text: str) -> int:
    digits = text.lstrip("'’‘")
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < _CENTURY_TURN else 1900)


def _month(text: str, precision: Precision) -> int:
    if text.isdigit():
        return int(text)
    if text.startswith("q") and len(text) == 2:
        return 3 * int(text[1]) - 2
    return _numbers("seasons" if precision == "season" else "months")[text.rstrip(".")]


@cache
def _numbers(table: str) -> dict[str, int]:
    return {name: int(number) for number, names in lexicons.table("en/months.toml")[table].items() for name in names}


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], Precision], ...]:
    month = rf"(?P<month>{_alternation('months')})\.?"
    year, short = rf"(?P<year>{_YEAR})", r"(?P<year>(?:19|20)\d\d|['’‘]?\d\d)"
    day, number = rf"(?P<day>{_DAY})\.?", r"(?P<month>\d{1,2})"
    gap = r"[\s,./'’‘–-]{0,3}"
    rows: tuple[tuple[str, Precision], ...] = (
        (rf"(?P<year>{_YEAR}|['’‘]\d\d)", "year"),
        (rf"{day}[\s/-]+(?:of |de )?{month}[\s,/-]*(?:de )?{short}", "day"),
        (rf"{month}\s*{day},?\s+{year}", "day"),
        (rf"{day}[./-]{number}[./-]{year}|", "day"),
        (rf"{year}[./-]{number}[./-]{day}", "day"),
        (rf"{month}{gap}(?:de )?{short}", "month"),
        (rf"{year}\s+{month}", "month"),
        (rf"{number}\s?[./-]\s?{year}", "month"),
        (rf"{year}[./-]{number}", "month"),
        (rf"(?P<month>{_alternation('seasons')}|q[1-4])(?: of)?[\s/-]*{short}", "season"),
        (rf"{year}[\s/-]?(?P<month>q[1-4])", "season"),
    )
    return tuple((re.compile(pattern.rstrip("|")), precision) for pattern, precision in rows)


@cache
def _cuts() -> re.Pattern[str]:
    return re.compile(rf"\s*[-–—−~→/]+\s*(?:to\b)?|\s(?=onwards?$)|\s+{_alternation('words', 'to')}(?=\s)", re.I)


@cache
def _open() -> re.Pattern[str]:
    return re.compile(rf"(?:the )?{_alternation('words', 'open')}", re.I)
