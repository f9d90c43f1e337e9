from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonrecruit.document import Span
from anonrecruit.parsers.normalise import normalise

SINGLE = "abcABZé \t\n\r.,-'|•\xad\u200b\ufeff\u0301\u0327\xa0ﬁﬃﬆＡ𝐀\u1112\u1161\u11ab\u212b\ud800\u2028\u09c7\u09be"
TRAPS = st.sampled_from([*SINGLE, "  ", "\r\n", "A B C D", "J O H N"])
TEXTS = st.one_of(st.text(), st.lists(TRAPS, max_size=30).map("".join))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("plain text stays", "plain text stays"),
        ("Rene\u0301e Zoe\u0308", "Renée Zoë"),
        ("oﬃce ﬁtness ﬂow eﬀort", "office fitness flow effort"),
        ("cogni\u099eve, computa\u08bconal, ac\u019fve, A\u01a9ic", "cognitive, computational, active, A\u01a9ic"),
        ("Lon\xaddon", "London"),
        ("Ren\xade\xad\u0301e", "Renée"),
        ("Lon\xad\ndon", "Lon-\ndon"),
        ("\ufeffA\u200bd\u200da \u202eObi\u202c", "Ada Obi"),
        ("Ada\xa0Obi\u2003Leeds", "Ada Obi Leeds"),
        ("one\r\ntwo\rthree\u2028four\x0cfive", "one\ntwo\nthree\nfour\nfive"),
        ("Ａｄａ 𝐎𝐛𝐢", "Ada Obi"),
        ("bell\x07 and null\x00", "bell and null"),
    ],
)
def test_characters_that_only_look_different_become_the_same(source: str, expected: str) -> None:
    assert normalise(source).text == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A D A   O B I W A N", "ADA OBIWAN"),
        ("A d a", "A d a"),
        ("J o h n", "John"),
        ("J O H N  Q  S M I T H", "JOHN Q SMITH"),
        ("O ’ B R I E N", "O’BRIEN"),
        ("Name: J O H N\tS M I T H", "Name: JOHN\tSMITH"),
        ("C U R R I C U L U M  V I T A E\nAda Obi", "CURRICULUM VITAE\nAda Obi"),
        ("Ł U K A S Z   Ż A K", "ŁUKASZ ŻAK"),
    ],
)
def test_letter_spaced_words_are_closed_up(source: str, expected: str) -> None:
    assert normalise(source).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "A B C grades",
        "C C++ R",
        "A A B B",
        "A, B, C, D, E",
        "W X Y Z",
        "plan B or C or D",
        "I a m",
        "x y z",
        "a  b  c  d e",
    ],
)
def test_real_sequences_of_single_letters_are_left_alone(text: str) -> None:
    assert normalise(text).text == text


@given(TEXTS)
def test_the_map_is_monotone_and_ends_at_the_end(source: str) -> None:
    result = normalise(source)
    assert len(result.offsets) == len(result.text) + 1
    assert all(one <= next_one for one, next_one in zip(result.offsets, result.offsets[1:], strict=False))
    assert result.offsets[-1] == len(source)


@given(TEXTS)
def test_normalising_twice_changes_nothing(source: str) -> None:
    once = normalise(source).text
    assert normalise(once).text == once


@given(TEXTS)
def test_the_result_is_composed_and_can_be_written(source: str) -> None:
    text = normalise(source).text
    assert unicodedata.is_normalized("NFC", text)
    text.encode("utf-8")


@given(TEXTS, st.data())
def test_a_source_span_holds_what_became_the_span(source: str, data: st.DataObject) -> None:
    result = normalise(source)
    if not result.text:
        return
    start = data.draw(st.integers(0, len(result.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(result.text))))
    found = result.source_span(span)
    letters = {mark for mark in unicodedata.normalize("NFKD", span.of(result.text)) if mark.isalnum()}
    assert letters <= set(unicodedata.normalize("NFKD", found.of(source)))


@given(TEXTS)
def test_the_span_of_the_whole_text_reaches_every_letter_of_the_source(source: str) -> None:
    result = normalise(source)
    if result.text:
        span = result.source_span(Span(0, len(result.text)))
        left_out = source[: span.start] + source[span.end :]
        assert not any(mark.isalnum() for mark in left_out)


@given(st.text(alphabet=st.characters(max_codepoint=126, min_codepoint=33)))
def test_plain_ascii_is_its_own_map(source: str) -> None:
    result = normalise(source)
    assert result.text == source
    assert list(result.offsets) == list(range(len(source) + 1))


def test_repr_shows_no_text() -> None:
    assert "Ada" not in repr(normalise("Ada Obi"))


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("Ted Radcli ff e", "Ted Radcliffe"),
        ("o ffi ce", "office"),
        ("sta ff, and", "staff, and"),
        ("sci fi film", "sci fi film"),
    ],
)
def test_torn_ligatures_are_rejoined(torn: str, whole: str) -> None:
    assert normalise(torn).text == whole
