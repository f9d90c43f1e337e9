"""What a page draws, asked of pdfium once: each question crosses into C, and three readers need the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

Item = tuple[object, int]
"""Handle and kind of an object of an open page, as long as that is open."""

_DEEPEST_FORM = 4


class Sheet(NamedTuple):
    """An open page with its text and all that it draws. ``masks`` says whether pictures of the file may let the page
    through: to find out of one costs a drawing of it."""

    page: pdfium.PdfPage
    textpage: pdfium.PdfTextPage
    items: Sequence[Item]
    masks: bool


def items_of(page: pdfium.PdfPage) -> list[Item]:
    """In the order of drawing."""
    handle, ask, kind_of = page.raw, raw.FPDFPage_GetObject, raw.FPDFPageObj_GetType
    handles = (ask(handle, index) for index in range(raw.FPDFPage_CountObjects(handle)))
    return [(item, kind_of(item)) for item in handles]


def kinds_in(items: Iterable[Item], depth: int = 0) -> Iterator[int]:
    """The kind of each, or for a form those of what it holds."""
    for item, kind in items:
        if kind != raw.FPDF_PAGEOBJ_FORM or depth >= _DEEPEST_FORM:
            yield kind
        else:
            inner = (raw.FPDFFormObj_GetObject(item, index) for index in range(raw.FPDFFormObj_CountObjects(item)))
            yield from kinds_in(((each, raw.FPDFPageObj_GetType(each)) for each in inner), depth + 1)


def images_in(items: Iterable[Item]) -> int:
    """How many there are, forms looked into."""
    return sum(kind == raw.FPDF_PAGEOBJ_IMAGE for kind in kinds_in(items))
