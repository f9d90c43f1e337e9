"""When the candidate studied: dates, years and periods on lines about study, and behind labels ("Passing year")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from anonrecruit import lexicons
from anonrecruit.cues import Cue
from anonrecruit.dates import BEFORE_VERSION, FULL_DATE, MONTH
from anonrecruit.document import Span
from anonrecruit.pairs import label_key
from anonrecruit.reading import Line, Reading
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer
from anonrecruit.studies import has_degree, is_job, is_study

_YEAR = r"(?:19|20)\d{2}"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_ATOM = (
    rf"(?:(?:(?:{MONTH})\b\.?|{_SEASON}|[^\W\d_]{{3,9}} de)[\s,.'‘’/–-]{{0,3}}(?:{_YEAR}|(?<=['‘’/-])\d{{2}})"
    rf"|\d{{1,2}}[/.-]{_YEAR}|{_YEAR})"
)
_OPEN_END = r"(?:present|current|now|ongoing|in progress|pursuing|to date|till date|date|today)"
_END = rf"(?:{_ATOM}|(?:{MONTH})\b|\d{{2}}(?!\d)|{_OPEN_END})"
_TO = r"\s{0,3}(?:[-–—/]{1,2}|\bto\b|\btill\b|\buntil\b|\band\b|&|\bup to\b)\s{0,3}"
_PERIOD = re.compile(
    rf"(?<![\w/.])(?:{_YEAR}{_YEAR}|\d{{2}}/\d{{2}}{_TO}\d{{2}}/\d{{2}}|(?:{MONTH}){_TO}{_ATOM}"
    rf"|{_ATOM}(?:{_TO}{_END})?)(?![\w%]|\.\d)",
    re.I,
)
_UNENDED = re.compile(rf"{_TO}(?:{_END})", re.I)
_SHORT_YEAR = re.compile(r"(?<=[ ,(])['’‘]\d\d(?![\w’'])")
_SCHOOL_SUBJECTS = (
    "maths|mathematics|english|history|geography|art|french|german|woodwork|metalwork|biology|cookery|music"
)
_OTHER_MATTER = re.compile(
    r"\b(?:awards?|awarded|scholarships?|fellowships?|prizes?|medals?|expir\w*|valid\w*|issued?|passport|experience|supervisors?"
    r"|competition|publication|conference|investigator|born|birth)\b|©",
    re.I,
)
"""Beside it a date under education is not one of study, unless a degree stands there as well."""


class EducationDateRecognizer(CueRecognizer):
    """Dates of awards, jobs and publications are none of its business."""

    cues = (Cue.EDUCATION_DATE,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        for line in reading.lines:
            if is_study(reading, line) and not _is_other_matter(line):
                yield from _dates(reading, line.span, 0.7, "date on a line about study")
        for match in _eras().finditer(reading.text):
            yield Claim(Span(*match.span()), Cue.EDUCATION_DATE, 0.7, "qualification of another era")
        for pair in reading.pairs:
            if pair.label in _labels():
                yield from _dates(reading, pair.value_span, 0.9, f"labelled:{pair.label}")


def _is_other_matter(line: Line) -> bool:
    """A job, an award or a document's date that stands under education, as where no heading parts them."""
    return is_job(line) or (_OTHER_MATTER.search(line.text) is not None and not has_degree(line.text))


def _dates(reading: Reading, span: Span, score: float, rule: str) -> Iterator[Claim]:
    for pattern in (_PERIOD, FULL_DATE, _SHORT_YEAR):
        for match in pattern.finditer(reading.text, span.start, span.end):
            if not BEFORE_VERSION.search(reading.text, span.start, match.start()):
                rest = _UNENDED.match(reading.text, match.end(), span.end)
                end = rest.end() if rest else match.end()
                yield Claim(Span(match.start(), end), Cue.EDUCATION_DATE, score, rule)


@cache
def _eras() -> re.Pattern[str]:
    """ "CSE" alone is computer science, too, and "polytechnic" the name of many a college."""
    names = lexicons.table("en/qualifications.toml")["eras"]
    sure = lexicons.any_of(name for name in names if name not in ("cse", "polytechnic"))
    return re.compile(rf"{sure.pattern}|\bCSE(?= (?:in )?(?:{_SCHOOL_SUBJECTS})\b)", sure.flags)


@cache
def _labels() -> frozenset[str]:
    return frozenset(label_key(label) for label in lexicons.table("en/education_date.toml")["labels"])
