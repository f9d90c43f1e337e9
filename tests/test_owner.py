"""Whose CV it is."""

from __future__ import annotations

import pytest

from anonrecruit.owner import owner_spans
from tests.readings import reading_of


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Ada Obi\n12 Rose Street, Leeds LS1 9ZZ", ["Ada Obi"]),
        ("CURRICULUM VITAE\nOBI, Ada Ngozi\nada.obi@example.org", ["OBI, Ada Ngozi"]),
        ("ada obi\nada.obi@example.org", ["ada obi"]),
        ("Dr Ada Obi PhD\nSports scientist", ["Ada Obi"]),
        ("Kitchen porter\nCleaning and washing up", []),
        ("Employment\nLifeguard, Kirkstall Baths", []),
        ("", []),
    ],
)
def test_the_head_of_a_cv_names_its_owner(text: str, owner: list[str]) -> None:
    assert [span.of(text) for span in owner_spans(reading_of(text))] == owner


def test_an_e_mail_address_settles_which_of_two_names_it_is() -> None:
    text = "Iris Okello\nAda Obi\nada.obi@example.org"
    assert [span.of(text) for span in owner_spans(reading_of(text))] == ["Ada Obi"]
