"""PDF by two engines: pdfium, and pdfminer.six where pdfium finds nothing that can be read; then OCR.

The choice is measured (tests/benchmarks/bench_parsers.py): both find the same words, pdfium some twenty times faster.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from operator import attrgetter

from anonrecruit.errors import BrokenDocument, NoTextFound
from anonrecruit.parsers.legibility import is_legible
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pdf_levels import levelled
from anonrecruit.parsers.pdf_pdfium import scan_with_pdfium, text_by_pdfium
from anonrecruit.parsers.pdf_pdfminer import scan_with_pdfminer
from anonrecruit.parsers.pdf_scans import recognised
from anonrecruit.parsers.pdf_structure import Beside, read_structure
from anonrecruit.parsers.pdf_versions import earlier_versions
from anonrecruit.parsers.pieces import Parsed, lines_of
from anonrecruit.parsers.reading_order import pieces_of
from anonrecruit.parsers.unheard import unheard
from anonrecruit.parsers.words import Scanned, place

_PAGE_OF, _TEXT_OF = attrgetter("page"), attrgetter("text")


def parse_pdf(data: bytes, limits: Limits) -> Parsed:
    """Pages without usable text are read by OCR.

    Raises NoTextFound where nothing finds legible text, what ``pdf_scans.recognised`` raises, and what the second
    engine raises where neither opens the file.
    """
    beside = read_structure(data, limits)
    whole = beside.whole or data
    engine, scanned, readable = _scanned(whole, limits, beside.masks)
    if beside.shown is not None:
        scanned = _without_layers(scanned, _scanned(beside.shown, limits, beside.masks)[1])
        readable = _is_readable(scanned)
    if beside.drew:
        scanned = _upon(scanned, _scanned(data, limits, beside.masks)[1])
    if not scanned.sizes:
        raise BrokenDocument("PDF", "NoPages")
    if scanned.unread:
        scanned, ocr = recognised(whole, scanned, limits)
        engine, readable = f"{engine}+{ocr}", _is_readable(scanned)
    if not readable:
        raise NoTextFound(len(scanned.sizes))
    return _with_surfaces(parsed(engine, scanned, limits), beside, data, limits)


def _scanned(data: bytes, limits: Limits, masks: bool) -> tuple[str, Scanned, bool]:
    """What the first engine finds, or the second where the first finds no text that can be read; and whether it can."""
    try:
        scanned = scan_with_pdfium(data, limits, masks)
    except BrokenDocument:  # a file that one engine can not open, the other often can
        second = _second_opinion(data, limits)
        return "pdfminer", second, _is_readable(second)
    readable = _is_readable(scanned)
    if readable or (not scanned.words and scanned.unread):
        return "pdfium", scanned, readable
    second = _second_opinion(data, limits)
    if not _is_readable(second):
        return "pdfium", scanned, False
    unread = tuple(page for page in scanned.unread if not _is_readable(second, page))
    return "pdfminer", replace(second, unread=unread), True


def _upon(drawn: Scanned, bare: Scanned) -> Scanned:
    """Fields and notes upon a scanned form are no text of its own, however many there are."""
    return replace(levelled(drawn, bare), unread=tuple(sorted({*drawn.unread, *bare.unread})))


def _without_layers(whole: Scanned, shown: Scanned) -> Scanned:
    """What is shown, and the further words of the whole file as hidden ones: they are told by text and place."""
    seen = Counter(map(place, shown.words))
    hidden = []
    for word in whole.words:
        seen[place(word)] -= 1
        if seen[place(word)] < 0:
            hidden.append(replace(word, visible=False))
    return replace(shown, words=(*shown.words, *hidden), images=whole.images)


def _second_opinion(data: bytes, limits: Limits) -> Scanned:
    with unheard("pdfminer"):
        return scan_with_pdfminer(data, limits)


def parsed(engine: str, scanned: Scanned, limits: Limits) -> Parsed:
    """In reading order. Raises LimitExceeded."""
    for count in Counter(map(_PAGE_OF, scanned.words)).values():
        limits.check("words_on_page", count)
    pieces = tuple(pieces_of(scanned.words, scanned.sizes))
    return Parsed(pieces, engine, scanned.images, len(scanned.sizes))


def _is_readable(scanned: Scanned, page: int | None = None) -> bool:
    words = scanned.words if page is None else [word for word in scanned.words if word.page == page]
    return is_legible(" ".join(map(_TEXT_OF, words)))


def _with_surfaces(now: Parsed, beside: Beside, data: bytes, limits: Limits) -> Parsed:
    lines = chain.from_iterable(_lines_of_version(version, limits) for version in earlier_versions(data, limits))
    first = tuple(islice(lines, 1))
    said = {line for piece in now.pieces for line in piece.text.splitlines()} if first else frozenset()
    earlier = lines_of(line for line in chain(first, lines) if line not in said)
    return replace(now, surfaces=beside.surfaces | {"earlier_versions": earlier})


def _lines_of_version(data: bytes, limits: Limits) -> Iterator[str]:
    """Text and surfaces; nothing of an end mark that ended no version, and so opens as no file."""
    try:
        beside = read_structure(data, limits)
        text = text_by_pdfium(beside.whole or data, limits)
    except BrokenDocument:
        return
    for surface in (text, *beside.surfaces.values()):
        yield from map(str.strip, surface.splitlines())
