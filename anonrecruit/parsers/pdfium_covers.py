"""Text that something painted later covers: a black box over a live name, white over an old line, a picture on top.

What is opaque and drawn after the text hides it. A picture over most of a page's words is a scan over its own
recognised text, and hides nothing from the reader.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from anonrecruit.parsers.pdfium_calls import (
    Address,
    address_of,
    draw_mode_of,
    fill_of,
    has_transparency,
    kind_of,
    numbers,
    pixels_of,
    segments_in,
    text_object_at,
)
from anonrecruit.parsers.pdfium_items import Items, Placed, Sheet, bounds, character_boxes
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
    item: Address


def covered(sheet: Sheet, words: Sequence[Placed]) -> set[int]:
    """The words that are, by their places in the list."""
    covers = _covers(sheet.items)
    below = _below(sheet, _near(sheet.page, words, covers), covers)
    if below:
        below = _below(sheet, below, [cover for cover in covers if _is_opaque(sheet, cover.item)])
    return set() if len(below) > _SCAN * len(words) else set(below)


def _near(page: pdfium.PdfPage, words: Sequence[Placed], covers: Sequence[_Cover]) -> dict[int, int]:
    """The words that stand where a cover may be, by their places in the list: asking pdfium of each costs too much."""
    if not covers or page.get_rotation():
        return {at: start for at, (start, _, _) in enumerate(words)} if covers else {}
    left, _, _, top = page.get_bbox()
    boxes = [(box[0] - left, top - box[3], box[2] - left, top - box[1]) for _, box, _ in covers]
    west, north, east, south = (
        pick(sides) for pick, sides in zip((min, min, max, max), zip(*boxes, strict=True), strict=True)
    )
    near = (
        (at, x, y, start)
        for at, (start, _, box) in enumerate(words)
        if west <= (x := box[0] + _INSIDE) <= east and north <= (y := (box[1] + box[3]) / 2) <= south
    )
    return {at: start for at, x, y, start in near if any(_holds_point(box, x, y) for box in boxes)}


def _holds_point(box: tuple[float, ...], x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _covers(items: Items) -> list[_Cover]:
    """What is drawn after the first text, large enough and filled."""
    if raw.FPDF_PAGEOBJ_TEXT not in items.kinds:
        return []
    first = items.kinds.index(raw.FPDF_PAGEOBJ_TEXT)
    later = ((order, items.handles[order], items.kinds[order]) for order in range(first + 1, len(items.kinds)))
    boxes = ((order, item, bounds(item)) for order, item, kind in later if _may_cover(item, kind))
    return [_Cover(order, box, item) for order, item, box in boxes if box is not None and _is_large(box)]


def _may_cover(item: Address, kind: int) -> bool:
    return kind == raw.FPDF_PAGEOBJ_IMAGE or (kind == raw.FPDF_PAGEOBJ_PATH and _is_filled(item))


def _is_large(box: Box) -> bool:
    """Rules and underlines cover nothing."""
    return box[2] - box[0] > _SMALLEST and box[3] - box[1] > _SMALLEST


def _is_filled(path: Address) -> bool:
    if segments_in(path) > _MOST_SEGMENTS:
        return False
    modes, places = numbers(ctypes.c_int, 2)
    draw_mode_of(path, *places)
    return bool(modes[0] != raw.FPDF_FILLMODE_NONE)


def _below(sheet: Sheet, words: Mapping[int, int], covers: Sequence[_Cover]) -> dict[int, int]:
    """Those of the words, by their places in the list, that a later cover holds."""
    if not words or not covers:
        return {}
    handle, box_of = address_of(sheet.textpage.raw), character_boxes(sheet.textpage)
    texts = (order for order, kind in enumerate(sheet.items.kinds) if kind == raw.FPDF_PAGEOBJ_TEXT)
    orders = {sheet.items.handles[order]: order for order in texts}
    drawn = ((at, start, orders.get(text_object_at(handle, start))) for at, start in words.items())
    within = ((at, start, order) for at, start, order in drawn if order is not None and order <= covers[-1].order)
    return {at: start for at, start, order in within if _is_below(order, box_of(start), covers)}


def _is_below(order: int, box: Box, covers: Sequence[_Cover]) -> bool:
    return any(cover.order > order and _holds(cover.box, box) for cover in covers)


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] - _INSIDE <= inner[0]
        and outer[1] - _INSIDE <= inner[1]
        and outer[2] + _INSIDE >= inner[2]
        and outer[3] + _INSIDE >= inner[3]
    )


def _is_opaque(sheet: Sheet, item: Address) -> bool:
    if has_transparency(item):
        return False
    if kind_of(item) == raw.FPDF_PAGEOBJ_IMAGE:
        return not sheet.masks or _is_opaque_image(sheet.page, item)
    colour, places = numbers(ctypes.c_uint, 4)
    return bool(not fill_of(item, *places) or colour[3] == _OPAQUE)


def _is_opaque_image(page: pdfium.PdfPage, image: Address) -> bool:
    """By its pixels as they are shown, since a mask may let the page through."""
    size, places = numbers(ctypes.c_uint, 2)
    pixels_of(image, *places)
    if size[0] * size[1] > _MOST_PIXELS:
        return True
    handle = ctypes.cast(image or 0, raw.FPDF_PAGEOBJECT)
    bitmap = raw.FPDFImageObj_GetRenderedBitmap(page.pdf.raw, page.raw, handle)
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
