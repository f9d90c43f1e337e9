"""Authors as papers and reference lists write them: "Okoro, T.", "T. Okoro", "Okoro T, Rushby PM", "Okoro, Tunde"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from anonrecruit import names
from anonrecruit.document import Span
from anonrecruit.names import Token
from anonrecruit.owner import owner_spans
from anonrecruit.person_evidence import is_author, is_eponym, is_organised, label_at
from anonrecruit.reading import Reading
from anonrecruit.searchable import fold

Found = Iterator[tuple[Span, float, str]]

_PARTICLE = r"(?:(?:de|da|dos|del|della|di|du|la|le|van|von|der|den|ter|ten|al|el|bin|ibn)[ \t])"
_SURNAME = r"[^\W\d_a-z][^\W\d_]*[^\W\d_A-Z](?:['’-][^\W\d_]+)*"
_INITIALS = r"(?:[^\W\d_a-z]\.[ \t-]?){1,4}"
_AUTHORED = re.compile(
    rf"(?<![\w.])(?:{_PARTICLE}{{0,2}}{_SURNAME}(?:[ -]{_SURNAME})?,?[ \t]{_INITIALS}(?=\W|$)"
    rf"(?:,[ \t]?[A-Z]\.(?![ \t]?[^\W\d_a-z][^\W\d_.]))?"
    rf"|{_INITIALS}[ \t]?{_PARTICLE}{{0,2}}{_SURNAME}(?:-{_SURNAME})?)"
)
_VANCOUVER = re.compile(
    rf"(?<![\w.])(?:{_SURNAME}(?:[ ]{_SURNAME})?[ ][A-Z]{{1,3}}(?:, |,? and "
    rf"|; )){{1,30}}{_SURNAME}[ ][A-Z]{{1,3}}(?=[.,;\s]|$)"
)
""" "Okoro T, Rushby PM, Li X.": authors as medical journals cite them; a list of two at least."""

_DEGREES = re.compile(
    r"(?:[BMD]\.?[ \t]?(?:P\.?|El\.?)?(?:Tech|Sc|Com|Ed|Phil|Eng|Arch|Pharm|A|B\.A|C\.A|Lib|Des|S)|Ph\.?[ \t]?D"
    r"|L\.?L\.?[BM]"
    r"|[A-Z]\.?[ \t]?Levels?|U\.?S|U\.?K|U\.?A\.?E)\b",
    re.I,
)
_UNDOTTED = re.compile(rf"(?<![\w.]){_SURNAME}(?:[ -]{_SURNAME})?,[ ](?:[A-Z]\.){{0,3}}[A-Z](?=[ ]?[,;&]|[ ]and[ ])")
_IN_ROW = re.compile(r"[,;&]| and ")
_SEMINAR = re.compile(
    r"\W*([^\W\d_a-z][^\W\d_]{2,})(?:['’]s?[ ]|[ ]for[ ])[^()]+\((?:[^()]*[ ])?with [^\W\d_a-z][^()]+\)"
)
_CITED = re.compile(r"(?<![\w.,])([^\W\d_a-z][^\W\d_]+), ([^\W\d_a-z][^\W\d_]+)(?=[.,]| and )")
_LISTS = frozenset({"skills", "employment", "education", "languages"})
"""Sections in which a list of words with capitals behind them is one of products ("Windows XP, Adobe XD")."""


def found(reading: Reading) -> Found:
    """Spans with their score and the rule that found them; they may overlap."""
    yield from _initialled(reading)
    yield from _surname_first(reading)
    yield from _cited_by_journals(reading)
    yield from _undotted(reading)
    yield from _beside_owner(reading)
    yield from _thinkers(reading)


def _initialled(reading: Reading) -> Found:
    for match in _AUTHORED.finditer(reading.text):
        span = Span(match.start(), match.end())
        long = [t for t in names.tokens(reading.text, span) if len(t.key) > 1 and not t.is_initial]
        in_list = _in_list(reading, span)
        # "Page, M.J." among other authors is one, whatever the word says elsewhere.
        cited = in_list and reading.section_at(match.start()) == "publications"
        titled = any(names.says_no_name(token.key) for token in long) and not cited
        titled = titled or (not in_list and is_organised(reading, span, reading.line_at(span.start)))
        if long and not titled and not _DEGREES.match(match[0]) and is_author(reading, span, long, in_list=in_list):
            yield span, 0.9 if in_list else 0.7, "initials and surname"


def _undotted(reading: Reading) -> Found:
    """ "Zhang, W, Okoro, T. & Ndlovu, T.T.N, ...": initials without their last dot, among authors that have it."""
    for match in _UNDOTTED.finditer(reading.text):
        span = Span(match.start(), match.end())
        if reading.section_at(span.start) == "publications" and _in_list(reading, span):
            yield span, 0.8, "author in a list"


def _cited_by_journals(reading: Reading) -> Found:
    for match in _VANCOUVER.finditer(reading.text):
        if reading.section_at(match.start()) in _LISTS or _is_of_words(match[0]):
            continue
        for author in re.finditer(r"[^,;]+?[ ][A-Z]{1,3}(?=, |,? and |; |$)", match[0]):
            lead = len(author[0]) - len(re.sub(r"^(?:and )?\s*", "", author[0]))
            yield Span(match.start() + author.start() + lead, match.start() + author.end()), 0.8, "author in a list"


def _is_of_words(cited: str) -> bool:
    """ "Mathematics B, Physics C, Chemistry C": subjects and grades."""
    found = [fold(word) for word in re.findall(r"[^\W\d_]{4,}", cited)]
    return 2 * sum(names.is_ordinary(word) and not names.is_listed(word) for word in found) > len(found)


def _beside_owner(reading: Reading) -> Found:
    """ "Corentin Balavoine ; Ada Obi ; Haifan Teresh": who stands in one list with the candidate, listed or not."""
    owner = {token.key for span in reading.once(owner_spans) for token in names.tokens(reading.text, span)}
    for line in reading.lines if len(owner) > 1 else ():
        if not _IN_ROW.search(line.text) or sum(key in fold(line.text) for key in owner) < 2:
            continue  # Few lines name the owner: only those are worth taking apart.
        parts = [
            [token for token in names.tokens(reading.text, part) if token.key]
            for segment in names.segments(reading.text, line.span)
            for part in _parted(reading.text, segment)
        ]
        if not any(len(owner & {token.key for token in part}) > 1 and len(part) < 5 for part in parts):
            continue
        for part in parts:
            if _is_beside(part) and not owner & {token.key for token in part}:
                yield names.whole(part), 0.7, "in one list with the candidate"


def _thinkers(reading: Reading) -> Found:
    """ "Okoro’s Early Letters (with Ada Obi)": a seminar on somebody, told by the teacher in the aside behind it."""
    for line in reading.lines:
        match = _SEMINAR.match(line.text) if "(" in line.text else None
        if match:
            span = Span(line.span.start + match.start(1), line.span.start + match.end(1))
            (token,) = names.tokens(reading.text, span)[:1]
            known = names.is_surname(token.key) or label_at(reading, span) == "PERSON"
            if known and not (names.is_ordinary(token.key) or names.is_place(token.key) or is_eponym([token])):
                yield span, 0.6, "subject of a seminar"


def _parted(text: str, segment: Span) -> Iterator[Span]:
    for match in re.finditer(r"(?:(?!\band\b|&).)+", segment.of(text)):
        if match[0].strip():
            yield Span(segment.start + match.start(), segment.start + match.end())


def _is_beside(part: Sequence[Token]) -> bool:
    if not 1 < len(part) < 5 or not names.is_name_shaped(part):
        return False
    return not any(names.says_no_name(t.key) or names.is_ordinary(t.key) or names.is_place(t.key) for t in part)


def _in_list(reading: Reading, span: Span) -> bool:
    around = reading.text[max(0, span.start - 60) : span.end + 60]
    return len(set(_AUTHORED.findall(around))) > 1  # one heading told twice is no list


def _surname_first(reading: Reading) -> Found:
    """ "Hensley, Judith, and ...": surname first, at the head of a reference."""
    for match in _CITED.finditer(reading.text):
        line = reading.line_at(match.start())
        opens = (
            line is not None and match.start() - line.span.start < 4 and line.section in ("publications", "projects")
        )
        if opens and names.is_given(fold(match[2])) and not names.is_ordinary(fold(match[1])):
            yield Span(match.start(), match.end()), 0.7, "author cited surname first"
