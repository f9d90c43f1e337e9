"""Phrases as data: ``lexicons/en/<name>.toml`` holds rows of patterns, and every match is a claim.

A row has ``rule``, ``score``, ``patterns`` and may have ``sections`` (the kinds it counts in), ``outside`` (the kinds
it does not count in), ``case = true``, and ``needs``: words one of which stands in every match or on the line before or
after it, so that a large pattern is tried on those lines alone. In a pattern a blank stands for any white space with at
most one line end, ``{name}`` for any entry of ``en/name.txt``, and a group ``claim`` for the part that is claimed (else
all of it is). An alternative without that group claims nothing: it takes false friends out of the way of the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from anonrecruit import lexicons
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.reading import Reading
from anonrecruit.recognizers.recognizer import Claim
from anonrecruit.sections import HEAD

_LIST = re.compile(r"\{([a-z_]+)\}")
_PIECES = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<[=!][^()]*\)| ")
_CAPITALS = re.compile(r"\\.|\(\?P|[^\W\d_a-z]")
_GAP = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"


@dataclass(frozen=True, slots=True)
class Phrase:
    """``sections`` empty means everywhere that is not ``outside``. Unless ``cased``, the patterns are in lower case."""

    rule: str
    cased: bool
    patterns: tuple[re.Pattern[str], ...]
    score: float
    sections: frozenset[str]
    outside: frozenset[str]
    needs: re.Pattern[str] | None


@cache
def phrases(name: str) -> tuple[Phrase, ...]:
    """The rows of ``en/<name>.toml``, in their order."""
    return tuple(_phrase(row) for row in lexicons.table(f"en/{name}.toml")["phrase"])


def _phrase(row: dict[str, object]) -> Phrase:
    patterns = row["patterns"]
    assert isinstance(patterns, list)
    cased = bool(row.get("case"))
    whole = (expanded(str(pattern)) for pattern in patterns)
    compiled = tuple(re.compile(pattern if cased else _lowered(pattern), re.MULTILINE) for pattern in whole)
    needs = re.compile(_lowered(rf"\b(?:{row['needs']})\b")) if "needs" in row else None
    sections, outside = _kinds(row.get("sections")), _kinds(row.get("outside"))
    return Phrase(str(row["rule"]), cased, compiled, float(str(row["score"])), sections, outside, needs)


def _kinds(value: object) -> frozenset[str]:
    return frozenset(str(kind) for kind in value) if isinstance(value, list) else frozenset()


def expanded(pattern: str) -> str:
    """``pattern`` as Python reads it."""
    pattern = _PIECES.sub(_gapped, pattern)
    return _LIST.sub(lambda name: alternation(f"en/{name[1]}.txt"), pattern)


def _lowered(pattern: str) -> str:
    """For a search that ignores case: Python finds a pattern in lower case in a text in lower case three times as fast
    as it ignores the case of both."""
    return _CAPITALS.sub(lambda piece: piece[0] if piece[0][0] in "\\(" else piece[0].lower(), pattern)


def _lower_case(reading: Reading) -> str:
    """The text in lower case, its length unchanged."""
    text = reading.text.lower()
    return text if len(text) == len(reading.text) else "".join(char.lower()[0] for char in reading.text)


def _gapped(piece: re.Match[str]) -> str:
    # A look-behind must have a fixed width, so its blanks stay blanks; so does an escape.
    if piece[0] == " ":
        return _GAP
    return piece[0].replace(" ", r"\x20\t\xa0") if piece[0].startswith("[") else piece[0]


@cache
def alternation(name: str) -> str:
    """Every entry of a word list, the longest first, as one group."""
    entries = sorted(lexicons.words(name), key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(re.escape(entry).replace(r"\ ", _GAP).replace("'", "['’]") for entry in entries) + ")"


def claims(reading: Reading, cue: Cue, name: str) -> Iterator[Claim]:
    """All matches of all rows of a phrase table."""
    for phrase in phrases(name):
        for match in _matches(reading, phrase):
            start, end = match.span("claim" if "claim" in match.re.groupindex else 0)
            if start < end and _stands(reading, phrase, Span(start, end)):
                yield Claim(Span(start, end), cue, phrase.score, phrase.rule)


def _matches(reading: Reading, phrase: Phrase) -> Iterator[re.Match[str]]:
    lowered = reading.once(_lower_case)
    text = reading.text if phrase.cased else lowered
    for start, end in _windows(lowered, phrase.needs) if phrase.needs else _parts(reading, phrase.sections):
        for pattern in phrase.patterns:
            yield from pattern.finditer(text, start, end)


def _parts(reading: Reading, kinds: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The sections of these kinds; of none, and of the head's, which may have no section, the whole text."""
    if not kinds or HEAD in kinds:
        yield 0, len(reading.text)
        return
    yield from ((section.span.start, section.span.end) for section in reading.sections if section.kind in kinds)


def _windows(text: str, needs: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The parts of the text, whole lines each and disjoint, in which a match can be."""
    end = 0
    for match in needs.finditer(text):
        if match.start() >= end:
            start = max(end, text.rfind("\n", 0, max(0, text.rfind("\n", 0, match.start()))) + 1)
            end = _line_end(text, _line_end(text, match.end()) + 1)
            yield start, end


def _line_end(text: str, offset: int) -> int:
    found = text.find("\n", offset)
    return len(text) if found < 0 else found


def _stands(reading: Reading, phrase: Phrase, span: Span) -> bool:
    if not phrase.sections and not phrase.outside:
        return True
    kind = reading.section_at(span.start)
    return kind not in phrase.outside and (not phrase.sections or kind in phrase.sections)
