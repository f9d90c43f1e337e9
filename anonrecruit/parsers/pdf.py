"""PDF by two engines: pdfium, and pdfminer.six where pdfium finds nothing that can be read.

The choice is measured (tests/benchmarks/bench_parsers.py): both find the same words, pdfium some twenty times faster.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from anonrecruit.errors import BrokenDocument, NoTextFound
from anonrecruit.parsers.legibility import is_legible
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pdf_pdfium import scan_with_pdfium
from anonrecruit.parsers.pdf_pdfminer import scan_with_pdfminer
from anonrecruit.parsers.pdf_structure import earlier_versions, surfaces_of
from anonrecruit.parsers.pieces import Parsed, lines_of
from anonrecruit.parsers.reading_order import pieces_of
from anonrecruit.parsers.unheard import unheard
from anonrecruit.parsers.words import Scanned


def parse_pdf(data: bytes, limits: Limits) -> Parsed:
    """Raises NoTextFound where neither engine finds legible text, and what the second raises where neither opens it."""
    try:
        scanned = scan_with_pdfium(data, limits)
        if _is_readable(scanned):
            return _with_surfaces(parsed("pdfium", scanned, limits), data, limits)
    except BrokenDocument:
        pass  # a file that one engine can not open, the other often can
    with unheard("pdfminer"):
        scanned = scan_with_pdfminer(data, limits)
    if not scanned.sizes:
        raise BrokenDocument("PDF", "NoPages")
    if not _is_readable(scanned):
        raise NoTextFound(len(scanned.sizes))
    return _with_surfaces(parsed("pdfminer", scanned, limits), data, limits)


def parsed(engine: str, scanned: Scanned, limits: Limits) -> Parsed:
    """In reading order. Raises LimitExceeded."""
    for count in Counter(word.page for word in scanned.words).values():
        limits.check("words_on_page", count)
    pieces = tuple(pieces_of(scanned.words, scanned.sizes))
    return Parsed(pieces, engine, scanned.images, len(scanned.sizes))


def _is_readable(scanned: Scanned) -> bool:
    return is_legible(" ".join(word.text for word in scanned.words))


def _with_surfaces(now: Parsed, data: bytes, limits: Limits) -> Parsed:
    earlier = earlier_versions(data, limits)
    said = {line for piece in now.pieces for line in piece.text.splitlines()}
    lines = (line for version in earlier for line in _lines_of_version(version, limits) if line not in said)
    return replace(now, surfaces=surfaces_of(data, limits) | {"earlier_versions": lines_of(lines)})


def _lines_of_version(data: bytes, limits: Limits) -> Iterator[str]:
    """Text and surfaces; nothing of an end mark that ended no version, and so opens as no file."""
    try:
        scanned, surfaces = scan_with_pdfium(data, limits), surfaces_of(data, limits)
    except BrokenDocument:
        return
    for piece in parsed("pdfium", scanned, limits).pieces:
        yield from piece.text.splitlines()
    for text in surfaces.values():
        yield from text.splitlines()
