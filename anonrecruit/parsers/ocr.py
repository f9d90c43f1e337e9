"""Words on the picture of a page, by the first OCR engine that is installed; and the way up that it is read in.

The picture is made straight first (``upright``). Then it is read, and read the other ways up only where that gives
words the engine is unsure of. Pages with text in the file never come here, and nothing is imported for them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from anonrecruit.errors import ReaderNotInstalled
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.misreadings import mended, without_stains
from anonrecruit.parsers.ocr_rapid import is_rapidocr_installed, read_with_rapidocr
from anonrecruit.parsers.ocr_tesseract import is_tesseract_installed, read_with_tesseract
from anonrecruit.parsers.recognised import Seen, certainty, yield_of
from anonrecruit.parsers.upright import straightened, turned_by
from anonrecruit.parsers.words import Word

if TYPE_CHECKING:
    from PIL.Image import Image

_RIGHT_WAY_UP = 0.75  # share read surely and level from which nothing else is tried; upside down it is a tenth
_ENOUGH = 40  # letters and digits from which the share says something
_TURNS = (0, 180, 90, 270)
_INCH = 72  # points
DOTS = 300  # to the inch: what both engines read best; PDF pages are drawn so, and images brought there


@dataclass(frozen=True, slots=True)
class Engine:
    """``read`` gives the words of one upright picture in shades of grey; it may raise anything."""

    name: str
    is_installed: Callable[[], bool]
    read: Callable[[Image, Limits], list[Seen]]


ENGINES = (
    Engine("tesseract", is_tesseract_installed, read_with_tesseract),
    Engine("rapidocr", is_rapidocr_installed, read_with_rapidocr),
)
"""In order of preference: Tesseract reads more words right, in a sixth of the time."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it was read: ``size`` and the boxes of ``words`` in points of the page made upright.

    ``picture`` is that page, at ``scale`` pixels to the point. ``certainty`` from 0 to 1.
    """

    words: tuple[Word, ...] = field(repr=False)
    size: tuple[float, float]
    certainty: float
    picture: Image = field(repr=False)
    scale: float


def installed_engine(pages: int) -> Engine:
    """Raises ReaderNotInstalled, which says that so many pages wait for it."""
    for engine in ENGINES:
        if engine.is_installed():
            return engine
    raise ReaderNotInstalled(
        f"{pages} scanned page(s)", "Tesseract (apt-get install tesseract-ocr) or pip install 'anonrecruit[ocr]'"
    )


def recognise(picture: Image, page: int, engine: Engine, limits: Limits, *, scale: float = DOTS / _INCH) -> Sheet:
    """``picture`` in shades of grey, ``scale`` pixels to the point. Raises LimitExceeded and what the engine raises."""
    upright, seen = _read_upright(straightened(picture), engine, limits)
    seen = list(mended(without_stains(seen)))
    words = tuple(_word(word, page, scale) for word in seen)
    return Sheet(words, (upright.width / scale, upright.height / scale), certainty(seen), upright, scale)


def _read_upright(picture: Image, engine: Engine, limits: Limits) -> tuple[Image, Sequence[Seen]]:
    readings: list[tuple[Image, Sequence[Seen]]] = []
    for degrees in _TURNS:
        turned = turned_by(picture, degrees)
        readings.append((turned, engine.read(turned, limits)))
        if _is_right_way_up(readings[-1][1]):
            break
    return max(readings, key=lambda reading: yield_of(reading[1]))  # the first of equals: as it came


def _is_right_way_up(seen: Sequence[Seen]) -> bool:
    letters = sum(map(str.isalnum, "".join(word.text for word in seen)))
    return letters >= _ENOUGH and yield_of(seen) >= _RIGHT_WAY_UP * letters


def _word(seen: Seen, page: int, scale: float) -> Word:
    left, top, right, bottom = (edge / scale for edge in seen.box)
    return Word(seen.text, page, (left, top, right, bottom), bottom - top)
