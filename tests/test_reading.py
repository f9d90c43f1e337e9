"""What a reading says of a text: lines, sections, and a casing that the tagger reads well."""

from __future__ import annotations

import pytest

from anonrecruit.document import Block, BlockKind, Span
from anonrecruit.reading import Reading, prepared
from tests.readings import reading_of

CV = "Ada Obi\nada@example.org\n\nEmployment\nLifeguard, Kirkstall Baths"


def test_lines_know_their_section_and_what_stands_before_them() -> None:
    lines = reading_of(CV).lines
    assert [line.section for line in lines] == ["contact", "contact", "employment", "employment"]
    assert [line.heading for line in lines] == [False, False, True, False]
    assert [line.gap for line in lines] == [False, False, True, False]


def test_an_offset_leads_to_its_line_and_section() -> None:
    reading = reading_of(CV)
    line = reading.line_at(CV.index("Kirkstall"))
    assert line is not None and line.text == "Lifeguard, Kirkstall Baths"
    assert reading.line_at(CV.index("\n\n") + 1) is None
    assert (reading.section_at(0), reading.section_at(len(CV) - 1)) == ("contact", "employment")


def test_a_running_header_is_a_contact_part_after_which_the_section_goes_on() -> None:
    text = "Employment\nLifeguard\nAda Obi, page 2\nDuty manager"
    start = text.index("Ada")
    header = Block(Span(start, text.index("\nDuty")), BlockKind.HEADER)
    assert [line.section for line in reading_of(text, header).lines] == [
        "employment", "employment", "contact", "employment",
    ]  # fmt: skip


def test_no_sentence_runs_over_a_line_end() -> None:
    assert all("\n" not in sentence.text.strip() for sentence in reading_of(CV).doc.sents)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("ADA OBI", "Ada Obi"),
        ("ada obi", "Ada Obi"),
        ("• Planned rotas", "  Planned rotas"),
        ("ada@example.org", "ada@example.org"),
        ("Lifeguard at KB", "Lifeguard at KB"),
    ],
)
def test_casing_is_prepared_for_the_tagger(text: str, read_as: str) -> None:
    assert prepared(text) == read_as


@pytest.mark.parametrize("text", ["STRAßE İSTANBUL ﬁNE", "x" * 50 + "-/" * 100])
def test_preparing_never_changes_the_length(text: str) -> None:
    assert len(prepared(text)) == len(text)


def test_what_is_derived_from_a_reading_is_worked_out_once() -> None:
    calls: list[Reading] = []

    def count(reading: Reading) -> int:
        calls.append(reading)
        return len(reading.lines)

    reading = reading_of(CV)
    assert reading.once(count) == reading.once(count) == 4 and len(calls) == 1


def test_presidio_carries_a_reading_and_a_bare_text_gives_one_too() -> None:
    reading = reading_of(CV)
    artifacts = type("Artifacts", (), {"tokens": reading.doc})()
    assert Reading.of(CV, artifacts) is reading
    assert Reading.of(CV, None).lines == reading.lines


def test_a_reading_shows_no_text() -> None:
    reading = reading_of(CV)
    assert "Ada" not in repr(reading) and "Ada" not in repr(reading.lines)
