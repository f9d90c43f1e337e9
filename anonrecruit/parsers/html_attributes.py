"""What an HTML page carries beside the text it shows: attributes, scripts, style sheets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from anonrecruit.parsers import html_embedded
from anonrecruit.parsers.css import generated
from anonrecruit.parsers.html_embedded import Embedded
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pieces import lines_of

_SURFACE_OF: Mapping[str, str] = {
    **dict.fromkeys(
        (
            *("href", "src", "srcset", "action", "formaction", "cite", "poster", "data", "background", "longdesc"),
            *("ping", "itemid", "itemtype", "profile", "codebase", "manifest", "xlink:href", "archive", "usemap"),
        ),
        "link_targets",
    ),
    **dict.fromkeys(
        (
            "alt",
            "title",
            "label",
            "placeholder",
            "summary",
            "abbr",
            "standby",
            "prompt",
            "download",
        ),
        "alt_text",
    ),
    **dict.fromkeys(("id", "name", "for", "headers", "itemprop", "itemref", "property"), "bookmarks"),
    "content": "metadata",
    "datetime": "metadata",
    "value": "form_fields",
}
_NO_TEXT = frozenset({"type", "dir", "role", "width", "height", "xmlns", "charset"})
_AUTHORS = re.compile(r"(?:^|[.:])(?:author|creator|publisher|owner|last-?author|copyright|designer)$", re.I)
_STRING = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`")
_COMMENT = re.compile(r"/\*(.*?)(?:\*/|\Z)|(?<![:\w])//([^\n]*)|<!--(.*?)(?:-->|\Z)", re.S)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|u\{([0-9a-fA-F]{1,6})\}|(.))", re.S)
_PLAIN_KEY = re.compile(r"[@$_]?[a-z][A-Za-z0-9_]*")
_WORD = re.compile(r"[^\W\d_]{2}")
SURFACES = (
    *("authors", "metadata", "comments", "tracked_deletions", "alt_text", "link_targets", "bookmarks", "form_fields"),
    *("scripts", "data_attributes", *html_embedded.SURFACES),
)


class Beside:
    """Gathers while a page is walked; ``surfaces`` has every name of SURFACES. Raises LimitExceeded on too large or
    too deep files within the page."""

    def __init__(self, limits: Limits) -> None:
        self._found: dict[str, list[str]] = {name: [] for name in SURFACES}
        self._embedded = Embedded(limits, self.add)
        self.framed = 0  # pictures that pages within the page refer to

    @property
    def pictures(self) -> int:
        """How many stand within the page's own text, or belong to pages that do."""
        return self._embedded.pictures + self.framed

    def add(self, surface: str, text: str) -> None:
        self._found[surface].append(text)

    def surfaces(self) -> dict[str, str]:
        return {name: lines_of(texts) for name, texts in self._found.items()}

    def attributes(self, element: etree._Element) -> None:
        for key, value in element.items():
            name = str(key).lower()
            if value.strip() and name not in _NO_TEXT:
                self._attribute(name, str(value), element)

    def _attribute(self, name: str, value: str, element: etree._Element) -> None:
        surface, value = _SURFACE_OF.get(name, ""), self._embedded.out_of_attribute(name, value)
        if name == "style":
            self.style(value)
        elif name == "content" and _AUTHORS.search(element.get("name") or element.get("property") or ""):
            self.add("authors", value)
        elif name.startswith("on"):
            self.script(value, "")
        elif name.startswith("aria-"):
            self.add("alt_text", value)
        else:
            self.add(surface or "data_attributes", value)

    def script(self, text: str, kind: str) -> None:
        """Its strings and comments: the rest is the language's own words. Nothing is ever run."""
        if "json" in kind and (found := _json(text)) is not None:
            texts: list[str] = list(found)
        elif "template" in kind or "html" in kind or "text/plain" in kind:
            texts = re.sub(r"<[^<>]*>", "\n", text).splitlines()
        else:
            texts = [_unescaped(next(filter(None, match), "")) for match in _STRING.findall(text)]
            texts += [next(filter(None, match), "") for match in _COMMENT.findall(text)]
        for one in filter(_WORD.search, texts):
            if not self._embedded.read(one):
                self.add("scripts", one)

    def style(self, text: str) -> None:
        for one in filter(_WORD.search, generated(self._embedded.out_of_sheet(text))):
            self.add("scripts", one)


def _json(text: str) -> Iterator[str] | None:
    try:
        return strings_in(json.loads(text))
    except (ValueError, RecursionError):
        return None


def strings_in(value: object, depth: int = 0) -> Iterator[str]:
    """Every string of a JSON value, and every key that is no plain word of a format."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list) and depth < 100:
        yield from (key for key in value if not _PLAIN_KEY.fullmatch(str(key))) if isinstance(value, dict) else ()
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings_in(inner, depth + 1)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: _character(found), text)


def _character(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code:
        return chr(int(code, 16)) if int(code, 16) < 0x110000 else ""
    return {"n": "\n", "t": "\t", "r": "\n"}.get(found[4], found[4])
