"""Images of pages, scanned or photographed, read by OCR."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from anonrecruit.errors import NoTextFound, ScanIllegible
from anonrecruit.parsers.legibility import is_rubble
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.ocr import Engine, Sheet, installed_engine, recognise
from anonrecruit.parsers.picture_notes import notes_of
from anonrecruit.parsers.pictures import as_page, frames, opened, page_count
from anonrecruit.parsers.pieces import Parsed
from anonrecruit.parsers.reading_order import pieces_of

if TYPE_CHECKING:
    from PIL.Image import Image

_LEAST_CERTAIN = 0.55  # mean confidence; names read worse than this are not found again, so nothing is released
_FEW_LETTERS = 20


def parse_image(data: bytes, limits: Limits) -> Parsed:
    """Raises ReaderNotInstalled, NoTextFound, ScanIllegible, LimitExceeded, and what Pillow or the engine raise."""
    with opened(data, limits) as image:
        notes = notes_of(image)
        engine = installed_engine(getattr(image, "n_frames", 1))
        sheets = _sheets(image, engine, limits)
    words = [word for sheet in sheets for word in sheet.words]
    if _is_photo(sheets):
        raise NoTextFound(len(sheets))
    check_readable(sheets)
    pieces = tuple(pieces_of(words, [sheet.size for sheet in sheets]))
    return Parsed(pieces, engine.name, len(sheets), len(sheets), {"image_metadata": notes})


def notes_in(data: bytes, limits: Limits) -> tuple[int, str]:
    """The number of pictures, and what they say beside what they show, which no engine is asked for."""
    with opened(data, limits) as image:
        return getattr(image, "n_frames", 1), notes_of(image)


def _is_photo(sheets: Iterable[Sheet]) -> bool:
    """No words, or a few that the engine only guesses: hair and cloth have strokes like letters."""
    letters = sum(map(str.isalnum, "".join(word.text for sheet in sheets for word in sheet.words)))
    return letters < _FEW_LETTERS and all(sheet.certainty < _LEAST_CERTAIN for sheet in sheets if sheet.words)


def _sheets(image: Image, engine: Engine, limits: Limits) -> list[Sheet]:
    limits.check("ocr_pages", page_count(image))  # before the first is read, which takes seconds
    sheets = []
    for number, picture in enumerate(frames(image, limits), 1):
        sheets.append(recognise(as_page(picture), number, engine, limits))
    return sheets


def check_readable(sheets: list[Sheet]) -> None:
    """Raises ScanIllegible where the engine was guessing. A sheet without words is a picture, or blank."""
    texts = [" ".join(word.text for word in sheet.words) for sheet in sheets]
    doubtful = sum(sheet.certainty < _LEAST_CERTAIN for sheet in sheets if sheet.words)
    if doubtful or is_rubble(" ".join(texts)):
        raise ScanIllegible(max(1, doubtful))
