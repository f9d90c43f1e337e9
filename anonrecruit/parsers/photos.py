"""Pictures among the files of an application: one that shows no text, beside files that do, is a photograph.

Nothing of a photograph is shown to anyone. It is counted, and what it says beside what it shows (its name, its EXIF)
is read like any file's. Alone it may be a scan that nobody could read, and withholds the application.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from anonrecruit.application import Source
from anonrecruit.document import Document
from anonrecruit.errors import DocumentError, NoTextFound, ReaderNotInstalled
from anonrecruit.parsers import noted, parse
from anonrecruit.parsers.limits import Limits

PHOTO: Final = "photo"
UNREAD: Final = "unread picture"
"""``Document.parser`` of a picture without text, and of one that no OCR is here to read."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture, and why there is no text of it."""

    document: Document
    error: DocumentError


def parse_or_photo(source: Source, *, attachment: int, limits: Limits = Limits()) -> Document | Photo:  # noqa: B008 - frozen
    """As ``parse``, but a picture in which no text is found is no error yet. Raises DocumentError and nothing else."""
    try:
        return parse(source, attachment=attachment, limits=limits)
    except (NoTextFound, ReaderNotInstalled) as error:
        beside = noted(source, attachment, PHOTO if isinstance(error, NoTextFound) else UNREAD, limits)
        if beside is None:
            raise
        return Photo(beside, error)


def settled(read: Document | Photo, beside_text: bool) -> Document:
    """Raises the photo's error where no other file has a text."""
    if isinstance(read, Document):
        return read
    if not beside_text:
        raise read.error
    return read.document
