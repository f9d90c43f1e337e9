"""Which letters of a paragraph stay: those of the blind text, at the places where the document has them.

A paragraph of a file is found in the document's text word by word. One that is not found there is emptied.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from anonrecruit.document import Document, Span
from anonrecruit.parsers.normalise import normalise

_TOKEN = re.compile(r"\S+")
_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
_AHEAD = 60  # words that may lie between a paragraph and the next one of the same part

Edit = tuple[int, int, str]
"""(start, end, replacement) of a paragraph's own text; sorted and disjoint."""


@dataclass(slots=True)
class Words:
    """The visible words of one part of a file, in order; ``next`` is where the search for a paragraph begins."""

    tokens: Sequence[str] = field(repr=False)
    spans: Sequence[Span]
    next: int = 0

    def find(self, wanted: Sequence[str]) -> Span | None:
        """The stretch of the document that says just these words, near where the last one ended."""
        count = len(wanted)
        for start in range(self.next, min(self.next + _AHEAD, len(self.tokens) - count + 1)):
            if list(self.tokens[start : start + count]) == list(wanted):
                self.next = start + count
                return Span(self.spans[start].start, self.spans[start + count - 1].end)
        return None


def words_of(document: Document, part: str) -> Words:
    found = [
        Span(match.start(), match.end())
        for block in document.blocks
        if block.origin.part == part and block.origin.visible
        for match in _TOKEN.finditer(document.text, block.span.start, block.span.end)
    ]
    return Words([span.of(document.text) for span in found], found)


def edits(text: str, words: Words, document: Document, blind: Callable[[Span], str]) -> list[Edit]:
    """What makes the blind text of a paragraph. All of it goes where its words are not the document's."""
    normal = normalise(text)
    own = [Span(match.start(), match.end()) for match in _TOKEN.finditer(normal.text)]
    if not own:
        return [(0, len(text), "")] if text.strip() else []
    place = words.find([span.of(normal.text) for span in own])
    if place is None:
        return [(0, len(text), "")]
    told = place.of(document.text)
    sources = [normal.source_span(Span(at, at + 1)) for span in own for at in range(span.start, span.end)]
    shown = [at for at, character in enumerate(told) if not character.isspace()]
    return [(*_source(start, end, shown, sources, len(text)), new) for start, end, new in _changes(told, blind(place))]


def _source(start: int, end: int, shown: Sequence[int], sources: Sequence[Span], length: int) -> tuple[int, int]:
    """A range of the document's words as one of the paragraph's, by the letters that both have; white space at its
    end goes with it."""
    first, last = bisect_left(shown, start), bisect_left(shown, end)
    left = sources[first].start if first < len(sources) else length
    if first == last:
        return left, left
    return left, sources[last].start if end > shown[last - 1] + 1 and last < len(sources) else sources[last - 1].end


def _changes(old: str, new: str) -> Iterator[Edit]:
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    starts = [0]
    for piece in before:
        starts.append(starts[-1] + len(piece))
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield starts[a], starts[b], "".join(after[c:d])
