"""Which runs of a Word document nobody sees: hidden, too small, off the page, in the ink of its ground."""

from __future__ import annotations

from functools import cache

from lxml import etree

from anonrecruit.parsers.docx_shapes import Shapes, is_away
from anonrecruit.parsers.docx_styles import Styles, is_on
from anonrecruit.parsers.inks import WHITE, Ink, from_hex, merges
from anonrecruit.parsers.ooxml import W, local, w
from anonrecruit.parsers.package import Package

_SMALLEST_VISIBLE = 2.0  # points: text of that size or less is there for machines
_NARROWEST = 5.0  # percent of the width that letters have
_LOWEST_LINE = 30.0  # twentieths of a point: an exact height of a line, below which nothing of it is seen
_FAR_LEFT, _FAR_RIGHT = -4_000.0, 20_000.0  # twentieths of a point from the margin; a sheet of A4 is 11,906 wide
_LAID = ("header", "footer")


class Sight:
    """Of one document. Raises as ``Package.xml`` does."""

    def __init__(self, package: Package, main: str) -> None:
        self._styles = Styles(package, main)
        self._shapes = Shapes(self._styles)
        self._package, self._main = package, main
        self._page = cache(self._page_ground)
        self._below = cache(self._below_boxes)
        self._paper = cache(self._behind)
        self._away = cache(_is_away)

    def hides(self, run: etree._Element) -> bool:
        """Whether nobody sees the text of a run."""
        look = self._styles.look(run)
        if look.hidden or look.size <= _SMALLEST_VISIBLE or look.scale <= _NARROWEST:
            return True
        paragraph = next(run.iterancestors(w("p")), None)
        if paragraph is not None and self._away(paragraph):
            return True
        if look.ink is None:
            return False
        return merges(look.ink, look.ground if look.filled or paragraph is None else self._paper(paragraph))

    def _behind(self, paragraph: etree._Element) -> Ink | None:
        """The ground of a paragraph: its own, that of its cell, its table, its page; None where it is not known."""
        styled = paragraph.find("w:pPr/w:pStyle", W)
        own = self._styles.fill(paragraph.find("w:pPr/w:shd", W))
        given = own if own[1] or styled is None else self._styles.shading(styled.get(w("val"), ""))
        if given[1]:
            return given[0]
        for ancestor in paragraph.iterancestors():
            ground, known = self._of_container(ancestor)
            if known:
                return ground
            if local(ancestor) == "txbxContent":
                return self._below()
        return self._page()

    def _page_ground(self) -> Ink | None:
        """Not known where pictures may lie behind the text, of which many a template keeps some in its header."""
        roots = self._laid()
        if any(map(self._shapes.paint, roots)):
            return None
        background = roots[0].find("w:background", W) if roots else None
        if background is None:
            return WHITE
        return None if len(background) else from_hex(background.get(w("color"), ""))  # else painted in VML

    def _below_boxes(self) -> Ink | None:
        """Of text in shapes without a fill: they may be laid over whatever else is coloured."""
        links = [link.target for link in self._package.relationships(self._main) if link.kind == "styles"]
        styles = [root for name in links if (root := self._package.xml(name)) is not None]
        return None if any(map(self._shapes.colour, [*self._laid(), *styles])) else self._page()

    def _laid(self) -> list[etree._Element]:
        """The body, and what stands on the same page."""
        links = [link.target for link in self._package.relationships(self._main) if link.kind in _LAID]
        return [root for name in (self._main, *links) if (root := self._package.xml(name)) is not None]

    def _of_container(self, element: etree._Element) -> tuple[Ink | None, bool]:
        name = local(element)
        if name == "tc":
            return self._styles.fill(element.find("w:tcPr/w:shd", W))
        if name == "tbl":
            style = element.find("w:tblPr/w:tblStyle", W)
            if style is not None and self._styles.shades(style.get(w("val"), "")):
                return None, True
            return self._styles.fill(element.find("w:tblPr/w:shd", W))
        return self._shapes.around(element) if name == "txbxContent" else (None, False)


def _is_away(paragraph: etree._Element) -> bool:
    """In a row or a text box that is hidden, beside the page, or in lines too low to show anything."""
    properties = paragraph.find("w:pPr", W)
    row = next(paragraph.iterancestors(w("tr")), None)
    hidden = None if row is None else row.find("w:trPr/w:hidden", W)
    if (hidden is not None and is_on(hidden)) or (properties is not None and _is_displaced(properties)):
        return True
    box = next(paragraph.iterancestors(w("txbxContent")), None)
    return box is not None and is_away(box)


def _is_displaced(properties: etree._Element) -> bool:
    places = [
        _number(element.get(w(key)))
        for path, keys in (("w:ind", ("left", "start")), ("w:framePr", ("x", "y")))
        for element in properties.iterfind(path, W)
        for key in keys
    ]
    spacing = properties.find("w:spacing", W)
    exact = spacing is not None and spacing.get(w("lineRule")) == "exact"
    low = spacing is not None and exact and _number(spacing.get(w("line"))) <= _LOWEST_LINE
    return any(place <= _FAR_LEFT or place >= _FAR_RIGHT for place in places) or low


def _number(text: str | None) -> float:
    """In twentieths of a point; none where there is no number."""
    try:
        return float(text or "nan")
    except ValueError:
        return float("nan")
