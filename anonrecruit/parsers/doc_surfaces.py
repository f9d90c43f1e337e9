"""What a binary Word file carries beside its text, in the tables and streams around it."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator
from typing import Final

import olefile

from anonrecruit.parsers import doc_file as places
from anonrecruit.parsers.doc_file import WordFile, plc, stream, sttb
from anonrecruit.parsers.doc_pieces import PieceTable
from anonrecruit.parsers.image_metadata import image_metadata
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.office_art import PICTURE, shapes
from anonrecruit.parsers.ole_properties import properties
from anonrecruit.parsers.pieces import lines_of
from anonrecruit.parsers.strings import printable, text_inside
from anonrecruit.parsers.vba import macros

SURFACES: Final = (
    *("authors", "metadata", "custom_properties", "custom_xml", "comments", "tracked_deletions", "alt_text"),
    *("link_targets", "bookmarks", "field_codes", "form_fields", "embedded_files", "macros", "earlier_versions"),
    "image_metadata",
)
_PICTURE = re.compile(rb"\xff\xd8\xff[\xe0\xe1\xed\xfe]|\x89PNG\r\n\x1a\n")
_LARGEST_PICTURE = 4_000_000  # bytes; what is told stands before the pixels
_PROPERTY_SETS = ("\x05SummaryInformation", "\x05DocumentSummaryInformation")
_HYPERLINK = re.compile(r"HYPERLINK\s+(?:\\\w\s+)*\"?([^\"]+)", re.I)
_TABLES = (
    (places.BOOKMARKS, "bookmarks"),
    (places.ASSOCIATED, "metadata"),
    (places.REVISERS, "authors"),
    (places.SAVED_BY, "authors"),
)
_LOOSE_TABLES = ((places.VARIABLES, "custom_properties"), (places.FORM_FIELDS, "form_fields"))


class Beside:
    """Gathers while a file is read; ``surfaces`` has every name of SURFACES."""

    def __init__(self, file: WordFile, limits: Limits) -> None:
        self.images = 0
        self._file = file
        self._limits = limits
        self._found: dict[str, list[str]] = {name: [] for name in SURFACES}
        self._words: list[str] = []
        self.add_shapes(shapes(file.part(places.DRAWINGS), loose=True), count=True)

    def surfaces(self) -> dict[str, str]:
        links = [link for code in self._found["field_codes"] for link in _HYPERLINK.findall(code)]
        self.add("link_targets", links)
        deleted = "".join(self._found["tracked_deletions"]).split("\n")
        found = {**self._found, "tracked_deletions": deleted}
        return {name: lines_of(texts) for name, texts in found.items()}

    def add(self, surface: str, texts: Iterable[str]) -> None:
        self._found[surface].extend(texts)

    def add_loose(self, surface: str, data: bytes) -> None:
        self.add(surface, printable(data))

    def add_shapes(self, said: Iterable[tuple[str, str]], *, count: bool) -> None:
        for surface, text in said:
            if surface == PICTURE:
                self.images += count
            elif surface == "text":
                self._words.append(text)
            else:
                self.add(surface, [text])

    def drawn_words(self) -> list[str]:
        """Words drawn as art."""
        return self._words

    def read(self, ole: olefile.OleFileIO, table: PieceTable) -> None:
        """All that does not come up while the text is read."""
        for place, surface in _TABLES:
            self.add(surface, sttb(self._file.part(place)))
        for place, surface in _LOOSE_TABLES:
            self.add_loose(surface, self._file.part(place))
        self.add("authors", _comment_owners(self._file.part(places.COMMENT_OWNERS)))
        self.add("authors", _initials(self._file.part(places.COMMENT_REFERENCES)))
        self.add("earlier_versions", table.unused(*self._file.text_range()))
        for name in _PROPERTY_SETS:
            for surface, text in properties(name, stream(ole, name, self._limits)):
                self.add(surface, [text])
        self.add("macros", macros(ole, self._limits))
        for data in (self._file.data, self._file.main):
            self.add("image_metadata", _of_pictures(data))
        self._streams(ole)

    def _streams(self, ole: olefile.OleFileIO) -> None:
        read = 0
        for path in ole.listdir():
            surface = {"objectpool": "embedded_files", "msodatastore": "custom_xml"}.get(path[0].lower())
            if surface:
                data = ole.openstream(path).read()
                read += len(data)
                self._limits.check("decompressed_bytes", read)
                self.add(surface, text_inside(data, self._limits))


def _of_pictures(data: bytes) -> Iterator[str]:
    """What pictures say beside their pixels, wherever in a stream they stand."""
    for start in _PICTURE.finditer(data):
        yield from image_metadata(data[start.start() : start.start() + _LARGEST_PICTURE])


def _comment_owners(data: bytes) -> Iterator[str]:
    at = 0
    while at + 2 <= len(data):
        end = at + 2 + 2 * struct.unpack_from("<H", data, at)[0]
        yield data[at + 2 : end].decode("utf-16-le", "replace")
        at = end


def _initials(data: bytes) -> Iterator[str]:
    for reference in plc(data, 30)[1]:
        count = min(9, struct.unpack_from("<H", reference)[0])
        yield reference[2 : 2 + 2 * count].decode("utf-16-le", "replace")
