"""What every parser yields, and the one place where it becomes a Document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from anonrecruit.document import Block, BlockKind, Document, Origin, Span
from anonrecruit.errors import EmptyDocument, NoTextFound
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.normalise import normalise

_LINE_EDGES = re.compile(r"(?<![ \t])[ \t]*\n[ \t]*")  # begins at a run's start alone, or it takes n² steps
_BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block to be: text as the file has it, not yet normalised. ``apart`` sets it off by a blank line."""

    text: str = field(repr=False)
    kind: BlockKind = BlockKind.PARAGRAPH
    origin: Origin = field(default_factory=Origin)
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file, read. ``pages`` is None where the format has none; ``surfaces`` as in Document, not yet normalised."""

    pieces: tuple[Piece, ...]
    parser: str
    images: int = 0
    pages: int | None = None
    surfaces: Mapping[str, str] = field(default_factory=dict, repr=False)


def assemble(parsed: Parsed, attachment: int, limits: Limits) -> Document:
    """Raises EmptyDocument or NoTextFound where no piece holds a letter or digit, LimitExceeded on too much text."""
    limits.check("characters", sum(len(piece.text) for piece in parsed.pieces))
    limits.check("surface_characters", sum(map(len, parsed.surfaces.values())))
    cleaned = list(_cleaned(parsed.pieces))
    if not any(character.isalnum() for _, text in cleaned for character in text):
        raise _nothing_read(parsed)
    text, blocks = _join(cleaned)
    surfaces = {name: _clean(value) if value else "" for name, value in parsed.surfaces.items()}
    return Document(attachment, text, blocks, parsed.images, surfaces, parsed.parser)


def lines_of(texts: Iterable[str]) -> str:
    """One surface from many strings: each once, in order of first appearance, one a line; blanks left out."""
    return "\n".join(dict.fromkeys(stripped for text in texts if (stripped := text.strip())))


def distinct(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Each text once, blanks left out: headers of first, even and odd pages often repeat one another."""
    seen: set[str] = set()
    for piece in pieces:
        if piece.text.strip() and piece.text not in seen:
            seen.add(piece.text)
            yield piece


def _cleaned(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, str]]:
    """Pieces with their clean text. A blank piece vanishes, but sets the next one apart."""
    blank = False
    for piece in pieces:
        if text := _clean(piece.text):
            yield (replace(piece, apart=True) if blank else piece), text
        blank = not text


def _clean(text: str) -> str:
    return _BLANK_LINES.sub("\n\n", _LINE_EDGES.sub("\n", normalise(text).text)).strip()


def _nothing_read(parsed: Parsed) -> EmptyDocument | NoTextFound:
    if parsed.pages is None and not parsed.images:
        return EmptyDocument()
    return NoTextFound(parsed.pages or 1)


def _join(cleaned: list[tuple[Piece, str]]) -> tuple[str, tuple[Block, ...]]:
    parts: list[str] = []
    blocks: list[Block] = []
    for start, piece, text in _placed(cleaned):
        parts.append(("\n\n" if piece.apart else "\n") * bool(parts) + text)
        blocks.append(Block(Span(start, start + len(text)), piece.kind, piece.origin))
    return "".join(parts), tuple(blocks)


def _placed(cleaned: list[tuple[Piece, str]]) -> Iterator[tuple[int, Piece, str]]:
    end = 0
    for piece, text in cleaned:
        start = end + (1 + piece.apart if end else 0)
        yield start, piece, text
        end = start + len(text)
