"""Dates of birth, told from all other dates: by words before them, or as the one full date of a personal section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonrecruit.cues import Cue
from anonrecruit.dates import FULL_DATE, find_dates
from anonrecruit.document import Span
from anonrecruit.reading import Line, Reading
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer

_CUE = re.compile(
    r"\b(?:d\.?[ \t]?o\.?[ \t]?b\b\.?|(?:date|year|day)[ \t]+(?:and place )?of[ \t]+birth|birth[ \t]?(?:date|day)"
    r"|born(?:[ \t]+(?:on|in))?"
    r"|fecha de nacimiento|data de nascimento|data di nascita|date de naissance|geburtsdatum|geboren(?: am)?"
    r"|data urodzenia"
    r"|doğum tarihi|(?:tanggal|tgl\.?) lahir|geboortedatum|data na[sș]terii|datum narození"
    r"|née? le|nat[oa] il|nacid[oa] el)\b",
    re.I,
)
_OTHER_DATE = re.compile(
    r"\b(?:issue[d]?|expir\w*|valid\w*|renew\w*|join\w*|doj|doi|doe|from|since|start\w*|appoint\w*|graduat\w*|passing|passed|present|till|until|vaccin\w*|obtained|"
    r"place|signature|dated?[ \t]*[:.](?![ \t]*of))\b",
    re.I,
)
_FIELD = re.compile(
    r"[ \t]*(?:[:=][ \t]*|(?=\d))([\w][\w .,/'’-]{3,28}?)"
    r"(?=[ \t]*(?:\n|$|\t|[ ]{2,}|[|;(]|(?<=\d)\.[ ](?=[^\W\d_a-z])))"
)
WINDOW = 40
"""A date belongs to the words before it up to so many characters back, on the same or the line before."""


class BirthDateRecognizer(CueRecognizer):
    cues = (Cue.DATE_OF_BIRTH,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        yield from self._after_cue(reading)
        yield from self._in_personal_section(reading)

    def _after_cue(self, reading: Reading) -> Iterator[Claim]:
        for cue in _CUE.finditer(reading.text):
            near = reading.text[cue.end() : cue.end() + WINDOW + 30]
            date = next((d for d in find_dates(near, years=True) if d.start <= WINDOW), None)
            if date and not _OTHER_DATE.search(near[: date.start]):
                yield Claim(date.shift(cue.end()), Cue.DATE_OF_BIRTH, 0.95, "after a word of birth")
            # Whatever stands behind "Date of birth:" is one, in any language: "6 iunie 1995", "12th of the 3rd 88".
            field = _FIELD.match(near)
            if field and sum(char.isdigit() for char in field[1]) > 1:
                yield Claim(Span(cue.end() + field.start(1), cue.end() + field.end(1)), Cue.DATE_OF_BIRTH, 0.9, "field")

    def _in_personal_section(self, reading: Reading) -> Iterator[Claim]:
        # One full date, with no word of issue or expiry near it, in a year in which workers were born.
        for line in reading.lines:
            if line.section not in ("personal", "contact"):
                continue
            for match in FULL_DATE.finditer(reading.text, line.span.start, line.span.end):
                if _plausible_year(match[0]) and not _explained(reading, line, match.start()):
                    yield Claim(
                        Span(match.start(), match.end()), Cue.DATE_OF_BIRTH, 0.6, "full date among personal details"
                    )


def _plausible_year(date: str) -> bool:
    return re.search(r"(?<!\d)(?:19[3-9]\d|200\d|2010)(?!\d)", date) is not None


def _explained(reading: Reading, line: Line, start: int) -> bool:
    before = reading.text[max(line.span.start - 60, 0) : start]
    after = reading.text[start : line.span.end]
    ranged = re.search(r"(?:[-–—]|\bto\b)\s*(?:\d|present|till)", after[6:], re.I) is not None
    return ranged or _OTHER_DATE.search(before) is not None
