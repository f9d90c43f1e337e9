"""The sentence around a span, and its words as a parser sees them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from anonrecruit import lexicons
from anonrecruit.document import Span

_BORDER = re.compile(r"[.!?]['\"”’)]*\s+(?=[^\W_a-z])|\n\s*\n|\n(?=[^a-z])|\t|[•●▪◦]")
"""A line's end is one, but where the next begins in lower case: text of a PDF is broken at the margin."""

_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Token:
    """``tag`` is Penn Treebank's, ``dep`` ClearNLP's, ``head`` the place of the word it hangs on (itself: the root)."""

    span: Span
    text: str = field(repr=False)
    tag: str
    dep: str
    head: int

    @property
    def key(self) -> str:
        return self.text.lower().replace("’", "'")


Parse = Callable[[str], tuple[Token, ...]]
"""A sentence's words in order; offsets count from its start. ``grammar.Grammar`` is one."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """``tokens`` count offsets in the whole text."""

    tokens: tuple[Token, ...]

    def at(self, offset: int) -> int | None:
        """The place of the word in which a character stands."""
        return next((place for place, t in enumerate(self.tokens) if t.span.start <= offset < t.span.end), None)

    def word(self, place: int) -> Token | None:
        return self.tokens[place] if 0 <= place < len(self.tokens) else None


def sentence_span(text: str, span: Span) -> Span:
    """From border to border around ``span``; of a text without any, some hundred characters."""
    start = max(0, span.start - _LONGEST)
    for border in _BORDER.finditer(text, start, span.start):
        start = border.end()
    found = _BORDER.search(text, span.end, span.end + _LONGEST)
    end = found.start() + (found[0][0] in ".!?") if found else min(len(text), span.end + _LONGEST)
    return Span(start, max(end, span.end))


def sentence_around(text: str, span: Span, parse: Parse) -> Sentence:
    whole = sentence_span(text, span)
    words = parse(whole.of(text).replace("\n", " "))
    return Sentence(tuple(Token(t.span.shift(whole.start), t.text, t.tag, t.dep, t.head) for t in words))


@cache
def table_words(name: str) -> frozenset[str]:
    """A row of the grammar that the parser does not know."""
    return frozenset(lexicons.table("en/neutral.toml")["grammar"][name])
