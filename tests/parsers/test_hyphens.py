"""Words parted at line ends."""

from __future__ import annotations

import pytest

from anonrecruit.parsers.hyphens import joined
from tests.parsers.test_reading_order import line, read


@pytest.mark.parametrize(
    ("parted", "whole"),
    [
        (["led the develop-", "ment of a team"], ["led the development", "of a team"]),
        (["works part-", "time in Leeds"], ["works part-time", "in Leeds"]),
        (["Mrs Ada Smith-", "Jones of Leeds"], ["Mrs Ada Smith-Jones", "of Leeds"]),
        (["e-mail ada-", "obi@example.org"], ["e-mail ada-obi@example.org"]),
        (["a state-of-", "the-art pool"], ["a state-of-the-art", "pool"]),
        (["a man-", "age-", "ment post"], ["a management", "post"]),
        (["2014 -", "2016 trainer"], ["2014 -", "2016 trainer"]),
        (["skills -", "swimming"], ["skills -", "swimming"]),
        (["open 9-", "5 daily"], ["open 9-", "5 daily"]),
        (["no hyphen", "here"], ["no hyphen", "here"]),
        ([], []),
    ],
)
def test_a_word_stands_on_the_line_where_it_begins(parted: list[str], whole: list[str]) -> None:
    assert joined(parted) == whole


def test_words_parted_on_a_page_are_joined_within_their_column_alone() -> None:
    left = [*line("taught swim-", 40, 50), *line("ming to all", 40, 62), *line("of them", 40, 74)]
    right = [*line("wrote the", 300, 56), *line("time table", 300, 68), *line("each week", 300, 80)]
    assert read(*left, *right)[:2] == ["taught swimming", "to all"]
