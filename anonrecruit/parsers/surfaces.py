"""Every place of a file, beside its visible text, where text can stand: one row for each format.

The row is a format's inventory: ``Document.surfaces`` has each of its surfaces, "" where the file has nothing there, so
that "nothing was found" can be told from "nobody looked". A parser that finds text in a surface its row does not name
is a mistake, which the tests catch.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from anonrecruit.parsers import doc_surfaces, europass, html_attributes, odt_body, odt_flat, rtf_words, sniff
from anonrecruit.parsers.pieces import lines_of

FILE_NAME: Final = "file_name"
CARRIED: Final = ("archive_comment", "email_headers", "email_alternative", "email_properties")
"""What a container says beside the files in it (``parsers.containers``); the first of them has it."""

_WORD = (
    *("authors", "metadata", "custom_properties", "custom_xml", "comments", "tracked_deletions", "alt_text"),
    *(
        "link_targets",
        "bookmarks",
        "field_codes",
        "form_fields",
        "embedded_files",
        "image_metadata",
        "glossary",
        "macros",
    ),
)
_PDF = (
    *("authors", "metadata", "xmp", "comments", "link_targets", "form_fields", "outline", "named_destinations"),
    *("embedded_files", "alt_text", "hidden_layers", "earlier_versions", "image_metadata", "appearances"),
)
_OPEN = (*odt_body.SURFACES, "metadata", "custom_properties")
SURFACES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        sniff.PDF: _PDF,
        sniff.DOCX: _WORD,
        sniff.MARKDOWN: ("link_targets", "alt_text", "comments"),
        sniff.PLAIN: (),
        **dict.fromkeys(sniff.IMAGES, ("image_metadata",)),
        sniff.HTML: html_attributes.SURFACES,
        sniff.RTF: rtf_words.SURFACES,
        sniff.JSON_RESUME: ("metadata", "link_targets"),
        sniff.EUROPASS: europass.SURFACES,
        sniff.DOC: doc_surfaces.SURFACES,
        sniff.ODT: (*_OPEN, "macros", "signatures", "embedded_files", "image_metadata"),
        sniff.FLAT_ODT: (*_OPEN, *odt_flat.SURFACES),
        sniff.MHTML: (*html_attributes.SURFACES, "page_headers"),
    }
)


def inventory(media_type: str, name: str, found: Mapping[str, str], carried: Mapping[str, str]) -> dict[str, str]:
    """``found`` with every further surface of the format, the file's name, and what its container ``carried``."""
    row = (FILE_NAME, *SURFACES.get(media_type, ()))
    own = dict.fromkeys(row, "") | {FILE_NAME: _named(name)} | dict(found)
    return own | {surface: lines_of([own.get(surface, ""), text]) for surface, text in _said(carried)}


def _said(carried: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return carried.items()


def _named(name: str) -> str:
    """A file's name as text: the folders of the archive it came in, too."""
    return name.strip()
