"""Employers of long ago, which a policy may show where it hides the recent ones: all that names them is let be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from anonrecruit.cues import Cue
from anonrecruit.document import Document
from anonrecruit.findings import Finding
from anonrecruit.history import Job, jobs, too_old
from anonrecruit.reading import Reading
from anonrecruit.searchable import fold
from anonrecruit.showing import Part

_WORD = re.compile(r"\w+")
Claims = tuple[Reading, tuple[Finding, ...]]


def without_past_employers(texts: Sequence[Claims], years: int, today: date) -> list[tuple[Finding, ...]]:
    """The findings of each text but those of employers whose jobs were all over more than ``years`` ago, wherever they
    are named. One that no job dates, or whose name a recent one shares, stays a finding."""
    past = [too_old(jobs(Part(Document(0, reading.text), reading, ())), years, today) for reading, _ in texts]
    old, recent = set[frozenset[str]](), set[frozenset[str]]()
    for (reading, found), over in zip(texts, past, strict=True):
        for finding in _employers(found):
            if _inside(finding, over):
                old.add(_name(finding, reading))
            elif reading.section_at(finding.span.start) == "employment":
                recent.add(_name(finding, reading))
    return [
        tuple(f for f in found if f.cue is not Cue.EMPLOYER or not _is_past(_name(f, reading), old, recent))
        for reading, found in texts
    ]


def _employers(found: Iterable[Finding]) -> Iterator[Finding]:
    return (finding for finding in found if finding.cue is Cue.EMPLOYER)


def _inside(finding: Finding, over: Iterable[Job]) -> bool:
    return any(finding.span.overlaps(job.span) for job in over)


def _name(finding: Finding, reading: Reading) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(finding.span.of(reading.text))))


def _is_past(name: frozenset[str], old: Iterable[frozenset[str]], recent: Iterable[frozenset[str]]) -> bool:
    return any(map(name.issuperset, old)) and not any(other & name for other in recent)
