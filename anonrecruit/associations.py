"""What a CV lists that its owner belongs to, does unpaid or likes to do: the lines, and the items on them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonrecruit.document import Span
from anonrecruit.pastimes import is_pastime, shows_more, shows_skill
from anonrecruit.periods import parse_period, period_pattern
from anonrecruit.reading import Line, Reading
from anonrecruit.sections import Section

_MEMBERSHIPS = re.compile(r"\b(?:memberships?|affiliations?|societies|clubs|professional organi[sz]ations)\b", re.I)
_UNPAID = re.compile(r"\b(?:volunteer(?:ing)?|voluntary|community (?:involvement|service|work))\b", re.I)
_PAID = re.compile(r"\b(?:employment|career|professional|paid|jobs?|work (?:experience|history|and|&))\b", re.I)
_INTERESTS = re.compile(r"\b(?:interests?|hobb(?:y|ies)|leisure|pastimes?)\b", re.I)
_MORE = re.compile(
    r"\b(?:memberships?|affiliations?|societ(?:y|ies)|clubs|organi[sz]ations?|activit\w+|(?:extra|co)[- ]?curricular"
    r"|community|volunt\w+|achiev\w+|awards?|skills?|training|qualifications?|certifi\w+|languages?|projects?|research"
    r"|professional)\b",
    re.I,
)
_BETWEEN = re.compile(r"\s*(?:[,;|•·/\t&]|\band\b|\s[-–—]\s)\s*|$", re.I)
_LONGEST, _WORDS = 120, 4
"""Characters of a line that is a list of pastimes, words of one."""


def membership_lines(reading: Reading) -> tuple[Line, ...]:
    """Without headings, as the other functions'."""
    return _under(reading, _MEMBERSHIPS)


def unpaid_lines(reading: Reading) -> tuple[Line, ...]:
    """Of sections about volunteering alone; where paid work stands in the same one, none tells which is which."""
    return _under(reading, _UNPAID, _PAID)


def listed_pastimes(reading: Reading) -> Iterator[Span]:
    """Of a list under a heading that says interests all items count, known or not: to take out those alone that
    somebody thought of would leave the rest to tell. Sentences, and items that show more than a liking, are none."""
    for line in _under(reading, _INTERESTS):
        if line.section == "interests" and len(line.text) <= _LONGEST:
            yield from _items(line)


def pastime_sections(reading: Reading) -> Iterator[Span]:
    """Sections of interests and hobbies alone, not of memberships or activities. One that names a skill is none, nor
    one in which a period of time is told: there a heading may have been missed."""
    for section in reading.sections:
        if section.kind == "interests" and not (_MORE.search(section.heading) or _tells_more(section, reading)):
            yield section.span


def _tells_more(section: Section, reading: Reading) -> bool:
    text = section.span.of(reading.text)
    found = period_pattern().finditer(text)
    return shows_skill(text) or any((period := parse_period(match[0])) and not period.single for match in found)


def _under(reading: Reading, wanted: re.Pattern[str], unwanted: re.Pattern[str] | None = None) -> tuple[Line, ...]:
    sections = [
        section.span
        for section in reading.sections
        if wanted.search(section.heading) and not (unwanted and unwanted.search(section.heading))
    ]
    if not sections:
        return ()
    return tuple(
        line for line in reading.lines if not line.heading and any(span.covers(line.span) for span in sections)
    )


def _items(line: Line) -> Iterator[Span]:
    start = 0
    for border in _BETWEEN.finditer(line.text):
        text = line.text[start : border.start()].strip(" •*·-–.")
        if text and len(text.split()) <= _WORDS and is_pastime(text) and not shows_more(text):
            at = line.span.start + line.text.index(text, start)
            yield Span(at, at + len(text))
        start = border.end()
