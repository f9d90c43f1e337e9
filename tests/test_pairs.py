"""Labels and their values, in the ways CVs set them."""

from __future__ import annotations

import pytest

from anonrecruit.pairs import Pair, find_pairs, known_keys, label_key
from anonrecruit.sections import line_spans


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(pair.label, pair.value) for pair in _found(text)]


def _found(text: str) -> tuple[Pair, ...]:
    return find_pairs(text, list(line_spans(text)))


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Date of birth: 1 May 1990", [("date of birth", "1 May 1990")]),
        ("Nationality\tKenyan", [("nationality", "Kenyan")]),
        ("Nationality Kenyan", [("nationality", "Kenyan")]),
        ("Age & DOB: 31, 1 May 1990", [("age", "31, 1 May 1990"), ("dob", "31, 1 May 1990")]),
        ("Fahter name: Chidi Obi", [("father name", "Chidi Obi")]),
        ("Shoe size: 5", [("shoe size", "5")]),
        ("Boise, ID - 83701", []),
        ("Lifeguard, Kirkstall Baths", []),
    ],
)
def test_a_label_and_its_value_on_one_line(text: str, pairs: list[tuple[str, str]]) -> None:
    assert _pairs(text) == pairs


def test_a_column_of_labels_belongs_to_the_column_of_values_below() -> None:
    text = "Name\nDate of birth\nNationality\nAda Obi\n1 May 1990\nKenyan"
    assert _pairs(text) == [("name", "Ada Obi"), ("date of birth", "1 May 1990"), ("nationality", "Kenyan")]
    assert all(pair.below for pair in _found(text))


def test_a_forms_question_is_a_label() -> None:
    assert ("home address", "Alston") in _pairs("Where do you live?\nA: Alston")


def test_spans_are_where_label_and_value_stand() -> None:
    text = "Personal\nNationality: Kenyan"
    (pair,) = (pair for pair in _found(text) if pair.label == "nationality")
    assert (pair.label_span.of(text).strip(" :"), pair.value_span.of(text)) == ("Nationality", "Kenyan")


def test_a_pair_shows_neither_label_nor_value() -> None:
    assert "kenyan" not in repr(_found("Nationality: Kenyan")).lower()


def test_keys_of_labels() -> None:
    assert label_key("D.O.B. (dd/mm/yy)") == "dob" and label_key("E-mail") == "e mail"
    assert known_keys("Permanent & present address") == ("permanent address", "present address")
    assert known_keys("Kirkstall Baths") == ()
