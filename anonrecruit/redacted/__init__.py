"""The candidate's own pages with the redactions burnt in. What is not proven to be kept is covered.

Knows files and blind text; ``publishing`` asks a second reader before anything of it is released.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from anonrecruit.document import Document, Span
from anonrecruit.redacted.docx import redact_docx
from anonrecruit.redacted.pdf import redact_image, redact_pdf

__all__ = ["Original", "is_scanned", "redacted"]


@dataclass(frozen=True, slots=True)
class Original:
    """A file, what was read in it, and what goes out of it. ``blind`` gives the blind text of any span."""

    data: bytes = field(repr=False)
    document: Document
    spans: tuple[Span, ...] = field(repr=False)
    blind: Callable[[Span], str] = field(repr=False)


Make = Callable[[bytes, Document, Sequence[Span], Callable[[Span], str]], bytes]
_SCANNERS: Final = ("tesseract", "rapidocr")
_MAKERS: Final[Mapping[str, Make]] = MappingProxyType(
    {
        "docx": redact_docx,
        "pdfium": redact_pdf,
        **{f"pdfium+{scanner}": redact_pdf for scanner in _SCANNERS},
        **dict.fromkeys(_SCANNERS, redact_image),
    }
)
"""By the parser that read the file."""


def redacted(originals: Sequence[Original]) -> Iterator[tuple[int, str, bytes]]:
    """(attachment from 1, ending, file) for each that can be shown so: a Word document, or one whose text has a place
    on its pages."""
    for original in originals:
        if make := _MAKERS.get(original.document.parser):
            page = make(original.data, original.document, original.spans, original.blind)
            yield original.document.attachment + 1, "docx" if make is redact_docx else "pdf", page


def is_scanned(document: Document) -> bool:
    """Whether OCR read any of it."""
    return document.parser.endswith(_SCANNERS)
