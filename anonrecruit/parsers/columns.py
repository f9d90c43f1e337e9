"""A page cut into regions that are read one after the other: recursive cuts along persistent white gutters.

A gutter is a strip of white that no segment crosses over a whole stretch of the page, with text on both sides.
Not every such strip parts columns. Where the lines of one side all stand level with lines of the other, as in

    Date of birth   12 May 1990           2014 - 2016   Trainer, Some Gym
    Nationality     British                             Taught classes of twelve

the sides are labels and values, or cells of a table, and are read row by row. Columns of prose set on one grid are
level too, but there both sides are full lines of words, or items of lists.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from anonrecruit.parsers.segments import Segment, begins_with_mark

_NARROWEST = 0.6  # of the median line height
_LEVEL = 0.12  # of the line height: how far apart baselines on one row may be
# Of the lines of the sparser side, how many a table may leave without a partner: headings, wrapped labels. Fewer,
# though one always, where both sides have much the same number of lines: labels are fewer than lines of values,
# cells are not.
_STRAYS, _STRAYS_ALIKE = 0.4, 0.15
_ALIKE = 0.6  # ratio of the numbers of lines
_HEADS_LEVEL = 0.2  # as _LEVEL, for headings in the margin, whose font differs
_LEVEL_HEADS = 0.8  # a share of them
_PARAGRAPH_GAP = 0.6  # of the median line height
_FULL_LINE = 0.1  # of a column's width: how much shorter a line may be and still be full
_THROUGH_PROSE = 0.25  # a share of the level lines
_PROSE_WORDS = 5  # median words to a line from which a side is prose
_NARROW_WORDS, _RUN_ON = 2, 0.4  # median words to a line, share of lines that begin in lower case: narrow prose
_FEWEST_LINES = 3  # on each side; with two, nothing at all may be level
_DEEPEST = 12
_MOST_CANDIDATES = 80  # a page has a dozen columns at most; this only bounds the time for hostile files


@dataclass(frozen=True, slots=True)
class _Cut:
    """Indexes ``[start, end)`` of segments sorted from top to bottom, of which no one crosses the gutter at ``x``."""

    start: int
    end: int
    x: float
    overlap: float = field(compare=False)


def regions(segments: Sequence[Segment], depth: int = 0) -> Iterator[list[Segment]]:
    """In reading order, each sorted from top to bottom. ``segments`` are, too."""
    cut = _best_cut(segments) if depth < _DEEPEST else None
    if cut is None:
        if segments:
            yield list(segments)
        return
    inside = segments[cut.start : cut.end]
    left = [segment for segment in inside if segment.left < cut.x]
    right = [segment for segment in inside if segment.left >= cut.x]
    for part in (segments[: cut.start], left, right, segments[cut.end :]):
        yield from regions(part, depth + 1)


def _best_cut(segments: Sequence[Segment]) -> _Cut | None:
    if len(segments) < 4:
        return None
    width = _NARROWEST * median(segment.height for segment in segments)
    cuts = [cut for x in _candidates(segments, width) for cut in _cuts(segments, x, width)]
    cuts.sort(key=lambda cut: (-cut.overlap, cut.x))
    return next((cut for cut in cuts if _parts_columns(segments, cut)), None)


def _candidates(segments: Sequence[Segment], width: float) -> list[float]:
    """Left edges, one for each stretch of two points, that have text to their left; the most frequent ones."""
    first = min(segment.left for segment in segments)
    edges: dict[int, list[float]] = defaultdict(list)
    for segment in segments:
        if segment.left > first + width:
            edges[int(segment.left // 2)].append(segment.left)
    return [min(lefts) for lefts in sorted(edges.values(), key=len, reverse=True)[:_MOST_CANDIDATES]]


def _cuts(segments: Sequence[Segment], x: float, width: float) -> Iterator[_Cut]:
    """The stretches between segments that cross the strip left of ``x``."""
    left_of, right_of = x - width, x - 0.01
    start = 0
    for index, segment in enumerate(segments):
        if segment.left < right_of and segment.right > left_of:
            yield from _trimmed(segments, start, index, x)
            start = index + 1
    yield from _trimmed(segments, start, len(segments), x)


def _trimmed(segments: Sequence[Segment], start: int, end: int, x: float) -> Iterator[_Cut]:
    """A stretch without what stands above the beginning, or, where more text follows, below the end of either side."""
    if end - start < 4:
        return
    left = [segment for segment in segments[start:end] if segment.left < x]
    right = [segment for segment in segments[start:end] if segment.left >= x]
    if not left or not right:
        return
    top = max(left[0].top, right[0].top)
    bottom = min(max(segment.bottom for segment in left), max(segment.bottom for segment in right))
    while start < end and segments[start].bottom <= top:
        start += 1
    while end > start and end < len(segments) and segments[end - 1].top >= bottom:
        end -= 1
    if bottom > top:
        yield _Cut(start, end, x, bottom - top)


def _parts_columns(segments: Sequence[Segment], cut: _Cut) -> bool:
    inside = segments[cut.start : cut.end]
    left = [segment for segment in inside if segment.left < cut.x]
    right = [segment for segment in inside if segment.left >= cut.x]
    lines = min(_lines(left), _lines(right))
    if lines < 2:
        return False
    if lines < _FEWEST_LINES:
        return not _level(left, right, _LEVEL)
    return not _is_table(left, right) or (_flows(left) and _flows(right))


def _is_table(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Whether the lines of the sparser side belong, one by one or heading by heading, to lines of the other."""
    sparse, dense = sorted((left, right), key=_lines)
    level = _level(sparse, dense, _LEVEL)
    strays = len(sparse) - len(level)
    alike = _lines(sparse) > _ALIKE * _lines(dense)
    if strays <= (max(1, _STRAYS_ALIKE * len(sparse)) if alike else _STRAYS * len(sparse)):
        return not _cuts_through_prose(level, dense)
    return _are_margin_headings(sparse, dense)


def _cuts_through_prose(level: Sequence[Segment], dense: Sequence[Segment]) -> bool:
    """Whether many lines stand level not with the beginning of something, but with a line that goes on from
    a full one above it. No table does that; a side bar set on the same grid as the text beside it does."""
    left, right = min(segment.left for segment in dense), max(segment.right for segment in dense)
    full = right - _FULL_LINE * (right - left)
    going_on = [after for before, after in pairwise(dense) if before.right >= full and _goes_on(before, after)]
    return len(_level(level, going_on, _LEVEL)) >= max(_FEWEST_LINES, _THROUGH_PROSE * len(level))


def _goes_on(before: Segment, after: Segment) -> bool:
    return len(before.words) >= _PROSE_WORDS and after.top - before.bottom < _PARAGRAPH_GAP * after.height


def _are_margin_headings(sparse: Sequence[Segment], dense: Sequence[Segment]) -> bool:
    """Few, short, and each level with the line it heads. They may be wrapped, and set in small capitals."""
    gap = _PARAGRAPH_GAP * median(segment.height for segment in dense)
    heads = [sparse[0], *(after for before, after in pairwise(sparse) if after.top - before.bottom > gap)]
    few = len(heads) >= 2 and _lines(sparse) <= 2 * len(heads) and 3 * _lines(sparse) <= _lines(dense)
    return few and len(_level(heads, dense, _HEADS_LEVEL)) >= _LEVEL_HEADS * len(heads)


def _lines(side: Sequence[Segment]) -> int:
    return len({round(segment.baseline / 3) for segment in side})


def _level(side: Sequence[Segment], other_side: Sequence[Segment], tolerance: float) -> list[Segment]:
    """Those of ``side`` that stand level with a line of the other."""
    baselines = sorted(segment.baseline for segment in other_side)
    usual = median(segment.height for segment in other_side) if other_side else 0.0
    level = []
    for segment in side:
        reach = tolerance * max(segment.height, usual)
        at = bisect_left(baselines, segment.baseline - reach)
        if at < len(baselines) and baselines[at] <= segment.baseline + reach:
            level.append(segment)
    return level


def _flows(side: Sequence[Segment]) -> bool:
    """Whether the side is prose or a list, which is read downwards, rather than cells, which are read across."""
    marked = sum(begins_with_mark(segment) for segment in side)
    words = median(len(segment.words) for segment in side)
    return words >= _PROSE_WORDS or 2 * marked >= len(side) or (words >= _NARROW_WORDS and _runs_on(side))


def _runs_on(side: Sequence[Segment]) -> bool:
    """Whether sentences run over the lines of a narrow column, so that many lines begin in lower case. Cells do not."""
    lower = sum(segment.words[0].text[:1].islower() for segment in side)
    return len(side) >= 2 * _FEWEST_LINES and lower >= _RUN_ON * len(side)
