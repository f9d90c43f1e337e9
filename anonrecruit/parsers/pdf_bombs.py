"""How large the streams of a PDF would become, found out without making them so: C++ code aborts without memory.

Only streams that could become too large are inflated, piece by piece, and nothing of it is kept.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from anonrecruit.errors import LimitExceeded
from anonrecruit.parsers.limits import Limits

_BEGIN, _END, _BEFORE_END = b"stream", b"endstream", b"end"
_MOST = 1032  # times its own size, at most, a deflated stream becomes (zlib's technical details)
_PIECE, _LAYERS = 1 << 16, 4
_HELD_BACK = 16  # bytes: zlib has taken a few bits, and up to a whole repetition, of which nothing came out yet
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_PACKED_OBJECTS = (b"/LZW", b"/ObjStm")
"""Objects packed by LZW, which qpdf undoes without bound: no writer that knows of packed objects still uses it."""
_DICTIONARY_WITHIN = 1000
_BYTES_A_PIXEL = 4


def check_streams(data: bytes, limits: Limits) -> None:
    """Of a file as it stands, before anybody opens it: object streams are inflated by the opening itself.

    Raises LimitExceeded.
    """
    for begin, start, end in _streams(data):
        head = _head(data, begin)
        if all(name in head for name in _PACKED_OBJECTS):
            raise LimitExceeded("decompressed_bytes", limits.decompressed_bytes)
        if (end - start) * _MOST <= limits.decompressed_bytes:
            continue
        raw = memoryview(data)[start:end]
        if _PICTURE.search(head):
            _check(raw, "image_pixels", limits, _BYTES_A_PIXEL)
        else:
            _check(raw, "decompressed_bytes", limits)


def _head(data: bytes, stream: int) -> bytes:
    """The dictionary of a stream."""
    return data[max(0, stream - _DICTIONARY_WITHIN) : stream].rpartition(b" obj")[2]


def _streams(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Where each keyword "stream" begins, its data begin, and they end. By ``find``, which skips through pictures many
    times faster than a pattern does; no end is looked for twice, or keywords without one would cost n² steps."""
    begin, end = data.find(_BEGIN), -1
    while begin >= 0:
        after = begin + len(_BEGIN)
        following = data.find(_BEGIN, after)
        start = after + 1 + (data[after : after + 1] == b"\r")
        if data[start - 1 : start] == b"\n" and not _is_end(data, begin):
            end = _end(data, following) if end < start else end
            yield begin, start, end
        begin = following


def _end(data: bytes, following: int) -> int:
    """Nearly always the next keyword ends the stream, so that what lies between is gone through once."""
    if following < 0:
        return len(data)
    end = following - len(_BEFORE_END) if _is_end(data, following) else data.find(_END, following)
    return len(data) if end < 0 else end


def _is_end(data: bytes, keyword: int) -> bool:
    return data.endswith(_BEFORE_END, 0, keyword)


def _check(raw: memoryview, limit: str, limits: Limits, unit: int = 1) -> None:
    """Deflated data that is itself deflated counts at each layer: filters may be stacked."""
    if not _is_deflated(bytes(raw[:2])):
        return  # nothing comes out of it, in whatever layer
    if not _is_stacked(raw):
        _check_one_layer(raw, limit, limits, unit)
        return
    pieces: Iterable[bytes] = (bytes(raw[at : at + _PIECE]) for at in range(0, len(raw), _PIECE))
    for _ in range(_LAYERS):
        pieces = _inflated(pieces, limit, limits, unit)
    for _piece in pieces:
        pass


def _is_stacked(raw: memoryview) -> bool:
    """By the first two bytes that come out; without them nothing comes out of a second layer."""
    try:
        return _is_deflated(zlib.decompressobj().decompress(raw[:_PIECE], 2))
    except zlib.error:
        return False


def _check_one_layer(raw: memoryview, limit: str, limits: Limits, unit: int) -> None:
    """Ends as soon as the rest, were it to become as large as anything can, would not be too much any more."""
    most, inflate, size = getattr(limits, limit) * unit, zlib.decompressobj(), 0
    for at in range(0, len(raw), _PIECE):
        piece, behind = bytes(raw[at : at + _PIECE]), max(0, len(raw) - at - _PIECE)
        while piece and not inflate.eof:
            if size + (len(piece) + behind + _HELD_BACK) * _MOST <= most:
                return
            try:
                size += len(inflate.decompress(piece, _PIECE))
            except zlib.error:
                return
            limits.check(limit, size / unit)
            piece = inflate.unconsumed_tail


def _inflated(pieces: Iterable[bytes], limit: str, limits: Limits, unit: int) -> Iterator[bytes]:
    """What is not deflated, or no more, is drawn from the layer below all the same, to be counted there."""
    inflate, size, begun, goes_on = zlib.decompressobj(), 0, False, True
    for piece in pieces:
        goes_on = goes_on and (begun or _is_deflated(piece))
        begun = True
        while piece and goes_on:
            try:
                out = inflate.decompress(piece, _PIECE)
            except zlib.error:
                goes_on = False
                break
            size += len(out)
            limits.check(limit, size / unit)
            yield out
            piece = inflate.unconsumed_tail
            if (
                inflate.eof
            ):  # behind it stands the line end before "endstream": asked again, zlib would give it for ever
                goes_on = False
                break


def _is_deflated(data: bytes) -> bool:
    """By the two bytes that begin a zlib stream (RFC 1950, 2.2)."""
    return len(data) > 1 and data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
