"""Files within the text of a page: pictures are counted, and nothing in them is shown or passed over."""

from __future__ import annotations

import base64

import pytest

from anonrecruit.application import Source
from anonrecruit.document import Document
from anonrecruit.errors import LimitExceeded, NoTextFound
from anonrecruit.parsers import Limits, parse
from tests.planted.embedded_rows import address, letter, saved
from tests.planted.pictures import png_with_text

PICTURE = address("image/png", png_with_text("Somebody"))
TEXT = "<p>Led classes of thirty people for six years.</p>"


def read(html: str, limits: Limits | None = None) -> Document:
    return parse(Source(f"<!doctype html><html><body>{TEXT}{html}</body></html>".encode()), limits=limits or Limits())


@pytest.mark.parametrize(
    ("html", "pictures"),
    [
        ("<img src=a.png>", 1),
        (f"<img src='{PICTURE}'>", 1),
        (f"<img src='{PICTURE}'><img src=a.png>", 2),
        (f"<object data='{PICTURE}'></object>", 1),
        (f"<p style='background: url({PICTURE})'>a</p>", 1),
        (f"<style>p {{ background: url('{PICTURE}') }}</style>", 1),
        ("<style>p { background: url(data:image/svg+xml;base64,AAAA) }</style>", 0),
        (f"<script>show('{PICTURE}')</script>", 1),
        (f"<iframe src='{address('text/html', b'<img src=a.png>')}'></iframe>", 1),
        ("<iframe srcdoc='<img src=a.png>'></iframe>", 1),
    ],
)
def test_each_picture_of_a_page_is_counted_once(html: str, pictures: int) -> None:
    assert read(html).images == pictures


def test_pictures_of_messages_and_saved_pages_are_counted() -> None:
    from anonrecruit.parsers import expand

    lines = ["Led classes of thirty people."]
    assert [parse(file).images for file in expand(Source(letter(lines, "Somebody")))] == [1]
    assert parse(Source(saved(lines, "Somebody"))).images == 1


@pytest.mark.parametrize("html", [f"<img src='{PICTURE}'>", f"<body style='background: url({PICTURE})'>"])
def test_a_page_that_is_only_a_picture_is_not_read(html: str) -> None:
    with pytest.raises(NoTextFound):
        parse(Source(f"<!doctype html><html>{html}</html>".encode()))


def test_what_is_no_file_is_left_in_its_place() -> None:
    found = read(f"<img srcset='https://example.org/Somebody.png 1x, {PICTURE} 2x'>").surfaces
    assert "https://example.org/Somebody.png" in found["link_targets"] and "base64" not in found["link_targets"]


@pytest.mark.parametrize("data", ["", "A", "AAAAA", "%%%", "====", "!", "é", "\\ud83d", "QUJD\nREVG", "_-_-"])
@pytest.mark.parametrize("kind", ["image/png", "text/html", "application/zip", "", "image/svg+xml", "text/css"])
def test_broken_files_cost_nothing_but_themselves(data: str, kind: str) -> None:
    text = f"data:{kind};base64,{data}"
    html = f"<img src='{text}'><a href='{text}'>a</a><iframe src='{text}'></iframe><link rel=stylesheet href='{text}'>"
    assert TEXT[3:-4] in read(html + f"<script>'{text}', '{text.replace(';base64', '')}'</script>").text


def test_base64_in_any_writing_is_read() -> None:
    said = base64.b64encode(b"Kept the rota? Yes~~~").decode().rstrip("=")
    for written in (said, said.replace("+", "-").replace("/", "_"), f"{said[:8]}%0A {said[8:]}", f"{said}=="):
        assert "Kept the rota? Yes~~~" in read(f"<a href='data:;charset=\"utf-8\";base64,{written}'>a</a>").surfaces[
            "link_targets"
        ]  # fmt: skip


def test_files_within_a_page_count_for_what_they_become() -> None:
    two = f"<img src='{address('image/png', bytes(600))}'>" * 2
    assert read(two, Limits(decompressed_bytes=1200)).images == 2
    with pytest.raises(LimitExceeded, match="decompressed_bytes"):
        read(two, Limits(decompressed_bytes=1199))


def test_pages_in_pages_end() -> None:
    inner = "<p>a</p>"
    for _ in range(6):
        inner = f"<a href='{address('text/html', inner.encode())}'>a</a>"
    with pytest.raises(LimitExceeded, match="nesting"):
        read(inner)


def test_a_large_picture_is_no_text() -> None:
    large = address("image/png", bytes(1_000_000))
    found = read(f"<style>p {{ background: url(\"{large}\") }}</style><p data-src='{large}'>a</p>").surfaces
    assert sum(map(len, found.values())) < 1_000


def test_a_style_sheet_of_unclosed_addresses_is_read_in_no_time() -> None:
    read(f"<p style='{'url(data:' * 100_000}'>a</p>")
