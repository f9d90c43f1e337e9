"""The words a picture carries beside its pixels: EXIF, XMP, IPTC and comments of JPEG, text chunks of PNG.

Only the segments for metadata are looked at; in them all that is printable is read, whatever field it stands in.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from anonrecruit.parsers.strings import printable, xml_texts

_JPEG, _PNG, _TIFF = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", (b"II*\0", b"MM\0*")
_JPEG_TEXTS = frozenset((0xE1, 0xED, 0xFE))  # APP1 is EXIF or XMP, APP13 is IPTC, FE a comment
_JPEG_PIXELS = 0xDA
_PNG_TEXTS = frozenset((b"tEXt", b"zTXt", b"iTXt", b"eXIf"))
_DRAWINGS = (b"<?xml", b"<svg ", b"<svg>")
_FEWEST_LETTERS, _LEAST_PLAIN = 5, 0.9
_LARGEST_TEXT = 1_000_000


def image_metadata(data: bytes) -> Iterator[str]:
    """Raises nothing: a picture that breaks off says what it said until there."""
    if data.startswith(_JPEG):
        for segment in _jpeg_segments(data):
            yield from _texts(segment)
    elif data.startswith(_PNG):
        for kind, chunk in _png_chunks(data):
            if kind in _PNG_TEXTS:
                yield from _texts(_inflated(chunk) if kind != b"tEXt" else chunk)
    elif data.startswith((*_TIFF, b"GIF8", b"RIFF")):
        yield from printable(data)
    elif data.lstrip()[:5] in _DRAWINGS:
        yield from xml_texts(data)


def words_of_picture(data: bytes) -> Iterator[str]:
    """As ``image_metadata``; of drawings of other kinds whatever is printable and looks like words, not like pixels."""
    yield from image_metadata(data) if is_picture(data) else filter(_looks_like_words, printable(data))


def is_picture(data: bytes) -> bool:
    """Of a kind that keeps its words where this module knows."""
    return data.startswith((_JPEG, _PNG, *_TIFF, b"GIF8", b"RIFF")) or data.lstrip()[:5] in _DRAWINGS


def _looks_like_words(text: str) -> bool:
    letters = sum(character.isalpha() for character in text)
    plain = letters + text.count(" ")
    return letters >= _FEWEST_LETTERS and plain >= _LEAST_PLAIN * len(text)


def _texts(data: bytes) -> Iterator[str]:
    start, end = data.find(b"<x:xmpmeta"), data.find(b"</x:xmpmeta>")
    if 0 <= start < end:
        yield from xml_texts(data[start : end + 12])
    else:
        yield from printable(data)


def _jpeg_segments(data: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _JPEG_PIXELS:
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        if data[at + 1] in _JPEG_TEXTS:
            yield data[at + 4 : at + 2 + length]
        at += 2 + length


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        yield kind, data[at + 8 : at + 8 + length]
        at += 12 + length


def _inflated(chunk: bytes) -> bytes:
    """The chunk with its compressed part, if it has one, made plain."""
    start = chunk.find(b"\x78")
    while start >= 0:
        try:
            return chunk[:start] + zlib.decompressobj().decompress(chunk[start:], _LARGEST_TEXT)
        except zlib.error:
            start = chunk.find(b"\x78", start + 1)
    return chunk
