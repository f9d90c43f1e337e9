"""Looks of the characters and paragraphs of a binary Word file, by the place of their bytes ([MS-DOC] 2.8, 2.9.271)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from anonrecruit.parsers.doc_file import CHARACTER_PAGES, PARAGRAPH_PAGES, STYLES, WordFile, plc
from anonrecruit.parsers.doc_sprm import (
    STYLE_OF_RUN,
    CharacterLook,
    ParagraphLook,
    character_look,
    paragraph_look,
    sprms,
)  # fmt: skip

T = TypeVar("T")
_PAGE = 512
_MOST_BASES = 12
_HEADINGS = frozenset({*range(1, 10), 62})  # the built-in headings, and "Title"
_NO_BASE = 0xFFF


@dataclass(frozen=True, slots=True)
class _Style:
    kind: int
    base: int
    is_heading: bool
    paragraph: bytes = field(default=b"", repr=False)
    character: bytes = field(default=b"", repr=False)


@dataclass(slots=True)
class _Ranges(Generic[T]):
    """Disjoint ranges of bytes, ascending."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    values: list[T] = field(default_factory=list)

    def at(self, place: int) -> tuple[T | None, int]:
        """The value at a place, and where it ends; None up to the next one."""
        index = bisect_right(self.starts, place) - 1
        if index >= 0 and place < self.ends[index]:
            return self.values[index], self.ends[index]
        return None, self.starts[index + 1] if index + 1 < len(self.starts) else 1 << 62


class Formats:
    """Looks of one file. ``run`` and ``paragraph`` take a place in its main stream."""

    def __init__(self, file: WordFile) -> None:
        self._styles = list(_styles(file.part(STYLES)))
        self._runs = _ranges(file, CHARACTER_PAGES, 1, _character_data)
        self._paragraphs = _ranges(file, PARAGRAPH_PAGES, 13, _paragraph_data)

    def paragraph(self, place: int) -> tuple[ParagraphLook, int]:
        """The look, and where it ends."""
        data, end = self._paragraphs.at(place)
        if not data:
            return ParagraphLook(), end
        style = int.from_bytes(data[:2], "little")
        return replace(paragraph_look(data[2:], self._of_style(style)), style=style), end

    def run(self, place: int, paragraph_style: int, more: bytes = b"") -> tuple[CharacterLook, int]:
        """The look, and where it ends. ``more`` are modifiers of the piece that the text stands in."""
        data, end = self._runs.at(place)
        found = (data or b"") + more
        look = self._character(paragraph_style, CharacterLook())
        for operation, operand in sprms(found):
            if operation == STYLE_OF_RUN:
                look = self._character(int.from_bytes(operand, "little"), look)
        return character_look(found, look), end

    def _line(self, number: int) -> list[_Style]:
        """A style after all that it is based on."""
        line: list[_Style] = []
        for _ in range(_MOST_BASES):
            if not 0 <= number < len(self._styles):
                break
            line.append(self._styles[number])
            number = self._styles[number].base
        return line[::-1]

    def _of_style(self, number: int) -> ParagraphLook:
        look = ParagraphLook()
        for style in self._line(number):
            look = paragraph_look(style.paragraph, look)
            look = replace(look, outlined=look.outlined or style.is_heading)
        return look

    def _character(self, number: int, look: CharacterLook) -> CharacterLook:
        for style in self._line(number):
            look = character_look(style.character, look)
        return look


def _ranges(file: WordFile, table: int, size: int, read: Callable[[bytes, int], bytes]) -> _Ranges[bytes]:
    found: _Ranges[bytes] = _Ranges()
    _, numbers = plc(file.part(table), 4)
    for number in numbers:
        start = (int.from_bytes(number, "little") & 0x3FFFFF) * _PAGE
        page = file.main[start : start + _PAGE]
        for first, last, data in _page(page, size, read) if len(page) == _PAGE else ():
            if first < last and (not found.ends or first >= found.ends[-1]):
                found.starts.append(first)
                found.ends.append(last)
                found.values.append(data)
    return found


def _page(page: bytes, size: int, read: Callable[[bytes, int], bytes]) -> Iterator[tuple[int, int, bytes]]:
    count = page[_PAGE - 1]
    if 4 * (count + 1) + size * count > _PAGE - 1:
        return
    places = struct.unpack_from(f"<{count + 1}I", page)
    for at in range(count):
        offset = page[4 * (count + 1) + size * at] * 2
        yield places[at], places[at + 1], read(page, offset) if offset else b""


def _character_data(page: bytes, offset: int) -> bytes:
    return page[offset + 1 : offset + 1 + page[offset]]


def _paragraph_data(page: bytes, offset: int) -> bytes:
    words = page[offset]
    if words:
        return page[offset + 1 : offset + 2 * words]
    return page[offset + 2 : offset + 2 + 2 * page[offset + 1]] if offset + 1 < _PAGE else b""


def _styles(data: bytes) -> Iterator[_Style]:
    if len(data) < 6:
        return
    head, count, base_size = struct.unpack_from("<HHH", data)
    at = 2 + head
    for _ in range(count):
        if at + 2 > len(data):
            return
        size = struct.unpack_from("<H", data, at)[0]
        yield _style(data[at + 2 : at + 2 + size], base_size)
        at += 2 + size + size % 2


def _style(data: bytes, base_size: int) -> _Style:
    if len(data) < base_size + 2:
        return _Style(0, _NO_BASE, False)
    identifier, kinds, counts = struct.unpack_from("<HHH", data)
    kind, base = kinds & 0xF, kinds >> 4
    name = struct.unpack_from("<H", data, base_size)[0]
    parts = list(_parts(data, base_size + 2 + 2 * name + 2, counts & 0xF))
    if kind == 1:
        paragraph, character = (*parts, b"", b"")[:2]
        return _Style(kind, base, identifier & 0xFFF in _HEADINGS, paragraph[2:], character)
    return _Style(kind, base, False, b"", parts[0] if parts and kind == 2 else b"")


def _parts(data: bytes, at: int, count: int) -> Iterator[bytes]:
    for _ in range(count):
        if at + 2 > len(data):
            return
        size = struct.unpack_from("<H", data, at)[0]
        yield data[at + 2 : at + 2 + size]
        at += 2 + size + size % 2
