"""Which words of a page a person would not see, as far as pdfium tells cheaply.

Hidden: outside the page, under two points, covered (``pdfium_covers``), drawn in no ink (render modes 3 and 7), fully
transparent, or white with nothing dark below. What layers hide is found by ``pdf_layers``.
Not found: any other colour on its own like.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from anonrecruit.parsers.pdfium_calls import (
    Address,
    address_of,
    fill_of,
    numbers,
    render_mode_of,
    text_fill_at,
    text_object_at,
)
from anonrecruit.parsers.pdfium_covers import covered
from anonrecruit.parsers.pdfium_items import Items, Placed, Sheet, bounds, character_boxes
from anonrecruit.parsers.words import Box

_NO_INK = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_OCR_LAYER = 0.5  # a page with more than this share of its words in no ink is a scan with recognised text
_SMALLEST, _LARGE = 2.0, 6.0  # points
_WHITE = 250
_Ink = tuple[bool, bool]
"""How text is drawn: whether in no ink at all, and whether in white."""
_GROUNDS = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_FORM)


def visibility(sheet: Sheet, words: Sequence[Placed]) -> list[bool]:
    """One flag for each word."""
    unseen = covered(sheet, words) | _without_ink(sheet.textpage, words, sheet.items)
    on_page = _on_page(words, sheet.page.get_size())
    return [on and at not in unseen for at, on in enumerate(on_page)] if unseen else on_page


def _without_ink(textpage: pdfium.PdfTextPage, words: Sequence[Placed], items: Items) -> set[int]:
    """By their places in the list."""
    if not _any_odd(items):
        return set()
    handle, ink_of = address_of(textpage.raw), _asking(text_fill_at)
    inks = [ink_of(text_object_at(handle, index), handle, index) for index, _, _ in words]
    ocr = sum(none for none, _ in inks) > _OCR_LAYER * len(words)
    grounds = _grounds(items) if any(white for _, white in inks) else []
    box_of = character_boxes(textpage)
    return {
        at
        for at, ((none, white), (index, _, _)) in enumerate(zip(inks, words, strict=True))
        if (none and not ocr) or (white and not _has_ground(box_of(index), grounds))
    }


def _any_odd(items: Items) -> bool:
    """Whether there is text in no ink or in white: asked of the objects first, since a page has fewer of them than
    words, and most pages have none that is odd. A form may hold anything."""
    if raw.FPDF_PAGEOBJ_FORM in items.kinds:
        return True
    ink_of, texts = _asking(fill_of), items.of_kind(raw.FPDF_PAGEOBJ_TEXT)
    return any(none or white for none, white in map(ink_of, texts, texts))


def _asking(fill_colour: Callable[..., int]) -> Callable[..., _Ink]:
    """What tells the ink of a text object, whose colour the further arguments ask for; the numbers are used again."""
    colour, (red, green, blue, alpha) = numbers(ctypes.c_uint, 4)

    def ink_of(item: Address, *coloured: Address) -> _Ink:
        none = render_mode_of(item) in _NO_INK
        if not fill_colour(*coloured, red, green, blue, alpha):
            return none, False
        return none or colour[3] == 0, colour[0] >= _WHITE and colour[1] >= _WHITE and colour[2] >= _WHITE

    return ink_of


def _on_page(words: Iterable[Placed], size: tuple[float, float]) -> list[bool]:
    """And large enough to be seen: a full stop may be small both ways, a rule one way."""
    width, height = size
    return [
        ((right - left >= _SMALLEST and bottom - top >= _SMALLEST) or right - left >= _LARGE or bottom - top >= _LARGE)
        and right > 0
        and bottom > 0
        and left < width
        and top < height
        for _, _, (left, top, right, bottom) in words
    ]


def _has_ground(box: Box, grounds: Sequence[Box]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in grounds)


def _grounds(items: Items) -> list[Box]:
    """Where something is painted in another colour than white."""
    each = zip(items.handles, items.kinds, strict=True)
    return [box for item, kind in each if _is_ground(item, kind) and (box := bounds(item)) is not None]


def _is_ground(item: Address, kind: int) -> bool:
    return kind in _GROUNDS and (kind != raw.FPDF_PAGEOBJ_PATH or _is_dark(item))


def _is_dark(item: Address) -> bool:
    colour, places = numbers(ctypes.c_uint, 4)
    if not fill_of(item, *places):
        return True  # a pattern, or a colour that pdfium can not tell: assume that white shows on it
    return bool(min(colour[:3]) < _WHITE and colour[3] > 0)
