"""Text that something painted later covers: a black box over a live name, white over an old line, a picture on top.

What is opaque and drawn after the text hides it. A picture over most of a page's words is a scan over its own
recognised text, and hides nothing from the reader.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from anonrecruit.parsers.pdfium_items import Item, Sheet
from anonrecruit.parsers.words import Box

_MOST_SEGMENTS = 6  # of a rectangle's path; what has more may be a frame, an arrow, a drawing
_MOST_PIXELS = 20_000_000
_SCAN = 0.5
_OPAQUE = 255
_INSIDE, _SMALLEST = 0.5, 4.0  # points


class _Cover(NamedTuple):
    """``order`` counts the page's objects; the box is (left, bottom, right, top) in user space, y up."""

    order: int
    box: Box
    item: object


def covered(sheet: Sheet, words: Sequence[tuple[Box, int]]) -> list[bool]:
    """One flag for each word, given as its box on the page and the index of its first character."""
    covers = _covers(sheet.items)
    near = _near(sheet.page, words, covers)
    if not near:
        return [False] * len(words)
    orders = {_address(item): order for order, (item, kind) in enumerate(sheet.items) if kind == raw.FPDF_PAGEOBJ_TEXT}
    below = {at: start for at, start in near.items() if _is_below(sheet.textpage, start, orders, covers)}
    if below:
        opaque = [cover for cover in covers if _is_opaque(sheet, cover.item)]
        below = {at: start for at, start in below.items() if _is_below(sheet.textpage, start, orders, opaque)}
    scan = len(below) > _SCAN * len(words)
    return [at in below and not scan for at in range(len(words))]


def _near(page: pdfium.PdfPage, words: Sequence[tuple[Box, int]], covers: Sequence[_Cover]) -> dict[int, int]:
    """The words that stand where a cover may be, by their places in the list: asking pdfium of each costs too much."""
    if not covers or page.get_rotation():
        return {at: start for at, (_, start) in enumerate(words)} if covers else {}
    left, _, _, top = page.get_bbox()
    boxes = [(box[0] - left, top - box[3], box[2] - left, top - box[1]) for _, box, _ in covers]
    around = tuple(pick(sides) for pick, sides in zip((min, min, max, max), zip(*boxes, strict=True), strict=True))
    begins = ((at, box[0] + _INSIDE, (box[1] + box[3]) / 2, start) for at, (box, start) in enumerate(words))
    near = ((at, x, y, start) for at, x, y, start in begins if _holds_point(around, x, y))
    return {at: start for at, x, y, start in near if any(_holds_point(box, x, y) for box in boxes)}


def _holds_point(box: tuple[float, ...], x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _covers(items: Sequence[Item]) -> list[_Cover]:
    """What is drawn after the first text, large enough and filled."""
    texts = (order for order, (_, kind) in enumerate(items) if kind == raw.FPDF_PAGEOBJ_TEXT)
    first = next(texts, len(items))
    found = (
        _Cover(order, _bounds(item), item)
        for order, (item, kind) in enumerate(items)
        if order > first and (kind == raw.FPDF_PAGEOBJ_IMAGE or (kind == raw.FPDF_PAGEOBJ_PATH and _is_filled(item)))
    )
    return [cover for cover in found if _is_large(cover.box)]


def _is_large(box: Box) -> bool:
    """Rules and underlines cover nothing."""
    return box[2] - box[0] > _SMALLEST and box[3] - box[1] > _SMALLEST


def _address(item: Any) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def _is_filled(path: object) -> bool:
    if raw.FPDFPath_CountSegments(path) > _MOST_SEGMENTS:
        return False
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, mode, stroke)
    return bool(mode.value != raw.FPDF_FILLMODE_NONE)


def _bounds(item: object) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _is_below(textpage: pdfium.PdfTextPage, start: int, orders: dict[int, int], covers: Sequence[_Cover]) -> bool:
    order = orders.get(_address(raw.FPDFText_GetTextObject(textpage.raw, start)))
    if order is None or not covers or covers[-1].order < order:
        return False
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(textpage.raw, start, left, right, bottom, top)
    box = (left.value, bottom.value, right.value, top.value)
    return any(cover.order > order and _holds(cover.box, box) for cover in covers)


def _holds(outer: Box, inner: Box) -> bool:
    return all(outer[i] - _INSIDE <= inner[i] for i in (0, 1)) and all(outer[i] + _INSIDE >= inner[i] for i in (2, 3))


def _is_opaque(sheet: Sheet, item: object) -> bool:
    if raw.FPDFPageObj_HasTransparency(item):
        return False
    if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_IMAGE:
        return not sheet.masks or _is_opaque_image(sheet.page, item)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    return not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha) or alpha.value == _OPAQUE


def _is_opaque_image(page: pdfium.PdfPage, image: object) -> bool:
    """By its pixels as they are shown, since a mask may let the page through."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(image, width, height)
    if width.value * height.value > _MOST_PIXELS:
        return True
    bitmap = raw.FPDFImageObj_GetRenderedBitmap(page.pdf.raw, page.raw, image)
    if not bitmap:
        return True
    try:
        return all(alpha == _OPAQUE for alpha in _alphas(bitmap))
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _alphas(bitmap: object) -> Iterator[int]:
    if raw.FPDFBitmap_GetFormat(bitmap) != raw.FPDFBitmap_BGRA:
        return
    size = raw.FPDFBitmap_GetStride(bitmap) * raw.FPDFBitmap_GetHeight(bitmap)
    pixels = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), size)
    edge = max(1, len(pixels) // 4 // 5000)  # a few thousand pixels tell
    yield from pixels[3 :: 4 * edge]
