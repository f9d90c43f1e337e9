"""Words and pictures of a PDF by pdfium. Not for several threads at once: pdfium is not made for it.

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
from anonrecruit.parsers.pdf_scans import is_picture_of_text
from anonrecruit.parsers.pdfium_hidden import visibility
from anonrecruit.parsers.pdfium_items import Items, Placed, Sheet, images_in, items_of
from anonrecruit.parsers.words import Box, Scanned, Word

_WORD = re.compile(r"[^\s\x00]+")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKED = re.compile("[\x02\ufffe\ud800-\udfff]")  # what is changed in any word: no other needs a look
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})  # how pdfium marks a hyphen at the end of a line
_WIDEST_CHARACTER = 1.6  # in line heights; a "word" wider on average has a jump in it


def scan_with_pdfium(data: bytes, limits: Limits, masks: bool = True) -> Scanned:
    """Raises EncryptedDocument, LimitExceeded, BrokenDocument."""
    try:
        with closing(pdfium.PdfDocument(data)) as pdf:
            return _scan(pdf, limits, masks)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise EncryptedDocument from None
        raise BrokenDocument("PDF", type(error).__name__) from None


def text_by_pdfium(data: bytes, limits: Limits) -> str:
    """In the order of the file, with neither places nor visibility. Raises as ``scan_with_pdfium`` does."""
    try:
        with closing(pdfium.PdfDocument(data)) as pdf:
            limits.check("pages", len(pdf))
            return "\n".join(_text_of(page) for page in pdf)
    except pdfium.PdfiumError as error:
        raise BrokenDocument("PDF", type(error).__name__) from None


def _text_of(page: pdfium.PdfPage) -> str:
    with closing(page), closing(page.get_textpage()) as textpage:
        return _readable(_characters(textpage))


def _scan(pdf: pdfium.PdfDocument, limits: Limits, masks: bool) -> Scanned:
    limits.check("pages", len(pdf))
    words: list[Word] = []
    sizes: list[tuple[float, float]] = []
    unread: list[int] = []
    images = 0
    for number, page in enumerate(pdf, 1):
        with closing(page):
            sizes.append(page.get_size())
            items = items_of(page)
            on_page = _words(page, number, items, limits, masks)
            words += on_page
            images += images_in(items)
            if is_picture_of_text(page, on_page, items):
                unread.append(number)
    return Scanned(tuple(sizes), tuple(words), images, tuple(unread))


def _words(page: pdfium.PdfPage, number: int, items: Items, limits: Limits, masks: bool) -> list[Word]:
    with closing(page.get_textpage()) as textpage:
        text = _characters(textpage)
        limits.check("characters", len(text))
        places = list(_places(text, _boxes(page, textpage)))
        shown = visibility(Sheet(page, textpage, items, masks), places)
        readable = _readable if _MARKED.search(text) else str
        return [
            Word(readable(text[start:end]), number, box, box[3] - box[1], visible)
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


def _places(text: str, box_of: Callable[[int], Box]) -> Iterator[Placed]:
    """Of each word; one that jumps, for want of a space, is cut at the jump."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        first, last = box_of(start), box_of(end - 1)
        if _jumps(first, last, end - start) and not _runs_upright(first, box_of(start + 1), last):
            yield from _cut(start, end, box_of)
        else:
            yield start, end, _around(first, last)


def _boxes(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> Callable[[int], Box]:
    """The box of a character on the page as it is shown, from pdfium's user space: y up, before rotation."""
    rect = raw.FS_RECTF()
    reference, handle, ask = ctypes.byref(rect), textpage.raw, raw.FPDFText_GetLooseCharBox
    left, bottom, right, top = page.get_bbox()

    def upright(index: int) -> Box:
        ask(handle, index, reference)
        return rect.left - left, top - rect.top, rect.right - left, top - rect.bottom

    def quarter(index: int) -> Box:
        ask(handle, index, reference)
        return rect.bottom - bottom, rect.left - left, rect.top - bottom, rect.right - left

    def half(index: int) -> Box:
        ask(handle, index, reference)
        return right - rect.right, rect.bottom - bottom, right - rect.left, rect.top - bottom

    def three_quarters(index: int) -> Box:
        ask(handle, index, reference)
        return top - rect.top, right - rect.right, top - rect.bottom, right - rect.left

    return {90: quarter, 180: half, 270: three_quarters}.get(page.get_rotation(), upright)


def _jumps(first: Box, last: Box, length: int) -> bool:
    height = first[3] - first[1]
    if abs(first[3] - last[3]) > height or last[0] < first[0] - height:
        return True
    return last[2] - first[0] > _WIDEST_CHARACTER * max(height, last[3] - last[1]) * length


def _runs_upright(first: Box, second: Box, last: Box) -> bool:
    """Whether the word runs up or down the page, from its second character on."""
    width = first[2] - first[0]
    return all(abs(box[0] - first[0]) < 0.3 * width and box[1] != first[1] for box in (second, last))


def _cut(start: int, end: int, box_of: Callable[[int], Box]) -> Iterator[Placed]:
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
