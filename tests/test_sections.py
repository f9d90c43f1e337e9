"""Which lines are headings, and of what."""

from __future__ import annotations

import pytest

from anonrecruit.sections import heading_kind, line_spans, phrase


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("EMPLOYMENT", "employment"),
        ("E D U C A T I O N", "education"),
        ("3. Work Experience:", "employment"),
        ("Education and certifications", "education"),
        ("Two referees", "referees"),
        ("Hobbies", "interests"),
        ("I taught education to many people for years and years", ""),
        ("Kirkstall Baths", ""),
        ("", ""),
    ],
)
def test_a_heading_opens_its_kind_of_section(line: str, kind: str) -> None:
    assert heading_kind(line) == kind


def test_a_heading_is_compared_without_numbers_bullets_and_ampersands() -> None:
    assert phrase("• II. Skills & Training:") == "skills and training"


def test_lines_are_given_without_edge_white_space_and_blank_ones() -> None:
    text = "  Ada Obi \n\n\tLeeds"
    assert [span.of(text) for span in line_spans(text)] == ["Ada Obi", "Leeds"]


def test_a_heading_set_upright_is_one_line() -> None:
    text = "S\nK\nI\nL\nL\nS\nPlanning"
    assert [span.of(text) for span in line_spans(text)] == ["S\nK\nI\nL\nL\nS", "Planning"]
