"""Markdown as the words it shows: syntax goes, words stay, link targets become a surface.

Line by line, after CommonMark 0.31 and GitHub's tables, without nesting: a CV in Markdown is headings, lists, links
and emphasis. What is not understood stays as it is written, so that no word can be lost.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from anonrecruit.document import BlockKind
from anonrecruit.errors import UnsupportedFormat
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pieces import Parsed, Piece, lines_of
from anonrecruit.parsers.plain import paragraphs
from anonrecruit.parsers.strings import comments_in
from anonrecruit.parsers.text import decode

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_SIGNS = (
    re.compile(r"^ {0,3}#{1,6} +\S", re.M),
    re.compile(r"\[[^\]\n]{1,300}\]\([^)\s]+\)"),
    re.compile(r"\*\*[^*\n]+\*\*"),
    re.compile(r"^\|?(?: *:?-{3,}:? *\|)+", re.M),
    re.compile(r"^(?:```|~~~)", re.M),
)
_RULE, _FENCE = r"(?:[-*_=][ \t]*){3,}", r"(?:```|~~~)[\w-]*"
_TABLE_RULE = r"\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?\s*"
_DROPPED_LINE = re.compile(rf"\s*+(?:{_RULE}|{_FENCE}|{_TABLE_RULE})$")
_ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]*+\{[#.][^{}\n]*\}[ \t]*$", re.M)  # pandoc's
_LIST_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+\S")
_BULLET = re.compile(r"^(\s*)[*+](?=\s)")
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>")
_TAG_TARGET = re.compile(r"(?:href|src)\s*=\s*[\"']?([^\"'\s>]+)", re.I)
_TAG_ALT = re.compile(r"(?:alt|title)\s*=\s*[\"']([^\"'>]*)", re.I)
_AUTOLINK = re.compile(r"<((?:[a-z][a-z0-9+.-]+:|[\w.+-]+@)[^\s<>]+)>", re.I)
# Bounded, so that a page of nothing but brackets is no quadratic search.
_TITLE = r"(?:\s+(\"[^\"]*\"|'[^']*'|\([^()]*\)))?"
_DESTINATION = rf"\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?{_TITLE}\s*\)"
_IMAGE = re.compile(r"!\[([^\]\n]{0,300})\]" + _DESTINATION)
_LINK = re.compile(r"\[([^\]\n]{0,300})\]" + _DESTINATION)
_DEFINITION = re.compile(r"^ {0,3}\[([^\]\n]{1,300})\]:\s*<?(\S+?)>?" + _TITLE + r"[ \t]*$", re.M)
_REFERENCE = re.compile(r"\[([^\]\n]{1,300})\]\[[^\]\n]{0,300}\]")
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|~~|`{1,9})(?=\S)(.{1,1000}?)(?<=\S)(?<!\\)\1", re.S)
_UNDERSCORES = re.compile(r"(?<![\w\\])(_{1,3})(?=\S)(.{1,1000}?)(?<=\S)(?<!\\)\1(?!\w)", re.S)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def looks_like_markdown(text: str) -> bool:
    """Two different signs of Markdown: one alone stands in many a plain text."""
    return sum(sign.search(text) is not None for sign in _SIGNS) >= 2


def parse_markdown(data: bytes, limits: Limits) -> Parsed:
    """Raises UnsupportedFormat where the bytes are not text."""
    text = decode(data)
    if text is None:
        raise UnsupportedFormat("application/octet-stream")
    pieces = tuple(_shown(piece) for part in paragraphs(_inline(text)) for piece in _blocks(part))
    return Parsed(pieces, "markdown", len(_IMAGE.findall(text)), surfaces=_surfaces(text))


def _surfaces(text: str) -> dict[str, str]:
    return {
        "link_targets": lines_of(_links(text)),
        "alt_text": lines_of(_alternatives(text)),
        "comments": lines_of(_comments(text)),
    }


def _links(text: str) -> list[str]:
    links = [match[2] for pattern in (_LINK, _DEFINITION) for match in pattern.finditer(text)]
    return [*links, *_TAG_TARGET.findall(text), *_AUTOLINK.findall(text)]


def _alternatives(text: str) -> list[str]:
    titles = [(match[3] or "")[1:-1] for pattern in (_LINK, _DEFINITION) for match in pattern.finditer(text)]
    return [*(match[1] for match in _IMAGE.finditer(text)), *titles, *_TAG_ALT.findall(text)]


def _comments(text: str) -> list[str]:
    return comments_in(text)[1]


def _inline(text: str) -> str:
    text = _ATTRIBUTES.sub("", comments_in(text)[0])
    text = _DEFINITION.sub("", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _TAG.sub("", _BREAK.sub("\n", text))
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    return _REFERENCE.sub(r"\1", text)


def _blocks(paragraph: Piece) -> Iterator[Piece]:
    """A heading, list item or table row begins a block; other lines go on with the block before them."""
    block: Piece | None = None
    for line in paragraph.text.split("\n"):
        begun = None if _DROPPED_LINE.match(line) else _own_block(line)
        if block is not None and (begun is not None or block.kind is BlockKind.HEADING):
            yield block
            block = None
        if begun is not None:
            block = begun
        elif not _DROPPED_LINE.match(line):
            block = replace(paragraph, text=line) if block is None else replace(block, text=f"{block.text}\n{line}")
    if block is not None:
        yield block


def _own_block(line: str) -> Piece | None:
    if heading := _HEADING.match(line):
        return Piece(heading[1], BlockKind.HEADING, apart=True)
    if _LIST_ITEM.match(line):
        return Piece(_BULLET.sub(r"\1-", line), BlockKind.LIST_ITEM)
    if line.strip().startswith("|"):
        cells = (cell.strip() for cell in line.strip().strip("|").split("|"))
        return Piece("\t".join(cells), BlockKind.TABLE_ROW)
    return None


def _shown(piece: Piece) -> Piece:
    text = "\n".join(_QUOTE.sub("", line) for line in piece.text.split("\n"))
    for _ in range(3):  # bold within italics within strikethrough
        text = _UNDERSCORES.sub(r"\2", _EMPHASIS.sub(r"\2", text))
    return replace(piece, text=html.unescape(_ESCAPE.sub(r"\1", text)))
