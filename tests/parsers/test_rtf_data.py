"""Data in an RTF file: nothing of it is text of the file, and what is broken costs nothing but itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from anonrecruit.application import Source
from anonrecruit.document import Document
from anonrecruit.errors import LimitExceeded
from anonrecruit.parsers import Limits, parse
from tests.planted import rtf_rows
from tests.planted.docx_makers import embedded_word
from tests.planted.pictures import jpeg_with_exif
from tests.planted.row import Row
from tests.planted.rtf_rows import HEAD, binary, in_digits, pictured, theme

LINES = ["Led classes of thirty people."]
BESIDE = ("image_metadata", "embedded_files", "metadata", "other_text", "custom_xml")
ROWS = [row for row in rtf_rows.ROWS if row.surface in BESIDE]


def read(data: bytes, limits: Limits | None = None) -> Document:
    return parse(Source(data), limits=limits or Limits())


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_nothing_beside_the_text_is_text(row: Row) -> None:
    text = read(row.make(LINES, "Eleanor Example")).text
    assert text == LINES[0] or (row.variant == "upr" and text == f"{LINES[0]}\nx")


def test_pictures_are_counted_however_they_are_written() -> None:
    assert read(pictured(LINES, "Eleanor Example")).images == 1
    assert read(binary(jpeg_with_exif, r"{\pict\jpegblip")(LINES, "Eleanor Example")).images == 1


def test_text_goes_on_behind_bytes() -> None:
    data = binary(lambda name: b"}}{\\par not this", r"{\pict", "}Then this.\\par ")(LINES, "")
    assert read(data).text == f"{LINES[0]}\nThen this."


@pytest.mark.parametrize("length", [0, -5, 3, 10**9])
def test_bytes_may_say_any_length(length: int) -> None:
    assert read(f"{HEAD}{LINES[0]}\\par {{\\pict\\bin{length} abc".encode()).text == LINES[0]


def test_digits_are_read_whatever_stands_between_them() -> None:
    digits = " \n".join(jpeg_with_exif("Eleanor Example").hex())
    assert "Eleanor Example" in read(f"{HEAD}{LINES[0]}\\par{{\\pict {digits}z}}}}".encode()).surfaces["image_metadata"]


@pytest.mark.parametrize("word", [r"\themedata", r"\objdata", r"\colorschememapping", r"\datastore"])
@pytest.mark.parametrize(
    "make", [theme, embedded_word, lambda name: b"<a", lambda name: b"", lambda name: b"PK\x03\x04"]
)
def test_broken_data_costs_itself_alone(word: str, make: Callable[[str], bytes]) -> None:
    assert read(in_digits(lambda name: make(name)[:-9], rf"{{\*{word} ")(LINES, "Eleanor Example")).text == LINES[0]


@pytest.mark.parametrize("word", [r"\themedata", r"\objdata"])
def test_packages_count_for_what_they_become(word: str) -> None:
    data = in_digits(lambda name: theme(name * 100), rf"{{\*{word} ")(LINES, "Eleanor Example")
    with pytest.raises(LimitExceeded, match="decompressed_bytes"):
        read(data, Limits(decompressed_bytes=1000))
