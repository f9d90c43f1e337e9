from __future__ import annotations

import pytest

from anonrecruit.application import Source
from anonrecruit.document import Document
from anonrecruit.errors import BrokenDocument, EncryptedDocument, LimitExceeded, NoTextFound
from anonrecruit.parsers import Limits, parse
from anonrecruit.parsers.sniff import sniff
from tests.parsers.make_odt import NAMESPACES, TYPE, packed_up, root
from tests.planted.flat_rows import flat


def read(members: dict[str, str], limits: Limits = Limits()) -> Document:  # noqa: B008 - frozen
    return parse(Source(packed_up({"mimetype": TYPE, **members})), limits=limits)


def content(inner: str) -> str:
    body = f"<office:body><office:text>{inner}</office:text></office:body>"
    return f"<office:document-content {NAMESPACES}>{body}</office:document-content>"


def lines(inner: str) -> list[str]:
    return read({"content.xml": content(inner)}).text.split("\n")


def cell(*paragraphs: str) -> str:
    return "<table:table-cell>" + "".join(f"<text:p>{one}</text:p>" for one in paragraphs) + "</table:table-cell>"


def row(*cells: str) -> str:
    return f"<table:table><table:table-row>{''.join(cells)}</table:table-row></table:table>"


@pytest.mark.parametrize("ending", ["", "-template", "-master", "-web"])
def test_templates_and_their_like_are_texts(ending: str) -> None:
    members = {"mimetype": TYPE + ending, "content.xml": content("<text:p>Ada</text:p>")}
    assert (read(members).parser, read(members).text) == ("odt", "Ada")


def test_a_table_that_lays_out_the_page_is_read_cell_by_cell() -> None:
    assert [line for line in lines(row(cell("a", "b"), cell("c", "d"))) if line] == ["a", "b", "c", "d"]
    assert lines(row(cell("Address"), cell("12 Rose Street", "Leeds"))) == ["Address\t12 Rose Street", "Leeds"]


def test_only_the_first_paragraph_of_a_list_item_has_a_bullet() -> None:
    item = "<text:list><text:list-item><text:p>a</text:p></text:list-item><text:list-header><text:p>b</text:p>"
    assert lines(f"{item}</text:list-header></text:list>") == ["• a", "b"]


def test_an_encrypted_document_is_named_so() -> None:
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry>'
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    with pytest.raises(EncryptedDocument):
        read({"META-INF/manifest.xml": manifest, "content.xml": "rubble"})


def test_a_document_without_content_is_broken() -> None:
    with pytest.raises(BrokenDocument) as caught:
        read({"styles.xml": "<a/>"})
    assert caught.value == BrokenDocument("OpenDocument", "NoContent")


def test_entities_are_refused() -> None:
    with pytest.raises(BrokenDocument):
        read({"content.xml": f"<!DOCTYPE a [<!ENTITY b 'c'>]>{content('<text:p>&b;</text:p>')}"})


def test_every_limit_is_kept() -> None:
    deep = "<text:section>" * 210 + "<text:p>Ada</text:p>" + "</text:section>" * 210
    spaces = "<text:p>a<text:s text:c='99999999'/>b</text:p>"
    with pytest.raises(LimitExceeded):
        lines(deep)
    with pytest.raises(LimitExceeded):
        read({"content.xml": content(spaces)}, Limits(decompressed_bytes=100))
    assert len(lines(spaces)[0]) < 300


def test_hidden_text_in_a_table_never_stands_in_a_row() -> None:
    style = "<text:section text:display='none'><text:p>unseen</text:p></text:section>"
    document = read(
        {"content.xml": content(row(cell("Role"), f"<table:table-cell>{style}</table:table-cell>", cell("x")))}
    )
    assert [(b.span.of(document.text), b.origin.visible) for b in document.blocks] == [
        ("Role\tx", True), ("unseen", False),
    ]  # fmt: skip


def white_text(style: str, body: str) -> list[tuple[str, bool]]:
    """The blocks of a text with that one style and text in white, and whether each is seen."""
    ink = "<style:text-properties fo:color='#ffffff'/>"
    white = f"<style:style style:name='White' style:family='text'>{ink}</style:style>"
    styles = f"<office:automatic-styles>{style}{white}</office:automatic-styles>"
    content = root("document-content", f"{styles}<office:body><office:text>{body}</office:text></office:body>")
    document = parse(Source(packed_up({"mimetype": TYPE, "content.xml": content})))
    return [(block.span.of(document.text), block.origin.visible) for block in document.blocks]


def test_the_default_style_may_be_white() -> None:
    default = (
        "<style:default-style style:family='paragraph'><style:text-properties fo:color='#ffffff'/>"
        "</style:default-style>"
        "<style:style style:name='Black' style:family='text'><style:text-properties fo:color='#000000'/></style:style>"
    )
    body = "<text:p>Unseen</text:p><text:p><text:span text:style-name='Black'>Seen</text:span></text:p>"
    assert white_text(default, body) == [("Unseen", False), ("Seen", True)]


@pytest.mark.parametrize("family", ["table", "table-row", "table-cell"])
def test_white_text_in_a_dark_table_is_seen(family: str) -> None:
    fill = f"<style:{family}-properties fo:background-color='#102030'/>"
    night = f"<style:style style:name='Night' style:family='{family}'>{fill}</style:style>"
    names = {each: " table:style-name='Night'" * (each == family) for each in ("table", "table-row", "table-cell")}
    body = (
        f"<table:table{names['table']}><table:table-row{names['table-row']}><table:table-cell{names['table-cell']}>"
        "<text:p><text:span text:style-name='White'>Seen</text:span></text:p></table:table-cell></table:table-row>"
        "</table:table>"
    )
    assert white_text(night, body) == [("Seen", True)]


def test_what_an_archive_says_that_it_is_gets_into_no_message_unless_it_is_known() -> None:
    for said, detected in (("Ada Obi/of Leeds", "application/zip"), ("application/epub+zip", "application/epub+zip")):
        data = packed_up({"mimetype": said, "content.xml": content("<text:p>Ada</text:p>")})
        assert sniff(Source(data), Limits()) == detected


@pytest.mark.parametrize("binary", ["", "A", "AAAAA", "====", "<a>QUJD</a>", "&#xe9;"])
def test_a_broken_picture_in_a_flat_file_costs_itself_alone(binary: str) -> None:
    frame = f"<draw:frame><draw:image><office:binary-data>{binary}</office:binary-data></draw:image></draw:frame>"
    read = parse(Source(flat(frame)(["Led classes."], "Somebody")))
    assert read.text == "Led classes." and read.images == 1


def test_pictures_in_a_flat_file_count_for_what_they_become() -> None:
    two = flat("<draw:frame><draw:image>[][]</draw:image></draw:frame>", file=lambda name: bytes(600))
    data = two(["Led classes."], "Somebody")
    assert parse(Source(data), limits=Limits(decompressed_bytes=1200)).images == 1
    with pytest.raises(LimitExceeded, match="decompressed_bytes"):
        parse(Source(data), limits=Limits(decompressed_bytes=1199))


def test_a_flat_file_that_is_only_a_picture_is_not_read() -> None:
    with pytest.raises(NoTextFound):
        parse(Source(flat("<draw:frame><draw:image>[]</draw:image></draw:frame>")([], "Somebody")))
