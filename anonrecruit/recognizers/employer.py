"""Who the candidate worked for. Only policies that hide employers ask for it; the shipped ones keep them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from anonrecruit import addresses, lexicons, names
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.pairs import label_key
from anonrecruit.proper_names import JOINERS, Grammar, run_around, words
from anonrecruit.reading import Line, Reading
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer
from anonrecruit.searchable import fold
from anonrecruit.sizes import number_span, size_pattern

_PERIOD = re.compile(r"(?:19|20)\d{2}|\b(?:present|to date|till date)\b", re.I)
_NEAR = 2
"""So many lines above or below a period an employer may stand."""
_ENTRY, _NAME_WORDS = 110, 6
_OTHER = frozenset({"education", "skills", "languages", "publications", "personal"})
_COLUMN = re.compile(r"(?:(?!\t|\||[ ]{3,}).)+")


class EmployerRecognizer(CueRecognizer):
    """Labels; names with a word for a kind of organisation near a period of work; the tagger on such lines."""

    cues = (Cue.EMPLOYER,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        for pair in reading.pairs:
            colon = re.search(r"[:\t]", reading.text[pair.label_span.end - 1 : pair.value_span.start])
            if pair.label in _labels() and colon and len(pair.value) <= _ENTRY and re.match(r"[^\W_]", pair.value):
                yield Claim(pair.value_span, Cue.EMPLOYER, 0.8, f"labelled:{pair.label}")
        for line in reading.lines:
            entry = line.section == "employment" and _is_entry(reading, line)
            for span in () if line.heading or line.section in _OTHER else _named(reading, line, entry=entry):
                yield Claim(span, Cue.EMPLOYER, 0.7, "name around a word for an organisation")
            if entry and _is_name_alone(reading, line):
                yield Claim(line.span, Cue.EMPLOYER, 0.5, "name alone on a line by a period of work")
            if line.section == "employment":
                yield from _sizes(line)
        yield from self._tagged(reading)

    def _tagged(self, reading: Reading) -> Iterator[Claim]:
        for entity in reading.entities:
            line = reading.line_at(entity.span.start)
            if line is None or entity.label != "ORG" or line.section != "employment" or line.heading:
                continue
            if not _is_else(entity.span.of(reading.text)):
                yield Claim(entity.span, Cue.EMPLOYER, 0.5, "organisation on a line about a job")


def _sizes(line: Line) -> Iterator[Claim]:
    """The exact number of staff leads to a name."""
    for match in size_pattern().finditer(line.text):
        yield Claim(Span(*number_span(match)).shift(line.span.start), Cue.EMPLOYER, 0.6, "size of an employer")


def _is_entry(reading: Reading, line: Line) -> bool:
    """A short line with a period of work on it, or close by."""
    near = reading.lines[max(0, line.index - _NEAR) : line.index + _NEAR + 1]
    return len(line.text) <= _ENTRY and any(_PERIOD.search(other.text) for other in near if len(other.text) <= _ENTRY)


def _named(reading: Reading, line: Line, *, entry: bool) -> Iterator[Span]:
    """Away from a period only forms of companies count ("Ltd"): "Group" and "Services" are words as well."""
    kinds = _grammar().kinds if entry else _forms()
    for column in _COLUMN.finditer(line.text):
        found = words(reading.text, Span(line.span.start + column.start(), line.span.start + column.end()))
        for at, word in enumerate(found):
            if word.key in kinds and word.capital:
                start, end = run_around(found, at, _grammar())
                if any(own.key and own.key not in _grammar().kinds for own in found[start:end]):
                    yield found[start].span.union(found[end - 1].span)


def _is_name_alone(reading: Reading, line: Line) -> bool:
    """Capitalised words and nothing else, neither a trade nor a place, right above or below a period."""
    found = words(reading.text, line.span)
    if len(found) > _NAME_WORDS or line.heading or _PERIOD.search(line.text) or not all(word.key for word in found):
        return False
    near = reading.lines[max(0, line.index - 1) : line.index + 2]
    cased = all(word.capital or word.key in JOINERS for word in found) and found[0].text[0].isupper()
    other = _is_else(line.text) or addresses.is_all_places(line.text)
    return cased and not other and any(_PERIOD.search(o.text) for o in near if len(o.text) <= _ENTRY)


def _is_else(text: str) -> bool:
    """A tool or a trade that the tagger takes for an organisation."""
    keys = [fold(word) for word in re.findall(r"[^\W\d_]+", text)]
    if keys == ["nhs"]:
        return True  # so is every trust of it
    technical = all(key in lexicons.words("en/technologies.txt") or len(key) < 3 for key in keys)
    trade = any(names.is_job_word(key) for key in keys)
    return technical or trade or all(key in lexicons.words("en/common_words.txt") for key in keys)


@cache
def _grammar() -> Grammar:
    table = lexicons.table("en/employer.toml")
    return Grammar(frozenset(table["stops"]), frozenset(), frozenset(table["kinds"]), frozenset(table["after"]))


@cache
def _forms() -> frozenset[str]:
    return frozenset(lexicons.table("en/employer.toml")["forms"])


@cache
def _labels() -> frozenset[str]:
    return frozenset(label_key(label) for label in lexicons.table("en/employer.toml")["labels"])
