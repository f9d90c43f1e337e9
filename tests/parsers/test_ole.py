"""What stands around the text of an OLE file: macros, property sets, drawings, tables of strings."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from anonrecruit.application import Source
from anonrecruit.errors import EncryptedDocument, LimitExceeded, UnsupportedFormat
from anonrecruit.parsers import Limits, parse
from anonrecruit.parsers.doc_file import sttb
from anonrecruit.parsers.office_art import PICTURE, shapes
from anonrecruit.parsers.ole_properties import properties
from anonrecruit.parsers.vba import decompressed, macros_in
from tests.parsers.make_files import docx, p
from tests.parsers.make_ole import macro_project, module, ole


def word_file(flags: int = 0, version: int = 0xC1) -> bytes:
    main = struct.pack("<HH", 0xA5EC, version) + bytes(6) + struct.pack("<H", flags)
    return ole({"WordDocument": main.ljust(1000, b"\0"), "1Table": b""})


def test_an_encrypted_word_document_is_named_so() -> None:
    with pytest.raises(EncryptedDocument):
        parse(Source(word_file(flags=0x0100)))


def test_word_before_97_is_named_so() -> None:
    with pytest.raises(UnsupportedFormat) as caught:
        parse(Source(word_file(version=0x68)))
    assert caught.value.detected == "application/msword; version=95"


def test_macros_are_read_and_never_run() -> None:
    assert "' Zbmacro was here" in macros_in(macro_project("Zbmacro was here"), Limits())
    assert macros_in(b"no project, yet Zbwords", Limits()) == ["no project, yet Zbwords"]
    out = io.BytesIO(docx(p("Trainer"), kind="document.macroEnabled"))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/vbaProject.bin", macro_project("Zbmacro"))
    document = parse(Source(out.getvalue()))
    assert (document.text, document.parser) == ("Trainer", "docx")
    assert "' Zbmacro" in document.surfaces["macros"].split("\n")


def test_a_compressed_chunk_copies_from_what_came_before() -> None:
    # MS-OVBA 3.2.2: "#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa"
    data = bytes.fromhex(
        "01 2F B0 00 23 61 61 61 62 63 64 65 82 66 00 70 61 67 68 69 6A 01 38 08 61 6B 6C 00 30 6D 6E 6F 70 06 71 02 70"
        "04 10 72 73 74 75 76 10 77 78 79 7A 00 3C"
    )
    assert decompressed(data, Limits()) == b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa"
    with pytest.raises(LimitExceeded):
        decompressed(module("x" * 3000)[3:], Limits(decompressed_bytes=100))


def test_shapes_tell_their_names_texts_and_links() -> None:
    said = [(0x0381, "Zbdescription"), (0x00C0, "word art"), (0x0382, "https://example.org/Zbshape")]
    texts = [text.encode("utf-16-le") + b"\0\0" for _, text in said]
    rows = [struct.pack("<HI", 0x8000 | number, len(text)) for (number, _), text in zip(said, texts, strict=True)]
    table = b"".join(rows) + struct.pack("<HI", 0x4104, 1) + b"".join(texts)
    record = struct.pack("<HHI", 4 << 4 | 3, 0xF00B, len(table)) + table
    container = struct.pack("<HHI", 0xF, 0xF004, len(record)) + record
    assert list(shapes(container + b"\0" + container, loose=True)) == 2 * [
        ("alt_text", "Zbdescription"), ("text", "word art"), ("link_targets", "https://example.org/Zbshape"),
        (PICTURE, ""),
    ]  # fmt: skip


def test_property_sets_are_read_whole_and_broken_ones_loosely() -> None:
    def text(value: str) -> bytes:
        raw = value.encode("cp1252") + b"\0"
        return struct.pack("<II", 0x1E, len(raw)) + raw + bytes(-len(raw) % 4)

    values = [(2, text("Zbtitle")), (4, text("Zbauthor"))]
    section, at = struct.pack("<II", 0, len(values)), 8 + 8 * len(values)
    for number, value in values:
        section += struct.pack("<II", number, at)
        at += len(value)
    section += b"".join(value for _, value in values)
    data = bytes(24) + struct.pack("<I", 1) + bytes(16) + struct.pack("<I", 48) + section
    assert list(properties("\x05SummaryInformation", data)) == [("metadata", "Zbtitle"), ("authors", "Zbauthor")]
    assert list(properties("\x05SummaryInformation", b"Zbrubble")) == [("metadata", "Zbrubble")]


def test_tables_of_strings_are_of_one_byte_or_two() -> None:
    wide = b"\xff\xff" + struct.pack("<HHH", 1, 0, 6) + "Zbwide".encode("utf-16-le")
    narrow = struct.pack("<HHB", 1, 0, 8) + b"Zbnarrow"
    assert [*sttb(wide), *sttb(narrow), *sttb(b"")] == ["Zbwide", "Zbnarrow"]
