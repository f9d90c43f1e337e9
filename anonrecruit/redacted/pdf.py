"""A PDF's pages as pictures with words covered, and over them a text layer made of the blind text alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

import pypdfium2 as pdfium

from anonrecruit.document import Block, Document, Span
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.ocr import Sheet
from anonrecruit.parsers.pdf_pdfium import scan_with_pdfium
from anonrecruit.parsers.words import Word
from anonrecruit.redacted.kept import kept_words
from anonrecruit.redacted.raster import page_pixels, svg
from anonrecruit.redacted.scans import sheet_pixels, sheets_of_image, sheets_of_pdf
from anonrecruit.renderers.glyphs import printable
from anonrecruit.renderers.pdf import typeset

Size = tuple[float, float]
Pixels = tuple[bytes, int, int]


def redact_pdf(data: bytes, document: Document, spans: Sequence[Span], blind: Callable[[Span], str]) -> bytes:
    """The file's pages, in their size; those that OCR read as it read them, upright. ``spans`` are what goes out of
    ``document``'s text."""
    limits = Limits()
    scanned = scan_with_pdfium(data, limits)
    sheets = sheets_of_pdf(data, scanned.unread, limits) if scanned.unread else {}
    own = [word for word in scanned.words if word.page not in sheets]
    words = kept_words([*own, *_read(sheets)], document, spans, sheets)
    shown = []
    with closing(pdfium.PdfDocument(data)) as pdf:
        for number, (page, size) in enumerate(zip(pdf, scanned.sizes, strict=True), 1):
            mine = [item for item in words if item[0].page == number]
            with closing(page):
                sheet = sheets.get(number)
                shown.append((sheet_pixels(sheet, mine), sheet.size) if sheet else (page_pixels(page, mine), size))
    return _typeset(shown, document, blind)


def redact_image(data: bytes, document: Document, spans: Sequence[Span], blind: Callable[[Span], str]) -> bytes:
    """Each picture as a page, as OCR read it."""
    sheets = dict(enumerate(sheets_of_image(data, Limits()), 1))
    words = kept_words(_read(sheets), document, spans, sheets)
    shown = [
        (sheet_pixels(sheet, [item for item in words if item[0].page == number]), sheet.size)
        for number, sheet in sheets.items()
    ]
    return _typeset(shown, document, blind)


def _read(sheets: Mapping[int, Sheet]) -> list[Word]:
    return [word for sheet in sheets.values() for word in sheet.words]


def _typeset(shown: Sequence[tuple[Pixels, Size]], document: Document, blind: Callable[[Span], str]) -> bytes:
    pictures: dict[str, str] = {}
    pages: list[dict[str, Any]] = []
    for number, (pixels, size) in enumerate(shown, 1):
        pictures[f"page{number}"] = "".join(svg(pixels, size))
        pages.append({"width": size[0], "height": size[1], "lines": list(_lines(document, number, blind))})
    return typeset({"title": "Redacted pages", "pages": pages}, "redacted.typ", pictures)


def _lines(document: Document, page: int, blind: Callable[[Span], str]) -> Iterator[dict[str, Any]]:
    for block in document.blocks:
        if block.origin.page == page and block.origin.box and block.origin.visible:
            yield from _placed(block, blind)


def _placed(block: Block, blind: Callable[[Span], str]) -> Iterator[dict[str, Any]]:
    """A line of blind text to each line of the block, as even over its box as can be."""
    assert block.origin.box is not None  # the caller asked
    left, top, right, bottom = block.origin.box
    lines = [line for line in blind(block.span).splitlines() if line.strip()]
    step = (bottom - top) / max(1, len(lines))
    for index, line in enumerate(lines):
        yield {"x": left, "y": top + index * step, "width": right - left, "height": step, "text": printable(line)}
