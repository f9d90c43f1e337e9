"""Property sets of OLE files ([MS-OLEPS]): title, authors, company, and whatever a user defined."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from anonrecruit.parsers.rtf_tokens import code_page
from anonrecruit.parsers.strings import printable

_AUTHORS = {"\x05SummaryInformation": (4, 8), "\x05DocumentSummaryInformation": (14,)}
_VECTOR, _VARIANT = 0x1000, 0x0C
_NARROW, _WIDE, _BLOBS = (0x08, 0x1E), 0x1F, (0x41, 0x46, 0x47)
_MOST, _UTF_16 = 10_000, 1200


def properties(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """(surface, text) of each string in the property set of that name. Raises nothing on a broken one."""
    try:
        yield from _sections(name, data)
    except (struct.error, IndexError):
        yield from (("metadata", text) for text in printable(data))


def _sections(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    count = min(2, struct.unpack_from("<I", data, 24)[0])
    for number in range(count):
        start = struct.unpack_from("<I", data, 28 + 20 * number + 16)[0]
        for identifier, text in _section(data[start:]):
            own = "authors" if identifier in _AUTHORS.get(name, ()) else "metadata"
            yield ("custom_properties" if number else own), text


def _section(data: bytes) -> Iterator[tuple[int, str]]:
    count = min(_MOST, struct.unpack_from("<I", data, 4)[0])
    places = dict(struct.unpack_from("<II", data, 8 + 8 * at) for at in range(count))
    page = code_page(struct.unpack_from("<H", data, places[1] + 4)[0]) if 1 in places else "cp1252"
    page = (
        "utf-16-le"
        if page == "cp1200" or (1 in places and data[places[1] + 4 : places[1] + 6] == b"\xb0\x04")
        else page
    )
    for identifier, at in places.items():
        if identifier == 0:
            yield from ((0, name) for name in _dictionary(data, at, page))
        elif identifier != 1:
            yield from ((identifier, text) for text in _value(data, at, page)[0])


def _dictionary(data: bytes, at: int, page: str) -> Iterator[str]:
    count = min(_MOST, struct.unpack_from("<I", data, at)[0])
    at += 4
    for _ in range(count):
        length = struct.unpack_from("<I", data, at + 4)[0] * (2 if page == "utf-16-le" else 1)
        yield _text(data[at + 8 : at + 8 + length], page)
        at += 8 + length + (-length % 4 if page == "utf-16-le" else 0)


def _value(data: bytes, at: int, page: str, depth: int = 0) -> tuple[list[str], int]:
    """The strings of a typed value, and where it ends."""
    kind = struct.unpack_from("<I", data, at)[0]
    if not kind & _VECTOR:
        return _scalar(data, at + 4, kind, page)
    texts, count, at = [], min(_MOST, struct.unpack_from("<I", data, at + 4)[0]), at + 8
    for _ in range(count):
        inner = kind & ~_VECTOR
        found, at = _value(data, at, page, 1) if inner == _VARIANT and not depth else _scalar(data, at, inner, page)
        texts += found
    return texts, at


def _scalar(data: bytes, at: int, kind: int, page: str) -> tuple[list[str], int]:
    if kind not in (*_NARROW, _WIDE, *_BLOBS):
        return [], at + (8 if kind in (5, 6, 7, 20, 21, 64) else 16 if kind == 72 else 4)
    length = struct.unpack_from("<I", data, at)[0] * (2 if kind == _WIDE else 1)
    raw = data[at + 4 : at + 4 + length]
    if kind in _BLOBS:
        return list(printable(raw)), at + 4 + length
    return [_text(raw, "utf-16-le" if kind == _WIDE else page)], at + 4 + length + (-length % 4)


def _text(raw: bytes, page: str) -> str:
    return raw.decode(page, "replace").rstrip("\0")
