"""What a section tells, told apart: entries, skills, qualifications, languages. Nothing is lost or made up."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonrecruit.entries import entries_of
from anonrecruit.record import BlindEntry, BlindSection
from anonrecruit.structure import languages_of, level_of, part_of, qualifications_of, skills_of, with_entries

HEADS = [
    ("Duty Manager, Odra, Leeds\nJuly 2019 – present", ("Duty Manager", "Odra, Leeds", "July 2019 – present")),
    ("Jul 2019 - Mar 2021\tDuty Manager\nKirkstall Baths", ("Duty Manager", "Kirkstall Baths", "Jul 2019 - Mar 2021")),
    ("Kirkstall Baths | Lifeguard | 2015–2017", ("Lifeguard", "Kirkstall Baths", "2015–2017")),
    ("Lifeguard, Kirkstall Baths, 3 years 10 months", ("Lifeguard", "Kirkstall Baths", "3 years 10 months")),
    ("Lifeguard, Kirkstall Baths (2 years)", ("Lifeguard", "Kirkstall Baths", "2 years")),
    ("Lifeguard, Kirkstall Baths, [Date]", ("Lifeguard", "Kirkstall Baths", "[Date]")),
    ("Lifeguard\nOdra, Leeds\n05/2015 to 09/2017", ("Lifeguard", "Odra, Leeds", "05/2015 to 09/2017")),
    ("BSc (Hons) Sport Science, [University], 2:1, 2014", ("BSc (Hons) Sport Science", "[University], 2:1", "2014")),
]  # fmt: skip


@pytest.mark.parametrize(("head", "told"), HEADS)
def test_the_head_of_an_entry_tells_role_place_and_dates(head: str, told: tuple[str, str, str]) -> None:
    (entry,) = entries_of(f"{head}\n• Ran the rota.")
    assert (entry.role, entry.organisation, entry.dates) == told
    assert entry.points == ("Ran the rota.",)


def test_entries_follow_one_another() -> None:
    text = "Coach, Odra, 2019 – 2021\n• Led teams.\n\nLifeguard, Baths, 2015 – 2019\nSaved lives.\n• Cleaned."
    first, second = entries_of(text)
    assert (first.role, first.points) == ("Coach", ("Led teams.",))
    assert (second.role, second.notes, second.points) == ("Lifeguard", ("Saved lives.",), ("Cleaned.",))


def test_a_list_of_dated_lines_is_a_list_of_entries() -> None:
    assert [entry.dates for entry in entries_of("First Aid, 2021\nNPLQ, 2020\nIOSH, 2019")] == ["2021", "2020", "2019"]


def test_dates_inside_a_sentence_head_nothing() -> None:
    assert list(entries_of("I have coached since 2015 and led the club from 2019 to 2021 with great joy.")) == []


def test_sentences_with_lines_of_their_own_are_points() -> None:
    (entry,) = entries_of("Coach, Odra, 2019 – 2021\nLed teams.\nRan rotas.")
    assert entry.points == ("Led teams.", "Ran rotas.")


LINES = st.sampled_from(
    [
        "Coach, Odra",
        "2019 – 2021",
        "Lifeguard, Baths, 2015 – 2019",
        "• Led teams",
        "",
        "Ran a pool.",
        "BSc, 2014",
        "and",
    ]
)


@given(st.lists(LINES, max_size=12))
def test_every_word_of_a_section_is_in_its_entries_once_and_between_the_same_dates(lines: list[str]) -> None:
    text = "\n".join(lines)
    entries = tuple(entries_of(text))
    if entries:
        assert sorted(words(" ".join(map(shown, entries)))) == sorted(words(text))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def shown(entry: BlindEntry) -> str:
    return " ".join((entry.role, entry.organisation, entry.dates, *entry.notes, *entry.points))


def section(kind: str, text: str) -> BlindSection:
    return with_entries(BlindSection(kind=kind, heading="", text=text))


def test_skills_are_parted_but_not_inside_brackets() -> None:
    text = "Tools: Excel (pivot tables, macros), SQL; rotas\n• Lesson planning"
    assert skills_of([section("skills", text)]) == ("Excel (pivot tables, macros)", "SQL", "rotas", "Lesson planning")


def test_languages_that_the_policy_took_out_are_none() -> None:
    assert languages_of([section("languages", "French (fluent), [Language]\n[Language]")]) == ("French (fluent)",)


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("BSc (Hons) Sport Science", 6), ("MSc Human Nutrition", 7), ("PhD Physiology", 8), ("HND Leisure", 5),
        ("Level 3 Diploma in Personal Training", 3), ("GCSEs, nine, grades 9 to 6", 2), ("A levels: Biology, Art", 3),
        ("Foundation degree in Coaching", 5), ("HNC Engineering", 4), ("Pool Plant Operator", None),
    ],
)  # fmt: skip
def test_a_qualification_has_the_level_of_the_english_framework(name: str, level: int | None) -> None:
    assert level_of(name) == level


def test_qualifications_come_with_dates_and_levels() -> None:
    found = list(qualifications_of([section("education", "BSc Sport Science, Odra, 2014\nNPLQ, 2020")]))
    assert [(item.name, item.level, item.dates) for item in found] == [("BSc Sport Science", 6, "2014")]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("contact", "Dear [Person],\nI apply.\nYours sincerely,\n[Candidate]", "letter"),
        ("employment", "Coach, Odra, 2019", "cv"),
        ("contact", "Nothing known", "other"),
    ],
)
def test_the_candidates_files_are_told_apart(kind: str, text: str, expected: str) -> None:
    assert part_of(1, [section(kind, text)], is_answer=False).kind == expected


def test_an_answer_has_its_question_for_a_title() -> None:
    part = part_of(2, [section("contact", "Why this post?\nI like pools.")], is_answer=True)
    assert (part.kind, part.title) == ("answer", "Why this post?")
