"""A reading: a document's text with one spaCy pass over it, its lines, sections and label-value pairs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, cast

from anonrecruit.document import BlockKind, Document, Span
from anonrecruit.pairs import Pair, find_pairs
from anonrecruit.sections import HEAD, Section, heading_kind, line_spans
from anonrecruit.tagging import tag

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

T = TypeVar("T")
_KEY = "anonrecruit.reading"
_BULLETS = re.compile(r"[•·●○▪■□◦‣⁃∙➢➤►▶✓✔❖◆◇→*|¦\uf000-\uf8ff]|(?<!\S)[Ø§](?=\s)")
_LONG_RUN, _PUNCTUATION = re.compile(r"\S{120,}"), re.compile(r"[^\w\s]")
"""spaCy's tokenizer takes time quadratic in the length of a run without blanks, punctuation by punctuation."""

_LETTERS = re.compile(r"[^\W\d_]+")
HEAD_LINES = 6
"""So many lines at the top may hold a name in lower case."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. ``section`` is the kind it stands in; ``heading`` that it opens that section.
    ``index`` counts such lines from 0; ``gap`` says that a blank line stands before it."""

    span: Span
    text: str = field(repr=False)
    section: str
    index: int
    heading: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """What the tagger found: ``label`` is one of spaCy's ("PERSON", "GPE", "ORG")."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Reading:
    """``text`` is the document's own; ``doc`` was made from text of equal length with casing prepared for the tagger,
    so offsets agree. ``doc.spans`` carries "sections" and "blocks"."""

    text: str = field(repr=False)
    doc: Doc = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)
    sections: tuple[Section, ...] = field(repr=False)
    pairs: tuple[Pair, ...] = field(repr=False)
    entities: tuple[Entity, ...] = field(repr=False)

    @classmethod
    def of(cls, text: str, artifacts: Any) -> Reading:
        """The reading that Presidio's ``NlpArtifacts`` carry; made from the text alone where they carry none."""
        doc = artifacts.tokens if artifacts is not None else _blank(text)
        reading = doc.user_data.get(_KEY)
        if isinstance(reading, Reading) and reading.text == text:
            return reading
        return _reading(text, doc)

    def once(self, make: Callable[[Reading], T]) -> T:
        """What ``make`` derives from this reading, worked out on first asking: several recognizers want the same."""
        memo = self.doc.user_data
        key = f"{_KEY}.{make.__module__}.{make.__qualname__}"
        if key not in memo:
            memo[key] = make(self)
        return cast(T, memo[key])

    def section_at(self, offset: int) -> str:
        """Kind of the section in which a character stands."""
        return next((section.kind for section in reversed(self.sections) if section.span.start <= offset), HEAD)

    def line_at(self, offset: int) -> Line | None:
        """The line that holds a character; None on blank lines."""
        low, high = 0, len(self.lines)
        while low < high:
            middle = (low + high) // 2
            if self.lines[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        found = self.lines[low] if low < len(self.lines) else None
        return found if found and found.span.start <= offset else None


def read(document: Document, nlp: Language) -> Reading:
    """Runs the pipeline once over the prepared text. Lines are sentence borders, so no entity runs over a line end."""
    text = document.text
    doc = nlp.make_doc(prepared(text))
    _end_sentences_with_lines(doc)
    doc = tag(doc, nlp)
    margins = tuple(block.span for block in document.blocks if block.kind in (BlockKind.HEADER, BlockKind.FOOTER))
    reading = _reading(text, doc, margins)
    blocks = [
        doc.char_span(b.span.start, b.span.end, label=b.kind.value, alignment_mode="expand") for b in document.blocks
    ]
    doc.spans["blocks"] = [block for block in blocks if block is not None]
    return reading


def _reading(text: str, doc: Doc, margins: tuple[Span, ...] = ()) -> Reading:
    spans = list(_cells(text, line_spans(text)))
    sections = tuple(_sections(text, spans, margins))
    entities = tuple(_entities(text, doc))
    lines = tuple(_lines(text, spans, sections))
    reading = Reading(text, doc, lines, sections, find_pairs(text, spans), entities)
    for stale in [key for key in doc.user_data if str(key).startswith(_KEY)]:
        del doc.user_data[stale]  # what was derived from another text of this Doc
    doc.user_data[_KEY] = reading
    marked = [doc.char_span(s.span.start, s.span.end, label=s.kind, alignment_mode="expand") for s in sections]
    doc.spans["sections"] = [section for section in marked if section is not None]
    return reading


def _entities(text: str, doc: Doc) -> Iterator[Entity]:
    for entity in doc.ents:
        found = entity.text.strip()  # the tagger may take the line's end along
        if found:
            start = entity.start_char + entity.text.index(found)
            yield Entity(Span(start, start + len(found)), entity.label_)


def _cells(text: str, lines: Iterable[Span]) -> Iterator[Span]:
    """Lines, but that a heading in the margin is a line of its own: "Personal information <tab> Ada Obi"."""
    for line in lines:
        cell, _, rest = line.of(text).partition("\t")
        if rest.strip() and not rest.lstrip().startswith(":") and heading_kind(cell):
            start = line.end - len(rest.lstrip())
            yield Span(line.start, line.start + len(cell.rstrip()))
            yield Span(start, line.end)
        else:
            yield line


def _blank(text: str) -> Doc:
    import spacy  # only for callers that run a recognizer without any NLP engine

    return spacy.blank("en").make_doc(text)


def _end_sentences_with_lines(doc: Doc) -> None:
    """Set for all tokens at once: set one by one, spaCy goes over the whole text for each (50 ms of a long CV)."""
    starts = doc.to_array("SENT_START").view("int64")
    after_break = True
    for index, token in enumerate(doc):
        if token.is_space:
            after_break = after_break or "\n" in token.text
        else:
            starts[index] = 1 if after_break else -1
            after_break = False
    array = starts.view("uint64").reshape(-1, 1)
    doc.from_array(["SENT_START"], array)  # type: ignore[arg-type]  # its stub knows only thinc's own arrays


def _sections(text: str, lines: Iterable[Span], margins: tuple[Span, ...]) -> Iterator[Section]:
    """Sections in order. A running header or footer is a contact part of its own, after which the section goes on."""
    kind, heading, start, end, inside = HEAD, "", 0, 0, False
    for line in lines:
        margin = any(line.overlaps(other) for other in margins)
        opened = "" if margin else heading_kind(line.of(text))
        if opened or margin != inside:
            if start < end:
                yield Section(HEAD if inside else kind, heading, Span(start, end))
            kind, heading, start, inside = opened or kind, line.of(text) if opened else "", line.start, margin
        end = line.end
    if start < end:
        yield Section(HEAD if inside else kind, heading, Span(start, end))


def _lines(text: str, spans: Iterable[Span], sections: tuple[Section, ...]) -> Iterator[Line]:
    opened, previous = 0, 0
    for index, span in enumerate(spans):
        while opened + 1 < len(sections) and sections[opened + 1].span.start <= span.start:
            opened += 1
        section = sections[opened]
        heading = bool(section.heading) and section.span.start == span.start
        yield Line(span, span.of(text), section.kind, index, heading, text.count("\n", previous, span.start) > 1)
        previous = span.end


def prepared(text: str) -> str:
    """The text as the tagger reads it best, length unchanged: bullets blanked, lines in capitals and lower-case lines
    at the top in title case (raw, it finds 59 % of the names in capitals)."""
    parts, end = [], 0
    for index, span in enumerate(line_spans(text)):
        parts.append(text[end : span.start])
        parts.append(_prepared_line(span.of(text), top=index < HEAD_LINES))
        end = span.end
    parts.append(text[end:])
    return "".join(parts)


def _prepared_line(line: str, *, top: bool) -> str:
    line = _LONG_RUN.sub(lambda run: _PUNCTUATION.sub(" ", run[0]), line)
    line = _BULLETS.sub(" ", line)
    letters = list(filter(str.isalpha, line))
    upper = sum(map(str.isupper, letters))
    shouted = len(letters) > 3 and upper >= 0.8 * len(letters)
    whispered = top and upper == 0 and len(line.split()) <= 4 and "@" not in line
    return _LETTERS.sub(_title, line) if shouted or whispered else line


def _title(word: re.Match[str]) -> str:
    # Length must not change: "ß".upper() is two letters. Short words stay: they are initials and acronyms.
    text = word[0]
    titled = text[0].upper() + text[1:].lower()
    return titled if len(text) > 2 and len(titled) == len(text) else text
