"""Pages of a PDF without usable text: which they are, and their words by OCR instead.

Pages with good text are never drawn. A page is taken for a picture of text where it holds next to no words and is
covered by an image, or drawn in outlines; or where its words are rubble, for want of a character map.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from operator import attrgetter
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from anonrecruit.errors import NoTextFound
from anonrecruit.parsers import ocr
from anonrecruit.parsers.image import check_readable
from anonrecruit.parsers.legibility import is_rubble
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.ocr import DOTS, Engine, Sheet
from anonrecruit.parsers.pdfium_calls import Address, numbers, pixels_of
from anonrecruit.parsers.pdfium_items import Items, bounds, items_of, kinds_in
from anonrecruit.parsers.words import Scanned, Word

if TYPE_CHECKING:
    from PIL.Image import Image

_FEW_WORDS = 25  # a scanner's stamp, a page number; a page with more has a text of its own
_COVERED, _COVERED_WITHOUT_WORDS = 0.4, 0.04  # of the page, by images
_OUTLINES = 300  # shapes on a page without any word: letters turned into curves, a shape each
_LARGEST = 25_000_000  # pixels to which a page is drawn: A4 at 300 dots has nine million, a poster as many as wanted
_INCH = 72
_TEXT_OF = attrgetter("text")


def is_picture_of_text(page: pdfium.PdfPage, words: Sequence[Word], items: Items) -> bool:
    """Whether OCR would tell more of an open page than the words that the file has for it."""
    if len(words) > _FEW_WORDS:
        return is_rubble(_text(words))
    width, height = page.get_size()
    covered, shapes = _pictures(items)
    if not words:
        return covered > _COVERED_WITHOUT_WORDS * width * height or shapes > _OUTLINES
    return covered > _COVERED * width * height or is_rubble(_text(words))


def recognised(data: bytes, scanned: Scanned, limits: Limits) -> tuple[Scanned, str]:
    """``scanned`` with the words of its unread pages by OCR, and the engine's name. Where OCR sees no
    word on a page, those of the file stay.

    Raises ReaderNotInstalled, NoTextFound where the whole file shows no words, ScanIllegible, LimitExceeded.
    """
    limits.check("ocr_pages", len(scanned.unread))
    engine = ocr.installed_engine(len(scanned.unread))
    sheets = {number: sheet for number, sheet in _sheets(data, scanned.unread, engine, limits) if sheet.words}
    words = [word for word in scanned.words if word.page not in sheets]
    if not words and not sheets:
        raise NoTextFound(len(scanned.unread))
    check_readable(list(sheets.values()))
    sizes = tuple(sheets[n].size if n in sheets else size for n, size in enumerate(scanned.sizes, 1))
    words += (word for sheet in sheets.values() for word in sheet.words)
    in_order = tuple(sorted(words, key=lambda word: word.page))
    return Scanned(sizes, in_order, scanned.images), engine.name


def _sheets(data: bytes, pages: Iterable[int], engine: Engine, limits: Limits) -> Iterator[tuple[int, Sheet]]:
    with closing(pdfium.PdfDocument(data)) as pdf:
        for number in pages:
            with closing(pdf[number - 1]) as page:
                picture, scale = drawn(page, limits)
            yield number, ocr.recognise(picture, number, engine, limits, scale=scale)


def drawn(page: pdfium.PdfPage, limits: Limits) -> tuple[Image, float]:
    """An open page in shades of grey, as it is shown, and its pixels to the point. Raises LimitExceeded."""
    for image in items_of(page).of_kind(raw.FPDF_PAGEOBJ_IMAGE):
        limits.check("image_pixels", _pixels(image))
    width, height = page.get_size()
    scale = min(DOTS / _INCH, (_LARGEST / (width * height)) ** 0.5)
    return page.render(scale=scale, grayscale=True).to_pil().convert("L"), scale


def _text(words: Iterable[Word]) -> str:
    return " ".join(map(_TEXT_OF, words))


def _pictures(items: Items) -> tuple[float, int]:
    """The area that images cover, in square points, and the number of shapes. A form with an image in it covers all
    that it spans."""
    covered, shapes = 0.0, 0
    for item, kind in zip(items.handles, items.kinds, strict=True):
        kinds = list(kinds_in(Items([item], [kind])))
        covered += _area(item) if raw.FPDF_PAGEOBJ_IMAGE in kinds else 0.0
        shapes += kinds.count(raw.FPDF_PAGEOBJ_PATH)
    return covered, shapes


def _area(item: Address) -> float:
    left, bottom, right, top = bounds(item) or (0.0, 0.0, 0.0, 0.0)
    return abs(right - left) * abs(top - bottom)


def _pixels(item: Address) -> int:
    size, places = numbers(ctypes.c_uint, 2)
    return int(size[0] * size[1]) if pixels_of(item, *places) else 0
