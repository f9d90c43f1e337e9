"""Which lines are a home address, and which an employer's."""

from __future__ import annotations

import pytest

from anonrecruit.address_blocks import home_blocks
from tests.readings import reading_of


def _homes(text: str) -> list[tuple[str, list[str]]]:
    return [
        (block.evidence, [span.of(text) for scrap in block.scraps for span in scrap.spans])
        for block in home_blocks(reading_of(text))
    ]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Ada Obi\n12 Rose Street, Leeds LS1 9ZZ", [("contact block", ["12 Rose Street, Leeds LS1 9ZZ"])]),
        ("Ada Obi\n12 Rose Street\nLeeds\nLS1 9ZZ", [("contact block", ["12 Rose Street", "Leeds", "LS1 9ZZ"])]),
        ("Personal details\nAddress: 12 Rose Street, Leeds", [("labelled:address", ["12 Rose Street, Leeds"])]),
        ("Employment\nLifeguard at Kirkstall Baths\n14 Mill Lane, Otley LS21 9ZZ", []),
        ("Ada Obi\nProfile\nI plan and teach lessons for all ages.", []),
        ("", []),
    ],
)
def test_a_home_is_told_by_where_it_stands(text: str, home: list[tuple[str, list[str]]]) -> None:
    assert _homes(text) == home


def test_telephone_and_e_mail_on_its_line_are_no_part_of_an_address() -> None:
    ((_, parts),) = _homes("Ada Obi\n12 Rose Street, Leeds LS1 9ZZ | 07700 900123 | ada@example.org")
    assert parts == ["12 Rose Street, Leeds LS1 9ZZ"]
