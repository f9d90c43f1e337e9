"""Walks a page in the order of its text: what is one line, one row, one list item; what is seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from anonrecruit.document import BlockKind, Origin
from anonrecruit.parsers.css import Declarations
from anonrecruit.parsers.html_attributes import Beside
from anonrecruit.parsers.html_embedded import is_embedded, page_in
from anonrecruit.parsers.html_style import Look, look_of
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pieces import Piece
from anonrecruit.parsers.seen import Seen
from anonrecruit.parsers.tables import not_blank, row_of

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "p"),
        *("optgroup", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th"),
        *("thead", "tr", "ul", "xmp"),
    )
)
_BLOCK_DISPLAYS = frozenset({"block", "flex", "grid", "list-item", "table", "table-row", "flow-root", "table-cell"})
_APART = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "section", "article", "hr"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_CELLS = ("td", "th")
_FALLBACKS = frozenset(["audio", "video", "canvas", "iframe"])
_SET_OFF = ("inline-block", "inline-flex", "inline-table", "inline-grid")
_UNSHOWN_INPUTS = frozenset({"hidden", "password", "checkbox", "radio", "file", "image", "color", "range"})
_SPACES = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(r" ?\n ?")


@dataclass(slots=True)
class _Flow:
    """One column of text while it is read."""

    pieces: list[Piece] = field(default_factory=list)
    seen: Seen = field(default_factory=Seen, repr=False)
    mark: str = ""
    kind: BlockKind = BlockKind.PARAGRAPH
    apart: bool = False

    def end_block(self) -> None:
        if text := _tidied(self.seen.shown_text):
            kind = BlockKind.LIST_ITEM if self.mark else self.kind
            self.pieces.append(Piece(self.mark + text, kind, apart=self.apart))
            self.mark, self.apart = "", False
        if hidden := _tidied(self.seen.hidden_text):
            self.pieces.append(Piece(hidden, origin=Origin(visible=False)))
        self.seen = Seen()

    def take(self, pieces: list[Piece]) -> None:
        self.end_block()
        self.pieces.extend(pieces)


class Walk:
    """Reads one page. ``nested`` reads a page that stands in an attribute of this one."""

    def __init__(
        self,
        styles: Mapping[etree._Element, Declarations],
        beside: Beside,
        limits: Limits,
        nested: Callable[[str], list[Piece]],
    ) -> None:
        self.images = 0
        self._styles = styles
        self._beside = beside
        self._limits = limits
        self._nested = nested
        self._counts: dict[etree._Element, int] = {}
        self._special: Mapping[str, Callable[[etree._Element, Look, _Flow, int], None]] = {
            "script": self._script,
            "style": self._style,
            "title": self._title,
            "desc": self._title,
            "metadata": self._title,
            "audio": self._instead,
            "video": self._instead,
            "canvas": self._instead,
            "br": lambda element, look, flow, depth: self._say("\n", look, flow, raw=True),
            "img": self._image,
            "image": self._image,
            "input": self._input,
            "iframe": self._frame,
            "option": self._option,
            "tr": self._row,
            "dl": self._definitions,
            "del": self._deleted,
            "head": self._head,
        }

    def page(self, root: etree._Element) -> list[Piece]:
        flow = _Flow()
        self._element(root, Look(), flow, 0)
        flow.end_block()
        return flow.pieces

    def _element(self, element: etree._Element, outer: Look, flow: _Flow, depth: int) -> None:
        self._limits.check("xml_depth", depth)
        if not isinstance(element.tag, str):
            self._comment(element)
            return
        tag = element.tag.lower().rpartition(":")[2]
        own = self._styles.get(element, {})
        self._beside.attributes(element)
        look = look_of(element, tag, own, outer)
        display = own.get("display", "")
        if tag in self._special:
            self._special[tag](element, look, flow, depth)
        elif "flex" in display and not _is_column(own):
            self._side_by_side(element, look, flow, depth)
        elif (tag in _BLOCKS and display not in ("inline", *_SET_OFF)) or display in _BLOCK_DISPLAYS:
            self._block(element, tag, look, flow, depth)
        else:
            self._inline(element, own, look, flow, depth)

    def _children(self, element: etree._Element, look: Look, flow: _Flow, depth: int) -> None:
        self._say(element.text, look, flow)
        for child in element:
            self._element(child, look, flow, depth + 1)
            self._say(child.tail, look, flow)

    def _block(self, element: etree._Element, tag: str, look: Look, flow: _Flow, depth: int) -> None:
        flow.end_block()
        flow.apart = flow.apart or tag in _APART
        outer, flow.kind = flow.kind, BlockKind.HEADING if tag in _HEADINGS else flow.kind
        if tag == "li" or self._styles.get(element, {}).get("display") == "list-item":
            flow.mark = self._mark(element) if look.bullets else ""
        self._children(element, look, flow, depth)
        flow.end_block()
        flow.kind, flow.mark = outer, ""

    def _inline(self, element: etree._Element, own: Declarations, look: Look, flow: _Flow, depth: int) -> None:
        set_off = own.get("display") in _SET_OFF or own.get("float", "none") != "none"
        if set_off or own.get("position") in ("absolute", "fixed"):
            self._say(" ", look, flow)
        if element.tag.lower() not in _FALLBACKS:
            self._children(element, look, flow, depth)
        if set_off:
            self._say(" ", look, flow)

    def _inside(self, element: etree._Element, outer: Look, depth: int) -> list[Piece]:
        flow = _Flow()
        self._element(element, outer, flow, depth + 1)
        flow.end_block()
        return flow.pieces

    def _row(self, element: etree._Element, look: Look, flow: _Flow, depth: int) -> None:
        cells = [self._inside(cell, look, depth) for cell in element if _is(cell, *_CELLS)]
        for other in element:
            if not _is(other, *_CELLS):
                self._element(other, look, flow, depth + 1)
        self._take_row(cells, flow)

    def _take_row(self, cells: list[list[Piece]], flow: _Flow) -> None:
        flow.take(list(row_of([cell for cell in map(not_blank, cells) if cell])))

    def _side_by_side(self, element: etree._Element, look: Look, flow: _Flow, depth: int) -> None:
        cells = [self._loose(element.text, look)]
        for child in element:
            cells += [self._inside(child, look, depth), self._loose(child.tail, look)]
        self._take_row(cells, flow)

    def _loose(self, text: str | None, look: Look) -> list[Piece]:
        flow = _Flow()
        self._say(text, look, flow)
        flow.end_block()
        return flow.pieces

    def _definitions(self, element: etree._Element, look: Look, flow: _Flow, depth: int) -> None:
        """Each term with its first definition is a row; they may stand in groups."""
        self._limits.check("xml_depth", depth)
        term: list[Piece] = []
        for child in element:
            if _is(child, "dt"):
                self._take_row([term], flow)
                term = self._inside(child, look, depth)
            elif _is(child, "dd"):
                self._take_row([term, self._inside(child, look, depth)], flow)
                term = []
            elif _is(child, "div"):
                self._definitions(child, look_of(child, "div", self._styles.get(child, {}), look), flow, depth + 1)
            else:
                self._element(child, look, flow, depth + 1)
        self._take_row([term], flow)

    def _mark(self, item: etree._Element) -> str:
        parent = item.getparent()
        if parent is None or not _is(parent, "ol"):
            return "• "
        self._counts[parent] = self._counts.get(parent, 0) + 1
        return f"{self._counts[parent]}. "

    def _say(self, text: str | None, look: Look, flow: _Flow, *, raw: bool = False) -> None:
        if text:
            kept = text if raw or look.kept_lines else _SPACES.sub(" ", text)
            flow.seen.say(kept, hidden=not look.visible)

    def _script(self, element: etree._Element, look: Look, flow: _Flow, depth: int) -> None:
        self._beside.script(element.text or "", element.get("type", ""))

    def _style(self, element: etree._Element, look: Look, flow: _Flow, depth: int) -> None:
        self._beside.style(element.text or "")

    def _comment(self, comment: etree._Element) -> None:
        self._beside.add("comments", comment.text or "")

    def _title(self, element: etree._Element, look: Look, flow: _Flow, depth: int) -> None:
        """Of the page, or of a drawing in it."""
        parent = element.getparent()
        surface = "metadata" if parent is not None and _is(parent, "head", "html") else "alt_text"
        self._beside.add(surface, "".join(element.itertext()))

    def _instead(self, element: etree._Element, look: Look, flow: _Flow, depth: int) -> None:
        """What stands in an element for programs that do not know it."""
        self._beside.add("alt_text", "\n".join(map(str, element.itertext())))
        for child in element.iter(etree.Element):
            self._beside.attributes(child)

    def _head(self, element: etree._Element, look: Look, flow: _Flow, depth: int) -> None:
        for child in element:
            self._element(child, look, flow, depth + 1)

    def _image(self, element: etree._Element, look: Look, flow: _Flow, depth: int) -> None:
        self.images += not is_embedded(element.get("src", ""))

    def _input(self, element: etree._Element, look: Look, flow: _Flow, depth: int) -> None:
        if element.get("type", "text").lower() not in _UNSHOWN_INPUTS:
            self._say(f" {element.get('value', '')} ", look, flow)

    def _option(self, element: etree._Element, look: Look, flow: _Flow, depth: int) -> None:
        """Of a choice only what is chosen, or stands first, is shown."""
        chosen = "selected" in element.attrib or element.getprevious() is None
        self._say(" ", look, flow)
        if chosen:
            self._children(element, look, flow, depth)
        else:
            self._beside.add("form_fields", "".join(element.itertext()))

    def _frame(self, element: etree._Element, look: Look, flow: _Flow, depth: int) -> None:
        if page := element.get("srcdoc") or page_in(element.get("src", "")):
            flow.take(self._nested(page) if look.visible else [])
        self._beside.add("alt_text", "".join(element.itertext()))

    def _deleted(self, element: etree._Element, look: Look, flow: _Flow, depth: int) -> None:
        for inner in element.iter(etree.Element):
            self._beside.attributes(inner)
        self._beside.add("tracked_deletions", "".join(element.itertext()))


def _is(element: etree._Element, *tags: str) -> bool:
    return isinstance(element.tag, str) and element.tag.lower() in tags


def _is_column(own: Declarations) -> bool:
    return "column" in f"{own.get('flex-direction', '')} {own.get('flex-flow', '')}"


def _tidied(text: str) -> str:
    """One block's text; where nothing keeps its lines, blanks are one and none stands at a line's edge."""
    return _AROUND_BREAK.sub("\n", re.sub(" {2,}", " ", text)).strip(" \n")
