from __future__ import annotations

import pytest

from anonrecruit.application import Source
from anonrecruit.document import Document
from anonrecruit.errors import BrokenDocument, EmptyDocument, LimitExceeded
from anonrecruit.parsers import Limits, parse


def read(page: str | bytes, **limits: int) -> Document:
    return parse(Source(page.encode() if isinstance(page, str) else page, "cv.txt"), limits=Limits(**limits))


def lines(page: str) -> list[str]:
    return [line for line in read(page).text.split("\n") if line]


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><p>Ada</p>",
        "  <html><body>Ada</body></html>",
        '<h1 id="top">Ada</h1>',
        "<!-- saved --><div>Ada</div>",
        "<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><body>Ada</body></html>",
    ],
)
def test_a_page_is_known_by_its_first_tag(page: str) -> None:
    assert (read(page).parser, read(page).text) == ("html", "Ada")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "utf-8"), ("", "utf-8"), ("windows-1250", "cp1250"), ("iso-8859-1", "cp1252"), ("shift_jis", "sjis"),
     ("utf-8", "cp1252"), ("nonsense", "cp1252"), ("iso-2022-jp", "iso2022_jp"), ("utf-16", "utf-16")],
)  # fmt: skip
def test_a_page_is_read_in_the_encoding_it_names_or_the_one_it_has(declared: str, encoding: str) -> None:
    name = {"cp1250": "Łucja Němcová", "sjis": "山田", "iso2022_jp": "山田"}.get(encoding, "Zoë – Ångström")
    page = f"<html><head><meta charset='{declared}'></head><body>{name}</body></html>"
    assert read(page.encode(encoding)).text == name


def test_words_set_side_by_side_are_cells_of_a_row() -> None:
    assert lines("<div style='display:flex'><b>Lifeguard</b><i>2019</i></div>") == ["Lifeguard\t2019"]
    assert lines("<div style='display:flex'><div><p>a<p>b</div><div><p>c<p>d</div></div>") == ["a", "b", "c", "d"]
    assert lines("<div style='display:flex;flex-direction:column'><p>a</p><p>b</p></div>") == ["a", "b"]
    assert lines("<p>Lifeguard<span style='float:right'>2019</span></p>") == ["Lifeguard 2019"]


def test_terms_and_definitions_are_rows() -> None:
    page = "<dl><dt>Born</dt><dd>1990</dd><div><dt>Town</dt><dd>Leeds</dd><dd>York</dd></div></dl>"
    assert lines(page) == ["Born\t1990", "Town\tLeeds", "York"]


def test_white_space_is_kept_only_where_the_page_says_so() -> None:
    assert lines("<p>a\n  b<br>c</p><pre>d\n e</pre><p style='white-space:pre'>f\ng</p>") == [
        "a b", "c", "d", "e", "f", "g",
    ]  # fmt: skip


def test_numbered_items_have_their_numbers_and_plain_ones_no_bullet() -> None:
    assert lines("<ol><li>a<li>b</ol><ul style='list-style:none'><li>c</ul>") == ["1. a", "2. b", "c"]


def test_the_rule_that_weighs_most_decides() -> None:
    style = "<style>#a { display: block } p { display: none } .b { display: block !important }</style>"
    page = f"<html><head>{style}</head><body><p id=a>seen</p><p class=b style='display:none'>too</p><p>not</p></body>"
    document = read(page)
    assert [(b.span.of(document.text), b.origin.visible) for b in document.blocks] == [
        ("seen", True), ("too", True), ("not", False),
    ]  # fmt: skip


def test_pictures_are_counted() -> None:
    assert read("<p>Ada</p><img src=a.png><svg><image href=b.png /></svg>").images == 2


def test_a_page_of_nothing_is_empty() -> None:
    with pytest.raises(EmptyDocument):
        read("<html><head><title>Ada</title></head><body> </body></html>")


@pytest.mark.parametrize(
    ("page", "limits"),
    [
        ("<p>Ada" + "<div>" * 300 + "x", {}),
        ("<p>Ada" * 50, {"html_tags": 40}),
        ("<p>Ada" + "<iframe srcdoc='" + "<div>" * 300 + "'></iframe>", {}),
    ],
)
def test_every_limit_is_kept(page: str, limits: dict[str, int]) -> None:
    with pytest.raises(LimitExceeded):
        read(page, **limits)


def test_no_page_refers_to_itself_without_end() -> None:
    page = "x"
    for _ in range(5):
        page = "<p>a</p><iframe srcdoc='" + page.replace("&", "&amp;").replace("'", "&#39;") + "'></iframe>"
    with pytest.raises(LimitExceeded):
        read(page)


def test_an_archive_without_a_page_is_broken() -> None:
    with pytest.raises(BrokenDocument) as caught:
        read("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n\nAda\n--a--\n")
    assert caught.value == BrokenDocument("MHTML", "NoPage")


def test_a_message_that_was_sent_is_no_saved_page() -> None:
    with pytest.raises(Exception, match="not supported"):
        read("MIME-Version: 1.0\nTo: a@example.org\nContent-Type: text/html\n\n<p>Ada</p>")
