"""From positioned words, whatever engine found them, to blocks in the order in which a person reads.

Page by page: words to segments, segments to regions (``columns``), regions to lines, lines to paragraphs. A line of
text is one line on the page, with a tab where a gap parts cells or label and value.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from anonrecruit.document import BlockKind, Origin
from anonrecruit.parsers.columns import regions
from anonrecruit.parsers.hyphens import joined
from anonrecruit.parsers.pieces import Piece
from anonrecruit.parsers.segments import MARK, Segment, level, segments_of
from anonrecruit.parsers.words import Box, Word

_CELL_GAP = 1.2  # in line heights: from here on a gap is a tab,
_NARROW_CELL_GAP = 0.6  # and from here on where it is also twice as wide as the line's other gaps
_PARAGRAPH_GAP = 0.45  # in line heights, and never less than the lines of the region keep anyway
_LARGER = 1.18  # a line so much larger than the page's median is a heading
_MARGIN = 0.12  # of the page's height: where running headers and footers stand
_SAME_PLACE = 4.0  # points
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str = field(repr=False)
    page: int
    box: Box

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


def pieces_of(words: Iterable[Word], sizes: Sequence[tuple[float, float]]) -> Iterator[Piece]:
    """``sizes`` holds (width, height) of each page. Upright and hidden words of a page follow the others."""
    upright: dict[int, list[Word]] = {}
    all_words: dict[int, list[Word]] = {}
    pages: dict[int, list[list[_Line]]] = {}
    for number, on_page in _by_page(words).items():
        visible = [word for word in on_page if word.visible]
        all_words[number] = on_page
        upright[number] = _upright(visible)
        pages[number] = [_lines(region) for region in regions(segments_of(_without(visible, upright[number])))]
    running = _running(pages, sizes)
    for number, lines in pages.items():
        yield from _page_pieces(lines, running, sizes[number - 1][1])
        yield from _apart(upright[number], "margin")
        yield from _unseen(_hidden(all_words[number]))


def _hidden(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if not word.visible]


def _upright(words: Sequence[Word]) -> list[Word]:
    """Words that run up or down the page, as some designs set them along a margin."""
    usual = median(word.size for word in words) if words else 0.0
    return [word for word in words if word.size > 1.8 * usual and _is_tall(word)]


def _is_tall(word: Word) -> bool:
    left, top, right, bottom = word.box
    return len(word.text) > 2 and bottom - top > 1.5 * (right - left)


def _without(words: list[Word], some: list[Word]) -> list[Word]:
    return [word for word in words if word not in some] if some else words


def _by_page(words: Iterable[Word]) -> dict[int, list[Word]]:
    pages: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        pages[word.page].append(word)
    return pages


def _lines(region: Sequence[Segment]) -> list[_Line]:
    return [_line(sorted(row, key=lambda segment: segment.left)) for row in _rows(region)]


def _rows(region: Sequence[Segment]) -> Iterator[list[Segment]]:
    row: list[Segment] = []
    for segment in region:
        if row and not all(level(other, segment) for other in row):
            yield row
            row = []
        row.append(segment)
    if row:
        yield row


def _line(row: Sequence[Segment]) -> _Line:
    words = [word for segment in row for word in segment.words]
    usual = _usual_gap(words)
    parts = [words[0].text]
    for before, after in pairwise(words):
        parts += (_gap(before, after, usual), after.text)
    box = (row[0].left, min(s.top for s in row), max(s.right for s in row), max(s.bottom for s in row))
    return _Line("".join(parts), words[0].page, box)


def _usual_gap(words: Sequence[Word]) -> float:
    gaps = [after.box[0] - before.box[2] for before, after in pairwise(words)]
    return median(gaps) if gaps else 0.0


def _gap(before: Word, after: Word, usual: float) -> str:
    """What parts two neighbours: a space, two spaces between letter-spaced words, or a tab between cells."""
    gap, size = after.box[0] - before.box[2], min(before.size, after.size)
    if len(before.text) == len(after.text) == 1 and before.text.isalpha() and after.text.isalpha():
        return "  " if gap > _letter_gap(before, after) else " "
    wide = gap > _CELL_GAP * size or gap > max(_NARROW_CELL_GAP * size, 2 * usual)
    return "\t" if wide and not MARK.match(before.text) else " "


def _letter_gap(before: Word, after: Word) -> float:
    return 0.65 * min(before.size, after.size)


def _running(pages: dict[int, list[list[_Line]]], sizes: Sequence[tuple[float, float]]) -> frozenset[tuple[str, int]]:
    """Keys of the lines that come back in a margin, digits aside, on two pages and on half of all."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, page_regions in pages.items():
        for line in (line for region in page_regions for line in region):
            if _in_margin(line, sizes[number - 1][1]):
                seen[_key(line)].add(number)
    return frozenset(key for key, found in seen.items() if len(found) >= max(2, len(sizes) / 2))


def _in_margin(line: _Line, height: float) -> bool:
    return line.box[3] < _MARGIN * height or line.box[1] > (1 - _MARGIN) * height


def _key(line: _Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.casefold()), round(line.box[1] / _SAME_PLACE)


def _page_pieces(
    page_regions: Sequence[Sequence[_Line]], running: frozenset[tuple[str, int]], height: float
) -> Iterator[Piece]:
    usual = median(line.height for region in page_regions for line in region) if page_regions else 0.0
    for region in page_regions:
        for paragraph in _paragraphs(region, running):
            yield _piece(paragraph, _kind(paragraph, running, height, usual))


def _paragraphs(region: Sequence[_Line], running: frozenset[tuple[str, int]]) -> Iterator[list[_Line]]:
    gaps = [after.box[1] - before.box[3] for before, after in pairwise(region)]
    usual = median(gaps) if gaps else 0.0
    paragraph: list[_Line] = []
    for line in region:
        if paragraph and _begins(paragraph[-1], line, usual, running):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _begins(before: _Line, line: _Line, usual: float, running: frozenset[tuple[str, int]]) -> bool:
    gap, height = line.box[1] - before.box[3], min(before.height, line.height)
    if (_key(before) in running) != (_key(line) in running):
        return True
    resized = max(before.height, line.height) > _LARGER * height
    return resized or gap > max(_PARAGRAPH_GAP * height, usual + 0.25 * height) or gap < -height


def _kind(paragraph: Sequence[_Line], running: frozenset[tuple[str, int]], height: float, usual: float) -> BlockKind:
    first = paragraph[0]
    if _key(first) in running and _in_margin(first, height):
        return BlockKind.HEADER if first.box[1] < height / 2 else BlockKind.FOOTER
    if len(paragraph) == 1 and first.height > _LARGER * usual:
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _piece(lines: Sequence[_Line], kind: BlockKind) -> Piece:
    lefts, tops, rights, bottoms = zip(*(line.box for line in lines), strict=True)
    box = (min(lefts), min(tops), max(rights), max(bottoms))
    return Piece("\n".join(joined(line.text for line in lines)), kind, Origin(lines[0].page, box), apart=True)


def _unseen(words: Sequence[Word]) -> Iterator[Piece]:
    """A line for each place, so that words of two places are not read as one name."""
    if words:
        text = "\n".join(segment.text for segment in segments_of(words))
        yield Piece(text, origin=Origin(words[0].page, part="hidden", visible=False), apart=True)


def _apart(words: Sequence[Word], part: str) -> Iterator[Piece]:
    """Words that belong to no line of the page, in the order of the file."""
    if words:
        text = " ".join(word.text for word in words)
        yield Piece(text, origin=Origin(words[0].page, part=part), apart=True)
