"""A PDF's pages as pictures with words covered, and over them a text layer made of the blind text alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Any

import pypdfium2 as pdfium

from anonrecruit.document import Block, Document, Span
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pdf_pdfium import scan_with_pdfium
from anonrecruit.redacted.kept import kept_words
from anonrecruit.redacted.raster import page_pixels, svg
from anonrecruit.renderers.glyphs import printable
from anonrecruit.renderers.pdf import typeset


def redact_pdf(data: bytes, document: Document, spans: Sequence[Span], blind: Callable[[Span], str]) -> bytes:
    """The file's pages, in their size. ``spans`` are what goes out of ``document``'s text."""
    scanned = scan_with_pdfium(data, Limits())
    words = kept_words(scanned.words, document, spans)
    pictures: dict[str, str] = {}
    sheets: list[dict[str, Any]] = []
    with closing(pdfium.PdfDocument(data)) as pdf:
        for number, (page, size) in enumerate(zip(pdf, scanned.sizes, strict=True), 1):
            with closing(page):
                pixels = page_pixels(page, [item for item in words if item[0].page == number])
            pictures[f"page{number}"] = "".join(svg(pixels, size))
            sheets.append({"width": size[0], "height": size[1], "lines": list(_lines(document, number, blind))})
    return typeset({"title": "Redacted pages", "pages": sheets}, "redacted.typ", pictures)


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
