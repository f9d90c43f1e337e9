"""Streams with stacked filters are measured, honest ones are read as ever, and qpdf's bounds are put back."""

from __future__ import annotations

import zlib
from base64 import a85encode

import pytest
from pikepdf import settings

from anonrecruit.application import Source
from anonrecruit.errors import LimitExceeded
from anonrecruit.parsers import parse
from anonrecruit.parsers.limits import Limits
from tests.hostile.filters import lzw
from tests.hostile.pages import CATALOG, FONT, ONE, TEXT, pdf, stream

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
PACKED = {
    b"[/ASCII85Decode/FlateDecode]": a85encode(zlib.compress(TEXT)) + b"~>",
    b"[/ASCIIHexDecode/FlateDecode]": zlib.compress(TEXT).hex().encode() + b">",
    b"[/FlateDecode/FlateDecode]": zlib.compress(zlib.compress(TEXT)),
    b"/LZWDecode": bytes.fromhex("800b6050220c0c8501"),  # the example of ISO 32000-1, 7.4.4.2
}


def file_of(entry: bytes, data: bytes) -> bytes:
    return pdf(CATALOG, ONE, PAGE, stream(data, b"/Filter" + entry), FONT, stream(TEXT))


@pytest.mark.parametrize("entry", list(PACKED)[:3])
def test_honest_stacks_of_filters_are_read(entry: bytes) -> None:
    assert "Coach and swimming teacher" in parse(Source(file_of(entry, PACKED[entry]))).text


def test_honest_lzw_is_read() -> None:
    held = PACKED[b"/LZWDecode"]
    data = pdf(CATALOG, ONE, PAGE.replace(b"4 0 R/R", b"[4 0 R 6 0 R]/R"), stream(TEXT), FONT, _lzw(held))
    assert "Coach and swimming teacher" in parse(Source(data)).text


def _lzw(data: bytes) -> bytes:
    return stream(data, b"/Filter/LZWDecode")


@pytest.mark.parametrize("size", [100_000, 20_000_000])
def test_lzw_is_measured_by_what_it_becomes(size: int) -> None:
    data = pdf(CATALOG, ONE, PAGE.replace(b"4 0 R/R", b"[4 0 R 6 0 R]/R"), stream(TEXT), FONT, _lzw(lzw(size)))
    with pytest.raises(LimitExceeded):
        parse(Source(data), limits=Limits(decompressed_bytes=min(size, 7_000_000)))


def test_the_bounds_that_the_process_had_come_back() -> None:
    before = settings.get_qpdf_limits()
    parse(Source(file_of(b"[/FlateDecode/FlateDecode]", PACKED[b"[/FlateDecode/FlateDecode]"])))
    assert settings.get_qpdf_limits() == before
