"""Years of experience, gaps, words of another era, years of study under ``strict``: cases/generalised.jsonl."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from anonrecruit import Application, Blinded, Blinder, Source

CASES = [
    json.loads(row) for row in (Path(__file__).parent / "cases" / "generalised.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="module")
def strict() -> Blinder:
    return Blinder("strict", today=date(2026, 11, 24))


def test_there_are_many_of_each_kind() -> None:
    assert min(Counter(case["kind"] for case in CASES).values()) >= 29


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_line_is_told_without_what_dates_or_explains_it(case: dict[str, str], strict: Blinder) -> None:
    cv = f"Ada Obi\n07700 900142\n\n{case['section']}\n{case['text']}\n"
    outcome = strict.blind(Application((Source(cv.encode()),)))
    assert isinstance(outcome, Blinded), outcome
    assert outcome.record.sections[-1].text == case["told"]
