"""Planted leaks are found in every variant; ordinary words withhold nothing."""

from __future__ import annotations

import time

import pytest

from anonrecruit.cues import Cue
from anonrecruit.errors import LeakFound
from anonrecruit.leakcheck import Removed, check

NAMES = [
    ("Ada Obi", "led by ada obi since"),
    ("Ada Obi", "ADA OBI"),
    ("Ada Obi", "OBI, Ada"),
    ("Ada Obi", "asked Ada to"),
    ("Ada Obi", "Ada\nObi"),
    ("Ada Obi", "A d a  O b i"),
    ("Ada Obi", "see adaobi1990"),
    ("Ada Obi", "cv_ada_obi_final"),
    ("Ada Obi", "\u0410da and team"),  # a Cyrillic A
    ("Ada Obi", "A\u200bda Ob\u00adi"),
    ("Ada Ngozi Obi", "Ada Obi"),
    ("Ada Ngozi Obi", "Obi Ada Ngozi"),
    ("Dr Chinua Okonkwo PhD", "with Okonkwo's group"),
    ("Chinua Okonkwo", "Okon-\nkwo led"),
    ("Chinua Okonkwo", "O K O N K W O"),
    ("José Núñez", "Jose Nunez"),
    ("Jose Nunez", "Jose\u0301 Nu\u0301n\u0303ez"),
    ("Ada O'Brien", "Ada O\u2019Brien"),
    ("Ada O'Brien", "written OBrien"),
    ("Łukasz Wiśniewski", "Lukasz Wisniewski"),
    ("Jörg Weiß", "WEISS"),
    ("Grace Love", "Grace Love"),
    ("Grace Love", "GRACE LOVE"),
    ("Grace Love", "Love, Grace"),
    ("Will May", "Will May leads"),
    ("John Smith", "J. Smith"),
    ("John Smith", "J Smith"),
    ("Anna May", "A. May"),
    ("Anna Rose May", "A. R. May"),
    ("Anna May", "May, A."),
    ("Li Ng", "Li Ng"),
]

CONTACTS = [
    (Cue.EMAIL_ADDRESS, "ada.obi@example.org", "Ada.Obi@Example.org"),
    (Cue.EMAIL_ADDRESS, "ada.obi@example.org", "ada.obi (at) example.org is ada . obi @ example . org"),
    (Cue.EMAIL_ADDRESS, "ada.obi@example.org", "on chat as ada.obi"),
    (Cue.PHONE_NUMBER, "07700 900123", "+44 (0)7700-900.123"),
    (Cue.PHONE_NUMBER, "+44 7700 900 123", "07700900123"),
    (Cue.PHONE_NUMBER, "01632 960123 / 960124", "call 960 124"),
    (Cue.PHONE_NUMBER, "020 7946 0018 ext 5", "(020) 7946 0018"),
    (Cue.PHONE_NUMBER, "\uff10\uff17\uff17\uff10\uff10 900123", "07700 900123"),
    (Cue.PROFILE_URL, "https://www.example.org/in/ada-obi-7/", "example.org/in/ada-obi-7"),
    (Cue.PROFILE_URL, "https://github.com/ada-obi-dev", "my handle ada-obi-dev"),
    (Cue.PROFILE_URL, "adaobidev.github.io/planner", "known as AdaObiDev"),
    (Cue.PROFILE_URL, "live:adaobidev", "skype adaobidev"),
    (Cue.ID_NUMBER, "QQ 12 34 56 C", "NI QQ123456C"),
    (Cue.ID_NUMBER, "P1234567", "passport P 1234567"),
    (Cue.HOME_LOCATION, "12 Rose Street, Leeds, LS1 4AB", "12, Rose Street\nLeeds"),
    (Cue.HOME_LOCATION, "12 Rose Street, Leeds, LS1 4AB", "Leeds LS14AB"),
    (Cue.HOME_LOCATION, "12 Rose Street", "at 12 ROSE STREET"),
    (Cue.HOME_LOCATION, "Pune 411 001", "Pune - 411001"),
]

BIRTH_DATES = [
    "21/05/1990",
    "05/21/1990",
    "5.21.90",
    "21 - 5 - 1990",
    "1990-05-21",
    "1990/5/21",
    "21 May 1990",
    "21st of May, 1990",
    "MAY 21, 1990",
    "21May1990",
    "21-May-90",
    "21051990",
    "19900521",
]

ORDINARY = [
    (Cue.PERSON, "Will May", "You will see in May that this may work. Will it?"),
    (Cue.PERSON, "Grace Love", "Grace period; for the love of sport"),
    (Cue.PERSON, "Andrew Field", "A Field Engineer in R&D, Field Service"),
    (Cue.PERSON, "Asa Will", "as a team"),
    (Cue.PERSON, "Mrs Grace Love", "Mrs Dalloway"),
    (Cue.PERSON, "Ada Obi MSc", "MSc Sport Science, PhD"),
    (Cue.PERSON, "Will Ing", "willing to relocate"),
    (Cue.PERSON, "Jack London", "Pool manager in London"),
    (Cue.PERSON, "June April", "April 2019 to June 2020"),
    (Cue.PERSON, "Ada", "adaptable, Adaptation"),
    (Cue.HOME_LOCATION, "12 Rose Street, Leeds, LS1 4AB", "Lifeguard, Leeds"),
    (Cue.PERSON, "Obi, A.N.", "vitamins A, N. and O"),
    (Cue.PERSON, "M., Obi, J", "J. M. Journal of sport"),
    (Cue.PERSON, "Field, D.W.A.", "the D.W.A. league of 2015"),
    (Cue.HOME_LOCATION, "Flat 2, Leeds", "Level 2 award, flat"),
    (Cue.DATE_OF_BIRTH, "21 May 1990", "May 1990 - 21 June 1995"),
    (Cue.DATE_OF_BIRTH, "1990", "since 1990"),
    (Cue.EMAIL_ADDRESS, "manager@example.org", "pool manager"),
    (Cue.PHONE_NUMBER, "07700 900123", "2007 - 2009, 00123"),
    (Cue.PROFILE_URL, "linkedin.com", "LinkedIn campaigns"),
    (Cue.PROFILE_URL, "github.com/northgateleisure/app", "Northgate Leisure"),
    (Cue.ID_NUMBER, "2015", "in 2015"),
    (Cue.GENDER, "female", "female changing rooms"),
    (Cue.AGE, "34", "34 lanes"),
]


def leaks(text: str, value: str, cue: Cue) -> bool:
    try:
        check([text], [Removed(value, cue)])
    except LeakFound:
        return True
    return False


@pytest.mark.parametrize(("value", "text"), NAMES)
def test_a_name_is_found_in_every_variant(value: str, text: str) -> None:
    assert leaks(text, value, Cue.PERSON)


@pytest.mark.parametrize(("cue", "value", "text"), CONTACTS)
def test_contact_details_numbers_and_homes_are_found_in_any_punctuation(cue: Cue, value: str, text: str) -> None:
    assert leaks(text, value, cue)


@pytest.mark.parametrize("value", ["21 May 1990", "21/05/1990", "1990-05-21"])
@pytest.mark.parametrize("text", BIRTH_DATES)
def test_a_birth_date_is_found_in_any_form(value: str, text: str) -> None:
    assert leaks(f"born {text} in", value, Cue.DATE_OF_BIRTH)


@pytest.mark.parametrize(("cue", "value", "text"), ORDINARY)
def test_ordinary_language_withholds_nothing(cue: Cue, value: str, text: str) -> None:
    assert not leaks(text, value, cue)


def test_the_error_counts_values_and_names_cues_and_quotes_nothing() -> None:
    removed = [
        Removed("Ada Obi", Cue.PERSON),
        Removed("Bo Lindqvist", Cue.PERSON),
        Removed("ada@example.org", Cue.EMAIL_ADDRESS),
        Removed("07700 900123", Cue.PHONE_NUMBER),
    ]
    with pytest.raises(LeakFound) as caught:
        check(["Lindqvist", "Ada Obi ada@example.org"], removed)
    assert caught.value == LeakFound(("EMAIL_ADDRESS", "PERSON"), 3)
    assert "Ada" not in str(caught.value) and "EMAIL_ADDRESS, PERSON" in str(caught.value)


def test_every_text_is_searched_but_no_value_is_pieced_together_from_two() -> None:
    removed = [Removed("Will May", Cue.PERSON)]
    check(["led by Will", "May 2019"], removed)
    with pytest.raises(LeakFound):
        check(["", "fine", "by Will May"], removed)


def test_nothing_removed_and_nothing_written_are_no_leak() -> None:
    check(["Ada Obi"], [])
    check([], [Removed("Ada Obi", Cue.PERSON)])
    for cue in Cue:
        check(["Plans routes."], [Removed("", cue), Removed(" . ", cue)])


def test_five_kilobytes_and_thirty_values_take_a_few_milliseconds() -> None:
    """Measured at 2.2 ms; the limit is for machines that stall."""
    text = "Led the Northgate leisure centre through a rebuild in 2019 and kept every member.\n" * 62
    removed = [Removed(f"Adanna Obiq{letter}", Cue.PERSON) for letter in "abcdefghijklmno"]
    removed += [Removed(f"07700 9001{number}", Cue.PHONE_NUMBER) for number in range(10, 20)]
    removed += [Removed(f"{number} Rose Street, LS1 4AB", Cue.HOME_LOCATION) for number in range(4)]
    removed += [Removed("21 May 1990", Cue.DATE_OF_BIRTH)]
    check([text], removed)
    start = time.perf_counter()
    check([text], removed)
    assert time.perf_counter() - start < 0.1


def test_the_owner_of_a_repository_may_be_a_project_whose_name_is_content() -> None:
    link = Removed("https://github.com/pallets-eco/flask-thing", Cue.PROFILE_URL)
    check(["Contributor to pallets-eco"], [link])
    with pytest.raises(LeakFound):
        check(["See github.com/pallets-eco/flask-thing"], [link])
