"""Plain text: paragraphs are parted by blank lines, and every line stays a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonrecruit.errors import UnsupportedFormat
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pieces import Parsed, Piece
from anonrecruit.parsers.text import decode

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


def parse_plain(data: bytes, limits: Limits) -> Parsed:
    """Raises UnsupportedFormat where the bytes are not text."""
    text = decode(data)
    if text is None:
        raise UnsupportedFormat("application/octet-stream")
    return Parsed(tuple(paragraphs(text)), "plain")


def paragraphs(text: str) -> Iterator[Piece]:
    for paragraph in _BLANK_LINES.split(_LINE_ENDS.sub("\n", text)):
        yield Piece(paragraph, apart=True)
