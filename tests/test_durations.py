"""Periods of many notations and their lengths, as of November 2026: cases/durations.jsonl; and what overlaps."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonrecruit.periods import Moment, Period, parse_period, period_pattern
from anonrecruit.rewriting.durations import duration, in_words, total

CASES = [
    json.loads(row) for row in (Path(__file__).parent / "cases" / "durations.jsonl").read_text("utf-8").splitlines()
]
TODAY = date(2026, 11, 24)


def test_there_are_many_notations() -> None:
    assert len({case["period"] for case in CASES}) >= 150


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["period"])
def test_a_period_is_found_whole_and_its_length_is_told(case: dict[str, str]) -> None:
    match = period_pattern().search(f"Lifeguard, {case['period']}")
    period = parse_period(case["period"])
    assert match and match[0] == case["period"]
    assert period and duration(period, TODAY) == case["length"]


def test_without_a_date_of_reference_an_open_period_has_no_length() -> None:
    period = parse_period("Mar 2023 – present")
    assert period and duration(period) == "current"


@pytest.mark.parametrize("text", ["Jan 2019 – Jan 2018", "Monday", "13/13/2019", "present", "2019 customers"])
def test_what_is_no_period_has_no_length(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("periods", "length"),
    [
        (("2010 – 2012", "2014 – 2016"), "4 years"),
        (("2010 – 2014", "2012 – 2016"), "6 years"),
        (("2010 – 2016", "2012 – 2014"), "6 years"),
        (("Jan 2015 – Jun 2015", "Jun 2015 – Dec 2015"), "11 months"),
        (("Mar 2020 – present", "2024 – present"), "6 years 8 months"),
        (("2015", "2015"), "1 year"),
        (("Jan 2015 – Jan 2016", "Jul 2015 – Jul 2016", "Jan 2018 – Feb 2018"), "1 year 7 months"),
        (("Jan 2019 – Jan 2019",), "1 month"),
    ],
)
def test_what_overlaps_counts_once(periods: tuple[str, ...], length: str) -> None:
    parsed = [period for text in periods if (period := parse_period(text))]
    assert len(parsed) == len(periods)
    assert in_words(total(parsed, TODAY)) == length


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 60)), max_size=6))
def test_the_total_is_the_number_of_months_covered(spans: list[tuple[int, int]]) -> None:
    periods = [Period(_month(first), _month(first + length)) for first, length in spans]
    covered = {month for first, length in spans for month in range(first, first + length)}
    assert total(periods, TODAY) == len(covered)


def _month(number: int) -> Moment:
    return Moment(1990 + number // 12, number % 12 + 1, 1, "month")
