"""The piece table of a binary Word file ([MS-DOC] 2.9.38): which bytes are the text, and in what order."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from anonrecruit.errors import BrokenDocument
from anonrecruit.parsers.doc_file import PIECES, WordFile, plc
from anonrecruit.parsers.doc_formats import Formats
from anonrecruit.parsers.doc_sprm import CharacterLook, ParagraphLook
from anonrecruit.parsers.strings import printable

_COMPRESSED = 0x40000000
_LEAST_GAP = 8


class Run(NamedTuple):
    """Text of one look. ``position`` counts characters over all stories; one character is one UTF-16 unit."""

    position: int
    text: str
    look: CharacterLook
    paragraph: ParagraphLook


@dataclass(frozen=True, slots=True)
class _Piece:
    place: int
    width: int
    modifiers: bytes = field(repr=False)


class PieceTable:
    """Raises BrokenDocument where the file has no piece table."""

    def __init__(self, file: WordFile) -> None:
        self._main = file.main
        self._formats = Formats(file)
        modifiers, table = _clx(file.part(PIECES))
        self._positions, described = plc(table, 8)
        self._pieces = [_piece(one, modifiers) for one in described]
        if not self._pieces:
            raise BrokenDocument("DOC", "NoPieceTable")

    def runs(self, start: int, end: int) -> Iterator[Run]:
        """Of the characters from ``start`` up to ``end``."""
        index = max(0, bisect_right(self._positions, start) - 1)
        while start < end and index < len(self._pieces):
            last = min(end, self._positions[index + 1])
            if start < last:
                yield from self._in_piece(index, start, last)
                start = last
            index += 1

    def paragraph_at(self, position: int) -> ParagraphLook:
        index = bisect_right(self._positions, position) - 1
        if not 0 <= index < len(self._pieces):
            return ParagraphLook()
        piece = self._pieces[index]
        return self._formats.paragraph(piece.place + (position - self._positions[index]) * piece.width)[0]

    def unused(self, start: int, end: int) -> Iterator[str]:
        """Words between two places that belong to no piece: what a fast save left behind."""
        used = sorted(
            (piece.place, piece.place + (self._positions[at + 1] - self._positions[at]) * piece.width)
            for at, piece in enumerate(self._pieces)
        )
        for first, last in (*used, (end, end)):
            if first - start >= _LEAST_GAP:
                yield from printable(self._main[start:first])
            start = max(start, last)

    def _in_piece(self, index: int, start: int, end: int) -> Iterator[Run]:
        piece = self._pieces[index]
        while start < end:
            place = piece.place + (start - self._positions[index]) * piece.width
            paragraph, paragraph_end = self._formats.paragraph(place)
            look, look_end = self._formats.run(place, paragraph.style, piece.modifiers)
            until = min(paragraph_end, look_end)
            count = min(end - start, max(1, (until - place + piece.width - 1) // piece.width))
            text = self._text(place, count, piece.width)
            if not text:
                return
            yield Run(start, text, look, paragraph)
            start += count

    def _text(self, place: int, count: int, width: int) -> str:
        data = self._main[place : place + count * width]
        if width == 1:
            return data.decode("cp1252", "replace")
        return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data[: len(data) // 2 * 2])))


def _piece(described: bytes, modifiers: list[bytes]) -> _Piece:
    _, place, modifier = struct.unpack("<HIH", described)
    more = modifiers[modifier >> 1] if modifier & 1 and modifier >> 1 < len(modifiers) else b""
    if place & _COMPRESSED:
        return _Piece((place & ~_COMPRESSED) // 2, 1, more)
    return _Piece(place, 2, more)


def _clx(data: bytes) -> tuple[list[bytes], bytes]:
    """(modifiers of pieces, the table of pieces)"""
    modifiers, at = [], 0
    while at + 3 <= len(data) and data[at] == 1:
        size = struct.unpack_from("<H", data, at + 1)[0]
        modifiers.append(data[at + 3 : at + 3 + size])
        at += 3 + size
    if at + 5 > len(data) or data[at] != 2:
        return modifiers, b""
    size = struct.unpack_from("<I", data, at + 1)[0]
    return modifiers, data[at + 5 : at + 5 + size]
