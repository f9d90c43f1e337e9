"""Words to segments: stretches of words on one level with nothing wider than a word space between them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from anonrecruit.parsers.words import Word

_WIDEST_SPACE = 0.8  # in line heights; wider gaps part segments. Spaces of justified text are narrower
_WIDEST_INDENT = 5.0  # in line heights: how far a bullet or a number may stand before its text
MARK = re.compile(r"[^\w\s]$|[oO§]$|\(?(?:\d{1,2}|[a-z])[.)]$")
_DEEPEST_OVERLAP = 1.0  # how far back the next word may begin: kerning, fake bold, italics
_MOST_ABREAST = 200  # pieces on one line; a font that is lost may set all letters of a file on one spot, n² comparisons
_BASELINE = 0.22  # of the line height, above the bottom of the box: a typical descent


@dataclass(frozen=True, slots=True)
class Segment:
    """Box in points from the page's top left corner. ``words`` run from left to right."""

    words: tuple[Word, ...] = field(repr=False)
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def baseline(self) -> float:
        return self.bottom - _BASELINE * (self.bottom - self.top)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def segments_of(words: Iterable[Word]) -> list[Segment]:
    """Of one page, from top to bottom. The order of the file is only a hint: neighbours on a line are joined anyway."""
    return sorted(_merged(list(_in_file_order(words))), key=lambda segment: (segment.centre, segment.left))


def level(first: Segment, second: Segment) -> bool:
    """Whether two segments stand on one line: they overlap by half the height of the lower one, or more."""
    overlap = min(first.bottom, second.bottom) - max(first.top, second.top)
    return overlap >= 0.5 * min(first.bottom - first.top, second.bottom - second.top)


def is_mark(segment: Segment) -> bool:
    """Whether this is nothing but a bullet or the number of a list's item, so that its text must follow."""
    return len(segment.words) == 1 and MARK.match(segment.words[0].text) is not None


def begins_with_mark(segment: Segment) -> bool:
    return MARK.match(segment.words[0].text) is not None


def segment_of(words: Sequence[Word]) -> Segment:
    lefts, tops, rights, bottoms = zip(*(word.box for word in words), strict=True)
    return Segment(tuple(words), min(lefts), min(tops), max(rights), max(bottoms))


def _in_file_order(words: Iterable[Word]) -> Iterator[Segment]:
    run: list[Word] = []
    for word in words:
        if run and not _follows(run[-1], word):
            yield segment_of(run)
            run = []
        run.append(word)
    if run:
        yield segment_of(run)


def _follows(before: Word, after: Word) -> bool:
    _, top, right, bottom = before.box
    left, next_top, next_right, next_bottom = after.box
    height = min(before.size, after.size)
    overlap = min(bottom, next_bottom) - max(top, next_top)
    return overlap >= 0.5 * height and -0.3 * height < left - right < _WIDEST_SPACE * height and next_right > right


def _merged(segments: list[Segment]) -> Iterable[Segment]:
    """Joins pieces of one line that the file draws apart. Buckets by height on the page keep it linear."""
    open_segments: dict[int, list[Segment]] = defaultdict(list)
    for segment in sorted(segments, key=lambda item: item.left):
        bucket, index = _neighbour(open_segments, segment)
        if bucket is None:
            open_segments[int(segment.centre // 8)].append(segment)
        else:
            bucket[index] = segment_of((*bucket[index].words, *segment.words))
    return (segment for bucket in open_segments.values() for segment in bucket)


def _neighbour(buckets: dict[int, list[Segment]], segment: Segment) -> tuple[list[Segment] | None, int]:
    middle = int(segment.centre // 8)
    for key in (middle, middle - 1, middle + 1):
        bucket = buckets.get(key, [])
        for index in range(max(0, len(bucket) - _MOST_ABREAST), len(bucket)):
            other = bucket[index]
            height = min(segment.height, other.height)
            widest = _WIDEST_INDENT if is_mark(other) else _WIDEST_SPACE
            if -_DEEPEST_OVERLAP < (segment.left - other.right) / height < widest and level(segment, other):
                return bucket, index
    return None, 0
