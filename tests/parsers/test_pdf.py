"""What both PDF engines must give for the same file; ``make_files`` draws the files."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from anonrecruit.application import Source
from anonrecruit.document import BlockKind, Document
from anonrecruit.errors import BrokenDocument, EncryptedDocument, LimitExceeded, NoTextFound
from anonrecruit.parsers import Limits, parse
from anonrecruit.parsers import pdf as pdf_module
from anonrecruit.parsers.pdf import parsed
from anonrecruit.parsers.pdf_pdfium import scan_with_pdfium
from anonrecruit.parsers.pdf_pdfminer import scan_with_pdfminer
from anonrecruit.parsers.pieces import assemble
from anonrecruit.parsers.words import Scanned
from tests.parsers import make_files as files
from tests.parsers.make_structured import PASSPORT

Read = Callable[[bytes], Document]


@pytest.fixture(params=[scan_with_pdfium, scan_with_pdfminer], ids=["pdfium", "pdfminer"])
def read(request: pytest.FixtureRequest) -> Read:
    """Reads with one engine only."""

    def run(data: bytes) -> Document:
        return assemble(parsed("engine", request.param(data, Limits()), Limits()), 0, Limits())

    return run


def lines(document: Document) -> list[str]:
    return [line for line in document.text.split("\n") if line]


@pytest.mark.parametrize("draw", [files.side_bar, files.side_bar_drawn_row_by_row])
def test_a_side_bar_is_read_before_the_main_column_and_never_across(read: Read, draw: files.Draw) -> None:
    assert lines(read(files.pdf(draw))) == [*files.LEFT, *files.RIGHT]


def test_columns_of_prose_on_one_grid_are_read_one_after_the_other(read: Read) -> None:
    got = lines(read(files.pdf(files.prose_columns)))
    assert got[1:-1] == [*files.LEFT_PROSE, *files.RIGHT_PROSE]
    assert got[0].startswith("A title") and got[-1].startswith("A closing line")


def test_a_side_bar_on_the_grid_of_the_prose_beside_it_is_no_table(read: Read) -> None:
    got = lines(read(files.pdf(files.side_bar_on_one_grid)))
    assert got == [*files.LEFT, *files.RIGHT_PROSE, *files.LEFT_PROSE]


def test_short_columns_are_told_from_a_table_by_lines_without_a_partner(read: Read) -> None:
    got = lines(read(files.pdf(files.short_columns_on_one_grid)))
    assert got == [*files.SHORT_MAIN, *filter(None, files.SHORT_BAR)]


def test_lists_side_by_side_are_read_one_after_the_other(read: Read) -> None:
    got = [line[2:] for line in lines(read(files.pdf(files.list_columns)))]
    assert got == [*files.LEFT[-7:], *files.LEFT[:7]]


def test_a_label_and_its_value_share_a_line(read: Read) -> None:
    assert lines(read(files.pdf(files.labels))) == ["\t".join(pair) for pair in files.LABELS]


def test_headings_in_the_margin_stay_with_the_text_they_head(read: Read) -> None:
    expected = [
        line if number else f"{heading}\t{line}"
        for heading, text in files.MARGIN_HEADINGS
        for number, line in enumerate(text)
    ]
    assert lines(read(files.pdf(files.margin_headings))) == expected


def test_bullets_stand_before_their_text(read: Read) -> None:
    assert [line.split(" ", 1)[1] for line in lines(read(files.pdf(files.bullets)))] == [
        "Led a team", "Ran the rota", "Taught swimming", "Kept the books",
    ]  # fmt: skip


def test_a_letter_spaced_name_is_two_words(read: Read) -> None:
    assert lines(read(files.pdf(files.letter_spaced)))[0] == "ADA OBIWAN"


def test_a_turned_page_reads_as_it_is_shown(read: Read) -> None:
    assert lines(read(files.pdf(files.turned))) == ["First line", "Second line", "Third line"]


def test_running_headers_and_footers_are_marked(read: Read) -> None:
    document = read(files.pdf(*map(files.with_margins, (1, 2, 3))))
    marked = {
        kind: {block.span.of(document.text) for block in document.blocks if block.kind is kind}
        for kind in (BlockKind.HEADER, BlockKind.FOOTER)
    }
    assert marked[BlockKind.HEADER] == {"Ada Obi, curriculum vitae"}
    assert marked[BlockKind.FOOTER] == {"Page 1 of 3", "Page 2 of 3", "Page 3 of 3"}


def test_blocks_say_where_they_stood(read: Read) -> None:
    block = read(files.pdf(files.labels, files.labels)).blocks[-1]
    assert block.origin.page == 2 and block.origin.box is not None
    left, top, right, bottom = block.origin.box
    assert 38 < left < 42 and 85 < top < 95 and 270 < right < 300 and 170 < bottom < 180


def test_links_forms_outline_metadata_and_comments_are_surfaces_not_text() -> None:
    surfaces = parse(Source(files.pdf(files.with_surfaces))).surfaces
    assert surfaces["link_targets"] == "https://example.org/ada-obi"
    assert "Ada Obi" in surfaces["form_fields"].split("\n")
    assert surfaces["outline"] == "Ada's chapter"
    assert surfaces["authors"] == "Ada Obi" and "My CV" in surfaces["metadata"].split("\n")
    assert surfaces["comments"] == "Call Ada back"


def test_hidden_text_is_read_and_marked() -> None:
    document = parse(Source(files.pdf(files.hidden)))
    hidden = [block.span.of(document.text) for block in document.blocks if not block.origin.visible]
    assert sorted("\n".join(hidden).split("\n")) == ["inkless", "minute", "outlying", "whitewash"]


def test_a_scan_with_recognised_text_behind_it_is_not_hidden() -> None:
    def scanned(sheet: Any) -> None:
        files.scan(sheet)
        text = sheet.beginText(40, 700)
        text.setTextRenderMode(3)
        text.textLines("Ada Obi is a trainer\nwho lives in Leeds")
        sheet.drawText(text)

    document = parse(Source(files.pdf(scanned)))
    assert all(block.origin.visible for block in document.blocks)
    assert document.images == 1


def test_a_scan_has_no_text() -> None:
    with pytest.raises(NoTextFound) as caught:
        parse(Source(files.pdf(files.scan, files.scan)))
    assert caught.value.pages == 2


def test_a_password_is_named_as_the_reason() -> None:
    with pytest.raises(EncryptedDocument):
        parse(Source(files.pdf(files.labels, encrypt="secret")))


def test_pdfminer_logs_nothing_of_what_it_reads(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        scan_with_pdfminer(files.pdf(files.labels, pageCompression=0), Limits())
    assert not caplog.text


def test_the_password_is_named_by_the_second_engine_too() -> None:
    with pytest.raises(EncryptedDocument):
        scan_with_pdfminer(files.pdf(files.labels, encrypt="secret"), Limits())


def test_too_many_pages_name_the_limit(read: Read) -> None:
    with pytest.raises(LimitExceeded) as caught:
        parse(Source(files.pdf(files.labels, files.labels)), limits=Limits(pages=1))
    assert caught.value == LimitExceeded("pages", 1)


def test_too_many_words_name_the_limit() -> None:
    with pytest.raises(LimitExceeded) as caught:
        parse(Source(files.pdf(files.labels)), limits=Limits(words_on_page=5))
    assert caught.value.limit == "words_on_page"


def test_junk_before_the_header_is_forgiven() -> None:
    assert "12 May 1990" in parse(Source(b"HTTP junk\r\n\r\n" + files.pdf(files.labels))).text


def test_a_header_alone_is_broken() -> None:
    with pytest.raises(BrokenDocument) as caught:
        parse(Source(b"%PDF-1.7\nnothing more"))
    assert caught.value.format == "PDF"


@pytest.mark.parametrize(
    "rubble", ["", "\ue012\ue013\ue014 \ue015", "\ufffd\ufffd \ufffd\ufffd\ufffd", "1234 5678 :::: ----"]
)
def test_the_second_engine_is_asked_where_the_first_finds_only_rubble(
    monkeypatch: pytest.MonkeyPatch, rubble: str
) -> None:
    data = files.pdf(files.labels)
    whole = scan_with_pdfium(data, Limits())
    words = tuple(type(word)(rubble, word.page, word.box, word.size) for word in whole.words)
    monkeypatch.setattr(pdf_module, "scan_with_pdfium", lambda *_: Scanned(whole.sizes, words))
    document = parse(Source(data))
    assert document.parser == "pdfminer"
    assert "12 May 1990" in document.text


def test_the_europass_xml_in_a_pdf_is_read_with_its_labels() -> None:
    out = io.BytesIO()
    plain = files.pdf(lambda sheet: files.column(sheet, ["Led shifts of twenty people."], 40, 50, 22))
    with pikepdf.open(io.BytesIO(plain)) as file:
        file.attachments["cv.xml"] = pikepdf.AttachedFileSpec(file, PASSPORT.encode(), filename="cv.xml")
        file.save(out)
    embedded = parse(Source(out.getvalue())).surfaces["embedded_files"]
    assert "Address\t12 Rose Street, LS1 9ZZ, Leeds, England" in embedded
    assert "Zblink" in embedded and "Zbgenerator" in embedded
