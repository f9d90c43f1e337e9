from __future__ import annotations

import codecs
import itertools
import time

import pytest

from anonrecruit.application import Source
from anonrecruit.document import BlockKind, Document
from anonrecruit.errors import EmptyDocument, UnsupportedFormat
from anonrecruit.parsers import parse

ADA = "Ada Obí, trainer – £30k\nLeeds\n\n\nExperience\nNorthway Leisure"
MARKDOWN = """\
# Ada Obi {#top}

Trainer with **six years'** _experience_, see [my site](https://example.org/ada "Ada's page") <!-- draft -->
or <https://example.org/cv>, `snake_case` and 2 * 3 * 4.

## Employment
* Led a **team**
  of twelve
1. Wrote the rota

| Name | Born |
|------|:----:|
| Ada  | 1990 |

![Ada at work](ada.jpg)
> quoted \\*words\\*
"""


def read(text: str, name: str = "") -> Document:
    return parse(Source(text.encode(), name))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_is_read_in_whatever_encoding_it_comes(encoding: str) -> None:
    assert parse(Source(ADA.encode(encoding))).text.startswith("Ada Obí, trainer – £30k\nLeeds")


OF_OTHERS = {
    "cp1252": "Zoë Müller\nFrançois café – résumé, “quoted” text",
    "mac_roman": "Zoë Müller\nFrançois café – résumé, “quoted” text",
    "cp850": "Zoë Müller\nFrançois café, résumé",
    "cp1250": "Łukasz Wiśniewski\nTomáš Dvořák, Łódź",
    "iso8859_2": "Łukasz Wiśniewski\nTomáš Dvořák, Łódź",
    "cp1251": "Иван Петров, спасатель в бассейне",
    "koi8_r": "Иван Петров, спасатель в бассейне",
    "cp1253": "Γιώργος Παπαδόπουλος",
    "cp1254": "Şükrü Yılmaz Çağlar, İstanbul",
    "cp1256": "محمد علي",
    "gbk": "王小明, 北京大学",
    "cp932": "山田太郎, 東京大学",
    "big5": "王小明, 國立大學",
    "cp949": "김철수, 서울대학교",
}


@pytest.mark.parametrize("encoding", OF_OTHERS)
def test_an_encoding_from_before_unicode_is_told_by_its_letters(encoding: str) -> None:
    text = f"{OF_OTHERS[encoding]}\nLifeguard at Northway Leisure since 2019"
    assert parse(Source(text.encode(encoding))).text == text


def test_blank_lines_part_blocks_and_lines_stay_lines() -> None:
    document = read(ADA)
    assert [block.span.of(document.text) for block in document.blocks] == [
        "Ada Obí, trainer – £30k\nLeeds",
        "Experience\nNorthway Leisure",
    ]


@pytest.mark.parametrize("data", [b"", b"  \r\n\t ", b"\0\0", codecs.BOM_UTF8, codecs.BOM_UTF8 + b" \n"])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocument):
        parse(Source(data))


@pytest.mark.parametrize(
    ("data", "detected"),
    [
        (b'<?xml version="1.0"?><cv>Ada</cv>', "application/xml"),
        (b"MIME-Version: 1.0\nSubject: my CV\n\nAda", "message/rfc822"),
        (b"\x7fELF" + bytes(range(200)), "application/x-executable"),
        (bytes(itertools.islice(itertools.cycle(range(256)), 2000)), "application/octet-stream"),
    ],
)
def test_what_can_not_be_read_is_named_by_its_bytes(data: bytes, detected: str) -> None:
    with pytest.raises(UnsupportedFormat) as caught:
        parse(Source(data, "cv.txt", "text/plain"))
    assert caught.value.detected == detected


@pytest.mark.parametrize("text", ["BMW apprentice, 2019", "MZ Holdings, trainer", "RIFF raff theatre"])
def test_text_that_begins_like_a_binary_is_text(text: str) -> None:
    assert read(text).text == text


def test_markdown_keeps_its_words_and_drops_its_syntax() -> None:
    document = read(MARKDOWN)
    assert document.parser == "markdown"
    assert document.text.split("\n") == [
        "Ada Obi", "",
        "Trainer with six years' experience, see my site",
        "or https://example.org/cv, snake_case and 2 * 3 * 4.", "",
        "Employment",
        "- Led a team", "of twelve", "1. Wrote the rota",
        "Name\tBorn", "Ada\t1990", "",
        "quoted *words*",
    ]  # fmt: skip


def test_markdown_has_surfaces_too() -> None:
    document = read(MARKDOWN)
    targets = ["https://example.org/ada", "ada.jpg", "https://example.org/cv"]
    assert document.surfaces["link_targets"].split("\n") == targets
    assert document.surfaces["alt_text"].split("\n") == ["Ada at work", "Ada's page"]
    assert document.surfaces["comments"] == "draft"
    assert document.images == 1


def test_markdown_blocks_have_kinds() -> None:
    found = {
        block.span.of(text): block.kind
        for document in [read(MARKDOWN)]
        for text in [document.text]
        for block in document.blocks
    }
    assert found["Ada Obi"] is BlockKind.HEADING
    assert found["- Led a team\nof twelve"] is BlockKind.LIST_ITEM
    assert found["Ada\t1990"] is BlockKind.TABLE_ROW


def test_a_name_decides_only_between_text_and_markdown() -> None:
    assert read("Ada *Obi*", "cv.md").text == "Ada Obi"
    assert read("Ada *Obi*", "cv.txt").text == "Ada *Obi*"
    assert read("# one sign alone is no Markdown").parser == "plain"


def test_a_page_of_brackets_is_read_in_no_time() -> None:
    started = time.process_time()
    parse(Source(b"# CV\n\n**Trainer**\n\n" + b"[" * 50_000, "cv.md"))
    assert time.process_time() - started < 3
