"""Streams are measured without being kept, and an ordinary one costs no time."""

from __future__ import annotations

import random
import time
import zlib

import pytest

from anonrecruit.errors import LimitExceeded
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pdf_bombs import check_streams
from anonrecruit.parsers.pdf_strings import content_strings

NOISE = random.Random(0).randbytes(600_000)
"""Deflated, it is large enough to be inflated for its size."""


@pytest.mark.parametrize("behind", [b"\n", b"\r\n", b"", b"\n" * 70_000])
@pytest.mark.parametrize("layers", [1, 2, 4, 5])
def test_an_ordinary_stream_is_measured_in_no_time_whatever_stands_behind_it(layers: int, behind: bytes) -> None:
    stream = NOISE
    for _ in range(layers):
        stream = zlib.compress(stream)
    begin = time.process_time()
    check_streams(b"4 0 obj<</Length 9>>stream\n" + stream + behind + b"endstream", Limits())
    assert time.process_time() - begin < 1


@pytest.mark.parametrize("layers", [1, 2])
def test_a_stream_that_becomes_too_large_is_refused_in_any_layer(layers: int) -> None:
    stream = bytes(30_000_000)
    for _ in range(layers):
        stream = zlib.compress(stream)
    padded = stream + NOISE  # so that it is large enough to be looked at
    with pytest.raises(LimitExceeded):
        check_streams(b"stream\n" + padded + b"\nendstream", Limits(decompressed_bytes=20_000_000))


@pytest.mark.parametrize("content", [b"<<(" * 100_000, b"<<" * 100_000 + b"(", b"<(" * 100_000, b" % " * 100_000])
def test_marks_that_are_never_closed_take_no_time(content: bytes) -> None:
    """One pass each, whatever is opened: else a page of a megabyte costs minutes."""
    begin = time.process_time()
    assert not list(content_strings(content))
    assert time.process_time() - begin < 2
