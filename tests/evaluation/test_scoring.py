"""Scores are what their definitions say, worked out by hand on small documents."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.evaluation.gold import GoldDocument, GoldSpan
from anonrecruit.evaluation.scoring import Judgement, Share, judge, score
from anonrecruit.policy import Action
from anonrecruit.redaction import Redaction

TEXT = "Ada Obi, born 1990, swam at Girls' School in Leeds"


def at(value: str, text: str = TEXT) -> Span:
    return Span(text.index(value), text.index(value) + len(value))


def gold(*spans: tuple[str, Cue], text: str = TEXT, source: str = "") -> GoldDocument:
    return GoldDocument("d", text, tuple(GoldSpan(at(value, text), cue) for value, cue in spans), source)


def hide(*values: str, text: str = TEXT) -> tuple[Redaction, ...]:
    return tuple(Redaction(at(value, text), Cue.PERSON, Action.PLACEHOLDER, ()) for value in values)


def judged(document: GoldDocument, *values: str) -> Judgement:
    return judge(document, hide(*values, text=document.text))


@pytest.mark.parametrize(
    ("hidden", "caught"), [(("Ada Obi",), True), (("Ada", "Obi"), True), (("Ada",), False), ((), False)]
)
def test_caught_means_every_letter_and_digit_under_whichever_cue(hidden: tuple[str, ...], caught: bool) -> None:
    assert (judged(gold(("Ada Obi", Cue.HOME_LOCATION)), *hidden).missed == ()) == caught


@pytest.mark.parametrize(("hidden", "untouched"), [(("in ",), True), (("in L",), False), (("Leeds",), False)])
def test_untouched_means_no_letter_or_digit(hidden: tuple[str, ...], untouched: bool) -> None:
    assert (judged(gold(("Leeds", Cue.WORK_LOCATION)), *hidden).touched == ()) == untouched


def test_a_secondary_span_is_judged_outside_the_primary_span_in_it() -> None:
    document = gold(("Girls' School", Cue.EDUCATION_INSTITUTION), ("Girls'", Cue.GENDER))
    assert judged(document, "Girls'").touched == ()
    assert len(judged(document, "Girls' School").touched) == 1
    inside = gold(("Leeds", Cue.WORK_LOCATION), ("in Leeds", Cue.HOME_LOCATION))
    assert judged(inside, "in Leeds").secondary == ()


def test_words_are_counted_outside_primary_spans_and_kept_if_not_a_letter_is_gone() -> None:
    judgement = judged(gold(("Ada Obi", Cue.PERSON)), "Ada Obi", "990", "in L")
    assert judgement.words == 8
    assert [span.of(TEXT) for span in judgement.lost] == ["1990", "in", "Leeds"]


def test_runs_without_letters_or_digits_are_no_words() -> None:
    assert judged(gold(text="- a – b2 &")).words == 2


def test_documents_count_as_caught_by_their_worst_span_and_where_there_is_none() -> None:
    name, birth = ("Ada Obi", Cue.PERSON), ("1990", Cue.DATE_OF_BIRTH)
    documents = [gold(name, birth), gold(name), gold(("Girls'", Cue.GENDER))]
    scores = score(documents, lambda text: hide("Ada Obi"))
    assert scores.direct == Share(2, 3) and scores.core == Share(2, 3)
    assert scores.recall == {Cue.PERSON: Share(2, 2), Cue.DATE_OF_BIRTH: Share(0, 1), Cue.GENDER: Share(0, 1)}


def test_an_e_mail_counts_for_every_identifier_but_not_for_name_home_and_birth() -> None:
    scores = score([gold(("Leeds", Cue.EMAIL_ADDRESS))], lambda text: ())
    assert scores.direct == Share(0, 1) and scores.core == Share(1, 1)


def test_sources_are_scored_apart_too() -> None:
    documents = [gold(("Leeds", Cue.EMPLOYER), source=source) for source in ("b", "a", "a", "")]
    scores = score(documents, lambda text: ())
    assert {name: part.documents for name, part in scores.by_source.items()} == {"a": 2, "b": 1}
    assert scores.documents == 4 and scores.untouched[Cue.EMPLOYER] == Share(4, 4)


def test_a_share_of_nothing_is_whole() -> None:
    assert Share(0, 0).ratio == 1.0 and Share(1, 4).ratio == 0.25


positions = st.lists(st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 9)), max_size=4)


def cut(pairs: Sequence[tuple[int, int]]) -> tuple[Redaction, ...]:
    spans = (Span(start, min(start + size, len(TEXT))) for start, size in pairs)
    return tuple(Redaction(span, Cue.PERSON, Action.REMOVE, ()) for span in spans)


@given(positions, positions)
def test_hiding_more_never_catches_less_nor_keeps_more(
    some: list[tuple[int, int]], more: list[tuple[int, int]]
) -> None:
    document = gold(("Ada Obi", Cue.PERSON), ("Leeds", Cue.WORK_LOCATION), ("Girls'", Cue.GENDER))
    less, all_ = judge(document, cut(some)), judge(document, cut([*some, *more]))
    assert set(all_.missed) <= set(less.missed)
    assert set(all_.touched) >= set(less.touched) and set(all_.lost) >= set(less.lost)


def test_eighty_documents_are_scored_in_no_noticeable_time() -> None:
    """Measured at 0.13 s for the 79 documents of the development set; the limit is for machines that stall."""
    text = "\n".join([TEXT] * 90)
    documents = [gold(("Ada Obi", Cue.PERSON), ("Leeds", Cue.EMPLOYER), text=text)] * 80
    start = time.perf_counter()
    score(documents, lambda _: hide("Ada Obi", text=text))
    assert time.perf_counter() - start < 2.0
