"""Authors as papers and reference lists write them: "Okoro, T.", "T. Okoro", "Okoro T, Rushby PM", "Okoro, Tunde"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonrecruit import names
from anonrecruit.document import Span
from anonrecruit.person_evidence import is_author
from anonrecruit.reading import Reading
from anonrecruit.searchable import fold

Found = Iterator[tuple[Span, float, str]]

_PARTICLE = r"(?:(?:de|da|dos|del|della|di|du|la|le|van|von|der|den|ter|ten|al|el|bin|ibn)[ \t])"
_SURNAME = r"[^\W\d_a-z][^\W\d_]*[^\W\d_A-Z](?:['’-][^\W\d_]+)*"
_INITIALS = r"(?:[^\W\d_a-z]\.[ \t-]?){1,4}"
_AUTHORED = re.compile(
    rf"(?<![\w.])(?:{_PARTICLE}{{0,2}}{_SURNAME}(?:[ -]{_SURNAME})?,?[ \t]{_INITIALS}(?=\W|$)(?:,[ \t]?[A-Z]\.)?"
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
_CITED = re.compile(r"(?<![\w.,])([^\W\d_a-z][^\W\d_]+), ([^\W\d_a-z][^\W\d_]+)(?=[.,]| and )")
_LISTS = frozenset({"skills", "employment", "education", "languages"})
"""Sections in which a list of words with capitals behind them is one of products ("Windows XP, Adobe XD")."""


def found(reading: Reading) -> Found:
    """Spans with their score and the rule that found them; they may overlap."""
    yield from _initialled(reading)
    yield from _surname_first(reading)
    yield from _cited_by_journals(reading)


def _initialled(reading: Reading) -> Found:
    for match in _AUTHORED.finditer(reading.text):
        span = Span(match.start(), match.end())
        long = [t for t in names.tokens(reading.text, span) if len(t.key) > 1 and not t.is_initial]
        titled = _DEGREES.match(match[0]) or any(names.says_no_name(token.key) for token in long)
        in_list = _in_list(reading, span)
        if long and not titled and is_author(reading, span, long, in_list=in_list):
            yield span, 0.9 if in_list else 0.7, "initials and surname"


def _cited_by_journals(reading: Reading) -> Found:
    for match in _VANCOUVER.finditer(reading.text):
        if reading.section_at(match.start()) in _LISTS:
            continue
        for author in re.finditer(r"[^,;]+?[ ][A-Z]{1,3}(?=, |,? and |; |$)", match[0]):
            lead = len(author[0]) - len(re.sub(r"^(?:and )?\s*", "", author[0]))
            yield Span(match.start() + author.start() + lead, match.start() + author.end()), 0.8, "author in a list"


def _in_list(reading: Reading, span: Span) -> bool:
    around = reading.text[max(0, span.start - 60) : span.end + 60]
    return len(_AUTHORED.findall(around)) > 1


def _surname_first(reading: Reading) -> Found:
    """ "Hensley, Judith, and ...": surname first, at the head of a reference."""
    for match in _CITED.finditer(reading.text):
        line = reading.line_at(match.start())
        opens = (
            line is not None and match.start() - line.span.start < 4 and line.section in ("publications", "projects")
        )
        if opens and names.is_given(fold(match[2])) and not names.is_ordinary(fold(match[1])):
            yield Span(match.start(), match.end()), 0.7, "author cited surname first"
