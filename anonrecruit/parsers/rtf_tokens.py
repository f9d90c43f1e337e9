"""RTF 1.9.1 as tokens, and its code pages as Python names them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\([a-zA-Z]+)(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.S
)
_BINARY = "bin"
WORD, HEX, SYMBOL, GROUP, TEXT, BINARY = range(6)


class Token(NamedTuple):
    """``text`` is the control word, the hex pair as one character, the symbol, the brace, the text, or the bytes of
    binary data as characters; ``number`` a control word's parameter, None where it has none."""

    kind: int
    text: str
    number: int | None = None


def tokens(text: str) -> Iterator[Token]:
    """Of RTF decoded as Latin-1, so that one character is one byte."""
    position, end = 0, len(text)
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None:
            return
        position = match.end()
        if match[1] == _BINARY:
            begun, position = position, min(end, position + max(0, int(match[2] or 0)))
            yield Token(BINARY, text[begun:position])
        elif (token := _token(match)) is not None:
            yield token


def _token(match: re.Match[str]) -> Token | None:
    if match[1]:
        return Token(WORD, match[1], int(match[2]) if match[2] else None)
    if match[3]:
        return Token(HEX, chr(int(match[3], 16)))
    if match[4]:
        return Token(SYMBOL, match[4])
    if match[5]:
        return Token(GROUP, match[5])
    return Token(TEXT, match[6]) if match[6] else None


SYMBOL_FONT = "symbol"
_CODE_PAGE_OF_CHARSET: Mapping[int, str] = {
    0: "cp1252", 2: SYMBOL_FONT, 77: "mac_roman", 78: "cp932", 79: "cp949", 80: "gbk", 81: "cp950", 128: "cp932",
    129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
    178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
DOCUMENT_CHARSETS: Mapping[str, str] = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_NAMED: Mapping[int, str] = {10000: "mac_roman", 65001: "utf-8", 708: "iso8859_6", 42: SYMBOL_FONT, 1361: "johab"}


def charset_code_page(charset: int) -> str | None:
    """None where the charset is the document's own."""
    return _CODE_PAGE_OF_CHARSET.get(charset)


def code_page(number: int) -> str:
    """A code page that Python does not know is read as the western one."""
    name = _NAMED.get(number, f"cp{number}")
    if name == SYMBOL_FONT:
        return name
    try:
        codecs.lookup(name)  # decoding nothing would not look it up
    except LookupError:
        return "cp1252"
    return name


def decoded(data: bytes, page: str) -> str:
    """Letters of symbol fonts are put where Unicode has room for private ones; their bullet is a bullet."""
    if page == SYMBOL_FONT:
        return "".join("•" if byte == 0xB7 else chr(0xF000 + byte) if byte > 0x20 else chr(byte) for byte in data)
    return data.decode(page, "replace")
