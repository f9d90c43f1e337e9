"""What was found once is found again, and words that are only words stay."""

from __future__ import annotations

import pytest

from anonrecruit.application import KnownIdentity
from anonrecruit.cues import Cue
from anonrecruit.name_repeats import CANDIDATE
from anonrecruit.repeats import Value, find_repeats, known_values

ADA = Value("Ada Obi-Stone", Cue.PERSON, CANDIDATE)
WILL = Value("Will May", Cue.PERSON, CANDIDATE)


def _again(text: str, *values: Value) -> list[str]:
    (found,) = find_repeats([text], values)
    return sorted({finding.span.of(text) for finding in found})


@pytest.mark.parametrize(
    ("text", "value", "found"),
    [
        ("ADA OBI-STONE teaches", ADA, ["ADA OBI-STONE"]),
        ("Signed: Obi-Stone, Ada", ADA, ["Obi-Stone, Ada"]),
        ("Zoe Çelik", Value("Zoë Celik", Cue.PERSON, CANDIDATE), ["Zoe Çelik"]),
        ("I will start in May and may stay", WILL, []),
        ("Will May, lifeguard", WILL, ["Will May"]),
        ("Will's circuit class", WILL, ["Will"]),
        ("Will is reliable. May is busy.", WILL, ["Will"]),
        ("Born 21.05.1990, hired 21.05.2019", Value("21 May 1990", Cue.DATE_OF_BIRTH), ["21.05.1990"]),
        ("Call +44 7700 900123", Value("07700 900123", Cue.PHONE_NUMBER), ["+44 7700 900123"]),
        ("Baths in Leeds", Value("Leeds", Cue.HOME_LOCATION), []),
        ("Planted by 12 Rose Street", Value("12 Rose Street, Leeds LS1 9ZZ", Cue.HOME_LOCATION), ["12 Rose Street"]),
        ("By 12 rose street", Value("12 Rose Street", Cue.HOME_LOCATION), ["12 rose street"]),
    ],
)
def test_a_value_is_found_in_its_variants_only(text: str, value: Value, found: list[str]) -> None:
    assert _again(text, value) == found


def test_a_candidates_name_is_found_inside_a_handle() -> None:
    assert "okelloiris" in _again("see okelloiris on the forum", Value("Iris Okello", Cue.PERSON, CANDIDATE))


def test_every_text_is_searched_and_the_order_of_values_does_not_matter() -> None:
    texts = ["Ada Obi-Stone", "no one", "Obi-Stone and Will May"]
    found = find_repeats(texts, [ADA, WILL])
    assert [bool(some) for some in found] == [True, False, True]
    assert found == find_repeats(texts, [WILL, ADA, WILL])


def test_a_known_address_is_looked_for_line_by_line() -> None:
    for address in ("12 Rose Street, Leeds", "12 Rose Street\nLeeds"):
        values = list(known_values(KnownIdentity(addresses=(address,))))
        assert _again("Planted an orchard by 12 Rose Street.", *values) == ["12 Rose Street"]


def test_a_value_shows_no_text() -> None:
    assert "Ada" not in repr(ADA)
