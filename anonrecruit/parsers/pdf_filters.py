"""How large the streams of an open PDF would become that have several filters, or one that qpdf does not bound.

qpdf bounds what Flate and RunLength make of a stream, LZW it does not; and pdfium bounds nothing under a gigabyte. So
streams of a single Flate filter are left to ``pdf_bombs`` and ``bounded``; those few that stack filters, or use LZW,
are undone here piece by piece, and nothing of them is kept (ISO 32000-1, 7.4).
"""

from __future__ import annotations

import zlib
from base64 import a85decode
from binascii import Error, unhexlify
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from types import MappingProxyType
from typing import Any, Final

import pikepdf
from pdfminer.lzw import LZWDecoder
from pdfminer.pdfexceptions import PDFException
from pikepdf import settings

from anonrecruit.errors import LimitExceeded
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pdf_streams import Held

_PIECE = 1 << 16
_RUN = 128  # times its own size, at most, becomes what RunLength encodes
_CODES = 4096
_BYTES_A_PIXEL = 4
_BOUNDS = ("flate_max_memory", "run_length_max_memory", "png_max_memory", "tiff_max_memory")
_LIMIT_SAID = "memory limit exceeded"
Pieces = Iterable[bytes]


@contextmanager
def bounded(limits: Limits) -> Iterator[None]:
    """qpdf refuses to make more of a stream, also of one that it opens a file by. The process' own bounds come back."""
    most = limits.decompressed_bytes
    bounds: dict[str, Any] = dict.fromkeys(_BOUNDS, most)
    bounds = dict(settings.set_qpdf_limits(**bounds))
    try:
        yield
    finally:
        settings.set_qpdf_limits(**bounds)


def check_error(said: object, limits: Limits) -> None:
    """Whether a bound is the cause of qpdf's error or warning. Raises LimitExceeded."""
    if _LIMIT_SAID in str(said):
        raise LimitExceeded("decompressed_bytes", limits.decompressed_bytes)


def check_warnings(pdf: Any, limits: Limits) -> None:
    """Of streams that hold objects qpdf only warns. Raises LimitExceeded."""
    for warning in pdf.get_warnings():
        check_error(warning, limits)


def check_filters(streams: Iterable[Held], limits: Limits) -> None:
    """Raises LimitExceeded."""
    for held in streams:
        names = _filters(held)
        if len(names) > 1 or names == ["/LZWDecode"]:
            _measure(held, names, limits)


def _filters(held: Held) -> list[str]:
    value = held.get("/Filter")
    return [str(name) for name in value] if isinstance(value, pikepdf.Array) else [str(value)]


def _measure(held: Held, names: Iterable[str], limits: Limits) -> None:
    """A picture's filters come last, and end it."""
    image = held.subtype == "/Image"
    limit, unit = ("image_pixels", _BYTES_A_PIXEL) if image else ("decompressed_bytes", 1)
    pieces: Pieces = [held.stream.read_raw_bytes()]
    for name in names:
        if name not in _UNDONE:
            break
        pieces = _counted(_UNDONE[name](pieces), limit, unit, limits)
    for _ in pieces:
        pass


def _counted(pieces: Pieces, limit: str, unit: int, limits: Limits) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        limits.check(limit, size / unit)
        yield piece


def _inflated(pieces: Pieces) -> Iterator[bytes]:
    inflate = zlib.decompressobj()
    for piece in pieces:
        while piece and not inflate.eof:
            try:
                yield inflate.decompress(piece, _PIECE)
            except zlib.error:
                return
            piece = inflate.unconsumed_tail


def _unlzw(pieces: Pieces) -> Iterator[bytes]:
    """Code by code; ``LZWDecoder.run`` would write its table to a log at each."""
    decoder = LZWDecoder(BytesIO(b"".join(pieces)))
    decoder.feed(256)
    while True:
        try:
            yield decoder.feed(decoder.readbits(decoder.nbits))
        except (PDFException, IndexError, TypeError):
            return
        del decoder.table[_CODES:]  # no code reaches further, and each entry is as long as four thousand bytes


def _unhex(pieces: Pieces) -> Iterator[bytes]:
    digits = b"".join(b"".join(pieces).partition(b">")[0].split())
    try:
        yield unhexlify(digits + b"0" * (len(digits) % 2))
    except Error:
        return


def _una85(pieces: Pieces) -> Iterator[bytes]:
    try:
        yield a85decode(b"".join(pieces).partition(b"~")[0])
    except ValueError:
        return


def _unrun(pieces: Pieces) -> Iterator[bytes]:
    """At worst: so small are honest ones."""
    for piece in pieces:
        yield from (bytes(_RUN * len(piece[at : at + _PIECE])) for at in range(0, len(piece), _PIECE))


_UNDONE: Final[Mapping[str, Callable[[Pieces], Iterator[bytes]]]] = MappingProxyType(
    {
        **dict.fromkeys(("/FlateDecode", "/Fl"), _inflated),
        **dict.fromkeys(("/LZWDecode", "/LZW"), _unlzw),
        **dict.fromkeys(("/ASCIIHexDecode", "/AHx"), _unhex),
        **dict.fromkeys(("/ASCII85Decode", "/A85"), _una85),
        **dict.fromkeys(("/RunLengthDecode", "/RL"), _unrun),
    }
)
