"""What is inside a file, unpacked, so that it can be damaged and packed again: else damage ends at the packing."""

from __future__ import annotations

import struct
import zipfile
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from functools import lru_cache
from io import BytesIO
from itertools import starmap
from typing import Final

import olefile
import pikepdf

_OLE2, _PNG = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Inside:
    """``packed`` makes the file again, with those parts changed whose numbers are keys of its argument.

    Parts whose numbers are ``unpacked`` hold nothing that is not a part of its own.
    """

    parts: tuple[bytes, ...]
    packed: Callable[[Mapping[int, bytes]], bytes]
    unpacked: frozenset[int] = frozenset()


@lru_cache(512)
def inside(data: bytes) -> Inside | None:
    """None for what is not packed, or only looks so. ``data`` is honest: nothing here is made for damage."""
    opener = next((opener for start, opener in _OPENERS.items() if data.startswith(start)), None)
    if opener is None and b"\nMIME-Version: 1.0" in data[:2000]:
        opener = _message
    try:
        found = opener(data) if opener else None
    except Exception:  # noqa: BLE001 - a stand-in for a part is no part
        found = None
    return found if found and found.parts else None


def _archive(data: bytes) -> Inside:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = [(info.filename, archive.read(info)) for info in archive.infolist()]

    def packed(changed: Mapping[int, bytes]) -> bytes:
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, (name, part) in enumerate(members):
                archive.writestr(zipfile.ZipInfo(name), changed.get(number, part))
        return out.getvalue()

    return Inside(tuple(part for _, part in members), packed)


def _pdf(data: bytes) -> Inside:
    """The streams, and as the first part the whole with nothing compressed, where objects can be got at."""
    whole = _saved(data, {})
    with pikepdf.open(BytesIO(data)) as file:
        streams = tuple(_decoded(each) for each in _streams(file))

    def packed(changed: Mapping[int, bytes]) -> bytes:
        return changed[0] if 0 in changed else _saved(data, changed)

    return Inside((whole, *streams), packed, frozenset({0}))


def _saved(data: bytes, changed: Mapping[int, bytes]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as file:
        for number, stream in enumerate(_streams(file), 1):
            if number in changed:
                stream.write(changed[number])
        file.save(
            out,
            static_id=True,
            fix_metadata_version=False,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )
    return out.getvalue()


def _streams(file: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    return (each for each in file.objects if isinstance(each, pikepdf.Stream))


def _decoded(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # a picture
        return stream.read_raw_bytes()


def _ole(data: bytes) -> Inside:
    """A stream keeps its length: what is longer is cut, what is shorter filled."""
    with olefile.OleFileIO(BytesIO(data)) as file:
        names = [name for name in file.listdir() if file.get_size(name)]
        parts = tuple(file.openstream(name).read() for name in names)

    def packed(changed: Mapping[int, bytes]) -> bytes:
        out = BytesIO(data)
        with olefile.OleFileIO(out, write_mode=True) as file:
            for number, part in changed.items():
                size = len(parts[number])
                file.write_stream(names[number], part[:size].ljust(size, b"\0"))
            return out.getvalue()

    return Inside(parts, packed)


def _message(data: bytes) -> Inside:
    """The bodies and attachments, without their transfer encoding."""
    parts = tuple(_payload(part) for part in _leaves(message_from_bytes(data)))

    def packed(changed: Mapping[int, bytes]) -> bytes:
        message = message_from_bytes(data)
        for number, part in enumerate(_leaves(message)):
            if number in changed:
                _fill(part, changed[number])
        return message.as_bytes()

    return Inside(parts, packed)


def _fill(part: Message, content: bytes) -> None:
    """As it is where it is text, since bytes that are none make the message none."""
    del part["Content-Transfer-Encoding"]
    try:
        part.set_payload(content.decode("utf-8").encode().decode("ascii", "surrogateescape"))
        part["Content-Transfer-Encoding"] = "8bit"
    except UnicodeDecodeError:
        part.set_payload(b64encode(content).decode())
        part["Content-Transfer-Encoding"] = "base64"


def _leaves(message: Message) -> Iterator[Message]:
    return (part for part in message.walk() if not part.is_multipart())


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _png(data: bytes) -> Inside:
    """Chunks, with the check sums made right again; pixels unpacked."""
    chunks, at = list[tuple[bytes, bytes]](), len(_PNG)
    while at < len(data):
        (size,) = struct.unpack_from(">I", data, at)
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + size]))
        at += size + 12

    def packed(changed: Mapping[int, bytes]) -> bytes:
        return _PNG + b"".join(
            _chunk(kind, changed.get(number, content)) for number, (kind, content) in enumerate(chunks)
        )

    return Inside(tuple(content for _, content in chunks), packed)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _jpeg(data: bytes) -> Inside:
    """Segments up to the pixels, with their lengths made right again."""
    segments, at = list[tuple[int, bytes]](), 2
    while data[at] == 0xFF and data[at + 1] != 0xDA:
        (size,) = struct.unpack_from(">H", data, at + 2)
        segments.append((data[at + 1], data[at + 4 : at + 2 + size]))
        at += size + 2
    pixels = data[at:]

    def packed(changed: Mapping[int, bytes]) -> bytes:
        kept = [(kind, changed.get(number, content)) for number, (kind, content) in enumerate(segments)]
        return b"\xff\xd8" + b"".join(starmap(_segment, kept)) + pixels

    return Inside(tuple(content for _, content in segments), packed)


def _segment(kind: int, content: bytes) -> bytes:
    content = content[: 0xFFFF - 2]
    return b"\xff" + bytes([kind]) + struct.pack(">H", len(content) + 2) + content


_OPENERS: Final[Mapping[bytes, Callable[[bytes], Inside]]] = {
    b"PK\x03\x04": _archive,
    b"%PDF": _pdf,
    _OLE2: _ole,
    _PNG: _png,
    b"\xff\xd8\xff": _jpeg,
}
