"""The record of one application, made of its parts."""

from __future__ import annotations

from anonrecruit.cues import Cue
from anonrecruit.document import Block, BlockKind, Document, Origin, Span
from anonrecruit.findings import Finding
from anonrecruit.policy import Action
from anonrecruit.record import BlindRecord, RecordId
from anonrecruit.recording import make_record
from anonrecruit.redaction import Redaction
from anonrecruit.showing import Part
from tests.readings import reading_of

CV = "Ada Obi\nLifeguard\nEmployment\nKirkstall Baths"


def _redaction(start: int, end: int, cue: Cue = Cue.PERSON) -> Redaction:
    span = Span(start, end)
    return Redaction(span, cue, Action.PLACEHOLDER, (Finding(span, cue, 0.9, "r", "rule", "Candidate"),))


def _record(document: Document, *redactions: Redaction, identifying: frozenset[str] = frozenset()) -> BlindRecord:
    part = Part(document, reading_of(document.text, *document.blocks), redactions, identifying)
    return make_record(RecordId("r1"), [part], policy="cimspa", versions={"model": "1"})


def test_sections_follow_the_text_with_its_redactions_applied() -> None:
    sections = _record(Document(0, CV), _redaction(0, 7)).sections
    assert [(section.kind, section.heading, section.text) for section in sections] == [
        ("contact", "", "[Candidate]\nLifeguard"), ("employment", "Employment", "Kirkstall Baths"),
    ]  # fmt: skip


def test_redactions_and_pictures_are_counted() -> None:
    record = _record(Document(0, CV, images=2), _redaction(0, 7))
    assert record.removed == {"PERSON": 1, "PHOTO": 2}


def test_hidden_text_is_left_out_and_warned_of() -> None:
    start = CV.index("Kirkstall")
    hidden = Block(Span(start, len(CV)), origin=Origin(visible=False))
    record = _record(Document(0, CV, (Block(Span(0, start - 1)), hidden)))
    assert "Kirkstall" not in record.text and record.warnings == ("hidden text found: 2 words",)


def test_surfaces_say_only_whether_something_was_there_and_whether_it_identifies() -> None:
    surfaces = {"authors": "Ada Obi", "metadata": "Microsoft Word", "comments": ""}
    states = _record(Document(0, CV, surfaces=surfaces), identifying=frozenset({"authors"})).surfaces
    assert (states["authors"], states["metadata"], states["comments"]) == ("removed", "clean", "not present")


def test_the_visible_places_of_a_file_are_surfaces_too() -> None:
    blocks = (Block(Span(0, 7), BlockKind.HEADER), Block(Span(8, len(CV))))
    states = _record(Document(0, CV, blocks, images=1), _redaction(0, 7)).surfaces
    assert states["header"] == "removed" and states["body"] == "clean"
    assert states["footer"] == "not present" and states["images"] == "removed"


def test_attachments_count_from_1() -> None:
    assert {section.attachment for section in _record(Document(1, CV)).sections} == {2}
