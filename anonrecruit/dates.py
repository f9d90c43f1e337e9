"""Dates as CVs write them, in many orders and with slips: "22nd March, 1984", "07.11.1991", "24thMay 2015"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonrecruit.document import Span
from anonrecruit.searchable import fold

MONTH = (
    r"(?:jan(?:uary|v)?|feb(?:r?uary|r)?|mar(?:ch)?|apr(?:il|l)?|may|june?|july?|aug(?:ust)?|sept?(?:ember|emb)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""English month names, long and short; the case of letters is for the caller to ignore."""

_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:[ \t]?(?:st|nd|rd|th|t))?"
_YEAR = r"(?:(?:18|19|20)\d{2}|['’]?\d{2})"
_SEP = r"[ \t]*[-–—/.,\\|][ \t]*"
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""A year alone, as jobs and courses have it."""

BEFORE_VERSION = re.compile(
    r"\b(?:windows|office|server|auto ?cad|revit|excel|word|studio|access|solidworks|iso|iec|act|regulations?|version"
    r"|sql|bs|en|nec|edition|ofsted|euro|expo|olympics|world cup|games)[\s:-]{0,3}$|\d:\s?$",
    re.I,
)
"""Before it a year is a product's, a standard's or a law's."""

FULL_DATE = re.compile(
    rf"(?<![\d/.-])(?:{_DAY}\.?[ \t]*(?:of[ \t]+|{_SEP})?[ \t]*{MONTH}\b\.?[ \t]*(?:{_SEP})*[ \t]*{_YEAR}"
    rf"|{MONTH}\.?(?:{_SEP})?[ \t]*{_DAY}(?:{_SEP}|[ \t]+)[ \t]*{_YEAR}"
    rf"|\d{{1,2}}[ \t]*(?P<sep>[-–—/.\\|])[ \t]*\d{{1,2}}[ \t]*(?P=sep)[ \t]*(?:(?:18|19|20)\d{{2}}|['’]?\d{{2}})"
    rf"|\d{{1,2}}{_SEP}\d{{1,2}}{_SEP}(?:18|19|20)\d{{2}}"
    rf"|\d{{1,2}}[. /-](?:I{{1,3}}|IV|VI{{0,3}}|IX|XI{{0,2}}|X)[. /-](?:18|19|20)\d{{2}}"
    rf"|(?:18|19|20)\d{{2}}{_SEP}\d{{1,2}}{_SEP}\d{{1,2}}"
    rf"|\d{{1,2}}[ \t]+\d{{1,2}}[ \t]+(?:19|20)\d{{2}}"
    rf"|(?:18|19|20)\d{{2}}[ \t]+{MONTH}[ \t]+{_DAY})(?![\d])",
    re.I,
)
"""Day, month and year, in whatever order."""

_PART_DATE = re.compile(rf"(?<!\d)(?:{MONTH}\b\.?(?:{_SEP}|[ \t])*(?:19|20)\d{{2}}|(?:19|20)\d{{2}})(?!\d)", re.I)


def find_dates(text: str, *, years: bool = False) -> Iterator[Span]:
    """Full dates by position; with ``years`` also "May 1990" and "1990" where no full date covers them."""
    full = [Span(match.start(), match.end()) for match in FULL_DATE.finditer(text)]
    partial = (Span(match.start(), match.end()) for match in _PART_DATE.finditer(text)) if years else ()
    yield from sorted([*full, *(span for span in partial if not any(span.overlaps(other) for other in full))])


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def date_numbers(date: str) -> tuple[int, ...]:
    """Day, month and year, sorted, so that the order of writing does not matter; years in two digits are completed."""
    parts = re.findall(r"\d+|[^\W\d_]{3,}", fold(date))
    numbers = [
        int(part) if part.isdigit() else _MONTHS.index(part[:3]) + 1
        for part in parts
        if part.isdigit() or part[:3] in _MONTHS
    ]
    if len(numbers) == 3 and max(numbers) < 100 and max(numbers) > 31:
        numbers[numbers.index(max(numbers))] += 1900
    return tuple(sorted(numbers))
