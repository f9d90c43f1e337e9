"""The block level of WordprocessingML: paragraphs, tables and text boxes, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from anonrecruit.document import BlockKind, Origin
from anonrecruit.parsers.docx_runs import Read, Runs
from anonrecruit.parsers.docx_visibility import Sight
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.ooxml import W, local, w
from anonrecruit.parsers.pieces import Piece
from anonrecruit.parsers.tables import not_blank, row_of

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent"})
_DROPPED = frozenset({"del", "moveFrom"})


class Body:
    """Reads one document's parts, and gathers on the way what is not part of the text."""

    def __init__(self, limits: Limits, sight: Sight) -> None:
        self._runs = Runs(limits, sight)
        self._limits = limits

    @property
    def images(self) -> int:
        return self._runs.images

    @property
    def authors(self) -> list[str]:
        """Of tracked changes, in order, repeated."""
        return self._runs.authors

    @property
    def carried(self) -> Mapping[str, list[str]]:
        """What the parts read so far carry along beside their text, by surface."""
        return self._runs.carried

    def note(self, part: etree._Element) -> None:
        """Gathers what a whole part carries along outside of its paragraphs."""
        self._runs.note(part)

    def pieces(self, container: etree._Element, part: str, depth: int = 0) -> Iterator[Piece]:
        """Every block below ``container``. Raises LimitExceeded on a nesting that is too deep."""
        self._limits.check("xml_depth", depth)
        for child in container:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child, part, depth + 1)
            elif name == "tbl":
                yield from self._table(child, part, depth + 1)
            elif name in _WRAPPERS:
                yield from self.pieces(self._runs.chosen(child), part, depth + 1)
            elif name in _DROPPED:
                self._runs.drop(child)

    def _paragraph(self, paragraph: etree._Element, part: str, depth: int) -> Iterator[Piece]:
        read = self._runs.read(paragraph, depth)
        kind, text = _kind(paragraph), read.seen.shown_text
        # Word draws the bullets of a list; without them in the text its points would read as paragraphs.
        yield Piece(f"• {text}" if kind is BlockKind.LIST_ITEM and text.strip() else text, kind, Origin(part=part))
        if hidden := _hidden(read):
            yield Piece(hidden, origin=Origin(part=part, visible=False))
        for box in _boxes(read):
            for piece in self.pieces(box, part, depth + 1):
                yield replace(piece, kind=BlockKind.TEXT_BOX)

    def _table(self, table: etree._Element, part: str, depth: int) -> Iterator[Piece]:
        for row in _below(table, "tr"):
            if row.find("w:trPr/w:del", W) is not None:
                self._runs.drop(row)
                continue
            pieces = [list(self.pieces(cell, part, depth + 1)) for cell in _below(row, "tc")]
            yield from row_of([cell for cell in map(not_blank, pieces) if cell])


def _hidden(read: Read) -> str:
    return read.seen.hidden_text


def _boxes(read: Read) -> list[etree._Element]:
    return read.boxes


def _kind(paragraph: etree._Element) -> BlockKind:
    style = paragraph.find("w:pPr/w:pStyle", W)
    if style is not None and style.get(w("val"), "").lower().startswith(("heading", "title")):
        return BlockKind.HEADING
    if paragraph.find("w:pPr/w:outlineLvl", W) is not None:
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH if paragraph.find("w:pPr/w:numPr", W) is None else BlockKind.LIST_ITEM


def _below(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows or cells, also inside content controls; never those of a nested table."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in _WRAPPERS:
            yield from _below(child, name)
