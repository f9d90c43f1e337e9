"""A parsed file as values: text, blocks, and where each block came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``[start, end)`` of Python code points in one text. Never empty, never negative."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def union(self, other: Span) -> Span:
        """Smallest span that covers both, with whatever lies between."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        return text[self.start : self.end]


class BlockKind(StrEnum):
    """What a block is in the file's own terms; sections are a matter of ``sections``, not of formats."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    TEXT_BOX = "text_box"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a block stood in the file.

    ``page`` counts from 1, None where the format has no pages. ``box`` is (left, top, right, bottom) in
    points from the page's top left corner, None where unknown. ``part`` names the container ("word/header1.xml").
    ``visible`` is False for text that a person opening the file would not see.
    """

    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    part: str = "body"
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, table row, header line... of the text."""

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH
    origin: Origin = field(default_factory=Origin)


@dataclass(frozen=True, slots=True)
class Document:
    """One attachment, read.

    ``text`` is normalised (``parsers.normalise``). ``blocks`` are sorted and disjoint, and everything outside
    them is white space. ``images`` counts raster pictures. ``surfaces`` maps each further place of the file
    where text was found (metadata, link targets, comments, ...) to that text, which goes into no record; a surface
    that was looked at and is empty maps to "".
    """

    attachment: int
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = ()
    images: int = 0
    surfaces: Mapping[str, str] = field(default_factory=dict, repr=False)
    parser: str = "plain"

    def __post_init__(self) -> None:
        previous = 0
        for block in self.blocks:
            if block.span.start < previous or block.span.end > len(self.text):
                raise ValueError("blocks must be sorted, disjoint and inside the text")
            previous = block.span.end
