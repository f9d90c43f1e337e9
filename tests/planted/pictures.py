"""Pictures with a name in what they carry beside their pixels."""

from __future__ import annotations

import struct
import zlib


def jpeg_with_exif(name: str) -> bytes:
    """A JPEG's segments up to its pixels; the EXIF directory has one entry, Artist."""
    artist = name.encode() + b"\0"
    tiff = b"II*\0\x08\0\0\0" + struct.pack("<HHHII", 1, 0x013B, 2, len(artist), 26) + bytes(4) + artist
    segment = b"Exif\0\0" + tiff
    return (
        b"\xff\xd8\xff\xe1"
        + struct.pack(">H", len(segment) + 2)
        + segment
        + b"\xff\xda\0\x02"
        + bytes(20)
        + b"\xff\xd9"
    )


def png_with_text(name: str) -> bytes:
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"zTXt", b"Author\0\0" + zlib.compress(f"{name} took it".encode())),
        (b"IDAT", zlib.compress(b"\0\0")),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
