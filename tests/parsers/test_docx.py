from __future__ import annotations

import io

import docx as python_docx
import pytest

from anonrecruit.application import Source
from anonrecruit.document import BlockKind, Document
from anonrecruit.errors import (
    BrokenDocument,
    EmptyDocument,
    EncryptedDocument,
    LimitExceeded,
    NoTextFound,
    UnsupportedFormat,
)
from anonrecruit.parsers import Limits, parse
from tests.parsers.make_files import W, docx, p, part, relationships, row, zipped

BOX = (
    "<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
    "<wp:docPr id='1' name='Box 1' descr='Portrait of Ada Obi'/><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx>"
    "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox>"
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)


def read(data: bytes) -> Document:
    return parse(Source(data))


def lines(body: str) -> list[str]:
    return read(docx(body)).text.split("\n")


def kinds(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


def test_a_file_as_word_processors_write_it() -> None:
    document = python_docx.Document()
    document.add_heading("Ada Obi", 1)
    document.add_paragraph("A trainer of six years.")
    document.add_paragraph("Led a team", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Date of birth", "12 May 1990"
    document.sections[0].header.paragraphs[0].text = "Ada Obi, 07700 900123"
    document.core_properties.author = "Ada N. Obi"
    out = io.BytesIO()
    document.save(out)
    got = read(out.getvalue())
    assert got.text.split("\n") == [
        "Ada Obi, 07700 900123", "Ada Obi", "A trainer of six years.", "Led a team", "Date of birth\t12 May 1990",
    ]  # fmt: skip
    assert [block.kind for block in got.blocks][:2] == [BlockKind.HEADER, BlockKind.HEADING]
    assert "Ada N. Obi" in got.surfaces["authors"]


def test_each_row_of_a_table_is_a_line() -> None:
    assert lines(f"<w:tbl>{row(p('Name'), p('Ada Obi'))}{row(p('Role'), p(''), p('Trainer'))}</w:tbl>") == [
        "Name\tAda Obi",
        "Role\tTrainer",
    ]


def test_a_value_of_several_paragraphs_goes_on_below_its_label() -> None:
    body = f"<w:tbl>{row(p('Address'), p('12 Rose Street') + p('Leeds'))}</w:tbl>"
    assert lines(body) == ["Address\t12 Rose Street", "Leeds"]


def test_a_table_that_lays_out_the_page_is_read_cell_by_cell() -> None:
    left, right = p("Contact") + p("07700 900123"), p("Profile") + p("A trainer")
    assert [line for line in lines(f"<w:tbl>{row(left, right)}</w:tbl>") if line] == [
        "Contact", "07700 900123", "Profile", "A trainer",
    ]  # fmt: skip


def test_nested_tables_keep_their_rows() -> None:
    inner = f"<w:tbl>{row(p('Born'), p('12 May 1990'))}{row(p('Town'), p('Leeds'))}</w:tbl>"
    assert lines(f"<w:tbl>{row(p('Personal'), inner)}</w:tbl>") == ["Personal\tBorn\t12 May 1990", "Town\tLeeds"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    document = read(docx(BOX.format(p("Ada Obi")) + p("After")))
    assert kinds(document) == [
        (BlockKind.PARAGRAPH, "Before"),
        (BlockKind.TEXT_BOX, "Ada Obi"),
        (BlockKind.PARAGRAPH, "After"),
    ]
    assert document.surfaces["alt_text"] == "Portrait of Ada Obi"


def test_an_old_text_box_and_word_art_are_read_too() -> None:
    box = f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{p('Ada Obi')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    art = "<w:p><w:r><w:pict><v:shape><v:textpath string='Trainer'/></v:shape></w:pict></w:r></w:p>"
    assert lines(box + art) == ["Ada Obi", "Trainer"]


def test_insertions_stay_and_deletions_become_a_surface() -> None:
    change = (
        "<w:p><w:ins w:author='Ben Kaye'><w:r><w:t>new </w:t></w:r></w:ins><w:del><w:r><w:delText>old name</w:delText>"
        "</w:r></w:del><w:r><w:t>text</w:t></w:r></w:p>"
    )
    document = read(docx(change))
    assert document.text == "new text"
    assert document.surfaces["tracked_deletions"] == "old name"
    assert "Ben Kaye" in document.surfaces["authors"]


def test_text_that_was_moved_stands_where_it_went() -> None:
    moved = "<w:p><w:{0}><w:r><w:t>line</w:t></w:r></w:{0}></w:p>"
    assert lines(moved.format("moveFrom") + p("middle") + moved.format("moveTo")) == ["middle", "line"]


def test_content_controls_and_links_are_read_through() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Ada Obi')}</w:sdtContent></w:sdt>"
    inline = "<w:p><w:sdt><w:sdtContent><w:r><w:t>Trai</w:t></w:r></w:sdtContent></w:sdt>"
    inline += "<w:hyperlink><w:r><w:t>ner</w:t></w:r></w:hyperlink></w:p>"
    assert lines(control + inline) == ["Ada Obi", "Trainer"]


def test_tabs_breaks_and_hyphens_are_characters() -> None:
    run = "<w:t>Born</w:t><w:tab/><w:t>1990</w:t><w:br/><w:t>self</w:t><w:noBreakHyphen/><w:t>taught</w:t>"
    assert lines(f"<w:p><w:r>{run}</w:r></w:p>") == ["Born\t1990", "self-taught"]


@pytest.mark.parametrize("property_", ["<w:vanish/>", "<w:sz w:val='2'/>", "<w:rStyle w:val='Ghost'/>"])
def test_hidden_runs_are_blocks_that_nobody_sees(property_: str) -> None:
    body = f"<w:p><w:r><w:t>seen</w:t></w:r><w:r><w:rPr>{property_}</w:rPr><w:t>unseen</w:t></w:r></w:p>"
    style = "<w:style w:styleId='Ghost'><w:rPr><w:vanish/></w:rPr></w:style>"
    document = read(docx(body, ("styles", "styles.xml", False), parts={"word/styles.xml": part("styles", style)}))
    assert [(b.span.of(document.text), b.origin.visible) for b in document.blocks] == [
        ("seen", True),
        ("unseen", False),
    ]


def test_headers_come_first_footers_and_notes_last() -> None:
    document = read(
        docx(
            p("Body"),
            ("footer", "footer1.xml", False),
            ("header", "header1.xml", False),
            ("header", "header2.xml", False),
            ("footnotes", "footnotes.xml", False),
            parts={
                "word/header1.xml": part("hdr", p("Ada Obi")),
                "word/header2.xml": part("hdr", p("Ada Obi")),
                "word/footer1.xml": part("ftr", p("Page 1")),
                "word/footnotes.xml": part(
                    "footnotes",
                    f"<w:footnote w:type='separator'>{p('-')}</w:footnote><w:footnote>{p('A note')}</w:footnote>",
                ),
            },
        )
    )
    assert kinds(document) == [
        (BlockKind.HEADER, "Ada Obi"),
        (BlockKind.PARAGRAPH, "Body"),
        (BlockKind.FOOTER, "Page 1"),
        (BlockKind.FOOTNOTE, "A note"),
    ]
    assert document.blocks[0].origin.part == "word/header1.xml"


def test_what_no_page_shows_becomes_a_surface() -> None:
    simple = "<w:fldSimple w:instr='FILENAME ada.docx'><w:r><w:t>x</w:t></w:r></w:fldSimple>"
    field = f"<w:p><w:r><w:instrText>AUTHOR Ada</w:instrText></w:r>{simple}</w:p>"
    document = read(
        docx(
            field,
            ("hyperlink", "mailto:ada@example.org", True),
            parts={
                "docProps/core.xml": "<c><creator>Ada Obi</creator></c>",
                "word/comments.xml": part(
                    "comments", f"<w:comment w:author='Ben Kaye'>{p('Is this Ada?')}</w:comment>"
                ),
                "customXml/item1.xml": "<form><name>Ada O.</name></form>",
            },
        )
    )
    assert document.surfaces["link_targets"] == "mailto:ada@example.org"
    assert document.surfaces["authors"] == "Ada Obi\nBen Kaye"
    assert document.surfaces["comments"] == "Is this Ada?"
    assert document.surfaces["custom_xml"].startswith("Ada O.")
    assert document.surfaces["field_codes"] == "AUTHOR Ada\nFILENAME ada.docx"


def test_pictures_are_counted() -> None:
    picture = "<w:p><w:r><w:drawing><wp:inline><a:blip/></wp:inline></w:drawing></w:r></w:p>"
    assert read(docx(p("Ada") + picture + picture)).images == 2
    with pytest.raises(NoTextFound):
        read(docx(picture))


@pytest.mark.parametrize("kind", ["document", "template"])
def test_templates_are_documents_wherever_the_main_part_stands(kind: str) -> None:
    assert read(docx(p("Ada Obi"), kind=kind, main="content/main.xml")).text == "Ada Obi"


def test_strict_documents_are_read() -> None:
    members = {
        "[Content_Types].xml": "<Types>wordprocessingml.document.main+xml</Types>",
        "word/document.xml": "<w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'><w:body>"
        "<w:p><w:r><w:t>Ada Obi</w:t></w:r></w:p></w:body></w:document>",
    }
    assert read(zipped(members)).text == "Ada Obi"


def test_an_empty_document_is_empty() -> None:
    with pytest.raises(EmptyDocument):
        read(docx(p(" ")))


def test_an_encrypted_document_is_named_so() -> None:
    with pytest.raises(EncryptedDocument):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600))


def test_a_program_named_docx_is_told_by_its_bytes() -> None:
    with pytest.raises(UnsupportedFormat) as caught:
        parse(Source(b"MZ\x90\x00\x03" + bytes(200), "cv.docx", "application/msword"))
    assert caught.value.detected == "application/vnd.microsoft.portable-executable"


def test_other_packages_are_named() -> None:
    with pytest.raises(UnsupportedFormat) as caught:
        read(zipped({"mimetype": "application/epub+zip", "content.xml": "<x/>"}))
    assert caught.value.detected == "application/epub+zip"
    with pytest.raises(UnsupportedFormat) as caught:
        read(zipped({"photo.txt": "no document"}))
    assert caught.value.detected == "application/zip"


def test_a_missing_main_part_is_broken() -> None:
    with pytest.raises(BrokenDocument):
        read(zipped({"[Content_Types].xml": "wordprocessingml.document.main+xml", "_rels/.rels": relationships()}))


def test_entities_are_refused() -> None:
    bomb = f"<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'>]><w:document {W}><w:body>&a;</w:body></w:document>"
    with pytest.raises(BrokenDocument) as caught:
        read(zipped({"[Content_Types].xml": "wordprocessingml.document.main+xml", "word/document.xml": bomb}))
    assert caught.value.cause == "DocumentTypeForbidden"


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        (Limits(bytes=100), "bytes"),
        (Limits(zip_members=2), "zip_members"),
        (Limits(decompressed_bytes=500), "decompressed_bytes"),
        (Limits(xml_depth=3), "xml_depth"),
        (Limits(xml_tags=20), "xml_tags"),
        (Limits(characters=10), "characters"),
    ],
)
def test_every_limit_is_kept_and_named(limits: Limits, name: str) -> None:
    nested = "<w:sdt><w:sdtContent>" * 3 + p("Ada Obi of Leeds, trainer") + "</w:sdtContent></w:sdt>" * 3
    with pytest.raises(LimitExceeded) as caught:
        parse(Source(docx(nested)), limits=limits)
    assert caught.value.limit == name


def test_a_part_that_is_broken_and_that_nobody_needs_costs_nothing() -> None:
    document = read(docx(p("Trainer"), parts={"word/more.xml": "<a>Ada Obi<b>", "x/y.xml": "<!DOCTYPE a><a>Ben</a>"}))
    assert document.text == "Trainer" and {"Ada Obi", "Ben"} <= set(document.surfaces["metadata"].split("\n"))
