"""Styles of an OpenDocument text: which of them nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from anonrecruit.parsers.inks import BLACK, SMALLEST_VISIBLE, WHITE, Ink, from_hex, merges
from anonrecruit.parsers.opendocument import attribute, named

_MOST_PARENTS = 20
_SIZE = re.compile(r"([\d.]+)(pt|in|cm|mm|px|%)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
_GROUNDS = (
    "style:paragraph-properties",
    "style:text-properties",
    "style:table-cell-properties",
    "style:table-properties",
    "style:table-row-properties",
)


@dataclass(frozen=True, slots=True)
class Look:
    """As in html_style: ``ground`` None is one that is not known."""

    hidden: bool = False
    ink: Ink | None = BLACK
    ground: Ink | None = WHITE
    size: float = 12.0

    @property
    def visible(self) -> bool:
        return not (self.hidden or self.size < SMALLEST_VISIBLE or merges(self.ink, self.ground))


class Styles:
    """Of all parts of a document, common and automatic."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        for root in roots:
            for style in root.iter(named("style:style"), named("style:default-style")):
                self._styles[attribute(style, "style:family"), attribute(style, "style:name")] = style

    def look(self, family: str, name: str, outer: Look) -> Look:
        """Of text in a style, inside text that looks as ``outer``."""
        for style in reversed(list(self._line(family, name))):
            for properties in style:
                outer = _applied(properties, outer)
        return outer

    def is_heading(self, name: str) -> bool:
        """A paragraph in a style of titles, or one with a place in the outline."""
        for style in self._line("paragraph", name):
            label = attribute(style, "style:display-name") or attribute(style, "style:name")
            if attribute(style, "style:default-outline-level") or label.lower().startswith(("heading", "title")):
                return True
        return False

    def _line(self, family: str, name: str) -> Iterator[etree._Element]:
        """The style, its parent, and so on; last, of paragraphs, the default, which has no name."""
        for _ in range(_MOST_PARENTS):
            style = self._styles.get((family, name if name or family == "paragraph" else "-"))
            if style is None:
                return
            yield style
            if not name:
                return
            name = attribute(style, "style:parent-style-name")


def _applied(properties: etree._Element, look: Look) -> Look:
    display = attribute(properties, "text:display")
    if display:
        look = replace(look, hidden=display == "none")
    if colour := attribute(properties, "fo:color"):
        look = replace(look, ink=from_hex(colour) or look.ink)
    if size := _SIZE.fullmatch(attribute(properties, "fo:font-size")):
        number, unit = size.groups()
        look = replace(look, size=float(number) * (_POINTS.get(unit) or look.size / 100))
    return _on_ground(properties, look)


def _on_ground(properties: etree._Element, look: Look) -> Look:
    ground = attribute(properties, "fo:background-color") or attribute(properties, "draw:fill-color")
    if properties.tag not in map(named, (*_GROUNDS, "style:graphic-properties")) or ground in ("", "transparent"):
        return look
    return replace(look, ground=from_hex(ground))
