"""A page of a PDF as pixels, with pictures and drawings gone and words covered."""

from __future__ import annotations

import ctypes
import math
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from anonrecruit.parsers.words import Box, Word

SCALE = 150 / 72
"""Pixels to a point: 150 an inch, as a fax or a scan for reading has."""

INK, _PAPER = 0xFF242424, 0xFFFFFFFF
_WIDEST_GAP = 1.3  # in line heights; wider ones part columns
PAD = 0.8  # points around a word, for letters that lean out of their box
_MOST_SEGMENTS = 20
"""Points of a path that is a rule, a frame, a bar or a bullet (a curve has three). More may be a logo, a signature, or
letters drawn as outlines."""

_DEEPEST = 6


def page_pixels(page: pdfium.PdfPage, words: Sequence[tuple[Word, bool]]) -> tuple[bytes, int, int]:
    """(RGB rows from the top, width, height). ``words`` are those of this page, with whether each may be seen."""
    _strip(page, [word.box for word, _ in words])
    bitmap = page.render(scale=SCALE, rev_byteorder=True, may_draw_forms=False, draw_annots=False)
    for box in bars(word.box for word, kept in words if not kept and word.visible):
        _cover(bitmap, box, INK)
    for word, _ in words:
        if not word.visible:
            _cover(bitmap, word.box, _PAPER)
    pixels, width = bytes(bitmap.buffer), bitmap.width * 3
    if bitmap.n_channels != 3:
        raise ValueError("not three channels")
    rows = (pixels[at : at + width] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    return b"".join(rows), bitmap.width, bitmap.height


def bars(boxes: Iterable[Box]) -> list[Box]:
    """Boxes that follow one another on a line as one, so that no gap tells how long each word is."""
    joined: list[Box] = []
    for box in boxes:
        if joined and _follows(joined[-1], box):
            last = joined.pop()
            box = (min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
        joined.append(box)
    return joined


def _follows(before: Box, box: Box) -> bool:
    height = min(before[3] - before[1], box[3] - box[1])
    level = min(before[3], box[3]) - max(before[1], box[1]) > 0.5 * height
    return level and -height < box[0] - before[2] < _WIDEST_GAP * height


def png(pixels: bytes, width: int, height: int) -> bytes:
    """ISO/IEC 15948: three channels of eight bits, no filter, nothing but the pixels."""
    rows = b"".join(b"\0" + pixels[at : at + 3 * width] for at in range(0, len(pixels), 3 * width))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, chunks))


def _chunk(chunk: tuple[bytes, bytes]) -> bytes:
    kind, data = chunk
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _cover(bitmap: pdfium.PdfBitmap, box: Box, colour: int) -> None:
    left, top = (math.floor((value - PAD) * SCALE) for value in box[:2])
    right, bottom = (math.ceil((value + PAD) * SCALE) for value in box[2:])
    raw.FPDFBitmap_FillRect(bitmap.raw, left, top, right - left, bottom - top, colour)


def _strip(page: pdfium.PdfPage, boxes: Sequence[Box]) -> None:
    """Takes out what can not be read as words: pictures, shadings, drawings, and text no word was found in."""
    height = page.get_size()[1]
    objects = [raw.FPDFPage_GetObject(page.raw, index) for index in range(raw.FPDFPage_CountObjects(page.raw))]
    upright = page.get_rotation() == 0 and tuple(page.get_bbox()[:2]) == (0.0, 0.0)
    for item in objects:
        if _must_go(item) or (upright and _is_unread(item, height, boxes)):
            raw.FPDFPage_RemoveObject(page.raw, item)
        elif raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_FORM:
            _strip_form(item, 0)


def _strip_form(form: Any, depth: int) -> None:
    for item in [raw.FPDFFormObj_GetObject(form, index) for index in range(raw.FPDFFormObj_CountObjects(form))]:
        if _must_go(item) or depth > _DEEPEST:
            raw.FPDFFormObj_RemoveObject(form, item)
        elif raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_FORM:
            _strip_form(item, depth + 1)


def _must_go(item: Any) -> bool:
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        count = raw.FPDFPath_CountSegments(item)
        return bool(count > _MOST_SEGMENTS)
    return kind not in (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_FORM)


def _is_unread(item: Any, height: float, boxes: Iterable[Box]) -> bool:
    if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_TEXT:
        return False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return True
    around = (left.value, height - top.value, right.value, height - bottom.value)
    return not any(crossing(around, box) for box in boxes)


def crossing(one: Box, other: Box) -> bool:
    """Whether they touch."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def svg(pixels: tuple[bytes, int, int], size: tuple[float, float]) -> Iterator[str]:
    """In pieces: Typst takes pictures that come as text in this form only."""
    import base64

    width, height = size
    link = "data:image/png;base64," + base64.b64encode(png(*pixels)).decode("ascii")
    yield f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    yield f'<image width="{width}" height="{height}" preserveAspectRatio="none" href="{link}"/></svg>'
