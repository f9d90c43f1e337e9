"""Leakage looks at what a reader gets, also where no span was annotated."""

from __future__ import annotations

from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.evaluation.gold import GoldDocument, GoldSpan
from anonrecruit.evaluation.leakage import leaked, tight
from anonrecruit.evaluation.scoring import Share

TEXT = "Ada Obi\nada@example.org\nRiverside Pool"
DOCUMENT = GoldDocument(
    "d1",
    TEXT,
    (
        GoldSpan(Span(0, 7), Cue.PERSON),
        GoldSpan(Span(8, 23), Cue.EMAIL_ADDRESS),
        GoldSpan(Span(24, 38), Cue.EMPLOYER),
    ),
)


def test_annotated_values_are_found_wherever_they_stand_in_the_released_text() -> None:
    assert leaked(DOCUMENT, TEXT) == (Cue.EMAIL_ADDRESS, Cue.PERSON)
    assert leaked(DOCUMENT, "[Candidate]\n[E-mail]\nRiverside Pool. Reference: OBI") == (Cue.PERSON,)


def test_what_should_stay_is_no_leak() -> None:
    assert leaked(DOCUMENT, "[Candidate]\n[E-mail]\nRiverside Pool") == ()


def test_withheld_documents_are_in_neither_number() -> None:
    released = {"a": None, "b": "Ada Obi", "c": "[Candidate]"}
    documents = [GoldDocument(key, key, ()) for key in released]
    assert tight(documents, released.get) == Share(2, 2)
    assert tight([DOCUMENT], lambda _: TEXT) == Share(0, 1)
