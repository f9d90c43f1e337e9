"""Word documents redacted in their own layout: the text is the blind text, and nothing of the package is left else."""

from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest
from lxml import etree

from anonrecruit import Application, Blinded, Blinder, LeakFound, Source, Withheld
from anonrecruit.document import Document
from anonrecruit.parsers import parse
from anonrecruit.readback import READERS
from anonrecruit.redacted import docx_styles
from anonrecruit.redacted.docx import redact_docx
from tests.parsers.make_files import docx, p, part
from tests.planted import docx_rows
from tests.planted.row import SENTENCE, Row, body

TOKEN = "Zinaida Quastelova"
ROWS = [row for row in docx_rows.ROWS if row.format.startswith("doc") or row.format.startswith("dotx")]
KEPT_IN_PLACE = ("text_box", "body")


def everything(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "\n".join(name + package.read(name).decode("utf-8", "replace") for name in package.namelist()).casefold()


def unredacted(data: bytes) -> bytes:
    """With every visible word kept, so that whatever is gone is gone by construction."""
    document: Document = parse(Source(data))
    return redact_docx(data, document, (), lambda span: span.of(document.text))


@pytest.mark.parametrize("row", [row for row in ROWS if row.surface not in KEPT_IN_PLACE], ids=str)
def test_nothing_planted_beside_the_body_is_carried_over(row: Row) -> None:
    made = everything(unredacted(row.make(body("Nobody Elsewhere"), TOKEN)))
    assert "quastelova" not in made and SENTENCE.casefold() in made


@pytest.mark.parametrize(
    "xml",
    [
        p(SENTENCE, "<w:rFonts w:ascii='Quastelova'/><w:color w:val='Quastelova'/>"),
        f"<w:p w:rsidR='Quastelova'><w:pPr><w:jc w:val='Quastelova'/></w:pPr><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>",
        p(SENTENCE) + "<!-- Quastelova --><w:sectPr><w:pgSz w:w='Quastelova'/></w:sectPr>",
        p(SENTENCE) + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Quastelova</w:t></w:r></w:p>",
        p(SENTENCE) + "<w:tbl><w:tblPr><w:tblCaption w:val='Quastelova'/></w:tblPr></w:tbl>",
    ],
)
def test_no_attribute_can_carry_a_name(xml: str) -> None:
    made = everything(unredacted(docx(xml)))
    assert "quastelova" not in made and SENTENCE.casefold() in made


def test_styles_and_numbering_lose_their_names() -> None:
    styles = part(
        "styles",
        "<w:style w:type='paragraph' w:styleId='Quastelova'><w:name w:val='Quastelova'/>"
        "<w:rPr><w:b/></w:rPr></w:style>",
    )
    numbering = part(
        "numbering",
        "<w:abstractNum w:abstractNumId='1'><w:name w:val='Quastelova'/><w:lvl w:ilvl='0'>"
        "<w:lvlText w:val='Quastelova'/></w:lvl></w:abstractNum>",
    )
    text = f"<w:p><w:pPr><w:pStyle w:val='Quastelova'/></w:pPr><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>"
    links = (("styles", "styles.xml", False), ("numbering", "numbering.xml", False))
    made = unredacted(docx(text, *links, parts={"word/styles.xml": styles, "word/numbering.xml": numbering}))
    assert "quastelova" not in everything(made)
    paragraph = python_docx.Document(io.BytesIO(made)).paragraphs[0]
    assert paragraph.style is not None and paragraph.style.name == "Style 1" and paragraph.style.font.bold


def cv() -> bytes:
    document = python_docx.Document()
    document.core_properties.author = "Oluwaseun Adebayo"
    document.add_heading("Oluwaseun Adebayo", 0)
    document.add_paragraph().add_run("12 Rose Street, Leeds LS1 9ZZ").italic = True
    document.add_heading("Employment", 1)
    document.add_paragraph("Coach, Odra Baths, York,").add_run(" 2019 - 2021").bold = True
    split = document.add_paragraph(style="List Bullet")
    for text, underlined in (("Oluw", False), ("aseun", True), (" Adebayo led ", False), ("24 people", True)):
        split.add_run(text).underline = underlined
    table = document.add_table(1, 2, style="Table Grid")
    table.cell(0, 0).text, table.cell(0, 1).text = "Name", "Oluwaseun Adebayo"
    document.sections[0].header.paragraphs[0].text = "Oluwaseun Adebayo CV"
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@pytest.fixture(scope="module")
def made(blinder: Blinder) -> bytes:
    outcome, pages = blinder.publish(Application((Source(cv()),)), ("redacted",))
    assert isinstance(outcome, Blinded), outcome
    assert set(pages) == {"1.redacted.docx"}
    return pages["1.redacted.docx"]


def test_the_blind_text_stands_in_the_type_of_the_original(made: bytes) -> None:
    document = python_docx.Document(io.BytesIO(made))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts == [
        "[Candidate]", "[Home location]", "Employment", "Coach, Odra Baths, York, 2019 - 2021",
        "[Candidate] led 24 people",
    ]  # fmt: skip
    runs = {run.text: run for paragraph in document.paragraphs for run in paragraph.runs if run.text}
    assert runs["[Home location]"].italic and runs[" 2019 - 2021"].bold and runs["24 people"].underline
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Name", "[Candidate]"]
    names = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None]
    assert names == ["Title", "Normal", "Heading 1", "Normal", "List Bullet"]


def test_nothing_of_the_person_is_in_any_part(made: bytes) -> None:
    assert not {word for word in ("oluw", "aseun", "adebayo", "rose street") if word in everything(made)}


def test_a_paragraph_that_is_not_in_the_document_is_emptied() -> None:
    data = docx(p("Kept") + p("Quastelova") + p(SENTENCE))
    document = parse(Source(docx(p("Kept") + p(SENTENCE))))
    redacted = redact_docx(data, document, (), lambda span: span.of(document.text))
    assert "\n".join(READERS["docx"](redacted)).split()[1:].count("Quastelova") == 0
    assert "Kept" in everything(redacted).title() and SENTENCE.casefold() in everything(redacted)


def test_a_text_of_the_original_is_not_released(blinder: Blinder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("anonrecruit.redacted.docx.edits", lambda *_: [])
    outcome, pages = blinder.publish(Application((Source(cv()),)), ("redacted",))
    assert isinstance(outcome, Withheld) and isinstance(outcome.error, LeakFound) and pages == {}


@pytest.mark.parametrize("target", ["name", "font"])
def test_a_style_named_after_the_person_is_not_released(
    blinder: Blinder, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    honest = docx_styles.styles

    def telling(*given: object) -> etree._Element:
        root = honest(*given)  # type: ignore[arg-type]
        tag = "name" if target == "name" else "rFonts"
        for element in root.iter(f"{{{root.nsmap['w']}}}{tag}"):
            element.set(f"{{{root.nsmap['w']}}}{'val' if target == 'name' else 'ascii'}", "Oluwaseun Adebayo")
        return root

    monkeypatch.setattr("anonrecruit.redacted.docx.styles", telling)
    outcome, _ = blinder.publish(Application((Source(cv()),)), ("redacted",))
    assert isinstance(outcome, Withheld) and isinstance(outcome.error, LeakFound)
