"""PDF and DOCX as other programs read them: structure, fonts, metadata. A record always gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

import docx
import pikepdf
import pypdfium2
import pytest

from anonrecruit.record import BlindEntry, BlindPart, BlindRecord, BlindSection, RecordId
from anonrecruit.renderers import RENDERERS
from anonrecruit.renderers.glyphs import MISSING, _covered, printable

SCRIPTS = "Zażółć gęślą jaźń · Nguyễn Thị Ánh · Ελληνικά · Кириллица · हिन्दी · ﬁne “quotes” – € → ✓"
ENTRY = BlindEntry(
    role="Duty Manager", organisation="Odra Baths", dates="2019 – 2021", notes=("#set *no* _markup_ $x$",),
    points=("[Candidate] led 24 people.", SCRIPTS),
)  # fmt: skip


@cache
def record(copies: int = 1) -> BlindRecord:
    head = BlindSection(kind="contact", heading="", text="[Candidate]\n[Home location]")
    work = BlindSection(kind="employment", heading="WORK", text="all of it", entries=(ENTRY,) * copies)
    letter = BlindSection(kind="contact", heading="", text="Dear [Person],\nI apply.", attachment=2)
    parts = (BlindPart(attachment=1, kind="cv"), BlindPart(attachment=2, kind="letter"))
    return BlindRecord(
        record_id=RecordId("5f2a0b"),
        pseudonym="Quiet Harbour",
        parts=parts,
        sections=(head, work, letter),
        policy="cimspa",
    )


@cache
def rendered(name: str, copies: int = 1) -> bytes:
    return RENDERERS[name](record(copies))


def pdf() -> Any:
    return pikepdf.open(io.BytesIO(rendered("pdf", 9)))


@pytest.mark.parametrize("name", sorted(RENDERERS))
def test_a_record_always_gives_the_same_bytes(name: str) -> None:
    assert RENDERERS[name](record()) == rendered(name)


def test_pdf_is_tagged_in_english_and_says_it_is_accessible() -> None:
    with pdf() as file:
        root = file.Root
        assert root.MarkInfo.Marked and "/StructTreeRoot" in root
        assert str(root.Lang).startswith("en") and root.ViewerPreferences.DisplayDocTitle
        assert b"pdfuaid:part" in root.Metadata.read_bytes()


def test_pdf_has_headings_in_order_without_gaps() -> None:
    with pdf() as file:
        levels = [int(tag[2]) for tag in tags(file.Root.StructTreeRoot.K) if tag[:2] == "/H" and tag[2:].isdigit()]
    assert levels[:4] == [1, 2, 3, 4] and all(after - before <= 1 for before, after in zip(levels, levels[1:]))  # noqa: B905, RUF007


def tags(element: Any) -> list[str]:
    if isinstance(element, pikepdf.Array):
        return [tag for child in element for tag in tags(child)]
    if not isinstance(element, pikepdf.Dictionary):
        return []
    return [*([str(element.S)] if "/S" in element else []), *(tags(element.K) if "/K" in element else [])]


def test_pdf_embeds_all_its_fonts() -> None:
    with pdf() as file:
        fonts = [font for page in file.pages for font in page.Resources.Font.values()]
        descriptors = [font.DescendantFonts[0].FontDescriptor for font in fonts]
        assert fonts and all({"/FontFile2", "/FontFile3"} & set(each.keys()) for each in descriptors)
        assert all("/ToUnicode" in font for font in fonts)


def test_pdf_has_no_metadata_but_the_id_and_no_date() -> None:
    with pdf() as file:
        assert {key: str(value) for key, value in file.docinfo.items() if key not in ("/Creator", "/Producer")} == {
            "/Title": "5f2a0b"
        }
        metadata = file.Root.Metadata.read_bytes()
        assert b"Date" not in metadata and file.check_pdf_syntax() == []
        assert not any(key in file.Root for key in ("/AcroForm", "/OpenAction", "/Names", "/AF"))


def test_pdf_shows_every_script_it_says_it_can() -> None:
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(rendered("pdf")))
    assert all(word in text for word in ("Zażółć", "Nguyễn", "Ελληνικά", "Кириллица", "#set *no* _markup_ $x$"))


def test_pdf_sets_every_character_of_its_coverage_and_a_square_for_others() -> None:
    every = "".join(sorted(_covered()))
    section = BlindSection(kind="other", heading="", text=every)
    assert RENDERERS["pdf"](record().model_copy(update={"sections": (section,)}))
    assert printable("你好 Ａ\u200b") == f"{MISSING * 2} A"


def test_docx_is_a_whole_document_with_styles_and_no_metadata_but_the_id() -> None:
    document = docx.Document(io.BytesIO(rendered("docx")))
    styles = [(paragraph.style.name if paragraph.style else "", paragraph.text) for paragraph in document.paragraphs]
    assert ("Title", "Quiet Harbour") in styles and ("Heading 2", "Work") in styles
    assert ("Heading 3", "Duty Manager\t2019 – 2021") in styles
    properties = document.core_properties
    assert properties.title == "5f2a0b" and not properties.author and not properties.last_modified_by
    assert properties.created is None and properties.modified is None


def test_docx_has_no_part_and_no_time_that_tells_of_its_making() -> None:
    with zipfile.ZipFile(io.BytesIO(rendered("docx"))) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert not [name for name in archive.namelist() if "thumbnail" in name or "customXml" in name or "app" in name]


@pytest.mark.parametrize("name", ["html", "markdown", "pdf", "docx"])
def test_every_page_calls_the_record_by_its_pseudonym(name: str) -> None:
    shown = rendered(name)
    if name == "pdf":
        shown = pypdfium2.PdfDocument(shown)[0].get_textpage().get_text_range().encode()
    if name == "docx":
        shown = zipfile.ZipFile(io.BytesIO(shown)).read("word/document.xml")
    assert b"Quiet Harbour" in shown
