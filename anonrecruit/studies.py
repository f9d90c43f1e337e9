"""Which lines of a CV tell of study: those under education, and those elsewhere that name a degree or an exam."""

from __future__ import annotations

import re
from functools import cache

from anonrecruit import lexicons, names
from anonrecruit.reading import Line, Reading

LONGEST = 140
"""Characters of a line that is an entry ("BSc Physics, 2015") and no sentence about one."""

_CREDENTIAL = re.compile(
    r"\b(?:certificate|certification|certified|licen[cs]e|qualification|diploma|level [1-8]|award in)s?\b", re.I
)
_OTHERS = frozenset({"publications", "referees", "awards"})
_WORKING = frozenset({"employment", "projects"})


def is_study(reading: Reading, line: Line) -> bool:
    """Whether a line is an entry of somebody's education. At work a degree counts only where the line begins with it:
    "taught GCSE maths" is a job."""
    if line.section == "education":
        return True
    if line.section in _OTHERS or line.heading or len(line.text) > LONGEST:
        return False
    match = _degrees().search(line.text)
    return match is not None and (line.section not in _WORKING or not re.search(r"[^\W_]", line.text[: match.start()]))


def is_job(line: Line) -> bool:
    """Whether a line names a trade, and no degree: a job that stands under education."""
    if line.section == "education" and is_credential(line.text):
        return False
    return names.has_job_word(line.text) and not has_degree(line.text)


def is_credential(text: str) -> bool:
    """ "UEFA C Licence", "National Pool Lifeguard Qualification": proof that one can do a job."""
    return _CREDENTIAL.search(text) is not None


def has_degree(text: str) -> bool:
    return _degrees().search(text) is not None


@cache
def _degrees() -> re.Pattern[str]:
    return lexicons.any_of(lexicons.table("en/education_date.toml")["degrees"])
