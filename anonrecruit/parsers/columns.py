"""A page cut into regions that are read one after the other: recursive cuts along persistent white gutters.

A gutter is a strip of white that no segment crosses over a whole stretch of the page, with text on both sides.
Not every such strip parts columns. Where the lines of one side all stand level with lines of the other, as in

    Date of birth   12 May 1990           2014 - 2016   Trainer, Some Gym
    Nationality     British                             Taught classes of twelve

the sides are labels and values, or cells of a table, and are read row by row. Columns of prose set on one grid are
level too, but there both sides are full lines of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from anonrecruit.parsers.segments import Segment

_NARROWEST = 0.6  # of the median line height
_LEVEL = 0.12  # of the line height: how far apart baselines on one row may be
_ROW_WISE = 0.6  # a share of level lines from which the sides are one table
_HEADS_LEVEL = 0.2  # as _LEVEL, for headings in the margin, whose font differs
_LEVEL_HEADS = 0.8  # a share of them
_PARAGRAPH_GAP = 0.6  # of the median line height
_PROSE_WORDS = 5  # median words to a line from which a side is prose
_FEWEST_LINES = 3  # on each side; with two, nothing at all may be level
_DEEPEST = 12


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
    """Left edges, one for each stretch of two points, that have text to their left."""
    first = min(segment.left for segment in segments)
    edges: dict[int, float] = {}
    for segment in segments:
        if segment.left > first + width:
            key = int(segment.left // 2)
            edges[key] = min(segment.left, edges.get(key, segment.left))
    return sorted(edges.values())


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
        return _level_share(left, right, _LEVEL) == 0
    return not _is_table(left, right) or (_is_prose(left) and _is_prose(right))


def _is_table(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Whether the lines of the sparser side belong, one by one or heading by heading, to lines of the other."""
    sparse, dense = sorted((left, right), key=_lines)
    return _level_share(sparse, dense, _LEVEL) >= _ROW_WISE or _are_margin_headings(sparse, dense)


def _are_margin_headings(sparse: Sequence[Segment], dense: Sequence[Segment]) -> bool:
    """Few, short, and each level with the line it heads. They may be wrapped, and set in small capitals."""
    gap = _PARAGRAPH_GAP * median(segment.height for segment in dense)
    heads = [sparse[0], *(after for before, after in pairwise(sparse) if after.top - before.bottom > gap)]
    few = len(heads) >= 2 and _lines(sparse) <= 2 * len(heads) and 3 * _lines(sparse) <= _lines(dense)
    return few and _level_share(heads, dense, _HEADS_LEVEL) >= _LEVEL_HEADS


def _lines(side: Sequence[Segment]) -> int:
    return len({round(segment.baseline / 3) for segment in side})


def _level_share(side: Sequence[Segment], other_side: Sequence[Segment], tolerance: float) -> float:
    """The share of ``side`` that stands level with a line of the other."""
    return sum(any(_is_level(segment, other, tolerance) for other in other_side) for segment in side) / len(side)


def _is_level(first: Segment, second: Segment, tolerance: float) -> bool:
    return abs(first.baseline - second.baseline) <= tolerance * max(first.height, second.height)


def _is_prose(side: Sequence[Segment]) -> bool:
    return median(len(segment.words) for segment in side) >= _PROSE_WORDS
