"""Which words of a page a person would not see, as far as pdfium tells cheaply.

Hidden: outside the page, under two points, covered (``pdfium_covers``), drawn in no ink (render modes 3 and 7), fully
transparent, or white with nothing dark below. What layers hide is found by ``pdf_layers``.
Not found: any other colour on its own like.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from anonrecruit.parsers.pdfium_covers import covered
from anonrecruit.parsers.pdfium_items import Item, Sheet
from anonrecruit.parsers.words import Box

_NO_INK = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_OCR_LAYER = 0.5  # a page with more than this share of its words in no ink is a scan with recognised text
_SMALLEST = 2.0
_WHITE = 250
_GROUNDS = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_FORM)


def visibility(sheet: Sheet, words: Sequence[tuple[Box, int]]) -> list[bool]:
    """One flag for each word, given as its box on the page and the index of its first character."""
    under, size = covered(sheet, words), sheet.page.get_size()
    inked = _inked(sheet.textpage, words, sheet.items)
    return [_on_page(box, size) and ink and not below for (box, _), ink, below in zip(words, inked, under, strict=True)]


def _inked(textpage: pdfium.PdfTextPage, words: Sequence[tuple[Box, int]], items: Sequence[Item]) -> list[bool]:
    if not _any_odd(items):
        return [True] * len(words)
    ink_of = _asking(partial(raw.FPDFText_GetFillColor, textpage.raw))
    inks = [ink_of(raw.FPDFText_GetTextObject(textpage.raw, index), index) for _, index in words]
    ocr = sum(ink.none for ink in inks) > _OCR_LAYER * len(words)
    grounds = _grounds(items) if any(ink.white for ink in inks) else []
    return [
        (ocr or not ink.none) and not (ink.white and not _has_ground(textpage, index, grounds))
        for ink, (_, index) in zip(inks, words, strict=True)
    ]


class _Ink(NamedTuple):
    """How text is drawn: in no ink at all, or in white."""

    none: bool
    white: bool


def _any_odd(items: Sequence[Item]) -> bool:
    """Whether there is text in no ink or in white: asked of the objects first, since a page has fewer of them than
    words, and most pages have none that is odd. A form may hold anything."""
    ink_of = _asking(raw.FPDFPageObj_GetFillColor)
    return any(
        kind == raw.FPDF_PAGEOBJ_FORM or (kind == raw.FPDF_PAGEOBJ_TEXT and any(ink_of(item, item)))
        for item, kind in items
    )


def _asking(fill_colour: Callable[..., int]) -> Callable[[object, object], _Ink]:
    """What tells the ink of a text object, its colour asked for by the second argument; the numbers are used again."""
    colour = tuple(ctypes.c_uint() for _ in range(4))
    red, green, blue, alpha = colour
    places = tuple(map(ctypes.byref, colour))

    def ink_of(item: object, coloured: object) -> _Ink:
        none = raw.FPDFTextObj_GetTextRenderMode(item) in _NO_INK
        if not fill_colour(coloured, *places):
            return _Ink(none, False)
        return _Ink(none or alpha.value == 0, min(red.value, green.value, blue.value) >= _WHITE)

    return ink_of


def _on_page(box: Box, size: tuple[float, float]) -> bool:
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    large = (width >= _SMALLEST and height >= _SMALLEST) or width >= 3 * _SMALLEST or height >= 3 * _SMALLEST
    return large and right > 0 and bottom > 0 and left < size[0] and top < size[1]


def _has_ground(textpage: pdfium.PdfTextPage, index: int, grounds: list[Box]) -> bool:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(textpage.raw, index, left, right, bottom, top)
    x, y = (left.value + right.value) / 2, (bottom.value + top.value) / 2
    return any(ground[0] <= x <= ground[2] and ground[3] <= y <= ground[1] for ground in grounds)


def _grounds(items: Sequence[Item]) -> list[Box]:
    """Boxes (left, top, right, bottom; user space, y up) of whatever is painted in another colour than white."""
    return [box for item, kind in items if (box := _ground(item, kind)) is not None]


def _ground(item: object, kind: int) -> Box | None:
    if kind not in _GROUNDS or (kind == raw.FPDF_PAGEOBJ_PATH and not _is_dark(item)):
        return None
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    return left.value, top.value, right.value, bottom.value


def _is_dark(item: object) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return True  # a pattern, or a colour that pdfium can not tell: assume that white shows on it
    return min(red.value, green.value, blue.value) < _WHITE and alpha.value > 0
