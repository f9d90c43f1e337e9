"""The candidate's own pages with the redactions burnt in. What is not proven to be kept is covered.

Knows files and blind text; ``publishing`` asks a second reader before anything of it is released.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from anonrecruit.document import Document, Span
from anonrecruit.redacted.pdf import redact_pdf

__all__ = ["Original", "redacted"]


@dataclass(frozen=True, slots=True)
class Original:
    """A file, what was read in it, and what goes out of it. ``blind`` gives the blind text of any span."""

    data: bytes = field(repr=False)
    document: Document
    spans: tuple[Span, ...] = field(repr=False)
    blind: Callable[[Span], str] = field(repr=False)


def redacted(originals: Sequence[Original]) -> Iterator[tuple[int, bytes]]:
    """(attachment from 1, PDF) for each file that can be shown so: a PDF whose text has a place on its pages."""
    for original in originals:
        if original.document.parser == "pdfium":
            yield (
                original.document.attachment + 1,
                redact_pdf(original.data, original.document, original.spans, original.blind),
            )
