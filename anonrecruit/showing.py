"""What of a document is shown, and in which words: what is hidden in it is not, nor what the policy leaves out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from anonrecruit.cues import Cue
from anonrecruit.document import Document, Span
from anonrecruit.reading import Reading
from anonrecruit.redaction import Redaction, apply, edits
from anonrecruit.rewriting import PLAIN, Wording


@dataclass(frozen=True, slots=True)
class Part:
    """One document of an application. ``identifying`` names its surfaces that hold what identifies; ``left_out`` are
    stretches of its text that the policy does not show, sorted and disjoint."""

    document: Document
    reading: Reading
    redactions: tuple[Redaction, ...]
    identifying: frozenset[str] = frozenset()
    left_out: tuple[Span, ...] = ()

    @property
    def hidden(self) -> tuple[Span, ...]:
        invisible = (block.span for block in self.document.blocks if not block.origin.visible)
        return tuple(sorted((*invisible, *self.left_out)))

    @property
    def gone(self) -> tuple[Span, ...]:
        """All that no reader sees as it stands: what is redacted and what is left out; may overlap."""
        return tuple(sorted((*(item.span for item in self.redactions), *self.left_out)))


@dataclass(frozen=True, slots=True)
class Traced:
    """A blind text that knows of each character where in the document it comes from; of a word that was put in, what
    it stands for."""

    text: str = field(repr=False)
    sources: tuple[Span, ...]


def blind_text(part: Part, span: Span, wording: Wording = PLAIN) -> str:
    """The blind text of any stretch of a document; a redaction that crosses its border is cut there."""
    shown = (apply(piece.of(part.document.text), inside, wording) for piece, inside in _pieces(part, span))
    return "".join(shown).strip()


def traced(part: Part, span: Span, kept: Container[Cue] = ()) -> Traced:
    """The same with all redactions of the ``kept`` cues undone, and no verb made to agree."""
    text, sources = "", list[Span]()
    for piece, inside in _pieces(part, span):
        for source, words in _cut(piece, piece.of(part.document.text), [r for r in inside if r.cue not in kept]):
            text += words
            sources += [source] * len(words) if len(source) != len(words) else _one_by_one(source)
    return Traced(text, tuple(sources))


def _one_by_one(source: Span) -> Iterator[Span]:
    return (Span(at, at + 1) for at in range(source.start, source.end))


def _cut(piece: Span, text: str, inside: Sequence[Redaction]) -> Iterator[tuple[Span, str]]:
    """(source, words) in turn, of what stays and of what was put in; ``piece`` is where ``text`` stands."""
    reached = 0
    for edit in edits(text, inside):
        if reached < edit.span.start:
            yield Span(reached, edit.span.start).shift(piece.start), text[reached : edit.span.start]
        yield edit.span.shift(piece.start), edit.text
        reached = max(reached, edit.span.end)
    if reached < len(text):
        yield Span(reached, len(text)).shift(piece.start), text[reached:]


def _pieces(part: Part, span: Span) -> Iterator[tuple[Span, list[Redaction]]]:
    """The visible pieces of a span, with their redactions counted from the piece's start."""
    for piece in _visible(span, part.hidden):
        yield piece, [_clipped(item, piece) for item in part.redactions if item.span.overlaps(piece)]


def _visible(span: Span, hidden: Iterable[Span]) -> Iterator[Span]:
    start = span.start
    for gap in hidden:
        if gap.overlaps(span):
            if start < gap.start:
                yield Span(start, gap.start)
            start = max(start, gap.end)
    if start < span.end:
        yield Span(start, span.end)


def _clipped(item: Redaction, span: Span) -> Redaction:
    start, end = max(item.span.start, span.start), min(item.span.end, span.end)
    return replace(item, span=Span(start - span.start, end - span.start))
