"""Text out of files inside a file, whatever they are: for what is searched, never shown."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from anonrecruit.parsers.limits import Limits

_ASCII = re.compile(rb"[\x20-\x7e\xa0-\xff]{4,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")
_MARKUP = (b"<?xml", b"<html", b"<!doctype html", b"<x:xmpmeta", b"<?xpacket")
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_DEEPEST = 3
_LETTERS = re.compile(r"[^\W\d_]{3}")
_TELLING = re.compile(r"(?=.*[^\W\d_]{3})(?=.*(?:[A-Z\s@./\\]|[^\x00-\x7f]))", re.S)


def may_tell(value: str) -> bool:
    """Whether an attribute's value may say something: it has three letters, and something that words of a format do not
    have all of: a capital, a blank, a dot."""
    return _TELLING.match(value) is not None


def printable(data: bytes) -> Iterator[str]:
    """Runs of four and more printable characters that hold a word, in one byte each or in two."""
    found = [match.group().decode("utf-8", "replace") for match in _ASCII.finditer(data)]
    found += [match.group().decode("utf-16-le") for match in _WIDE.finditer(data)]
    yield from (text for text in found if _LETTERS.search(text))


def xml_comments(data: bytes) -> Iterator[str]:
    """Comments and processing instructions; in steps that grow with the file alone, however many are never closed."""
    for opening, closing in ((b"<!--", b"-->"), (b"<?", b"?>")):
        at = data.find(opening)
        while at >= 0 and (end := data.find(closing, at + len(opening))) >= 0:
            said = data[at + len(opening) : end]
            if not said.startswith(b"xml"):
                yield said.decode("utf-8", "replace")
            at = data.find(opening, end)


def xml_texts(data: bytes) -> Iterator[str]:
    """Text nodes and attribute values; of XML that is broken what is printable in it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        yield from printable(data)
        return
    for node in root.iter():
        yield from (text for text in (node.text, node.tail) if text and text.strip())
        if isinstance(node.tag, str):
            yield from map(str, node.attrib.values())


def text_inside(data: bytes, limits: Limits, depth: int = 0) -> Iterator[str]:
    """Of an embedded file: names and text of an archive's members, text of markup, else all that is printable.

    Raises LimitExceeded.
    """
    limits.check("bytes", len(data))
    if data.startswith(b"PK\x03\x04") and depth < _DEEPEST:
        yield from _members(data, limits, depth)
    elif data.lstrip()[:20].lower().startswith(_MARKUP):
        yield from xml_texts(data)
    else:
        yield from printable(data)


def _members(data: bytes, limits: Limits, depth: int) -> Iterator[str]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        yield from printable(data)
        return
    limits.check("zip_members", len(archive.namelist()))
    limits.check("decompressed_bytes", sum(info.file_size for info in archive.infolist()))
    for info in archive.infolist():
        yield info.filename
        if not info.flag_bits & 1:  # encrypted: nobody reads it without the password
            with archive.open(info) as member:
                yield from text_inside(member.read(info.file_size), limits, depth + 1)


def from_base64(text: str | bytes) -> bytes:
    """Whatever can be made of it (RFC 4648, both alphabets): what is broken, or breaks off, as far as it goes."""
    raw = text.encode("ascii", "replace") if isinstance(text, str) else text
    letters = _NO_BASE64.sub(b"", raw.replace(b"-", b"+").replace(b"_", b"/"))
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return base64.b64decode(letters + b"=" * (-len(letters) % 4))


def comments_in(text: str) -> tuple[str, list[str]]:
    """The text without its comments of SGML, and these. One that does not end is none.

    Not by a pattern: where none ends, that would go through the whole text from each beginning.
    """
    outside, inside, at = list[str](), list[str](), 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        outside.append(text[at:start])
        inside.append(text[start + 4 : end])
        at = end + 3
    return "".join((*outside, text[at:])), inside
