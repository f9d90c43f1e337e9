"""Words that only look like people, homes and protected cues stay: technologies, companies, eponyms, titles, months.

Rows of cases/false_friends.jsonl stand in whole CVs, a few in each, because the sections and the owner's name around
them decide as much as the words themselves.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from anonrecruit.pipeline import Blinder

CASES = Path(__file__).parent / "cases" / "false_friends.jsonl"
ALLOWED = 0.01
"""A ratchet on the way to 0.01."""
ROWS_IN_A_CV = 12

HEAD = """Zuleika Okonedo
14 Larchfield Road, Bolton BL1 4ZZ
zuleika.okonedo@example.org | 07700 900412

PROFILE
Leisure centre manager with ten years in pools, gyms and community sport.

EXPERIENCE
Assistant Manager, Northgate Leisure, Bolton
January 2014 - June 2021
"""
TAIL = """
INTERESTS
Open water swimming, cycling and baking.
"""


def _rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]


def _touched(blinder: Blinder, first: int, rows: list[dict[str, Any]]) -> Iterator[int]:
    """The number of a row, from 1, once for each of its words that is touched."""
    text = HEAD + "".join(f"- {row['text']}\n" for row in rows) + TAIL
    covered = {at for item in blinder.mark(text) for at in range(item.span.start, item.span.end) if text[at].isalnum()}
    at = len(HEAD)
    for number, row in enumerate(rows, first):
        start = at + 2
        for word in row["kept"]:
            offset = start + row["text"].index(word)
            if covered.intersection(range(offset, offset + len(word))):
                yield number
        at = start + len(row["text"]) + 1


@pytest.fixture(scope="module")
def touched(blinder: Blinder) -> list[int]:
    rows = _rows()
    chunks = range(0, len(rows), ROWS_IN_A_CV)
    return [n for at in chunks for n in _touched(blinder, at + 1, rows[at : at + ROWS_IN_A_CV])]


def test_false_friends_stay(touched: list[int]) -> None:
    words = sum(len(row["kept"]) for row in _rows())
    assert len(touched) <= ALLOWED * words, f"rows {touched}, {len(touched)} of {words} words"


def test_there_are_many_and_each_stands_in_its_row() -> None:
    rows = _rows()
    assert len({word for row in rows for word in row["kept"]}) >= 300
    assert all(word in row["text"] for row in rows for word in row["kept"])


def test_the_owner_is_nobody_that_a_row_names() -> None:
    assert not any(word in row["text"] for row in _rows() for word in ("Zuleika", "Okonedo", "Larchfield"))
