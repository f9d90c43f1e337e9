"""Files to documents: one explicit table of formats, and the one door through which every file comes in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final, TypeVar

from anonrecruit.application import Source
from anonrecruit.document import Document
from anonrecruit.errors import BrokenDocument, DocumentError, EmptyDocument, LimitExceeded, UnsupportedFormat
from anonrecruit.parsers import sniff as _sniff
from anonrecruit.parsers.containers import opened
from anonrecruit.parsers.doc import parse_doc
from anonrecruit.parsers.docx import parse_docx
from anonrecruit.parsers.europass import parse_europass
from anonrecruit.parsers.html import parse_html
from anonrecruit.parsers.image import notes_in, parse_image
from anonrecruit.parsers.json_resume import parse_json_resume
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.markdown import parse_markdown
from anonrecruit.parsers.mhtml import parse_mhtml
from anonrecruit.parsers.odt import parse_flat_odt, parse_odt
from anonrecruit.parsers.pdf import parse_pdf
from anonrecruit.parsers.pieces import Parsed, assemble
from anonrecruit.parsers.plain import parse_plain
from anonrecruit.parsers.rtf import parse_rtf
from anonrecruit.parsers.surfaces import inventory

__all__ = ["PARSERS", "Limits", "Parser", "expand", "noted", "parse"]

T = TypeVar("T")
Parser = Callable[[bytes, Limits], Parsed]
"""May raise anything; ``parse`` makes a DocumentError of it. Knows nothing of file names."""

PARSERS: Final[Mapping[str, Parser]] = MappingProxyType(
    {
        _sniff.PDF: parse_pdf,
        _sniff.DOCX: parse_docx,
        _sniff.MARKDOWN: parse_markdown,
        _sniff.PLAIN: parse_plain,
        _sniff.HTML: parse_html,
        _sniff.MHTML: parse_mhtml,
        _sniff.RTF: parse_rtf,
        _sniff.JSON_RESUME: parse_json_resume,
        _sniff.EUROPASS: parse_europass,
        _sniff.DOC: parse_doc,
        _sniff.ODT: parse_odt,
        _sniff.FLAT_ODT: parse_flat_odt,
        **dict.fromkeys(_sniff.IMAGES, parse_image),
    }
)
_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        _sniff.PDF: "PDF",
        _sniff.DOCX: "DOCX",
        _sniff.MARKDOWN: "Markdown",
        _sniff.PLAIN: "text",
        _sniff.HTML: "HTML",
        _sniff.MHTML: "MHTML",
        _sniff.RTF: "RTF",
        _sniff.JSON_RESUME: "JSON Resume",
        _sniff.EUROPASS: "Europass",
        _sniff.DOC: "DOC",
        _sniff.ODT: "OpenDocument",
        _sniff.FLAT_ODT: "OpenDocument",
        **dict.fromkeys(_sniff.IMAGES, "image"),
    }
)


def parse(source: Source, *, attachment: int = 0, limits: Limits = Limits()) -> Document:  # noqa: B008 - frozen
    """Reads one file by what its bytes are; name and claimed type only tell Markdown from plain text.

    Raises DocumentError and nothing else: whatever a parser stumbles over becomes BrokenDocument.
    """
    limits.check("bytes", len(source.data))
    if not source.data.strip(b"\0 \t\r\n"):
        raise EmptyDocument
    media_type = _only_document_errors("uploaded", limits, lambda: _sniff.sniff(source, limits))
    name = _NAMES.get(media_type, "uploaded")
    return _only_document_errors(name, limits, lambda: _read(source, media_type, attachment, limits))


def expand(source: Source, limits: Limits = Limits()) -> tuple[Source, ...]:  # noqa: B008 - frozen
    """The files that an archive or a message holds; any other file is itself. Raises DocumentError and nothing else."""
    return _only_document_errors("uploaded", limits, lambda: opened(source, limits))


def noted(source: Source, attachment: int, parser: str, limits: Limits) -> Document | None:
    """A picture without what it shows: its surfaces alone. None for a file that is no picture.

    Raises DocumentError and nothing else.
    """
    media_type = _only_document_errors("uploaded", limits, lambda: _sniff.sniff(source, limits))
    if media_type not in _sniff.IMAGES:
        return None
    images, notes = _only_document_errors("image", limits, lambda: notes_in(source.data, limits))
    surfaces = inventory(media_type, source.name, {"image_metadata": notes}, source.carried)
    return Document(attachment, "", (), images, surfaces, parser)


def _only_document_errors(name: str, limits: Limits, work: Callable[[], T]) -> T:
    """``name`` is the format's, for people. What only goes too deep is not damaged."""
    try:
        return work()
    except DocumentError:
        raise
    except RecursionError:
        found: DocumentError = LimitExceeded("nesting", limits.nesting)
    except Exception as error:  # the message may quote the applicant, so only the class name goes on
        found = BrokenDocument(name, type(error).__name__)
    raise found


def _read(source: Source, media_type: str, attachment: int, limits: Limits) -> Document:
    parser = PARSERS.get(media_type)
    if parser is None:
        raise UnsupportedFormat(media_type)
    parsed = parser(source.data, limits)
    surfaces = inventory(media_type, source.name, parsed.surfaces, source.carried)
    images = parsed.images + source.pictures
    return assemble(replace(parsed, surfaces=surfaces, images=images), attachment, limits)
