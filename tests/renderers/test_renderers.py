"""Renderers show the record, all of it, and nothing that the candidate typed becomes mark-up."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from anonrecruit.readback import READERS
from anonrecruit.record import BlindRecord, BlindSection, RecordId
from anonrecruit.renderers import RENDERERS


def record(*sections: BlindSection, **fields: object) -> BlindRecord:
    given = {"record_id": RecordId("r1"), "policy": "cimspa", "sections": sections, **fields}
    return BlindRecord.model_validate(given)


def section(text: str, kind: str = "profile", heading: str = "Profile", attachment: int = 1) -> BlindSection:
    return BlindSection(kind=kind, heading=heading, text=text, attachment=attachment)


def rendered(name: str, *sections: BlindSection, **fields: object) -> str:
    """The page itself where it is text, else what the second reader finds in it."""
    page = RENDERERS[name](record(*sections, **fields))
    return "\n".join(READERS[name](page)) if name in ("pdf", "docx") else page.decode("utf-8")


class Outline(HTMLParser):
    """Tags in order, and the text of the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def test_json_loads_again_as_the_same_record() -> None:
    original = record(section("Taught swimming."), removed={"PERSON": 2}, warnings=("One picture was dropped.",))
    assert BlindRecord.model_validate_json(RENDERERS["json"](original)) == original


@pytest.mark.parametrize("name", sorted(RENDERERS))
def test_every_format_carries_every_word_of_the_record(name: str) -> None:
    texts = ("Lifeguard at Eastfield Baths, 2015 – 2019", "Level 3 gym instructor", "Zażółć gęślą jaźń")
    shown = rendered(name, *(section(text) for text in texts))
    assert all(text in shown for text in texts)


@pytest.mark.parametrize("name", sorted(RENDERERS))
def test_rendering_is_a_function_of_the_record_alone(name: str) -> None:
    assert rendered(name, section("Same.")) == rendered(name, section("Same."))


def test_html_escapes_what_the_candidate_typed() -> None:
    hostile = '<script>alert(1)</script> <img src=x onerror=y> &amp; "quoted"'
    page = rendered("html", section(hostile, heading=hostile), warnings=(hostile,), policy=hostile)
    outline = Outline(page)
    assert not {"script", "img", "iframe", "link"} & set(outline.tags)
    assert hostile in outline.text


def test_html_asks_nothing_of_the_network() -> None:
    page = rendered("html", section("See https://example.org/x for more."))
    assert not re.search(r"""\b(?:src|href|action)\s*=|url\(|@import""", page)
    assert "default-src 'none'" in page


def test_html_has_a_language_a_title_and_headings_without_gaps() -> None:
    for files in ((1,), (1, 2)):
        page = rendered("html", *(section("Text.", attachment=number) for number in files))
        levels = [int(tag[1]) for tag in Outline(page).tags if re.fullmatch(r"h[1-6]", tag)]
        assert '<html lang="en-GB">' in page and "<title>Application r1</title>" in page
        assert levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))


def test_html_shows_placeholders_as_chips_and_other_brackets_as_text() -> None:
    page = rendered("html", section("[Candidate] met [Referee 1]; see [1] and [sic]."))
    assert page.count('class="chip"') == 2
    assert '<span class="chip">[Referee 1]</span>' in page


@pytest.mark.parametrize(("ink", "paper"), [("#4a545e", "#f3f5f7"), ("#3c464f", "#f3f5f7"), ("#0b4f8a", "#ffffff")])
def test_html_colours_have_the_contrast_of_wcag_aa(ink: str, paper: str) -> None:
    page = rendered("html", section("Text."))
    assert ink in page
    assert contrast(ink, paper) >= 4.5  # WCAG 2.2, success criterion 1.4.3


def test_markdown_escapes_signs_but_not_placeholders() -> None:
    shown = rendered("markdown", section("[Candidate] wrote *stars* and <b>tags</b>\n# no heading\n2019. no list"))
    assert r"[Candidate] wrote \*stars\* and \<b\>tags\</b\>" in shown
    assert r"\# no heading" in shown and r"2019\. no list" in shown


def test_markdown_makes_no_link_of_a_placeholder() -> None:
    shown = rendered("markdown", section("[Candidate](javascript:x)\n[Candidate]: http://example.org"))
    assert r"\[Candidate\](javascript:x)" in shown and r"\[Candidate\]: http" in shown


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_bullets_become_a_list(name: str) -> None:
    shown = rendered(name, section("Duties:\n• Taught lessons\n• Ran the rota"))
    item = "- Taught lessons" if name == "markdown" else "<li>Taught lessons</li>"
    assert item in shown and "•" not in shown


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_lines_that_a_column_broke_are_whole_again(name: str) -> None:
    shown = rendered(name, section("• Ran the rota and the\nmonthly training\nDuty officer\nand keyholder"))
    assert "Ran the rota and the monthly training" in shown
    assert "Duty officer and keyholder" not in shown


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_several_files_are_told_apart(name: str) -> None:
    one, two = section("CV."), section("Letter.", attachment=2)
    assert "Document 2" in rendered(name, one, two)
    assert "Document" not in rendered(name, one).replace("Documents", "")


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_readers_are_told_what_was_taken_out_and_that_the_data_is_still_personal(name: str) -> None:
    shown = rendered(name, section("Text."), removed={"ID_NUMBER": 3, "PERSON": 0})
    assert "ID number" in shown and "3" in shown and "Person" not in shown.replace("Personal", "")
    assert "pseudonymised personal data" in shown


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2; colours as "#rrggbb"."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
