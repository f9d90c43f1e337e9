"""Places are numbered where a sentence tells of two, one of which is told of again; else they need no number."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from anonrecruit.cues import Cue
from anonrecruit.document import Document, Span
from anonrecruit.findings import Finding
from anonrecruit.history import Told
from anonrecruit.place_roles import places_told
from anonrecruit.policy import load_policy
from anonrecruit.redaction import decide
from anonrecruit.showing import Part, blind_text
from tests.readings import reading_of

STRICT = load_policy("strict")
TOWNS = ("Leeds", "York", "Hull", "UK", "Lagos")


def told(texts: Sequence[str], left_out: tuple[Span, ...] = ()) -> list[str]:
    parts = []
    for number, text in enumerate(texts):
        found = [
            Finding(Span(at, at + len(town)), Cue.WORK_LOCATION, 0.9, "test", "test")
            for town in TOWNS
            for at in range(len(text))
            if text.startswith(town, at)
        ]
        part = Part(Document(number, text), reading_of(text), decide(found, STRICT, text), left_out=left_out)
        parts.append(Told(part, (), ()))
    return [blind_text(each.part, Span(0, len(each.part.reading.text))) for each in places_told(parts)]


@pytest.mark.parametrize(
    ("text", "blind"),
    [
        (
            "Moved from Leeds to York, and later back to Leeds.",
            "Moved from [Location 1] to [Location 2], and later back to [Location 1].",
        ),
        ("Moved from Leeds to York.", "Moved from [Location] to [Location]."),
        ("Coach, Leeds\nCook, York\nDriver, Leeds", "Coach, [Location]\nCook, [Location]\nDriver, [Location]"),
        (
            "Coach, Leeds, UK\nI moved from York to Leeds (UK).",
            "Coach, [Location 1]\nI moved from [Location 2] to [Location 1].",
        ),
        (
            "I ran Hull.\nMoved from Leeds to York; then left Leeds.\nBack in Hull.",
            "I ran [Location].\nMoved from [Location 1] to [Location 2]; then left [Location 1].\nBack in [Location].",
        ),
        ("Led Leeds.", "Led [Location]."),
    ],
)
def test_places_have_numbers_where_a_reader_gains_by_them(text: str, blind: str) -> None:
    assert told([text]) == [blind]


def test_a_place_has_one_number_in_all_files() -> None:
    cv, letter = told(["Coach, York\nMoved from Hull to York.", "I would come back to York from Lagos."])
    assert cv == "Coach, [Location 1]\nMoved from [Location 2] to [Location 1]."
    assert letter == "I would come back to [Location 1] from [Location 3]."


def test_another_place_in_its_stead_reads_the_same() -> None:
    text = "Moved from Leeds to York, and later back to Leeds."
    assert told([text]) == told([text.replace("Leeds", "Lagos")]) == told([text.replace("York", "Hull")])


def test_what_is_left_out_gives_no_number() -> None:
    text = "Moved from Leeds to York.\n\nCoach, Leeds"
    assert told([text], (Span(text.index("Coach"), len(text)),)) == ["Moved from [Location] to [Location]."]
