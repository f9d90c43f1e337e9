"""Reading order on words placed by hand: no file, no engine."""

from __future__ import annotations

import random
import time
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from anonrecruit.parsers.reading_order import pieces_of
from anonrecruit.parsers.words import Word

A4 = (595.0, 842.0)


def word(text: str, left: float, top: float, *, width: float = 0.0, size: float = 10.0, visible: bool = True) -> Word:
    right = left + (width or 0.5 * size * len(text))
    return Word(text, 1, (left, top, right, top + size), size, visible)


def read(*words: Word) -> list[str]:
    return [line for piece in pieces_of(words, [A4]) for line in piece.text.split("\n")]


def line(text: str, left: float, top: float, size: float = 10.0) -> list[Word]:
    words = []
    for token in text.split():
        words.append(word(token, left, top, size=size))
        left = words[-1].box[2] + 0.3 * size
    return words


def test_the_order_of_the_file_does_not_matter() -> None:
    words = [*line("Ada Obi is a trainer", 40, 50), *line("who lives in Leeds", 40, 62)]
    shuffled = random.Random(3).sample(words, len(words))
    assert read(*shuffled) == read(*words) == ["Ada Obi is a trainer", "who lives in Leeds"]


def test_a_raised_word_stays_on_its_line() -> None:
    assert read(*line("on the 1", 40, 50), word("st", 74, 47, size=6), *line("of May", 84, 50)) == [
        "on the 1 st of May"
    ]


def test_tight_cells_are_cells_where_the_other_gaps_are_tighter() -> None:
    cells = [*line("2019 to 2021", 40, 50), *line("Senior trainer", 40 + 63 + 7, 50)]
    assert read(*cells) == ["2019 to 2021\tSenior trainer"]


def test_letter_spaced_words_keep_a_wider_gap_between_them() -> None:
    letters = [word(mark, 40 + 10 * index, 50) for index, mark in enumerate("ADA")]
    letters += [word(mark, 85 + 10 * index, 50) for index, mark in enumerate("OBI")]
    assert read(*letters) == ["A D A  O B I"]


def test_text_along_the_margin_does_not_disturb_the_page() -> None:
    upright = Word("CURRICULUM", 1, (10, 60, 21, 130), 70)
    page = [*line("Ada Obi is a trainer", 40, 70), *line("who lives in Leeds", 40, 82)]
    assert read(page[0], upright, *page[1:]) == ["Ada Obi is a trainer", "who lives in Leeds", "CURRICULUM"]


def test_paragraphs_are_parted_by_white_space_or_size() -> None:
    words = [
        *line("Experience", 40, 40, 16),
        *line("Led a team", 40, 60),
        *line("of twelve", 40, 72),
        *line("Wrote", 40, 95),
    ]
    assert [piece.text for piece in pieces_of(words, [A4])] == ["Experience", "Led a team\nof twelve", "Wrote"]


BOXES = st.builds(
    word,
    st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8),
    st.floats(-50, 600),
    st.floats(-50, 850),
    size=st.floats(2, 40),
    visible=st.booleans(),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(BOXES, max_size=40))
def test_no_word_is_lost_or_doubled(words: list[Word]) -> None:
    got = Counter(token for text in read(*words) for token in text.split())
    assert got == Counter(token for each in words for token in each.text.split())


def test_a_page_of_very_many_cells_takes_no_time_to_speak_of() -> None:
    cells = [
        word(f"{row}.{cell}", 10 + 15 * cell, 10 + 8 * row, width=4, size=5) for row in range(100) for cell in range(38)
    ]
    begin = time.process_time()
    read(*cells)
    assert time.process_time() - begin < 5
