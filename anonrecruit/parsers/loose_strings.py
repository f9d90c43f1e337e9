"""Text in binary data whose form is not read further: runs of characters, in one byte each or two."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LEAST = 4
_LETTERS = re.compile(r"[^\W\d_]{3}")
_ONE_BYTE = re.compile(rb"[\t\x20-\x7e\x91-\x94\xc0-\xff]{%d,}" % _LEAST)
_TWO_BYTES = re.compile(rb"(?:[\t\x20-\x7e\xa0-\xff]\x00|[\x00-\x7f]\x01|[\x10-\x27]\x20){%d,}" % _LEAST)


def strings_in(data: bytes) -> Iterator[str]:
    """Those with three letters in a row, in no order that means anything."""
    wide = [match[0].decode("utf-16-le", "replace") for match in _TWO_BYTES.finditer(data)]
    narrow = [match[0].decode("cp1252", "replace") for match in _ONE_BYTE.finditer(data)]
    yield from (text for text in (*wide, *narrow) if _LETTERS.search(text))
