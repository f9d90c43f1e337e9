"""Laws of the values that stages hand on: spans, documents, and what shows of values that hold personal text."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonrecruit import errors
from anonrecruit.application import Application, CandidateRef, KnownIdentity, Source
from anonrecruit.audit import Audit
from anonrecruit.cues import Cue
from anonrecruit.document import Block, Document, Span
from anonrecruit.evaluation.gold import GoldDocument
from anonrecruit.leakcheck import Removed
from anonrecruit.outcome import Withheld
from anonrecruit.record import RecordId
from anonrecruit.vault import Identity, MasterKey, Original

SECRET = "Zxqv Qwkjz"
"""Stands in no class name, field name or sentence."""

ranges = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))

ERRORS: tuple[errors.AnonrecruitError, ...] = (
    errors.DocumentError(),
    errors.UnsupportedFormat("image/png"),
    errors.EmptyDocument(),
    errors.EncryptedDocument(),
    errors.BrokenDocument("PDF", "ValueError"),
    errors.NoTextFound(2),
    errors.ScanIllegible(2),
    errors.ReaderNotInstalled("a HEIC image", "pip install it"),
    errors.LimitExceeded("pages", 200),
    errors.AnalysisFailed("recognise", "KeyError"),
    errors.LeakFound(("EMAIL_ADDRESS", "PERSON"), 3),
    errors.PolicyError("house", "it is not valid TOML"),
    errors.ModelError("its files are missing"),
    errors.VaultError(),
    errors.VaultUnavailable("it answered with OperationalError"),
    errors.KeyUnusable("there is none in the place that was named"),
    errors.WrongKey("0123456789abcdef"),
    errors.UnknownRecord(),
    errors.RecordErased("2026-11-24"),
    errors.AlreadySealed(),
    errors.RunStopped("the disk is full"),
    errors.RevealRefused(("the campaign is at 'sift'", "2 of 2 reviewers have no committed score")),
    errors.ScoreMismatch("sam"),
    errors.TamperFound("entry 4 of the access log is not as it was written"),
    errors.UsageError("there is nothing to read"),
)


@given(ranges, ranges)
def test_a_union_covers_both_and_overlap_is_mutual(left: Span, right: Span) -> None:
    assert left.union(right).covers(left) and left.union(right).covers(right)
    assert left.union(right) == right.union(left)
    assert left.overlaps(right) == right.overlaps(left)


@given(ranges, ranges)
def test_spans_overlap_where_they_share_a_character(left: Span, right: Span) -> None:
    shared = set(range(left.start, left.end)) & set(range(right.start, right.end))
    assert left.overlaps(right) == bool(shared)
    assert left.covers(right) == (shared == set(range(right.start, right.end)))


@given(ranges, st.integers(0, 9))
def test_shifting_keeps_the_length_and_can_be_undone(span: Span, by: int) -> None:
    assert len(span.shift(by)) == len(span) and span.shift(by).shift(-by) == span


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 3)])
def test_empty_and_negative_spans_do_not_exist(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(st.lists(ranges, max_size=5))
def test_a_document_takes_sorted_disjoint_blocks_inside_its_text_and_no_others(spans: list[Span]) -> None:
    text = "x" * 40
    ordered = all(left.end <= right.start for left, right in pairwise(spans))
    blocks = tuple(map(Block, spans))
    if ordered and all(span.end <= len(text) for span in spans):
        assert Document(1, text, blocks).blocks == blocks
    else:
        with pytest.raises(ValueError, match="blocks must be"):
            Document(1, text, blocks)


@pytest.mark.parametrize(
    "value",
    [
        Source(SECRET.encode(), SECRET),
        KnownIdentity((SECRET,), (SECRET,), (SECRET,), (SECRET,), SECRET),
        Application((Source(SECRET.encode(), SECRET),), CandidateRef(SECRET), {SECRET: SECRET}),
        Document(1, SECRET, (), 0, {"metadata": SECRET}),
        Withheld(CandidateRef(SECRET), "parse", errors.EmptyDocument()),
        Audit(RecordId("r"), CandidateRef(SECRET), (), (), "cimspa", {}),
        Identity(CandidateRef(SECRET), KnownIdentity((SECRET,)), {SECRET: SECRET}),
        Original("0" * 64, SECRET, reference=SECRET, data=SECRET.encode()),
        MasterKey(SECRET.encode().ljust(32)[:32]),
        Removed(SECRET, Cue.PERSON),
        GoldDocument("d1", SECRET, ()),
    ],
    ids=lambda value: type(value).__name__,
)
def test_the_repr_shows_no_personal_text(value: object) -> None:
    shown = repr(value) + str(value)
    assert not any(word in shown for word in SECRET.split())


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_errors_come_back_from_a_pickle_as_they_were(error: errors.AnonrecruitError) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error) and str(back) == str(error) and back.__reduce__() == error.__reduce__()


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_is_one_sentence_without_a_gap(error: errors.AnonrecruitError) -> None:
    sentence = str(error)
    assert sentence.endswith(".") and "{" not in sentence and "\n" not in sentence and "('" not in sentence


def test_every_error_of_the_tree_is_tried_here() -> None:
    def below(cls: type[errors.AnonrecruitError]) -> set[type[errors.AnonrecruitError]]:
        children = [child for child in cls.__subclasses__() if child.__module__.startswith("anonrecruit.")]
        return {cls} | {each for child in children for each in below(child)}  # other tests derive errors of their own

    assert below(errors.AnonrecruitError) - {errors.AnonrecruitError} == {type(error) for error in ERRORS}
    tree = errors.__doc__ or ""
    assert all(cls.__name__ in tree for cls in below(errors.AnonrecruitError))
