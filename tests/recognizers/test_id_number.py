"""Check digits are those of the published schemes; the numbers are their specifications' examples or made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from anonrecruit.recognizers.id_number import china, luhn, nhs, pesel, south_africa, verhoeff


@pytest.mark.parametrize(
    ("check", "number"),
    [
        (verhoeff, "2363"),
        (verhoeff, "234123412346"),
        (luhn, "79927398713"),
        (nhs, "9434765919"),
        (pesel, "44051401359"),
        (china, "11010519491231002X"),
        (south_africa, "8001015009087"),
    ],
)
def test_a_valid_number_passes_and_a_changed_digit_fails(check: Callable[[str], bool], number: str) -> None:
    assert check(number)
    changed = str((int(number[1]) + 1) % 10)
    assert not check(number[0] + changed + number[2:])
