"""Words of a PDF by pdfminer.six: slow, in pure Python, and the second opinion where pdfium finds nothing.

Characters are taken as the file draws them; pdfminer's own layout analysis, which reads across columns, is not used.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTImage, LTPage
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psparser import LIT, PSLiteral

from anonrecruit.errors import EncryptedDocument
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.words import Box, Scanned, Word

_WORD_GAP = 0.15  # of the line height; narrower gaps are kerning
_SMALLEST = 1.0
_UNMAPPED = re.compile(r"\(cid:\d+\)")  # how pdfminer writes a glyph that the font gives no character for


def scan_with_pdfminer(data: bytes, limits: Limits) -> Scanned:
    """Raises EncryptedDocument, LimitExceeded, and whatever pdfminer raises on a broken file."""
    try:
        with _silence():
            return _scan(PDFDocument(_Parser(io.BytesIO(data))), limits)
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise EncryptedDocument from None


@contextmanager
def _silence() -> Iterator[None]:
    """pdfminer logs what it parses, the applicant's text included; no level of any handler may let that out."""
    logger = logging.getLogger("pdfminer")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


class _Parser(PDFParser):
    """pdfminer calls a key that is no name by all that it holds. Of dictionaries that are keys of each other that
    doubles with each: gigabytes from 30 KB."""

    def end_type(self, type: str) -> tuple[int, list[Any]]:
        at, items = super().end_type(type)
        if type == "d":
            items[::2] = [item if isinstance(item, PSLiteral) else LIT("?") for item in items[::2]]
        return at, items


def _scan(document: PDFDocument, limits: Limits) -> Scanned:
    words: list[Word] = []
    sizes: list[tuple[float, float]] = []
    images = 0
    for number, layout in enumerate(_pages(document, limits), 1):
        limits.check("pages", number)
        sizes.append((layout.width, layout.height))
        words += _words(_characters(layout), number, layout)
        images += sum(isinstance(item, LTImage) for item in _below(layout))
    return Scanned(tuple(sizes), tuple(words), images)


class _Counting(PDFPageAggregator):
    """Stops where letters are too many: each costs pdfminer some 20 microseconds, and the first engine may have told
    few of them, if they lie upon each other. Raises LimitExceeded."""

    def __init__(self, resources: PDFResourceManager, limits: Limits) -> None:
        super().__init__(resources, laparams=None)
        self._limits = limits
        self._letters = 0

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        self._letters += 1
        if self._letters > self._limits.characters:
            self._limits.check("characters", self._letters)
        return super().render_char(*args, **kwargs)


def _pages(document: PDFDocument, limits: Limits) -> Iterator[LTPage]:
    resources = PDFResourceManager()
    device = _Counting(resources, limits)
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.create_pages(document):
        interpreter.process_page(page)
        yield device.get_result()


def _below(container: LTContainer) -> Iterator[object]:  # type: ignore[type-arg]
    for item in container:
        yield item
        if isinstance(item, LTContainer):
            yield from _below(item)


def _characters(page: LTPage) -> Iterator[tuple[str, Box]]:
    for item in _below(page):
        if isinstance(item, LTChar):
            left, bottom, right, top = item.bbox
            yield _UNMAPPED.sub("\ufffd", item.get_text()), (left, page.height - top, right, page.height - bottom)


def _words(characters: Iterable[tuple[str, Box]], number: int, page: LTPage) -> Iterator[Word]:
    text, around = "", (0.0, 0.0, 0.0, 0.0)
    for character, box in characters:
        if text and (character.isspace() or not _continues(around, box)):
            yield _word(text, around, number, page)
            text = ""
        if not character.isspace():
            around = _union(around, box) if text else box
            text += character
    if text:
        yield _word(text, around, number, page)


def _continues(word: Box, box: Box) -> bool:
    height = max(word[3] - word[1], box[3] - box[1])
    level = min(word[3], box[3]) - max(word[1], box[1]) > 0.4 * min(word[3] - word[1], box[3] - box[1])
    return level and -0.5 * height < box[0] - word[2] < _WORD_GAP * height


def _union(first: Box, second: Box) -> Box:
    return min(first[0], second[0]), min(first[1], second[1]), max(first[2], second[2]), max(first[3], second[3])


def _word(text: str, box: Box, number: int, page: LTPage) -> Word:
    on_page = box[2] > 0 and box[3] > 0 and box[0] < page.width and box[1] < page.height
    return Word(text, number, box, box[3] - box[1], on_page and box[3] - box[1] >= _SMALLEST)
