"""Who is who in one application."""

from __future__ import annotations

import pytest

from anonrecruit import Application, Blinded, Source
from anonrecruit.acquaintances import role_told
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.findings import Finding
from anonrecruit.pipeline import Blinder
from anonrecruit.policy import Action
from anonrecruit.redaction import Redaction, role_of
from anonrecruit.repeats import Value
from anonrecruit.roles import cast, numbered

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


def test_people_without_a_role_are_numbered_persons_and_other_cues_keep_their_subject() -> None:
    assert _role("Tom Brandt", ADA, Value("Tom Brandt", Cue.PERSON)) == "Person 1"
    finding = Finding(Span(0, 7), Cue.GENDER, 0.9, "r", "rule", "mine")
    assert cast([ADA]).of(finding, "Ada Obi") == finding


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Iris Okello", "I. Okello", True),
        ("Iris Okello", "Okello I", True),
        ("Iris Okello", "Okello", True),
        ("Iris Okello", "J. Okello", False),
        ("Iris Okello", "Anna Okello", False),
        ("T. Okello", "J. Okello", False),
        ("Iris Okello-Brandt", "Iris Okello Brandt", True),
    ],
)
def test_initials_and_surname_are_the_same_person_as_far_as_they_fit(first: str, second: str, *, same: bool) -> None:
    values = Value(first, Cue.PERSON), Value(second, Cue.PERSON)
    assert len({_role(value.text, *values) for value in values}) == (1 if same else 2)


def test_a_surname_alone_is_the_one_with_a_given_name_wherever_that_stands() -> None:
    values = (Value("J. Okello", Cue.PERSON), Value("Okello", Cue.PERSON), Value("Iris Okello", Cue.PERSON, "Referee"))
    assert _role("Okello", *values) == "Referee 1" and _role("J. Okello", *values) == "Person 1"


def test_the_candidate_among_authors_and_misspelt_is_the_candidate() -> None:
    values = (ADA, Value("Obi, A.", Cue.PERSON, "Co-author"), Value("Okonkwo-Obi", Cue.PERSON, "Co-author"))
    assert _role("Obi, A.", *values) == "Candidate" and _role("Okonkwo-Obi", *values) == "Co-author 1"
    adaeze = Value("Adaeze Obi", Cue.PERSON, "Candidate")
    assert _role("Adaezee Obi", adaeze, Value("Adaezee Obi", Cue.PERSON)) == "Candidate"


def test_a_referee_who_was_the_manager_is_told_as_the_referee() -> None:
    values = (Value("Tom Brandt", Cue.PERSON, "Manager"), Value("Mr Brandt", Cue.PERSON, "Referee"))
    assert {_role(value.text, *values) for value in values} == {"Referee 1"}


@pytest.mark.parametrize(
    ("words", "section", "role"),
    [
        ("Supervised by", "education", "Supervisor"),
        ("reported directly  to", "employment", "Manager"),
        ("with ", "employment", "Colleague"),
        ("with", "education", "Teacher"),
        ("husband:", "personal", "Family member"),
        ("via", "profile", ""),
        ("reported to", "referees", "Referee"),
        ("", "publications", "Co-author"),
        ("", "awards", ""),
    ],
)
def test_the_words_before_a_name_tell_a_role(words: str, section: str, role: str) -> None:
    assert role_told("rule", words, section) == role


def _shown(*subjects: str) -> list[str]:
    redactions = [
        Redaction(span, Cue.PERSON, Action.PLACEHOLDER, (Finding(span, Cue.PERSON, 0.9, "r", "rule", subject),))
        for place, subject in enumerate(subjects)
        for span in [Span(place * 5, place * 5 + 3)]
    ]
    return [role_of(redaction) for text in numbered([redactions[:2], redactions[2:]]) for redaction in text]


def test_numbers_follow_the_reader_through_all_texts_of_an_application() -> None:
    assert _shown("Person 7", "Candidate", "Person 2", "Referee 3", "Person 7") == [
        *("Person 1", "Candidate", "Person 2", "Referee 1", "Person 1"),
    ]


def test_a_reader_can_follow_who_is_who_through_cv_letter_and_answers(blinder: Blinder) -> None:
    cv = (
        "Ada Obi\n12 Rose Street, Leeds LS1 9ZZ\n\nProfile\nLifeguard who swims with Edith Marsh.\n\nEmployment\n"
        "Lifeguard, Kirkstall Baths, 2019 – 2023\nReported to Priya Nair and Jonas Keller\n\nAwards\n"
        "Star of the year, given by Anna Brandt\n\nReferees\nIris Okello, 07700 900123\nTom Brandt, 07700 900124\n"
    )
    sources = Source(cv.encode(), "cv.txt"), Source(b"Dear Ms Okello,\nP. Nair taught me much.\nAda Obi", "l.txt")
    outcome = blinder.blind(Application(sources, answers={"Who inspired you?": "Edith Marsh and Jonas Keller."}))
    assert isinstance(outcome, Blinded)
    text = outcome.record.text
    assert "swims with [Colleague 1]." in text and "[Colleague 1] and [Manager 2]." in text
    assert "Reported to [Manager 1] and [Manager 2]" in text and "[Manager 1] taught" in text
    assert "given by [Person 1]" in text and "Dear [Referee 1]," in text and "[Referee 2], [Phone]" in text


def test_a_cast_shows_no_name() -> None:
    assert "Ada" not in repr(cast([ADA]))
