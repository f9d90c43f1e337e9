"""The text of an OpenDocument file in reading order, and what stands beside it in the same XML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from anonrecruit.document import BlockKind, Origin
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.odt_styles import Look, Styles
from anonrecruit.parsers.ooxml import local
from anonrecruit.parsers.opendocument import attribute, named
from anonrecruit.parsers.pieces import Piece, lines_of
from anonrecruit.parsers.seen import Seen
from anonrecruit.parsers.tables import not_blank, row_of

_CHARACTERS: Mapping[str, str] = {"tab": "\t", "line-break": "\n"}
_NO_TEXT = frozenset(
    {
        *(
            "note-citation",
            "sequence-decls",
            "soft-page-break",
            "forms",
            "note-class",
            "variable-decls",
            "dde-connection",
        ),
        *("list-style", "table-column", "index-title-template", "table-of-content-source", "alphabetical-index-source"),
    }
)
_SURFACE_OF_ATTRIBUTE: Mapping[str, str] = {
    "href": "link_targets",
    "name": "bookmarks",
    "target-frame-name": "bookmarks",
    "ref-name": "bookmarks",
    "condition": "field_codes",
    "formula": "field_codes",
    "string-value": "field_codes",
    "string-value-if-true": "field_codes",
    "string-value-if-false": "field_codes",
    "key1": "field_codes",
    "key2": "field_codes",
    "description": "field_codes",
    "column-name": "field_codes",
    "content": "field_codes",
    "connection-name": "field_codes",
    "title": "alt_text",
    "help": "field_codes",
    "hint": "field_codes",
}
_NAMES_OF_DRAWINGS = frozenset({"frame", "custom-shape", "rect", "line", "object", "image", "plugin", "control"})
_MOST_BLANKS = 200
SURFACES = (
    *("authors", "comments", "tracked_deletions", "alt_text", "link_targets", "bookmarks", "field_codes"),
    *("form_fields",),
)


@dataclass(slots=True)
class _Words:
    """One paragraph while it is read."""

    seen: Seen = field(default_factory=Seen, repr=False)
    boxes: list[Piece] = field(default_factory=list, repr=False)

    def say(self, text: str | None, look: Look) -> None:
        if text:
            self.seen.say(text, hidden=not look.visible)


class Body:
    """Reads one document's parts, and gathers on the way what is not part of the text."""

    def __init__(self, styles: Styles, limits: Limits, objects: Callable[[str], list[Piece]]) -> None:
        self.images = 0
        self.notes: list[Piece] = []
        self._styles = styles
        self._limits = limits
        self._objects = objects
        self._controls: dict[str, str] = {}
        self._found: dict[str, list[str]] = {name: [] for name in SURFACES}
        self._part = ""
        self._inline: Mapping[str, Callable[[etree._Element, Look, _Words, int], None]] = {
            "annotation": self._annotation,
            "note": self._note,
            "frame": self._frame,
            "custom-shape": self._shape,
            "text-box": self._shape,
            "control": self._control,
            "hidden-text": self._unseen,
            "hidden-paragraph": self._unseen,
            "s": self._blanks,
            "ruby-text": self._unseen,
            "script": lambda script, look, words, depth: self._found["field_codes"].append(script.text or ""),
        }

    def surfaces(self) -> dict[str, str]:
        return {name: lines_of(texts) for name, texts in self._found.items()}

    def read(self, container: etree._Element, part: str) -> list[Piece]:
        """Every block below ``container``. Raises LimitExceeded on a nesting that is too deep."""
        self._part = part
        for form in container.iter(named("office:forms")):
            self._forms(form)
        return self._blocks(container, Look(), 0)

    def _blocks(self, container: etree._Element, look: Look, depth: int, mark: str = "") -> list[Piece]:
        self._limits.check("xml_depth", depth)
        pieces: list[Piece] = []
        for child in container:
            self._attributes(child)
            name = local(child)
            if name in ("p", "h"):
                pieces += self._paragraph(child, look, depth, mark)
            elif name == "table":
                pieces += self._table(child, look, depth)
            elif name == "tracked-changes":
                self._changes(child)
            elif name in self._inline:
                words = _Words()
                self._inline[name](child, look, words, depth + 1)
                pieces += words.boxes
            elif name not in _NO_TEXT:
                inner = "• " if name == "list-item" else "" if name == "list-header" else mark
                pieces += self._blocks(child, self._section(child, look), depth + 1, inner)
                mark = mark if name != "list-item" else ""
        return pieces

    def _section(self, element: etree._Element, look: Look) -> Look:
        hides = attribute(element, "text:display") in ("none", "condition") and local(element) == "section"
        return replace(look, hidden=True) if hides else look

    def _paragraph(self, paragraph: etree._Element, outer: Look, depth: int, mark: str) -> list[Piece]:
        style = attribute(paragraph, "text:style-name")
        words, look = _Words(), self._styles.look("paragraph", style, outer)
        if any(
            attribute(child, "text:is-hidden") == "true" for child in paragraph.iter(named("text:hidden-paragraph"))
        ):
            look = replace(look, hidden=True)
        self._walk(paragraph, look, words, depth)
        shown = words.seen.shown_text
        kind = BlockKind.LIST_ITEM if mark else BlockKind.PARAGRAPH
        if local(paragraph) == "h" or (not mark and self._styles.is_heading(style)):
            kind, mark = BlockKind.HEADING, ""
        pieces = [Piece(f"{mark}{shown}" if shown.strip() else shown, kind, Origin(part=self._part))]
        if hidden := words.seen.hidden_text:
            pieces.append(Piece(hidden, origin=Origin(part=self._part, visible=False)))
        return pieces + words.boxes

    def _walk(self, element: etree._Element, look: Look, words: _Words, depth: int) -> None:
        self._limits.check("xml_depth", depth)
        words.say(element.text, look)
        for child in element:
            name = local(child)
            self._attributes(child)
            if name in _CHARACTERS:
                words.say(_CHARACTERS[name], look)
            elif name in self._inline:
                self._inline[name](child, look, words, depth + 1)
            elif name not in _NO_TEXT:
                below = self._styles.look("text", attribute(child, "text:style-name"), look)
                self._walk(child, below, words, depth + 1)
            words.say(child.tail, look)

    def _table(self, table: etree._Element, look: Look, depth: int) -> list[Piece]:
        pieces: list[Piece] = []
        if local(table) == "table":
            look = self._styles.look("table", attribute(table, "table:style-name"), look)
        for row in table:
            name = local(row)
            self._attributes(row)
            if name == "table-row":
                gone = attribute(row, "table:visibility") in ("collapse", "filter")
                on = self._styles.look("table-row", attribute(row, "table:style-name"), look)
                pieces += self._row(row, replace(on, hidden=on.hidden or gone), depth + 1)
            elif name in ("title", "desc"):
                self._found["alt_text"].append(row.text or "")
            elif name not in _NO_TEXT:
                pieces += self._table(row, look, depth + 1)
        return pieces

    def _row(self, row: etree._Element, look: Look, depth: int) -> list[Piece]:
        cells = []
        for cell in row:
            self._attributes(cell)
            on = self._styles.look("table-cell", attribute(cell, "table:style-name"), look)
            cells.append(not_blank(self._blocks(cell, on, depth + 1)))
        return list(row_of([cell for cell in cells if cell]))

    def _frame(self, frame: etree._Element, look: Look, words: _Words, depth: int) -> None:
        for child in frame:
            name = local(child)
            self._attributes(child)
            if name == "image":
                self.images += 1
            elif name == "object":
                words.boxes += self._objects(attribute(child, "xlink:href"))
            if name in ("title", "desc"):
                self._found["alt_text"].append("".join(child.itertext()))
            else:
                self._box(child, words, depth)
            if name in ("text-box", "object"):
                self._found["alt_text"] += ["".join(other.itertext()) for other in child.itersiblings()]
                break  # what follows is the same once more, for programs that can not draw it, or tells of it

    def _shape(self, shape: etree._Element, look: Look, words: _Words, depth: int) -> None:
        for child in [*shape.iterchildren(named("svg:title"), named("svg:desc"))]:
            self._found["alt_text"].append("".join(child.itertext()))
            shape.remove(child)
        self._box(shape, words, depth)

    def _box(self, box: etree._Element, words: _Words, depth: int) -> None:
        # Of what lies behind a drawing nothing is known.
        for piece in self._blocks(box, Look(ground=None), depth + 1):
            words.boxes.append(replace(piece, kind=BlockKind.TEXT_BOX) if piece.origin.visible else piece)

    def _note(self, note: etree._Element, look: Look, words: _Words, depth: int) -> None:
        for body in note.iter(named("text:note-body")):
            for piece in self._blocks(body, Look(), depth + 1):
                self.notes.append(replace(piece, kind=BlockKind.FOOTNOTE) if piece.origin.visible else piece)

    def _annotation(self, note: etree._Element, look: Look, words: _Words, depth: int) -> None:
        people = ("creator", "creator-initials", "sender-initials")
        for child in note.iter(etree.Element):
            surface = "authors" if local(child) in people else "comments"
            if local(child) in ("p", *people):
                self._found[surface].append("".join(child.itertext()))

    def _changes(self, changes: etree._Element) -> None:
        for creator in changes.iter(named("dc:creator")):
            self._found["authors"].append(creator.text or "")
        for deletion in changes.iter(named("text:deletion")):
            for paragraph in deletion.iter(named("text:p"), named("text:h")):
                self._found["tracked_deletions"].append("".join(paragraph.itertext()))

    def _control(self, control: etree._Element, look: Look, words: _Words, depth: int) -> None:
        if text := self._controls.get(attribute(control, "draw:control")):
            words.boxes.append(Piece(text, BlockKind.TEXT_BOX, Origin(part=self._part)))

    def _forms(self, forms: etree._Element) -> None:
        for control in forms.iter(etree.Element):
            values = [str(value) for key, value in control.items() if "/" not in str(key) or "form" in str(key)]
            self._found["form_fields"] += [*values, *filter(None, (control.text, control.tail))]
            shown = [attribute(control, f"form:{name}") for name in ("label", "current-value", "value")]
            key = attribute(control, "form:id") or str(control.get("{http://www.w3.org/XML/1998/namespace}id", ""))
            self._controls[key] = "\t".join(dict.fromkeys(filter(None, shown)))

    def _unseen(self, element: etree._Element, look: Look, words: _Words, depth: int) -> None:
        self._walk(element, replace(look, hidden=True), words, depth)

    def _blanks(self, element: etree._Element, look: Look, words: _Words, depth: int) -> None:
        count = attribute(element, "text:c")
        words.say(" " * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS), look)

    def _attributes(self, element: etree._Element) -> None:
        for key, value in element.items():
            name = str(key).rpartition("}")[2]
            if surface := _SURFACE_OF_ATTRIBUTE.get(name):
                drawn = name == "name" and local(element) in _NAMES_OF_DRAWINGS
                self._found["alt_text" if drawn else surface].append(str(value))
