"""PDF by pdfminer.six: what its pages say, and every string in its objects, metadata included."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from anonrecruit.parsers.unheard import unheard

_DEEPEST = 40
_METADATA = ("Metadata", "XML")


def pdf_texts(page: bytes) -> Iterator[str]:
    with unheard("pdfminer"):
        texts = [*_pages(page), *_objects(page)]
    yield from texts


def pdf_pages(page: bytes) -> Iterator[str]:
    """What the pages say, visible or not, without the file's other strings."""
    with unheard("pdfminer"):
        texts = [*_pages(page)]
    yield from texts


def _pages(page: bytes) -> Iterator[str]:
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams, LTTextContainer

    for sheet in extract_pages(io.BytesIO(page), laparams=LAParams(all_texts=True, boxes_flow=None)):
        yield "\n".join(item.get_text() for item in sheet if isinstance(item, LTTextContainer))


def _objects(page: bytes) -> Iterator[str]:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser

    document = PDFDocument(PDFParser(io.BytesIO(page)))
    for xref in document.xrefs:
        for number in xref.get_objids():
            yield from _strings(document.getobj(number))


def _strings(value: Any, depth: int = 0) -> Iterator[str]:
    from pdfminer.pdftypes import PDFStream
    from pdfminer.psparser import PSLiteral
    from pdfminer.utils import decode_text

    if isinstance(value, bytes):
        yield decode_text(value)
    elif isinstance(value, PDFStream):
        yield from _strings(value.attrs, depth)
        if str(getattr(value.attrs.get("Type"), "name", "")) in _METADATA:
            yield value.get_data().decode("utf-8", "ignore")
    elif isinstance(value, PSLiteral):
        return
    elif depth < _DEEPEST and isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item, depth + 1)
