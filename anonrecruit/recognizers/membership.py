"""Bodies, clubs, societies and networks of which the candidate is a member."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.reading import Line, Reading
from anonrecruit.recognizers import phrases
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer

_HEADING = re.compile(r"\b(?:memberships?|affiliations?|societies|clubs|professional organi[sz]ations)\b", re.I)
_LEAD = re.compile(
    r"\W*(?:(?:active|life|student|associate|chartered|corporate|full|honorary|elected|founding|former|current|graduate)\s+)*"
    r"(?:member(?:ship)?|fellow|affiliate|associate"
    r"|(?:vice[- ]|co-?)?(?:chair(?:man|woman|person)?|president|captain)|secretary|treasurer|trustee|volunteer|founder"
    r"|committee member|youth leader)?(?:\s*[,:]\s*|\s*)(?:(?:of|with|in|at|for)\s+)?(?:the\s+)?",
    re.I,
)
_TAIL = re.compile(r"\s*(?:[,;(|\t–—:]|\s-\s|\b(?:19|20)\d{2}\b).*$")
_LONGEST = 90


class MembershipRecognizer(CueRecognizer):
    """Statements ("member of"), and every line under a heading that says memberships."""

    cues = (Cue.MEMBERSHIP,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        yield from phrases.claims(reading, Cue.MEMBERSHIP, "membership")
        for section in reading.sections:
            if _HEADING.search(section.heading):
                for line in reading.lines:
                    if section.span.covers(line.span) and not line.heading and len(line.text) <= _LONGEST:
                        yield from _entry(line)


def _entry(line: Line) -> Iterator[Claim]:
    """A list's line, without "Member of" before the name and what stands behind a comma or a year after it."""
    lead = _LEAD.match(line.text)
    start = lead.end() if lead else 0
    value = _TAIL.sub("", line.text[start:]).rstrip(" .")
    if value[:1].isupper():
        at = line.span.start + start
        yield Claim(Span(at, at + len(value)), Cue.MEMBERSHIP, 0.75, "line under memberships")
