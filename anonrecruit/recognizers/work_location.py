"""Places of employers, schools, projects and events: whatever place is not where the candidate lives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from anonrecruit import addresses, lexicons, names
from anonrecruit.address_blocks import home_blocks
from anonrecruit.cues import Cue
from anonrecruit.dates import MONTH
from anonrecruit.document import Span
from anonrecruit.pairs import label_key
from anonrecruit.reading import Entity, Line, Reading
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer
from anonrecruit.searchable import fold
from anonrecruit.studies import has_degree

_ABOUT_SELF = frozenset({"contact", "personal", "languages", "declaration"})
_ENTRIES = frozenset({"employment", "education", "projects", "referees"})
_PART = re.compile(r"(?:(?!\s[-–—]\s|[ ]{3,})[^,;|/()\[\]\t–—:•])+")
_LEAD = re.compile(r"\b(?:in|at|from|near|to|across|within|around|through)\s+(?:the\s+)?(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_][\w.'’&-]*")
_LONGEST, _LONGEST_UNLISTED = 5, 2
"""Words of a place that the lists know, and of one that they do not."""

_LONGEST_VALUE, _PROSE = 60, 90
_MONTH = re.compile(rf"{MONTH}|spring|summer|autumn|fall|winter")


class WorkLocationRecognizer(CueRecognizer):
    """A part of a line that is a place, a place behind "in", a tagged place, a label's value."""

    cues = (Cue.WORK_LOCATION,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        homes = {scrap.line.index for block in reading.once(home_blocks) for scrap in block.scraps}
        for line in reading.lines:
            if line.index not in homes and not _is_about_self(line) and not line.heading:
                yield from self._on_line(reading, line)
        yield from self._tagged(reading, homes)
        yield from self._labelled(reading)

    def _on_line(self, reading: Reading, line: Line) -> Iterator[Claim]:
        parts = list(_parts(line))
        known = [_all_places(reading.text, part) for part in parts]
        for index, part in enumerate(parts):
            before, behind = any(known[max(0, index - 1) : index]), any(known[index + 1 : index + 2])
            if known[index] and (before or behind or not _is_word(part.of(reading.text))):
                yield Claim(part, Cue.WORK_LOCATION, 0.75, "part of a line that is a place")
            elif before and part.of(reading.text) in _states():
                yield Claim(part, Cue.WORK_LOCATION, 0.7, "state behind a town")
            elif line.section in _ENTRIES:
                yield from _unlisted(reading.text, parts[:index], part, behind=behind)
        for match in _LEAD.finditer(line.text):
            for span in _place_at(reading.text, Span(line.span.start + match.end(), line.span.end)):
                yield Claim(span, Cue.WORK_LOCATION, 0.65, f"place after '{match[0].split()[0]}'")

    def _tagged(self, reading: Reading, homes: set[int]) -> Iterator[Claim]:
        for entity in reading.entities:
            line = reading.line_at(entity.span.start)
            if line is None or line.index in homes or _is_about_self(line):
                continue
            if _is_tagged_place(reading, line, entity):
                yield Claim(entity.span, Cue.WORK_LOCATION, 0.55, "tagger")

    def _labelled(self, reading: Reading) -> Iterator[Claim]:
        for pair in reading.pairs:
            colon = ":" in reading.text[pair.label_span.end - 1 : pair.value_span.start]
            named = len(pair.value) <= _LONGEST_VALUE and re.match(r"[^\W\d_]", pair.value) is not None
            if (
                pair.label in _labels()
                and colon
                and named
                and reading.section_at(pair.label_span.start) not in _ABOUT_SELF
            ):
                yield Claim(pair.value_span, Cue.WORK_LOCATION, 0.7, f"labelled:{pair.label}")


def _is_about_self(line: Line) -> bool:
    """But not the prose of a letter, all of which stands before any heading."""
    return line.section in _ABOUT_SELF and (line.section != "contact" or len(line.text) < _PROSE)


def _unlisted(text: str, before: Sequence[Span], part: Span, *, behind: bool) -> Iterator[Claim]:
    """What no list knows, by where it stands: right behind an institution, or between that and a place; and a place
    that closes a part before another place ("Riverside Clinic Leeds, England")."""
    found = _words(text, part)
    names_body = bool(before) and _is_body(text, before[-1])
    if names_body and 0 < len(found) <= _LONGEST_UNLISTED and _could_be_place(text, part, found):
        yield Claim(part, Cue.WORK_LOCATION, 0.55, "behind an institution")
    elif behind and len(found) > 1:
        last = next((n for n in range(_LONGEST - 1, 0, -1) if n < len(found) and _count(text, found[-n:]) == n), 0)
        if last and found[-1].end == part.end and found[-last].of(text)[0].isupper():
            yield Claim(found[-last].union(found[-1]), Cue.WORK_LOCATION, 0.6, "place before a place")


def _is_body(text: str, part: Span) -> bool:
    return any(word.of(text).lower().rstrip(".") in _organisations() for word in _words(text, part))


def _could_be_place(text: str, part: Span, found: Sequence[Span]) -> bool:
    keys = [fold(word.of(text)) for word in found]
    taken = any(names.is_job_word(key) or key in lexicons.words("en/common_words.txt") for key in keys)
    capital = all(word.of(text)[0].isupper() for word in found)
    plain = not re.search(r"\d", part.of(text)) and max(len(key) for key in keys) > 3
    return capital and plain and not taken and not has_degree(part.of(text)) and not _is_body(text, part)


def _parts(line: Line) -> Iterator[Span]:
    for match in _PART.finditer(line.text):
        text = match[0].strip(" .*-–·\"'“”")
        if text:
            start = line.span.start + match.start() + match[0].index(text)
            yield Span(start, start + len(text))


def _all_places(text: str, part: Span) -> bool:
    """One place or several one after the other: "Doha", "Nairobi KENYA"."""
    found = _words(text, part)
    if not found or len(found) > _LONGEST or not found[0].of(text)[0].isupper():
        return False
    if re.search(r"\d", part.of(text)) or found[0].start != part.start:
        return False
    while found:
        count = _count(text, found)
        if not count:
            return False
        found = found[count:]
    return True


def _words(text: str, span: Span) -> list[Span]:
    return [Span(match.start(), match.end()) for match in _WORD.finditer(text, span.start, span.end)]


def _count(text: str, found: Sequence[Span]) -> int:
    """How many of the first words are one place; the longest counts."""
    for count in range(min(len(found), _LONGEST), 0, -1):
        phrase = found[0].union(found[count - 1]).of(text)
        if addresses.is_place(phrase) and not _is_else(fold(phrase)):
            return count
    return 0


def _is_else(key: str) -> bool:
    """Towns called University, March and Java are rarely meant."""
    tool = key in lexicons.words("en/technologies.txt") or key in _organisations()
    return tool or _MONTH.fullmatch(key) is not None or names.is_job_word(key)


def _place_at(text: str, span: Span) -> Iterator[Span]:
    """The place that begins a span, if no organisation does."""
    found = _words(text, span)[: _LONGEST + 1]
    count = _count(text, found[:_LONGEST])
    if count:
        place = found[0].union(found[count - 1])
        if not _is_organisation(text, place.end) and not _is_word(place.of(text)):
            yield place


def _is_organisation(text: str, end: int) -> bool:
    behind = re.match(r"[ ](?:[A-Z][\w-]*[ ])?([A-Za-z]+)", text[end : end + 40])
    first = re.match(r"[ ]([A-Z][A-Za-z]*)", text[end : end + 30])
    return any(match and match[1].lower() in _organisations() for match in (behind, first))


def _is_word(text: str) -> bool:
    """Also a word of English or a name, which by itself is not enough: "Reading", "Nice", "Mobile"."""
    key = fold(text)
    proper = key in lexicons.words("en/proper_words.txt") or key in lexicons.words("en/countries.txt")
    return not proper and (key in lexicons.words("en/common_words.txt") or names.says_no_name(key))


def _is_tagged_place(reading: Reading, line: Line, entity: Entity) -> bool:
    text = entity.span.of(reading.text)
    if entity.label not in ("GPE", "LOC") or not text[0].isupper() or "\n" in text or len(text) < 3:
        return False
    key = fold(text)
    if _is_body(reading.text, entity.span):
        return False
    if _is_else(key) or names.says_no_name(key) or _is_word(text) or _is_organisation(reading.text, entity.span.end):
        return False
    if addresses.is_place(text):
        return not re.search(r"\b(?:of|[A-Z][\w&]+)[ ]$", reading.text[line.span.start : entity.span.start])
    lead = reading.text[line.span.start : entity.span.start]
    if (
        names.has_job_word(lead.strip(" ,").rpartition(",")[2])
        and reading.text[entity.span.end : entity.span.end + 1] == ","
    ):
        return False  # "Lifeguard, Odra Baths, York": behind a trade and before a place stands an employer
    return line.section in _ENTRIES and re.search(r"(?:,|\bin|\bat|\(|-|–|\t)\s*$", lead) is not None


@cache
def _labels() -> frozenset[str]:
    return frozenset(label_key(label) for label in lexicons.table("en/work_location.toml")["labels"])


@cache
def _states() -> frozenset[str]:
    return frozenset(lexicons.table("en/work_location.toml")["states"])


@cache
def _organisations() -> frozenset[str]:
    return frozenset(lexicons.table("en/work_location.toml")["organisations"])
