"""Source text of macros ([MS-OVBA] 2.4.1): read as text that can identify, never run."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile

from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.strings import printable

_START = b"\x00Attribut"  # each module's source begins so, behind the three bytes that begin a compressed container
_CHUNK = 4096


def macros_in(data: bytes, limits: Limits) -> list[str]:
    """Of a ``vbaProject.bin``. What is no project gives whatever is printable in it."""
    if not olefile.isOleFile(data=data):
        return list(printable(data))
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        return list(macros(ole, limits))


def macros(ole: olefile.OleFileIO, limits: Limits) -> Iterator[str]:
    """Of every stream of an OLE file that holds modules; where none does, nothing."""
    for path in ole.listdir():
        if len(path) > 1 and path[-2].upper() == "VBA":
            data = ole.openstream(path).read()
            if (start := data.find(_START)) >= 3:
                source = decompressed(data[start - 3 :], limits).decode("cp1252", "replace")
                yield from (line for line in source.splitlines() if not line.startswith("Attribute VB_"))
                yield path[-1]


def decompressed(data: bytes, limits: Limits) -> bytes:
    """Ends where the container does, or is broken. Raises LimitExceeded."""
    out, at = bytearray(), 1
    while at + 2 <= len(data):
        head = struct.unpack_from("<H", data, at)[0]
        end = min(len(data), at + (head & 0xFFF) + 3)
        if head & 0x7000 != 0x3000:
            break
        chunk = data[at + 2 : end]
        out += _inflated(chunk) if head & 0x8000 else chunk
        limits.check("decompressed_bytes", len(out))
        at = end
    return bytes(out)


def _inflated(chunk: bytes) -> bytes:
    out, at = bytearray(), 0
    while at < len(chunk) and len(out) < _CHUNK:
        flags, at = chunk[at], at + 1
        for bit in range(8):
            if at >= len(chunk) or len(out) >= _CHUNK:
                break
            if flags >> bit & 1:
                if at + 2 > len(chunk) or not _copy(out, struct.unpack_from("<H", chunk, at)[0]):
                    return bytes(out)
                at += 2
            else:
                out.append(chunk[at])
                at += 1
    return bytes(out)


def _copy(out: bytearray, token: int) -> bool:
    bits = max(4, (len(out) - 1).bit_length())
    length, offset = (token & (0xFFFF >> bits)) + 3, (token >> (16 - bits)) + 1
    if offset > len(out):
        return False
    for _ in range(length):
        out.append(out[-offset])
    return True
