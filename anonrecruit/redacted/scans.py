"""A scanned page with nothing on it but the words that may be seen: OCR's own picture of it, taken apart.

The page is white. Onto it come the pixels of each word that is proven kept, and bars where others stood. So whatever
OCR did not read (a photograph, a signature, a stamp, a hand-written note, a word it missed) is not on the page.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from anonrecruit.faces import faces
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.ocr import Sheet, installed_engine, recognise
from anonrecruit.parsers.pdf_scans import drawn
from anonrecruit.parsers.pictures import as_page, frames, opened
from anonrecruit.parsers.words import Box, Word
from anonrecruit.redacted.raster import INK, PAD, SCALE, bars, crossing

if TYPE_CHECKING:
    pass

_TALLEST = 3.0  # times the middle height of a page's words; a taller "word" is a picture, or several lines

_EDGE = 0.5  # points around a kept word: its box ends on its ink


def sheets_of_image(data: bytes, limits: Limits) -> Iterator[Sheet]:
    """Read again, as the parser read it; nothing of the first reading is kept. Raises as ``parse_image``."""
    with opened(data, limits) as image:
        engine = installed_engine(1)
        for number, picture in enumerate(frames(image, limits), 1):
            yield recognise(as_page(picture), number, engine, limits)


def sheets_of_pdf(data: bytes, pages: Sequence[int], limits: Limits) -> dict[int, Sheet]:
    """Of those pages on which OCR sees words. Raises as ``pdf_scans.recognised``."""
    engine, found = installed_engine(len(pages)), {}
    with closing(pdfium.PdfDocument(data)) as pdf:
        for number in pages:
            with closing(pdf[number - 1]) as page:
                picture, scale = drawn(page, limits)
            found[number] = recognise(picture, number, engine, limits, scale=scale)
    return {number: sheet for number, sheet in found.items() if sheet.words}


def sheet_pixels(sheet: Sheet, words: Sequence[tuple[Word, bool]]) -> tuple[bytes, int, int]:
    """(RGB rows from the top, width, height). ``words`` are those of the sheet, with whether each may be seen."""
    from PIL import Image, ImageDraw
    from PIL.Image import Resampling

    heads, tallest = _heads(sheet), _TALLEST * statistics.median(word.box[3] - word.box[1] for word, _ in words)
    page = Image.new("L", sheet.picture.size, 255)
    covered = []
    for word, kept in words:
        box = _pixels(word.box, sheet.scale, _EDGE)
        if kept and word.box[3] - word.box[1] <= tallest and not any(crossing(box, head) for head in heads):
            page.paste(sheet.picture.crop(box), box[:2])
        else:
            covered.append(word.box)
    for bar in bars(covered):
        ImageDraw.Draw(page).rectangle(_pixels(bar, sheet.scale, PAD), fill=INK & 0xFF)
    size = (max(1, round(sheet.size[0] * SCALE)), max(1, round(sheet.size[1] * SCALE)))
    small = page.resize(size, Resampling.LANCZOS).convert("RGB")
    return small.tobytes(), *size


def _pixels(box: Box, scale: float, pad: float = 0) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return (
        max(0, int((left - pad) * scale)),
        max(0, int((top - pad) * scale)),
        int((right + pad) * scale) + 1,
        int((bottom + pad) * scale) + 1,
    )


def _heads(sheet: Sheet) -> Iterable[Box]:
    """Words over a face would bring slices of it. Without OpenCV there is nobody to ask."""
    return faces(sheet.picture) if find_spec("cv2") is not None else ()
