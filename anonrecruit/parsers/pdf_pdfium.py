"""Words and surfaces of a PDF by pdfium. Not for several threads at once: pdfium is not made for it.

Boxes are asked for at the two ends of a word only, since each call crosses into C: 2 ms instead of 6 for three pages.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import closing

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from anonrecruit.errors import BrokenDocument, EncryptedDocument
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pdfium_hidden import visibility
from anonrecruit.parsers.pdfium_surfaces import Surfaces
from anonrecruit.parsers.words import Box, Scanned, Word

_WORD = re.compile(r"[^\s\x00]+")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})  # how pdfium marks a hyphen at the end of a line
_WIDEST_CHARACTER = 1.6  # in line heights; a "word" wider on average has a jump in it


def scan_with_pdfium(data: bytes, limits: Limits) -> Scanned:
    """Raises EncryptedDocument, LimitExceeded, BrokenDocument."""
    try:
        with closing(pdfium.PdfDocument(data)) as pdf:
            return _scan(pdf, data, limits)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise EncryptedDocument from None
        raise BrokenDocument("PDF", type(error).__name__) from None


def _scan(pdf: pdfium.PdfDocument, data: bytes, limits: Limits) -> Scanned:
    limits.check("pages", len(pdf))
    words: list[Word] = []
    sizes: list[tuple[float, float]] = []
    surfaces = Surfaces()
    for number, page in enumerate(pdf, 1):
        with closing(page):
            sizes.append(page.get_size())
            words += _words(page, number, limits)
            surfaces.read(page)
    return Scanned(tuple(sizes), tuple(words), surfaces.images, surfaces.of(pdf, data))


def _words(page: pdfium.PdfPage, number: int, limits: Limits) -> list[Word]:
    with closing(page.get_textpage()) as textpage:
        text = _characters(textpage)
        limits.check("characters", len(text))
        frame = _Frame(page)
        places = list(_places(text, _boxes(textpage, frame)))
        shown = visibility(page, textpage, [(box, start) for start, _, box in places], page.get_size())
        return [
            Word(_readable(text[start:end]), number, box, box[3] - box[1], visible)
            for (start, end, box), visible in zip(places, shown, strict=True)
        ]


def _characters(textpage: pdfium.PdfTextPage) -> str:
    """One code unit for each of pdfium's characters, so that a match in it is a range of theirs."""
    count = textpage.count_chars()
    text: str = textpage.get_text_range() if count else ""
    if len(text) == count and not _ASTRAL.search(text):
        return text
    units = (raw.FPDFText_GetUnicode(textpage.raw, index) for index in range(count))
    return "".join(map(chr, units))


def _readable(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.translate(_HYPHENS)


def _places(text: str, box_of: Callable[[int], Box]) -> Iterator[tuple[int, int, Box]]:
    """(start, end, box) of each word; one that jumps, for want of a space, is cut at the jump."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        first, last = box_of(start), box_of(end - 1)
        if _jumps(first, last, end - start) and not _runs_upright(first, box_of(start + 1), last):
            yield from _cut(start, end, box_of)
        else:
            yield start, end, _around(first, last)


def _boxes(textpage: pdfium.PdfTextPage, frame: _Frame) -> Callable[[int], Box]:
    rect = raw.FS_RECTF()
    reference, handle, ask = ctypes.byref(rect), textpage.raw, raw.FPDFText_GetLooseCharBox

    def box_of(index: int) -> Box:
        ask(handle, index, reference)
        return frame.box((rect.left, rect.top, rect.right, rect.bottom))

    return box_of


def _jumps(first: Box, last: Box, length: int) -> bool:
    height = max(first[3] - first[1], last[3] - last[1])
    moved = abs(first[3] - last[3]) > height or last[0] < first[0] - height
    return moved or last[2] - first[0] > _WIDEST_CHARACTER * height * length


def _runs_upright(first: Box, second: Box, last: Box) -> bool:
    """Whether the word runs up or down the page, from its second character on."""
    width = first[2] - first[0]
    return all(abs(box[0] - first[0]) < 0.3 * width and box[1] != first[1] for box in (second, last))


def _cut(start: int, end: int, box_of: Callable[[int], Box]) -> Iterator[tuple[int, int, Box]]:
    begun, previous = start, box_of(start)
    around = previous
    for index in range(start + 1, end):
        box = box_of(index)
        if _jumps(previous, box, 2):
            yield begun, index, around
            begun, around = index, box
        previous, around = box, _around(around, box)
    yield begun, end, around


def _around(first: Box, last: Box) -> Box:
    return min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3])


class _Frame:
    """From pdfium's user space (y up, before rotation, origin anywhere) to the page as it is shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._left, self._bottom, self._right, self._top = page.get_bbox()
        self._rotation = page.get_rotation()

    def box(self, user: Box) -> Box:
        left, top, right, bottom = user
        if self._rotation == 90:
            return bottom - self._bottom, left - self._left, top - self._bottom, right - self._left
        if self._rotation == 180:
            return self._right - right, bottom - self._bottom, self._right - left, top - self._bottom
        if self._rotation == 270:
            return self._top - top, self._right - right, self._top - bottom, self._right - left
        return left - self._left, self._top - top, right - self._left, self._top - bottom
