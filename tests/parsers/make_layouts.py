"""Draws pages in columns. Every word begins with the letter of its column, so that a line that mixes two shows it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from tests.parsers.make_files import HEIGHT, column, pdf

WORDS = (
    *(
        "coach",
        "pool",
        "class",
        "team",
        "lesson",
        "rota",
        "budget",
        "report",
        "shift",
        "lead",
        "train",
        "teach",
        "plan",
    ),
    *(
        "check",
        "guard",
        "swim",
        "group",
        "member",
        "visitor",
        "safety",
        "first",
        "aid",
        "programme",
        "session",
        "annual",
    ),
    *(
        "junior",
        "senior",
        "centre",
        "leisure",
        "holiday",
        "club",
        "fitness",
        "timetable",
        "customer",
        "service",
        "stock",
    ),
    *("course", "certificate", "level", "award", "standard", "quality", "review", "support", "care", "sport", "weekly"),
)

Draw = Callable[[Any], None]


def text(letter: str, lines: int, longest: int, *, bullets: bool = False, headings: bool = False) -> list[str]:
    """Lines of up to so many characters; as prose each is full but the last of a paragraph of five."""
    chance = random.Random(f"{letter}{lines}{longest}")
    made = []
    for number in range(lines):
        if headings and number % 6 == 0:
            made.append(f"{letter}{chance.choice(WORDS).upper()}")
            continue
        room = longest if number % 5 != 4 else longest // 2
        line: list[str] = []
        while sum(map(len, line)) + len(line) < room - 8:
            line.append(letter.lower() + chance.choice(WORDS))
        said = " ".join(line or [letter.lower() + chance.choice(WORDS)])
        made.append(f"• {said}" if bullets else said if number % 5 else said.capitalize())
    return made


def side_bar_left(sheet: Any) -> None:
    column(sheet, text("L", 24, 22, headings=True), 36, 90, 17.5, 9)
    column(sheet, text("R", 40, 70, headings=True), 190, 90, 14.2)


def side_bar_right(sheet: Any) -> None:
    column(sheet, text("L", 42, 72, headings=True), 36, 90, 13.6)
    column(sheet, text("R", 26, 22, headings=True), 440, 104, 16.4, 9)


def two_on_one_grid(sheet: Any) -> None:
    column(sheet, text("L", 44, 46), 40, 90, 14)
    column(sheet, text("R", 44, 46), 312, 90, 14)


def narrow_gutter(sheet: Any) -> None:
    column(sheet, text("L", 44, 52), 40, 90, 14, 9)
    column(sheet, text("R", 44, 52), 302, 90, 14, 9)


def three_of_prose(sheet: Any) -> None:
    for letter, left in (("L", 36), ("M", 218), ("R", 400)):
        column(sheet, text(letter, 40, 30), left, 90, 14, 9)


def three_lists(sheet: Any) -> None:
    for letter, left in (("L", 36), ("M", 218), ("R", 400)):
        column(sheet, text(letter, 12, 24, bullets=True), left, 90, 15, 10)


def three_of_unequal_length(sheet: Any) -> None:
    for letter, left, lines, pitch in (("L", 36, 36, 14.0), ("M", 218, 22, 15.3), ("R", 400, 12, 17.1)):
        column(sheet, text(letter, lines, 28, headings=True), left, 90, pitch, 9)


def between_full_lines(sheet: Any) -> None:
    column(sheet, text("T", 3, 90), 36, 60, 15, 11)
    column(sheet, text("L", 20, 46), 40, 130, 14)
    column(sheet, text("R", 20, 46), 312, 130, 14)
    column(sheet, text("B", 4, 100), 36, 440, 15, 10)


def two_then_three(sheet: Any) -> None:
    column(sheet, text("L", 16, 46, headings=True), 40, 80, 14)
    column(sheet, text("R", 16, 46, headings=True), 312, 80, 14)
    column(sheet, text("T", 2, 96), 40, 330, 14)
    for letter, left in (("X", 36), ("Y", 218), ("Z", 400)):
        column(sheet, text(letter, 18, 30, bullets=True), left, 390, 14, 9)


def side_bar_of_items_on_the_grid(sheet: Any) -> None:
    column(sheet, text("L", 30, 22, bullets=True), 36, 90, 14, 9)
    column(sheet, text("R", 44, 70), 190, 90, 14)


def drawn_row_by_row(sheet: Any) -> None:
    left, right = text("L", 30, 22, headings=True), text("R", 40, 70, headings=True)
    for number in range(40):
        column(sheet, left[number : number + 1], 36, 90 + 17.5 * number, 0, 9)
        column(sheet, right[number : number + 1], 190, 90 + 14.2 * number, 0)


def right_begins_low_and_ends_early(sheet: Any) -> None:
    column(sheet, text("L", 44, 62, headings=True), 36, 80, 14)
    column(sheet, text("R", 16, 26, headings=True), 420, 260, 16.5, 9)


def white_on_a_dark_bar(sheet: Any) -> None:
    sheet.setFillColorRGB(0.1, 0.2, 0.3)
    sheet.rect(0, 0, 170, HEIGHT, fill=1, stroke=0)
    sheet.setFillColorRGB(1, 1, 1)
    column(sheet, text("L", 24, 22, headings=True), 24, 90, 18, 9)
    sheet.setFillColorRGB(0, 0, 0)
    column(sheet, text("R", 40, 68, headings=True), 190, 90, 15.1)


def justified(sheet: Any) -> None:
    """Word spaces stretched to fill the line, as wide as the gutter is narrow."""
    for letter, left in (("L", 40), ("R", 308)):
        for number, line in enumerate(text(letter, 40, 44)):
            words = line.split()
            free = 250 - sum(sheet.stringWidth(word, "Helvetica", 10) for word in words)
            gap = min(free / max(1, len(words) - 1), 7)
            at = float(left)
            for word in words:
                sheet.drawString(at, HEIGHT - 90 - 14 * number, word)
                at += sheet.stringWidth(word, "Helvetica", 10) + gap


LAYOUTS: Mapping[str, Draw] = {
    draw.__name__: draw
    for draw in (
        side_bar_left, side_bar_right, two_on_one_grid, narrow_gutter, three_of_prose, three_lists,
        three_of_unequal_length, between_full_lines, two_then_three, side_bar_of_items_on_the_grid, drawn_row_by_row,
        right_begins_low_and_ends_early, white_on_a_dark_bar, justified,
    )
}  # fmt: skip


def file(name: str, *, pages: int = 1) -> bytes:
    return pdf(*(LAYOUTS[name],) * pages)
