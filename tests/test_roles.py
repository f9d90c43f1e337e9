"""Who is who in one application."""

from __future__ import annotations

from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.findings import Finding
from anonrecruit.repeats import Value
from anonrecruit.roles import cast

ADA = Value("Ada Obi", Cue.PERSON, "Candidate")


def _role(name: str, *values: Value) -> str:
    return cast(values).of_value(Value(name, Cue.PERSON)).subject


def test_a_part_of_the_candidates_name_is_the_candidate() -> None:
    assert _role("Ada", Value("Ada", Cue.PERSON), ADA) == "Candidate"


def test_referees_are_numbered_in_order_of_appearance() -> None:
    values = (Value("Iris Okello", Cue.PERSON, "Referee"), Value("Tom Brandt", Cue.PERSON, "Referee"))
    assert [_role(value.text, *values) for value in values] == ["Referee 1", "Referee 2"]


def test_the_same_referee_twice_has_one_number() -> None:
    values = (Value("Iris Okello", Cue.PERSON, "Referee"), Value("Dr Okello", Cue.PERSON, "Referee"))
    assert {_role(value.text, *values) for value in values} == {"Referee 1"}


def test_a_surname_in_common_is_family_and_not_the_candidate() -> None:
    assert _role("Chidi Obi", ADA, Value("Chidi Obi", Cue.PERSON, "Family member")) == "Family member 1"


def test_people_without_a_role_have_none_and_other_cues_keep_their_subject() -> None:
    assert _role("Tom Brandt", ADA, Value("Tom Brandt", Cue.PERSON)) == ""
    finding = Finding(Span(0, 7), Cue.GENDER, 0.9, "r", "rule", "mine")
    assert cast([ADA]).of(finding, "Ada Obi") == finding


def test_a_cast_shows_no_name() -> None:
    assert "Ada" not in repr(cast([ADA]))
