"""Words that annotations add to a page, set level with the words they follow.

A field's value stands some points above or below its label. As they are, values would be read as a column of their own,
and no label would tell what its value is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from anonrecruit.parsers.words import Scanned, Word, place

_BAND = 8.0  # points: words are looked for by their height on the page
_LEVEL = 0.4  # of the lower word's height: no two lines of a field are so near one label
_MOST_ABREAST = 20
_Rows = Mapping[tuple[int, int], Sequence[Word]]


def levelled(drawn: Scanned, bare: Scanned) -> Scanned:
    """``bare`` is the file without its annotations."""
    own, rows = Counter(map(place, bare.words)), _rows(bare.words)
    words = []
    for word in drawn.words:
        own[place(word)] -= 1
        words.append(word if own[place(word)] >= 0 else _level_with(_before(word, rows), word))
    return replace(drawn, words=tuple(words))


def _rows(words: Iterable[Word]) -> _Rows:
    rows: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in sorted(words, key=lambda word: word.box):
        rows[word.page, _band(word)].append(word)
    return rows


def _band(word: Word) -> int:
    return int((word.box[1] + word.box[3]) / 2 // _BAND)


def _before(word: Word, rows: _Rows) -> Word | None:
    """The nearest word to the left on the same line."""
    near = (each for band in (-1, 0, 1) for each in _left_of(word, rows.get((word.page, _band(word) + band), ())))
    return max((each for each in near if _is_level(each, word)), key=lambda each: each.box[0], default=None)


def _left_of(word: Word, row: Sequence[Word]) -> Sequence[Word]:
    at = bisect_right(row, word.box[0], key=lambda each: each.box[0])
    return row[max(0, at - _MOST_ABREAST) : at]


def _is_level(one: Word, other: Word) -> bool:
    apart = abs(one.box[1] + one.box[3] - other.box[1] - other.box[3]) / 2
    return apart <= _LEVEL * min(one.box[3] - one.box[1], other.box[3] - other.box[1])


def _level_with(label: Word | None, word: Word) -> Word:
    if label is None:
        return word
    return replace(word, box=(word.box[0], label.box[1], word.box[2], label.box[3]))
