"""Running text with tables in it, as word processors before XML have it: paragraphs that say where they belong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from anonrecruit.document import BlockKind, Origin
from anonrecruit.parsers.pieces import Piece
from anonrecruit.parsers.seen import Seen
from anonrecruit.parsers.tables import not_blank, row_of

_MOST_NESTED = 20


@dataclass(slots=True)
class _Table:
    """A row of one level of tables, while it is read."""

    cells: list[list[Piece]] = field(default_factory=list)
    cell: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Paragraphs:
    """Gathers text into paragraphs, and these into cells and rows. ``kind`` is of every piece of this part if set."""

    part: str = "body"
    kind: BlockKind | None = None
    pieces: list[Piece] = field(default_factory=list)
    _seen: Seen = field(default_factory=Seen, repr=False)
    _boxes: list[Piece] = field(default_factory=list, repr=False)
    _tables: list[_Table] = field(default_factory=list, repr=False)

    def say(self, text: str, *, hidden: bool) -> None:
        self._seen.say(text, hidden=hidden)

    def anchor(self, boxes: list[Piece]) -> None:
        """Text boxes are read after the paragraph in which they stand."""
        self._boxes.extend(boxes)

    def end_paragraph(self, kind: BlockKind = BlockKind.PARAGRAPH, *, level: int = 0, mark: str = "") -> None:
        """``level`` is how many tables the paragraph stands in, ``mark`` the bullet or number before it."""
        shown = self._seen.shown_text
        pieces = [Piece(f"{mark}{shown}" if shown.strip() else shown, kind, Origin(part=self.part))]
        if hidden := self._seen.hidden_text:
            pieces.append(Piece(hidden, origin=Origin(part=self.part, visible=False)))
        self._put(pieces + self._boxes, level)
        self._seen, self._boxes = Seen(), []

    def end_cell(self, level: int, kind: BlockKind = BlockKind.PARAGRAPH, mark: str = "") -> None:
        self.end_paragraph(kind, level=level, mark=mark)
        table = self._at(level)
        table.cells.append(not_blank(table.cell))
        table.cell = []

    def end_row(self, level: int) -> None:
        """What stands in tables further in ends, too."""
        while len(self._tables) >= max(level, 1):
            self._close()

    def finished(self) -> list[Piece]:
        if self._seen or self._boxes:
            self.end_paragraph(level=len(self._tables))
        self.end_row(1)
        return [replace(piece, kind=self.kind) for piece in self.pieces] if self.kind else self.pieces

    def _put(self, pieces: list[Piece], level: int) -> None:
        while len(self._tables) > level:
            self._close()
        (self._at(level).cell if level else self.pieces).extend(pieces)

    def _at(self, level: int) -> _Table:
        while len(self._tables) < min(level, _MOST_NESTED):
            self._tables.append(_Table())
        return self._tables[-1]

    def _close(self) -> None:
        table = self._tables.pop()
        cells = [*table.cells, not_blank(table.cell)]
        (self._tables[-1].cell if self._tables else self.pieces).extend(row_of([cell for cell in cells if cell]))
