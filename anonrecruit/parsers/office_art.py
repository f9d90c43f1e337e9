"""Drawings of binary Office files ([MS-ODRAW]): what their shapes are called, say, and link to."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from anonrecruit.parsers.strings import printable

PICTURE: Final = "picture"
_TABLES = frozenset({0xF00B, 0xF121, 0xF122})
_CONTAINER, _DEEPEST = 0xF, 20
_SURFACE_OF = {0x0380: "alt_text", 0x0381: "alt_text", 0x038D: "alt_text", 0x0105: "link_targets"}
_LINK, _WORD_ART, _BLIP = 0x0382, 0x00C0, 0x0104


def shapes(data: bytes, *, loose: bool = False) -> Iterator[tuple[str, str]]:
    """(surface, text) of the properties of all shapes; "text" for words that are drawn, PICTURE for each picture.

    ``loose`` says that a byte stands before each record but the first, as in Word's table of drawings.
    """
    at = 0
    while at + 8 <= len(data):
        body, end = _extent(data, at)
        yield from _record(data, at, body, end, 0)
        at = end + loose


def _extent(data: bytes, at: int) -> tuple[int, int]:
    length = struct.unpack_from("<I", data, at + 4)[0]
    return at + 8, min(len(data), at + 8 + length)


def _record(data: bytes, at: int, body: int, end: int, depth: int) -> Iterator[tuple[str, str]]:
    head, kind = struct.unpack_from("<HH", data, at)
    if head & 0xF == _CONTAINER and depth < _DEEPEST:
        at = body
        while at + 8 <= end:
            inner, stop = _extent(data, at)
            yield from _record(data, at, inner, min(stop, end), depth + 1)
            at = stop
    elif kind in _TABLES:
        yield from _properties(data[body:end], head >> 4)


def _properties(data: bytes, count: int) -> Iterator[tuple[str, str]]:
    count = min(count, len(data) // 6)
    at = 6 * count
    for number in range(count):
        operation, value = struct.unpack_from("<HI", data, 6 * number)
        if operation & 0x8000:
            yield from _said(operation & 0x3FFF, data[at : at + value])
            at += value
        elif operation & 0x3FFF == _BLIP and value:
            yield PICTURE, ""


def _said(identifier: int, value: bytes) -> Iterator[tuple[str, str]]:
    if identifier in _SURFACE_OF or identifier == _WORD_ART:
        yield _SURFACE_OF.get(identifier, "text"), value.decode("utf-16-le", "replace").rstrip("\0")
    elif identifier == _LINK:
        yield from (("link_targets", text) for text in printable(value))
