"""Which words of a page may stay to be seen. A word stays if every block it lies in says so; in doubt it goes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from anonrecruit.document import Document, Span
from anonrecruit.parsers.normalise import normalise
from anonrecruit.parsers.words import Box, Word

_TOKEN = re.compile(r"\S+")
_SLACK = 1.0  # points that a word may stick out of its block's box
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Room:
    """A block on its page. ``tokens`` are its words, each with whether no redaction touches it; ``whole`` is its
    squashed text where none touches it at all, else empty."""

    box: Box
    tokens: tuple[tuple[str, bool], ...] = field(repr=False)
    whole: str = field(repr=False)

    def holds(self, word: Word) -> bool:
        left, top, right, bottom = self.box
        across, down = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
        return left - _SLACK <= across <= right + _SLACK and top - _SLACK <= down <= bottom + _SLACK

    def kept(self, words: Sequence[str], scanned: bool) -> list[bool]:
        """Of the words that lie in it. Where they are its tokens one by one, each is what its token is; else a word is
        kept that is nothing but kept tokens, or a piece of a text that is kept whole: set letter by letter, say.
        Of a scan no word is kept then, unless the text is kept whole: it may be one that was misread."""
        if list(words) == [token for token, _ in self.tokens]:
            return [kept for _, kept in self.tokens]
        if scanned and not self.whole:
            return [False for _ in words]
        gone = {token for token, kept in self.tokens if not kept}
        some = {token for token, _ in self.tokens} - gone
        return [word in some or _squashed(word) in self.whole for word in words]


def kept_words(
    words: Iterable[Word], document: Document, spans: Sequence[Span], scans: Container[int] = ()
) -> list[tuple[Word, bool]]:
    """Each word with whether it stays: every block it lies in must keep it, and it must lie in one. ``scans`` are the
    pages whose words OCR read."""
    scanned = list(words)
    texts = [normalise(word.text).text for word in scanned]
    claims: dict[int, list[bool]] = defaultdict(list)
    for page, room in _rooms(document, spans):
        inside = [at for at, word in enumerate(scanned) if word.page == page and word.visible and room.holds(word)]
        for at, kept in zip(inside, room.kept([texts[at] for at in inside], page in scans), strict=True):
            claims[at].append(kept)
    return [(word, at in claims and all(claims[at])) for at, word in enumerate(scanned)]


def _rooms(document: Document, spans: Sequence[Span]) -> Iterator[tuple[int, _Room]]:
    for block in document.blocks:
        if block.origin.box and block.origin.page and block.origin.visible:
            yield block.origin.page, _room(block.origin.box, block.span, document.text, spans)


def _room(box: Box, block: Span, text: str, spans: Iterable[Span]) -> _Room:
    touching = [span for span in spans if span.overlaps(block)]
    tokens = [Span(match.start(), match.end()) for match in _TOKEN.finditer(text, block.start, block.end)]
    told = tuple((token.of(text), not any(token.overlaps(span) for span in touching)) for token in tokens)
    return _Room(box, told, "" if touching else _squashed(block.of(text)))


def _squashed(text: str) -> str:
    """Never empty: text without letters and digits is found in none."""
    return "".join(_LETTERS.findall(text)).lower() or "\0"
