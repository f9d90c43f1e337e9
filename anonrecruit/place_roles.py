"""Which place is which, where a reader gains by it: "from [Location 1] to [Location 2], later back to [Location 1]".

Places get numbers where a sentence tells of two of them, one of which is told of again; all others stay "[Location]".
The numbers count as a reader meets the places in one application, and say nothing of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.history import Told
from anonrecruit.redaction import PLACEHOLDERS, Redaction
from anonrecruit.rewriting.sentence import sentence_span
from anonrecruit.searchable import fold
from anonrecruit.showing import Part

_JOINT = re.compile(r"[\s,()/]*")


@dataclass(frozen=True, slots=True)
class _Place:
    """A run of redactions that is one place to a reader ("Leeds, UK"); ``key`` is its first part, ``sentence`` where
    its sentence begins."""

    part: int
    spans: tuple[Span, ...]
    key: str = field(repr=False)
    sentence: int


def places_told(history: Sequence[Told]) -> list[Told]:
    """The same, with the places numbered that want it."""
    found = [place for number, each in enumerate(history) for place in _places(number, each.part)]
    numbers = {key: number for number, key in enumerate(_wanting(found), 1)}
    roles = {
        (place.part, span): f"{PLACEHOLDERS[Cue.WORK_LOCATION]} {numbers[place.key]}"
        for place in found
        if place.key in numbers
        for span in place.spans
    }
    return [replace(each, part=_with_roles(number, each.part, roles)) for number, each in enumerate(history)]


def _wanting(found: Sequence[_Place]) -> Iterator[str]:
    """Keys in the order of their appearance, each once."""
    counts = Counter(place.key for place in found)
    sentences: dict[tuple[int, int], set[str]] = {}
    for place in found:
        sentences.setdefault((place.part, place.sentence), set()).add(place.key)
    several = (keys for keys in sentences.values() if len(keys) > 1)
    wanted = {key for keys in several if any(counts[each] > 1 for each in keys) for key in keys}
    yield from dict.fromkeys(place.key for place in found if place.key in wanted)


def _places(number: int, part: Part) -> Iterator[_Place]:
    text, run = part.reading.text, list[Span]()
    for span in _shown(part):
        if run and not _JOINT.fullmatch(text[run[-1].end : span.start]):
            yield _place(number, text, run)
            run = []
        run.append(span)
    if run:
        yield _place(number, text, run)


def _shown(part: Part) -> Iterator[Span]:
    for redaction in part.redactions:
        if redaction.cue is Cue.WORK_LOCATION and not any(redaction.span.overlaps(span) for span in part.left_out):
            yield redaction.span


def _place(number: int, text: str, run: Iterable[Span]) -> _Place:
    spans = tuple(run)
    return _Place(number, spans, fold(spans[0].of(text)), sentence_span(text, spans[0]).start)


def _with_roles(number: int, part: Part, roles: dict[tuple[int, Span], str]) -> Part:
    told = (_with_role(each, roles.get((number, each.span), "")) for each in part.redactions)
    return replace(part, redactions=tuple(told))


def _with_role(redaction: Redaction, role: str) -> Redaction:
    if not role:
        return redaction
    findings = (replace(f, subject=role) if f.cue is Cue.WORK_LOCATION else f for f in redaction.findings)
    return replace(redaction, findings=tuple(findings))
