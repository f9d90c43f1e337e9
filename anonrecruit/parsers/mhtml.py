"""Pages saved as one file, MHTML (RFC 2557): the page, its frames and its style sheets; the rest is a surface.

Whatever the parts refer to is looked for in the file alone, never fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email.message import Message

from anonrecruit.errors import BrokenDocument
from anonrecruit.parsers.html import html_text, read_html
from anonrecruit.parsers.html_attributes import Beside
from anonrecruit.parsers.image_metadata import image_metadata
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.mime import open_message
from anonrecruit.parsers.pieces import Parsed, Piece, lines_of
from anonrecruit.parsers.text import decode

_NO_NEWS = frozenset({"mime-version", "content-type", "content-transfer-encoding", "date"})
_HEADERS = re.compile(rb"(?:[A-Za-z][\w-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+")
_RELATED = re.compile(rb"^content-type:\s*(?:multipart/related|text/html)\b", re.I | re.M)
_SAVED = re.compile(rb"^(?:snapshot-content-location|x-mimeole|from:\s*.{0,3}saved by|content-location):?", re.I | re.M)
_SENT = re.compile(rb"^(?:to|received|return-path|delivered-to|message-id|reply-to|cc):", re.I | re.M)


def looks_like_mhtml(data: bytes) -> bool:
    """A MIME message of a page that nobody sent."""
    head = _HEADERS.match(data[:20_000].lstrip())
    if head is None or not _RELATED.search(head[0]) or _SENT.search(head[0]):
        return False
    return bool(_SAVED.search(head[0]) or re.search(rb"^mime-version:", head[0], re.I | re.M))


def parse_mhtml(data: bytes, limits: Limits) -> Parsed:
    """Raises BrokenDocument where no part is a page, and LimitExceeded."""
    limits.check("zip_members", data.count(b"\nContent-Type:"))
    message = open_message(data, limits)
    leaves = [part for part in message.walk() if not part.is_multipart()]
    contents = [_content(part) for part in leaves]
    limits.check("decompressed_bytes", sum(map(len, contents)))
    parts = list(zip(leaves, contents, strict=True))
    pages = [content for part, content in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise BrokenDocument("MHTML", "NoPage")
    sheets = [html_text(content) for part, content in parts if part.get_content_type() == "text/css"]
    beside = Beside(limits)
    for sheet in sheets:
        beside.style(sheet)
    pieces = list(_read(pages, limits, beside, sheets))
    images = sum(part.get_content_maintype() == "image" for part in leaves) + beside.pictures
    found = beside.surfaces()
    carried = {name: lines_of([found.get(name, ""), text]) for name, text in _surfaces(message, parts).items()}
    return Parsed(tuple(pieces), "mhtml", images, surfaces=found | carried)


def _read(pages: list[bytes], limits: Limits, beside: Beside, sheets: list[str]) -> Iterator[Piece]:
    for page in pages:
        yield from read_html(html_text(page), limits, beside, sheets)[0]


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _surfaces(message: Message, parts: Sequence[tuple[Message, bytes]]) -> dict[str, str]:
    pictures = [content for part, content in parts if part.get_content_maintype() == "image"]
    return {
        "image_metadata": lines_of(text for picture in pictures for text in image_metadata(picture)),
        "page_headers": lines_of(_headers(message)),
        "embedded_files": lines_of([*_names(parts), *_other_texts(parts)]),
    }


def _headers(message: Message) -> Iterator[str]:
    """And what stands around the parts, where no program looks."""
    for part in message.walk():
        yield from (str(value) for name, value in part.items() if name.lower() not in _NO_NEWS)
        yield from (text or "" for text in (part.preamble, part.epilogue))


def _names(parts: Sequence[tuple[Message, bytes]]) -> Iterator[str]:
    return (part.get_filename() or "" for part, _ in parts)


def _other_texts(parts: Sequence[tuple[Message, bytes]]) -> Iterator[str]:
    """Of the parts that are text but neither a page nor a style sheet, such as Word's own lists."""
    for part, content in parts:
        kind = part.get_content_type()
        is_text = kind.startswith("text/") or kind.endswith("xml") or kind.endswith("json")
        if is_text and kind not in ("text/html", "text/css", "application/xhtml+xml"):
            yield re.sub(r"<[^<>]*>", "\n", decode(content) or "")
