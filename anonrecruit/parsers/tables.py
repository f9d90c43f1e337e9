"""Rows of tables as lines, alike for every format that has tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from anonrecruit.document import BlockKind
from anonrecruit.parsers.pieces import Piece


def row_of(cells: Sequence[Sequence[Piece]]) -> Iterator[Piece]:
    """A row of data is one line; a row that only lays out a page is its cells, one after the other.

    It is data where each cell but the last is one line. What the last cell has beyond its first line follows. Cells
    hold one piece or more, none of them blank; hidden ones stand after the row and never in its line.
    """
    shown = [[piece for piece in cell if piece.origin.visible] for cell in cells]
    hidden = [piece for cell in cells for piece in cell if not piece.origin.visible]
    yield from _row([cell for cell in shown if cell])
    yield from hidden


def _row(cells: Sequence[Sequence[Piece]]) -> Iterator[Piece]:
    if not all(len(cell) == 1 and "\n" not in cell[0].text.strip() for cell in cells[:-1]):
        for cell in cells:
            yield replace(cell[0], apart=True)
            yield from cell[1:]
    elif cells:
        line = "\t".join(cell[0].text.strip() for cell in cells)
        yield replace(cells[0][0], text=line, kind=BlockKind.TABLE_ROW if len(cells) > 1 else cells[0][0].kind)
        yield from cells[-1][1:]


def not_blank(pieces: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.text.strip()]
