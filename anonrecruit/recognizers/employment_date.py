"""When and how long the candidate worked: periods and dates that are none of study, and years of experience."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonrecruit.cues import Cue
from anonrecruit.dates import BEFORE_VERSION
from anonrecruit.document import Span
from anonrecruit.periods import parse_period, period_pattern
from anonrecruit.reading import Line, Reading
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer
from anonrecruit.studies import is_job, is_study

_BEFORE_ALONE = re.compile(
    r"(?:^|\b(?:in|during|since|from|by|until|till|before|after|of|year|dated?)|[(\[,;|\t•·–—-])[ \t]*$", re.I
)
_AFTER_ALONE = re.compile(r"[ \t]*(?:$|[)\],.;:|\t–—-])")
_WITH_WORD = re.compile(r"(?:in|during|since|from|by|until|till|before|after)[ \t]*$", re.I)
_ABOUT = r"(?:(?:over|more than|nearly|almost|about|around|approximately|some|at least|well over)[ \t]+)?"
_TENS = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)"
_YEARS = (
    rf"{_ABOUT}(?:(?:\d{{1,2}}|{_TENS}(?:-[a-z]{{3,5}})?)[ \t]?\+?[ \t-]*(?:years?|yrs?)['’]?"
    r"|(?:(?:two|three|four|five|several|many)[ \t]+)?decades|a quarter of a century|half a century)"
)
_EXPERIENCE = re.compile(
    rf"\b{_YEARS}"
    r"(?=[ \t]+(?:of[ \t]+)?(?:[\w-]+[ \t]+){0,4}?(?:experience|exp|service|career|expertise|practice)\b"
    r"|[ \t]+in[ \t]+(?:the[ \t]+)?"
    r"(?:[\w-]+[ \t]+){0,2}?(?:industry|sector|business|trade|profession|field|role))"
    rf"|(?:(?<=experience: )|(?<=career spanning )|(?<=career of )|(?<=spanning )){_YEARS}",
    re.I,
)
_OF_ONESELF = re.compile(
    rf"\b(?:I|my|having|worked|spent|been)\b[^.\n]{{0,80}}?\bfor (?:the (?:past|last) )?(?P<after>{_YEARS})"
    rf"|\bfor (?:the (?:past|last) )?(?P<before>{_YEARS})(?=,? I\b)|(?:^|[.!?] )(?P<alone>{_YEARS})(?= (?:in|of|as)\b)"
    rf"|\bwith (?:the )?(?P<with>{_YEARS})(?! old\b)",
    re.I,
)
_OWN = frozenset({"profile", "contact", "other"})
"""Where the candidate speaks of themselves at large."""


class EmploymentDateRecognizer(CueRecognizer):
    """Years of products, laws and publications stay, and so do numbers that only look like a year."""

    cues = (Cue.EMPLOYMENT_DATE,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        for line in reading.lines:
            if line.section != "publications" and (not is_study(reading, line) or is_job(line)):
                yield from _dates(reading, line)
            for match in _EXPERIENCE.finditer(line.text):
                yield _claim(line, match.span(), 0.7, "years of experience")
            for match in _OF_ONESELF.finditer(line.text) if line.section in _OWN else ():
                yield _claim(line, match.span(match.lastgroup or 0), 0.6, "years of work")


def _dates(reading: Reading, line: Line) -> Iterator[Claim]:
    for match in period_pattern().finditer(line.text):
        period = parse_period(match[0])
        if period is None or BEFORE_VERSION.search(line.text[: match.start()]):
            continue
        if not period.single:
            yield _claim(line, match.span(), 0.8, "period")
        elif _stands_as_date(line.text, match):
            yield _claim(line, match.span(), 0.6, "date")


def _stands_as_date(text: str, match: re.Match[str]) -> bool:
    """ "In 2017" and "May 2017," but not "2000 customers"; a year in two figures is too little."""
    before, after = text[: match.start()], text[match.end() :]
    if re.fullmatch(r"['’‘]\d\d", match[0]):
        return False
    if not match[0].isdigit():
        return True
    return bool(_WITH_WORD.search(before) or (_BEFORE_ALONE.search(before) and _AFTER_ALONE.match(after)))


def _claim(line: Line, ends: tuple[int, int], score: float, rule: str) -> Claim:
    return Claim(Span(line.span.start + ends[0], line.span.start + ends[1]), Cue.EMPLOYMENT_DATE, score, rule)
