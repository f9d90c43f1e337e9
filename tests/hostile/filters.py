"""PDF streams that grow only behind a second filter, or one that few use: a few kilobytes that become gigabytes."""

from __future__ import annotations

import struct
import zlib
from base64 import a85encode
from collections.abc import Callable, Mapping

from tests.hostile.attack import Attack, broken, over
from tests.hostile.pages import CATALOG, FONT, ONE, TEXT, noughts, page, pdf, stream

_HUGE = 1 << 30
_CLEAR, _END, _FIRST, _FULL = 256, 257, 258, 4094
FLATE, LZW, HEXADECIMAL, ASCII85 = b"/FlateDecode", b"/LZWDecode", b"/ASCIIHexDecode", b"/ASCII85Decode"


_PACKED: Mapping[bytes, Callable[[bytes], bytes]] = {
    FLATE: lambda data: zlib.compress(data, 9),
    HEXADECIMAL: lambda data: data.hex().encode() + b">",
    ASCII85: lambda data: a85encode(data) + b"~>",
}


def lzw(size: int) -> bytes:
    """So many noughts or somewhat more, by codes each of which stands for one nought more than the last."""
    codes = range(_FIRST, _FULL)
    filled = f"{0:09b}" + "".join(f"{code:0{(code + 1).bit_length()}b}" for code in codes) + f"{_CLEAR:012b}"
    rounds = size // (len(codes) ** 2 // 2) + 1
    bits = f"{_CLEAR:09b}" + filled * rounds + f"{_END:09b}"
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def _bomb(*filters: bytes) -> tuple[bytes, bytes]:
    """A stream's data and the entry that names its filters; the last makes it large."""
    data = noughts(_HUGE) if filters[-1] == FLATE else lzw(_HUGE)
    for name in reversed(filters[:-1]):
        data = _PACKED[name](data)
    return data, b"/Filter[%b]" % b"".join(filters)


def _content(*filters: bytes) -> bytes:
    data, entry = _bomb(*filters)
    return pdf(CATALOG, ONE, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>", stream(data, entry))


def _characters(*filters: bytes) -> bytes:
    """The table by which a font's codes are letters."""
    data, entry = _bomb(*filters)
    font = FONT.replace(b">>", b"/ToUnicode 6 0 R>>")
    return page(TEXT, b"0 0 595 842", b"", stream(data, entry), font=font)


def _picture(*filters: bytes) -> bytes:
    data, entry = _bomb(*filters)
    entry += b"/Type/XObject/Subtype/Image/Width 9/Height 9/BitsPerComponent 8/ColorSpace/DeviceGray"
    return page(TEXT + b" 9 0 0 9 0 0 cm /I Do", b"0 0 595 842", b"/XObject<</I 6 0 R>>", stream(data, entry))


def _packed_objects(*filters: bytes) -> bytes:
    """The catalog is packed, in front of what makes it large."""
    data, entry = _bomb(*filters)
    held = stream(data, b"/Type/ObjStm/N 1/First 4" + entry)
    index = b"".join(struct.pack(">BIH", *row) for row in ((0, 0, 0), (2, 2, 0), (1, 9, 0)))
    body = b"%PDF-1.7\n2 0 obj\n" + held + b"\nendobj\n"
    table = stream(index, b"/Type/XRef/Size 3/W[1 4 2]/Root 1 0 R")
    return body + b"3 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


_STACKS = ((FLATE, FLATE), (HEXADECIMAL, FLATE), (ASCII85, FLATE, FLATE), (LZW,), (FLATE, LZW))
_PLACES = {"content": _content, "characters": _characters, "picture": _picture, "objects": _packed_objects}


def _attack(place: str, filters: tuple[bytes, ...]) -> Attack:
    names = "-".join(name.decode().strip("/").removesuffix("Decode").lower() for name in filters)
    ends: tuple[str, ...] = (over("image_pixels" if place == "picture" else "decompressed_bytes"),)
    if place == "objects":  # without the objects packed there qpdf finds no catalog, and says no more
        ends += broken("PdfError")
    return Attack(f"bomb-in-{place}-{names}.pdf", lambda _: _PLACES[place](*filters), ends)


FILTERS: tuple[Attack, ...] = tuple(_attack(place, filters) for place in _PLACES for filters in _STACKS)
