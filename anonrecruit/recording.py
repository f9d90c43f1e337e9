"""Makes the blind record out of documents and their redactions, section by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from anonrecruit.cues import Cue
from anonrecruit.document import BlockKind, Document, Span
from anonrecruit.pseudonyms import pseudonym
from anonrecruit.record import BlindExperience, BlindPart, BlindRecord, BlindSection, RecordId, SurfaceState
from anonrecruit.rewriting import PLAIN, Wording
from anonrecruit.showing import Part, blind_text
from anonrecruit.structure import languages_of, part_of, qualifications_of, skills_of, with_entries

_SHOWN = {
    "body": frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}),
    "header": frozenset({BlockKind.HEADER}),
    "footer": frozenset({BlockKind.FOOTER}),
    "footnote": frozenset({BlockKind.FOOTNOTE}),
    "text_box": frozenset({BlockKind.TEXT_BOX}),
}
"""Surfaces that are part of the text which the reader sees."""


def make_record(
    record_id: RecordId,
    parts: Sequence[Part],
    *,
    policy: str,
    versions: Mapping[str, str],
    wording: Wording = PLAIN,
    answers: int = 0,
    experience: BlindExperience | None = None,
) -> BlindRecord:
    """The record of one application; the caller puts it through the leak check before anybody sees it.

    The last ``answers`` of ``parts`` are answers to questions, each question its first line.
    """
    sections = tuple(with_entries(section) for part in parts for section in _sections(part, wording))
    return BlindRecord(
        record_id=record_id,
        pseudonym=pseudonym(record_id),
        parts=tuple(_parts(sections, len(parts) - answers)),
        sections=sections,
        skills=skills_of(sections),
        qualifications=tuple(qualifications_of(sections)),
        languages=languages_of(sections),
        experience=experience,
        removed=_removed(parts),
        surfaces=_surfaces(parts),
        policy=policy,
        versions=dict(versions),
        warnings=tuple(_warnings([part.document for part in parts])),
    )


def _parts(sections: Iterable[BlindSection], files: int) -> Iterator[BlindPart]:
    for number, group in groupby(sections, key=lambda section: section.attachment):
        yield part_of(number, tuple(group), is_answer=number > files)


def _sections(part: Part, wording: Wording) -> Iterator[BlindSection]:
    for section in part.reading.sections:
        heading_end = section.span.start + len(section.heading)
        heading = _blind(part, section.span.start, heading_end, wording)
        text = _blind(part, heading_end, section.span.end, wording)
        emptied = not text and any(section.span.overlaps(span) for span in part.left_out)
        if (heading or text) and not emptied:
            number = part.document.attachment + 1
            yield BlindSection(kind=section.kind, heading=heading, text=text, attachment=number)


def _blind(part: Part, start: int, end: int, wording: Wording) -> str:
    return blind_text(part, Span(start, end), wording) if start < end else ""


def _removed(parts: Iterable[Part]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for part in parts:
        counts.update(item.cue.value for item in part.redactions)
        counts[Cue.PHOTO.value] += part.document.images
    return {cue: counts[cue] for cue in sorted(counts) if counts[cue]}


def _surfaces(parts: Iterable[Part]) -> dict[str, SurfaceState]:
    """Of each surface the state that tells most of all files of the application."""
    states: dict[str, SurfaceState] = {}
    for part in parts:
        for surface, state in _states(part):
            states[surface] = max(state, states.get(surface, state), key=_TELLING.index)
    return dict(sorted(states.items()))


_TELLING: tuple[SurfaceState, ...] = ("not present", "clean", "removed")


def _states(part: Part) -> Iterator[tuple[str, SurfaceState]]:
    document = part.document
    for surface, kinds in _SHOWN.items():
        spans = [block.span for block in document.blocks if block.kind in kinds and block.origin.visible]
        if document.text and not document.blocks and surface == "body":
            spans = [Span(0, len(document.text))]
        redacted = any(item.span.overlaps(span) for item in part.redactions for span in spans)
        yield surface, _state(bool(spans), redacted)
    hidden = any(not block.origin.visible for block in document.blocks)
    yield "hidden_text", _state(hidden, hidden)
    yield "images", _state(document.images > 0, document.images > 0)
    for surface, text in document.surfaces.items():
        yield surface, _state(bool(text), surface in part.identifying)


def _state(present: bool, removed: bool) -> SurfaceState:
    if not present:
        return "not present"
    return "removed" if removed else "clean"


_LEFT_OUT = {
    "photo": "pictures without text left out: {}",
    "unread picture": "pictures left out unread, for no OCR is installed: {}",
}
"""By the parser that a document names."""


def _warnings(documents: Sequence[Document]) -> Iterator[str]:
    words = sum(len(block.span.of(d.text).split()) for d in documents for block in d.blocks if not block.origin.visible)
    if words:
        yield f"hidden text found: {words} words"
    left_out = Counter(document.parser for document in documents)
    yield from (sentence.format(left_out[kind]) for kind, sentence in _LEFT_OUT.items() if left_out[kind])
