"""Sections of a CV: which heading opens which kind, and what kind each line therefore stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from anonrecruit import lexicons
from anonrecruit.document import Span

HEAD = "contact"
"""What stands before the first heading: name, address, telephone."""

MAX_HEADING_WORDS = 7
_EDGES = re.compile(r"^[\W\d_]*(?:[ivxIVX]{1,4}[.)]\s+)?|[\W_]*$")
_LETTER_SPACED = re.compile(r"(?:[^\W\d_]\s){3,}[^\W\d_]\b")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_COUNTED = re.compile(r"^(?:two|three|four|my|our|all|the|some|key|main|other|selected|current|previous|brief) ")
_UPRIGHT = 4
"""So many lines of one letter each are a heading set upright, letter below letter."""

_JOINERS = re.compile(r"\s*(?:/|,|\||\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Section:
    """``span`` runs from the heading's first character to the last of the section. ``heading`` is the heading's
    text as it stands, empty for the head of the CV, which has none."""

    kind: str
    heading: str
    span: Span


def phrase(text: str) -> str:
    """Heading text as a key: lower case, "&" as "and", without numbering, bullets and edge punctuation."""
    text = _LETTER_SPACED.sub(lambda run: _CAMEL.sub(" ", re.sub(r"\s", "", run[0])), text)
    text = _EDGES.sub("", text).lower().replace("&amp;", "&").replace("&", " and ").replace("-", " ")
    return " ".join(text.split())


@cache
def _kinds() -> dict[str, str]:
    table = lexicons.table("en/sections.toml")
    return {phrase(heading): kind for kind, headings in table.items() for heading in headings}


def heading_kind(text: str) -> str:
    """The kind of section that a line opens, "" if it is no heading."""
    if not 2 < len(text.strip()) <= 80:
        return ""
    key = phrase(text.split("\t")[0] if "\t" in text.strip() else text)
    if not key or len(key.split()) > MAX_HEADING_WORDS:
        return ""
    return (
        _kinds().get(key)
        or _kinds().get(_COUNTED.sub("", key), "")
        or _joined_kind(key, loud=text.strip(" :") == text.strip(" :").title() or text.isupper())
    )


def _joined_kind(key: str, *, loud: bool) -> str:
    # "Education and certifications", "Skills / Languages": the first part names the section; where every word has its
    # capital the others need not be known ("Education & Research Activities").
    parts = [part for part in _JOINERS.split(key) if part]
    kinds = [_kinds().get(part, "") for part in parts]
    return kinds[0] if len(parts) > 1 and (all(kinds) or loud) else ""


def line_spans(text: str) -> Iterator[Span]:
    """Spans of the lines that are not blank, without their edge white space; an upright word is one line."""
    upright: list[Span] = []
    for span in _plain_lines(text):
        if len(span) == 1 and text[span.start].isalpha():
            upright.append(span)
            continue
        yield from _joined(upright)
        upright = []
        yield span
    yield from _joined(upright)


def _joined(letters: list[Span]) -> list[Span]:
    return [letters[0].union(letters[-1])] if len(letters) >= _UPRIGHT else letters


def _plain_lines(text: str) -> Iterator[Span]:
    for match in re.finditer(r"[^\n\r\f\v\x85\u2028\u2029]+", text):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            yield Span(start, end)
