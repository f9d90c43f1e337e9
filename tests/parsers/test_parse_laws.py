"""``parse`` raises nothing but DocumentError, and its errors and values show no text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anonrecruit.application import Source
from anonrecruit.document import Document
from anonrecruit.errors import BrokenDocument, DocumentError
from anonrecruit.parsers import PARSERS, Limits, parse
from anonrecruit.parsers import sniff as sniffing
from tests.parsers import make_files as files

WHOLE = (
    files.pdf(files.labels, files.with_surfaces),
    files.docx(files.p("Ada Obi") + f"<w:tbl>{files.row(files.p('Born'), files.p('1990'))}</w:tbl>"),
    "# Ada Obi\n\n**Trainer** [site](https://example.org)\n".encode("utf-16"),
    rb"{\rtf1\ansi\ansicpg9999{\info{\author Ada Obi}}{\*\objdata 4164\'e9}{\v a}\trowd Born\cell 1990\cell\row}",
    b"<html><head><style>.a{color:#fff}</style></head><p class=a>Ada Obi</p><table><tr><td>Born<td>1990</table></html>",
    (Path(__file__).parent / "written" / "planted.doc").read_bytes(),
)
HEADERS = (b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"# a\n[b](c)\n")
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def outcome(data: bytes) -> Document | DocumentError:
    try:
        return parse(Source(data, "cv.md"))
    except DocumentError as error:
        return error


@QUICK
@given(st.sampled_from(HEADERS), st.binary(max_size=300))
def test_random_bytes_give_a_document_or_a_document_error(header: bytes, data: bytes) -> None:
    outcome(header + data)


@QUICK
@given(st.sampled_from(WHOLE), st.floats(0, 1))
def test_truncated_files_give_a_document_or_a_document_error(data: bytes, share: float) -> None:
    outcome(data[: int(share * len(data))])


@QUICK
@given(st.sampled_from(WHOLE), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_damaged_files_give_a_document_or_a_document_error(data: bytes, damage: list[tuple[float, int]]) -> None:
    damaged = bytearray(data)
    for share, byte in damage:
        damaged[int(share * (len(data) - 1))] = byte
    outcome(bytes(damaged))


@QUICK
@given(st.text(max_size=400))
def test_everything_outside_the_blocks_is_white_space(text: str) -> None:
    document = outcome(text.encode("utf-8", "replace"))
    if isinstance(document, Document):
        inside = {index for block in document.blocks for index in range(block.span.start, block.span.end)}
        assert not "".join(mark for index, mark in enumerate(document.text) if index not in inside).strip()


@pytest.mark.parametrize("data", WHOLE)
def test_the_same_bytes_give_the_same_document(data: bytes) -> None:
    assert parse(Source(data)) == parse(Source(data))


@pytest.mark.parametrize("data", WHOLE)
def test_repr_shows_no_text(data: bytes) -> None:
    document = parse(Source(data, "ada-obi.pdf"), attachment=3)
    assert document.attachment == 3
    assert "Ada" not in repr(document) and "1990" not in repr(document)


def test_a_foreign_error_leaves_only_its_class_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(data: bytes, limits: Limits) -> None:
        raise KeyError("Ada Obi")

    monkeypatch.setattr("anonrecruit.parsers.PARSERS", {**PARSERS, sniffing.PLAIN: fails})
    with pytest.raises(BrokenDocument) as caught:
        parse(Source(b"Ada Obi"))
    assert caught.value == BrokenDocument("text", "KeyError")
    assert caught.value.__context__ is None and caught.value.__cause__ is None
