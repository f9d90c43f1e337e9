"""Every place of every format is read, and only what a reader of the file sees is text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from anonrecruit.application import Source
from anonrecruit.document import Document
from anonrecruit.parsers import parse
from tests.parsers import make_odt, make_pages, make_rtf, make_structured, make_word_files
from tests.parsers.planted import HIDDEN, Planted

FILES: Mapping[str, Callable[[], Planted]] = {
    "html": make_pages.html,
    "mhtml": make_pages.mhtml,
    "rtf": make_rtf.rtf,
    "odt": make_odt.odt,
    "doc by LibreOffice": make_word_files.doc,
    "rtf by LibreOffice": make_word_files.rtf,
    "odt for LibreOffice": make_word_files.flat,
    "json resume": make_structured.json_resume,
    "europass 3": make_structured.passport,
    "europass 2020": make_structured.candidate,
    "flat odt": make_odt.flat_odt,
}
NAMES = list(FILES)


@pytest.fixture(params=NAMES, scope="module")
def both(request: pytest.FixtureRequest) -> tuple[Planted, Document]:
    planted = FILES[request.param]()
    return planted, parse(Source(planted.data, "cv.txt", "text/plain"))


def blocks(document: Document, *, visible: bool) -> list[str]:
    return [b.span.of(document.text) for b in document.blocks if b.origin.visible is visible]


def test_each_planted_word_is_found_in_its_place(both: tuple[Planted, Document]) -> None:
    planted, document = both
    found = {**document.surfaces, HIDDEN: "\n".join(blocks(document, visible=False))}
    assert [word for word, place in planted.places.items() if word not in found.get(place, "")] == []


def test_no_planted_word_is_shown(both: tuple[Planted, Document]) -> None:
    planted, document = both
    shown = "\n".join(blocks(document, visible=True))
    assert [word for word in planted.places if word in shown] == []


def test_what_is_shown_stays_line_for_line_and_in_order(both: tuple[Planted, Document]) -> None:
    planted, document = both
    lines = [line for block in blocks(document, visible=True) for line in block.split("\n")]
    assert [line for line in lines if line in planted.body] == list(planted.body)
    assert [word for word in planted.shown if word not in "\n".join(lines)] == []


def test_blocks_have_their_kinds(both: tuple[Planted, Document]) -> None:
    planted, document = both
    kinds = {b.span.of(document.text): b.kind.value for b in document.blocks}
    usual = {"Duty manager": "heading", "Role\tTrainer": "table_row", "• Rota": "list_item"}
    expected = {text: kind for text, kind in usual.items() if text in planted.body} | dict(planted.kinds)
    assert {text: kind for text, kind in kinds.items() if text in expected} == expected
