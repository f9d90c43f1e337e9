"""Labels and their values, as CVs set them: "Date of birth: 1 May 1990", table rows, and columns of labels
followed by a column of values (as text extracted from two-column tables reads)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from anonrecruit import lexicons
from anonrecruit.document import Span
from anonrecruit.sections import heading_kind

MAX_LABEL_WORDS = 6
MAX_LABEL_CHARACTERS = 48
LEAST_APART, REACH_APART = 4, 60
"""So many labels in a column are looked for in a block of as many lines, which may stand so many lines further on."""

_LEAST_FOR_SLIP = 7
_GOES_ON = frozenset({"of", "from", "for", "and", "&", "with"})
_LONGEST_QUESTION = 120
_ANSWER = re.compile(r"(?:A|Ans|Answer)?[ \t]*[:.-]?[ \t]*(.*?)(?=\s+(?:at|from) [^\W\d_a-z]|$)", re.M)
_SEPARATOR = re.compile(
    r"\s*(?::\s*[-–—=>]*|[=\t]+[:\-–—\s]*|\s[-–—]+(?=\s)|[-–—](?=[\s\d+(])|[.…]{3,}:?|…+:?|-{3,}|\s{3,}:?|_{2,})\s*"
)
_PARTS = re.compile(r"\s*(?:&|/|,|\band\b|\+)\s*")
_CELL = re.compile(r"(?<=\|)[^|\n]+")
_WORD = re.compile(r"\S+")
_NOTE, _EDGES = re.compile(r"\([^)]*\)?"), re.compile(r"^[\W\d]+|[^\w)]+$")
_LEVELLING = str.maketrans("-–_", "   ", ".'’`´")
_ONLY_SEPARATOR = re.compile(r"[\s:.\-–—_=]*")


@dataclass(frozen=True, slots=True)
class Pair:
    """``label`` is a key (``label_key``); several pairs share a value where the label is compound ("Age & DOB").
    ``known`` says that the label is in the lexicon, ``below`` that the value stood on a later line."""

    label: str = field(repr=False)
    label_span: Span
    value_span: Span
    value: str = field(repr=False)
    known: bool = True
    below: bool = False


@dataclass(frozen=True, slots=True)
class _Label:
    keys: tuple[str, ...] = field(repr=False)
    span: Span
    value_start: int
    known: bool
    colon: bool


def label_key(text: str) -> str:
    """A label as a key: lower case, without dots, apostrophes, bullets and notes in brackets; hyphens become spaces."""
    text = text.lower()
    if "(" in text:
        text = _NOTE.sub(" ", text)
    text = text.translate(_LEVELLING)
    if not (text[:1].isalpha() and text[-1:].isalnum()):
        text = _EDGES.sub("", text)
    return " ".join(text.split())


@cache
def known_labels() -> frozenset[str]:
    """Every label of ``lexicons/en/labels.toml`` as a key."""
    return frozenset(label_key(label) for labels in lexicons.table("en/labels.toml").values() for label in labels)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(part for label in known_labels() for part in (label.split()[0], label.split()[0].split("/")[0]))


@cache
def _slips() -> dict[str, str]:
    """Labels with one letter left out: together with a phrase's like, they find misspellings ("Fahter name")."""
    long = sorted(label for label in known_labels() if len(label) >= _LEAST_FOR_SLIP)
    return {label[:at] + label[at + 1 :]: label for label in long for at in range(len(label))}


def _without_slip(key: str) -> str:
    """The label that a phrase misspells by one letter, lost, added, changed or swapped with its neighbour; else ""."""
    if len(key) < _LEAST_FOR_SLIP or len(key) > MAX_LABEL_CHARACTERS:
        return ""
    slips = _slips()
    shorter = (key[:at] + key[at + 1 :] for at in range(len(key)))
    return slips.get(key, "") or next(
        (slips.get(one) or one for one in shorter if one in slips or one in known_labels()), ""
    )


def find_pairs(text: str, lines: Sequence[Span]) -> tuple[Pair, ...]:
    """All pairs of a text, by label position. ``lines`` are the spans of its lines."""
    found = [_line_labels(text, line) for line in lines]
    pairs = [pair for line, labels in zip(lines, found, strict=True) for pair in _inline(text, line, labels)]
    pairs.extend(_below(text, lines, found))
    pairs.extend(_answers(text, lines))
    return tuple(sorted(pairs, key=lambda pair: (pair.label_span, pair.label)))


def _line_labels(text: str, line: Span) -> list[_Label]:
    labels: list[_Label] = []
    start = line.start
    for match in _SEPARATOR.finditer(text, line.start, line.end):
        label = _label_before(text, start, match, first=start == line.start)
        if label:
            labels.append(label)
        if label or ":" in match[0] or "\t" in match[0] or "   " in match[0]:
            start = match.end()
    labels = labels or list(_bare_label(text, line))
    return sorted([*labels, *_labels_of_cells(text, line, labels)], key=lambda label: label.span)


def _labels_of_cells(text: str, line: Span, labels: Sequence[_Label]) -> Iterator[_Label]:
    """ "Sex Male | Date of birth 1/5/1990 | Nationality Kenyan": a label that opens a cell, its value behind it."""
    if "|" not in text[line.start : line.end]:
        return
    for match in _CELL.finditer(text, line.start, line.end):
        if not any(match.start() <= label.span.start < match.end() for label in labels):
            found = _bare_label(text, Span(*match.span()))
            yield from (label for label in found if label.value_start < match.end() - 1)


def _label_before(text: str, start: int, separator: re.Match[str], *, first: bool) -> _Label | None:
    words = list(_WORD.finditer(text, start, separator.start()))
    colon = ":" in separator[0]
    for word in words[-MAX_LABEL_WORDS:]:
        # Without a colon a label fills its cell: the "ID" of "Boise, ID" is a state.
        if not (colon or word is words[0] or text[: word.start()].rstrip()[-1:] in ".;|•"):
            continue
        span = Span(word.start(), max(separator.start(), word.start() + 1))
        keys = known_keys(span.of(text), slip=colon)
        if keys:
            return _Label(keys, span, separator.end(), known=True, colon=colon)
    return _unknown_label(text, words, separator) if first else None


def _unknown_label(text: str, words: Sequence[re.Match[str]], separator: re.Match[str]) -> _Label | None:
    # Any short phrase with a colon or tab behind it labels what follows; the lexicon need not know it.
    if not 0 < len(words) <= MAX_LABEL_WORDS or not re.search(r"[:\t]", separator[0]):
        return None
    span = Span(words[0].start(), words[-1].end())
    key = label_key(span.of(text))
    if not key or len(span) > MAX_LABEL_CHARACTERS:
        return None
    return _Label((key,), span, separator.end(), known=False, colon=":" in separator[0])


def _bare_label(text: str, line: Span) -> Iterator[_Label]:
    # "Nationality Indian", "DOB 12/5/1990", or a label alone on its line, its value below it.
    words = list(_WORD.finditer(text, line.start, line.end))[:MAX_LABEL_WORDS]
    first = label_key(words[0][0]) if words else ""
    if first and first.split()[0] not in _first_words():
        return  # most lines: no label begins so
    for count in range(len(words), 0, -1):
        span = Span(words[0].start(), words[count - 1].end())
        keys = known_keys(span.of(text))
        if len(keys) > 1 and count == len(words) and text[line.end - 1] == ".":
            return  # the end of a sentence: "... name, / surname, e-mail, birthday."
        if keys and count < len(words) and words[count][0].lower() in _GOES_ON:
            return  # "Name and address of employer"
        if keys:
            value = words[count].start() if count < len(words) else min(line.end, span.end + 1)
            yield _Label(keys, span, value, known=True, colon=False)
            return


def known_keys(text: str, *, slip: bool = False) -> tuple[str, ...]:
    """Keys of a label that the lexicon knows, one for each part of a compound ("Age & DOB"); else nothing.

    ``slip`` allows for one misspelt letter, where a colon says that it is a label at all.
    """
    if len(text) > 2 * MAX_LABEL_CHARACTERS:
        return ()
    key = label_key(text)
    if key in known_labels():
        return (key,)
    if slip and (meant := _without_slip(key)):
        return (meant,)
    found = _PARTS.split(text)
    if len(found) == 1:
        return ()
    parts = [label_key(part) for part in found]
    noun = f" {parts[-1].split()[-1]}" if parts[-1] else ""  # "Permanent & present address"
    parts = [part if part in known_labels() else part + noun for part in parts]
    return tuple(parts) if all(part in known_labels() for part in parts) else ()


def _inline(text: str, line: Span, labels: Sequence[_Label]) -> Iterator[Pair]:
    for index, label in enumerate(labels):
        end = labels[index + 1].span.start if index + 1 < len(labels) else line.end
        yield from _pairs_of(text, label, label.value_start, end, below=False)


def _pairs_of(text: str, label: _Label, start: int, end: int, *, below: bool) -> Iterator[Pair]:
    value = text[start:end]
    lead = len(value) - len(value.lstrip(" \t:|-–—=•·*>"))
    value = value[lead:].rstrip(" \t|,;")
    if not value:
        return
    span = Span(start + lead, start + lead + len(value))
    for key in label.keys:
        yield Pair(key, label.span, span, value, label.known, below)


def _below(text: str, lines: Sequence[Span], found: Sequence[list[_Label]]) -> Iterator[Pair]:
    index = 0
    while index < len(lines):
        run = _valueless_run(text, lines, found, index)
        if run:
            after = index + len(run)
            values = list(_value_lines(text, lines, found, after, len(run)))
            if len(values) < len(run) >= LEAST_APART:
                values = _lines_apart(text, lines, found, after, len(run)) or values
            # A heading that is also a label ("References", "Passport details") may open the column.
            heads = len(run) > len(values) > 0 and bool(heading_kind(lines[index].of(text)))
            yield from _column(text, run[1:] if heads else run, values)
        index += max(1, len(run))


def _valueless_run(text: str, lines: Sequence[Span], found: Sequence[list[_Label]], start: int) -> list[_Label]:
    run: list[_Label] = []
    for line, labels in zip(lines[start:], found[start:], strict=True):
        if len(labels) != 1 or not _ONLY_SEPARATOR.fullmatch(text, labels[0].value_start, line.end):
            break
        if run and run[-1].colon and not labels[0].colon and heading_kind(line.of(text)):
            break  # a heading below a column of labels with colons
        run.append(labels[0])
    while run and not run[-1].known:
        run.pop()  # an unknown phrase with a colon is as likely a heading, whose text below is no value
    return run if run and run[0].known else []


def _value_lines(
    text: str, lines: Sequence[Span], found: Sequence[list[_Label]], start: int, count: int
) -> Iterable[Span]:
    # Between labels and values may stand a column of lone colons, or a heading of the neighbouring column.
    values: list[Span] = []
    skipped = 0
    for line, labels in zip(lines[start:], found[start:], strict=True):
        if len(values) == count or any(label.known for label in labels):
            break
        if _ONLY_SEPARATOR.fullmatch(line.of(text)):
            continue
        if not values and count > 1 and skipped < 2 and heading_kind(line.of(text)):
            skipped += 1
            continue
        if heading_kind(line.of(text)) and not line.of(text).startswith(":"):
            break
        values.append(line)
    return values


def _lines_apart(text: str, lines: Sequence[Span], found: Sequence[list[_Label]], start: int, count: int) -> list[Span]:
    """The next block of just as many lines as there are labels: the other blocks of a page may stand between."""
    block: list[Span] = []
    for line, labels in zip(lines[start : start + REACH_APART], found[start:], strict=False):
        gap = bool(block) and text.count("\n", block[-1].end, line.start) > 1
        if gap and len(block) == count:
            return block
        told = any(label.known for label in labels) or heading_kind(line.of(text))
        block = [] if told else [line] if gap else [*block, line]
    return block if len(block) == count else []


def _column(text: str, run: Sequence[_Label], values: Iterable[Span]) -> Iterator[Pair]:
    for label, value in zip(run, values, strict=False):
        yield from _pairs_of(text, label, value.start, value.end, below=True)


@cache
def _questions() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = lexicons.table("en/questions.toml")["question"]
    return tuple((re.compile(row["pattern"], re.I), label_key(row["label"])) for row in rows)


def _answers(text: str, lines: Sequence[Span]) -> Iterator[Pair]:
    """A form's question is the label of the line below it: "Where do you live? / A: Near Alston"."""
    for line, below in pairwise(lines):
        question = line.of(text)
        if not question.endswith("?") or len(question) > _LONGEST_QUESTION or below.of(text).endswith("?"):
            continue
        label = next((label for pattern, label in _questions() if pattern.search(question)), "")
        match = _ANSWER.match(text, below.start, below.end)
        if label and match and match[1]:
            yield Pair(label, line, Span(*match.span(1)), match[1], below=True)
