"""Where things stand in a binary Word file ([MS-DOC] 2.5): the file information block and the tables it points to."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import olefile

from anonrecruit.errors import BrokenDocument, EncryptedDocument, UnsupportedFormat
from anonrecruit.parsers.limits import Limits

STYLES, FOOTNOTES, COMMENT_REFERENCES, COMMENTS, HEADERS = 1, 3, 4, 5, 11
CHARACTER_PAGES, PARAGRAPH_PAGES, BOOKMARKS, ASSOCIATED, PIECES = 12, 13, 21, 32, 33
COMMENT_OWNERS, ANCHORS, FORM_FIELDS, ENDNOTES, DRAWINGS, REVISERS = 36, 40, 45, 47, 50, 51
TEXT_BOXES, HEADER_TEXT_BOXES, VARIABLES, SAVED_BY = 56, 58, 60, 71
"""Places in FibRgFcLcb97, in the order of the specification."""

_STORIES: Final = ("body", "footnote", "header", "macro", "annotation", "endnote", "text_box", "header_text_box")
_FIRST_COUNT, _COUNT_OF_PLACES, _FIRST_PLACE = 0x4C, 0x98, 0x9A
_WORD_97 = 0xC1  # the lowest version whose text is in pieces of Unicode
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200


@dataclass(frozen=True, slots=True)
class WordFile:
    """``main`` is the stream that holds the text, ``table`` the one that says what it means, ``data`` that of pictures
    and form fields. ``stories`` maps each story to its range of character positions, empty ones too."""

    main: bytes = field(repr=False)
    table: bytes = field(repr=False)
    data: bytes = field(repr=False)
    stories: dict[str, tuple[int, int]]

    def part(self, place: int) -> bytes:
        """A table's bytes; empty where the file has none."""
        if place >= struct.unpack_from("<H", self.main, _COUNT_OF_PLACES)[0]:
            return b""
        start, length = struct.unpack_from("<II", self.main, _FIRST_PLACE + 8 * place)
        return self.table[start : start + length]

    def text_range(self) -> tuple[int, int]:
        """Of bytes in ``main``: from the first character ever written to the last."""
        start, end = struct.unpack_from("<II", self.main, 0x18)
        return start, min(end, len(self.main))


def open_word_file(ole: olefile.OleFileIO, limits: Limits) -> WordFile:
    """Raises EncryptedDocument, UnsupportedFormat of versions before Word 97, and BrokenDocument."""
    main = stream(ole, "WordDocument", limits)
    if len(main) < _FIRST_PLACE:
        raise BrokenDocument("DOC", "TooShort")
    magic, version = struct.unpack_from("<HH", main)
    flags = struct.unpack_from("<H", main, 0x0A)[0]
    if flags & _ENCRYPTED:
        raise EncryptedDocument
    if magic != 0xA5EC or version < _WORD_97:
        raise UnsupportedFormat("application/msword; version=95")
    table = stream(ole, "1Table" if flags & _SECOND_TABLE else "0Table", limits)
    return WordFile(main, table, stream(ole, "Data", limits), _story_ranges(main))


def _story_ranges(main: bytes) -> dict[str, tuple[int, int]]:
    ranges, start = {}, 0
    for number, name in enumerate(_STORIES):
        length = max(0, struct.unpack_from("<i", main, _FIRST_COUNT + 4 * number)[0])
        ranges[name] = (start, start + length)
        start += length
    return ranges


def stream(ole: olefile.OleFileIO, name: str, limits: Limits) -> bytes:
    """Empty where there is none of that name."""
    if not ole.exists(name):
        return b""
    limits.check("decompressed_bytes", ole.get_size(name))
    return bytes(ole.openstream(name).read())


def plc(data: bytes, size: int) -> tuple[list[int], list[bytes]]:
    """A table of positions and the things of ``size`` bytes between them ([MS-DOC] 2.2.2); one position more."""
    count = max(0, (len(data) - 4) // (4 + size))
    if not data:
        return [], []
    positions = list(struct.unpack_from(f"<{count + 1}I", data))
    start = 4 * (count + 1)
    return positions, [data[start + size * at : start + size * (at + 1)] for at in range(count)]


def sttb(data: bytes) -> Iterator[str]:
    """A table of strings ([MS-DOC] 2.2.4)."""
    if len(data) < 4:
        return
    wide = data[:2] == b"\xff\xff"
    at = 2 if wide else 0
    count, extra = struct.unpack_from("<HH", data, at)
    at += 4
    for _ in range(count):
        if at + 1 + wide > len(data):
            return
        length = struct.unpack_from("<H", data, at)[0] * 2 if wide else data[at]
        at += 1 + wide
        yield data[at : at + length].decode("utf-16-le" if wide else "cp1252", "replace")
        at += length + extra
