"""Files that a page has within its own text: "data:" addresses (RFC 2397), in attributes, scripts and style sheets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote_to_bytes

from lxml import etree

from anonrecruit.parsers.image_metadata import words_of_picture
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.strings import from_base64, text_inside

SURFACES = ("embedded_files", "image_metadata")
_ADDRESS = re.compile(r"\s*data:([^,;]*)((?:;[^,;]*)*),(.*)", re.I | re.S)
_IN_SHEET = re.compile(r"url\(\s*+(?:\"(data:[^\"]*+)\"|'(data:[^']*+)'|(data:[^\"'()]*+))\s*+\)", re.I)
_NOTHING = "url()"
_PLAIN = "text/plain"
_FONTS = ("font/", "application/font", "application/x-font", "application/vnd.ms-fontobject")


class Embedded:
    """Reads them for what they are; ``add`` takes a surface and a text. Pictures are counted: none is shown."""

    def __init__(self, limits: Limits, add: Callable[[str, str], None]) -> None:
        self.pictures = 0
        self._limits = limits
        self._add = add
        self._size = 0

    def read(self, value: str, depth: int = 0) -> bool:
        """Whether the value is such an address. Raises LimitExceeded."""
        found = _ADDRESS.match(value)
        if found is None:
            return False
        kind, data = found[1].strip().lower() or _PLAIN, decoded(found[2], found[3])
        self._size += len(data)
        self._limits.check("decompressed_bytes", self._size)
        self._file(kind, data, depth)
        return True

    def out_of_attribute(self, name: str, value: str) -> str:
        """What is left of its value when the files in it are read."""
        if name == "srcdoc":
            self._text("text/html", value, 0)
            return ""
        addresses = value.split() if name == "srcset" else [value]
        return " ".join(address for address in addresses if not self.read(address))

    def out_of_sheet(self, sheet: str) -> str:
        """A style sheet without the files in it, which are read. Of pictures no drawing is a photograph: ornaments."""
        return _IN_SHEET.sub(self._taken, sheet)

    def _taken(self, found: re.Match[str]) -> str:
        before = self.pictures
        address = found[1] or found[2] or found[3]
        self.read(address)
        self.pictures = before if "svg" in address[:20].lower() else self.pictures
        return _NOTHING

    def _file(self, kind: str, data: bytes, depth: int) -> None:
        if kind.startswith("image/"):
            self.pictures += 1
            texts: Iterator[str] = words_of_picture(data)
        elif kind.startswith("text/") or "xml" in kind or "json" in kind:
            self._text(kind, data.decode("utf-8", "replace"), depth)
            return
        else:
            texts = iter(()) if kind.startswith(_FONTS) else text_inside(data, self._limits)
        surface = "image_metadata" if kind.startswith("image/") else "embedded_files"
        for text in texts:
            self._add(surface, text)

    def _text(self, kind: str, text: str, depth: int) -> None:
        if "html" not in kind and "xml" not in kind:
            self._add("link_targets", text)
            return
        self._limits.check("nesting", depth)
        before = self.pictures
        for said in _said(text, self._limits):
            if not self.read(said, depth + 1):
                self._add("link_targets", said)
        self.pictures = before  # those of a page that is shown are counted where it is


def decoded(options: str, text: str) -> bytes:
    raw = unquote_to_bytes(text.encode("utf-8", "replace"))
    return from_base64(raw) if "base64" in options.lower() else raw


def without_files(sheet: str) -> str:
    """A style sheet in which their places alone are left."""
    return _IN_SHEET.sub(_NOTHING, sheet)


def is_embedded(address: str) -> bool:
    return _ADDRESS.match(address) is not None


def page_in(address: str) -> str:
    """The page that stands in an address; nothing of any other."""
    found = _ADDRESS.match(address)
    return decoded(found[2], found[3]).decode("utf-8", "replace") if found and "html" in found[1].lower() else ""


def sheet_in(link: etree._Element) -> str:
    """The style sheet in the address of a link."""
    found = _ADDRESS.match(link.get("href", ""))
    styles = found is not None and "stylesheet" in link.get("rel", "").lower()
    return decoded(found[2], found[3]).decode("utf-8", "replace") if found and styles else ""


def tree_of(text: str) -> etree._Element | None:
    # huge_tree lifts the parser's own limit of nesting, past which it would drop the rest without a word.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    data = text.replace("\0", "").encode("utf-8", "replace")
    return etree.fromstring(data, parser) if data.strip() else None


def _said(text: str, limits: Limits) -> Iterator[str]:
    """All texts, comments and attributes of markup that is shown nowhere."""
    limits.check("html_tags", text.count("<"))
    root = tree_of(text)
    around = () if root is None else (*root.itersiblings(preceding=True), *root.itersiblings(), *root.iter())
    for node in around:
        yield from (str(part) for part in (node.text, node.tail) if part)
        yield from map(str, node.values()) if isinstance(node.tag, str) else ()
