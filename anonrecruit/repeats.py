"""Finds again what was found once: in every attachment, in capitals, without accents, surname first, inside handles.

Works on values and text only. A name's words that are ordinary English ("Will May") count only beside each other or an
initial, so that "May 2019" and "will" stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from anonrecruit import names
from anonrecruit.application import KnownIdentity
from anonrecruit.cues import Cue
from anonrecruit.dates import date_numbers, find_dates
from anonrecruit.document import Span
from anonrecruit.findings import Finding
from anonrecruit.name_repeats import CANDIDATE, RECOGNIZER, Person, name_findings, person_of, rule_of
from anonrecruit.searchable import Searchable, fold, squash

_LITERAL = frozenset({Cue.EMAIL_ADDRESS, Cue.PHONE_NUMBER, Cue.PROFILE_URL, Cue.ID_NUMBER})
_SHORTEST_LITERAL, _SHORTEST_STREET = 6, 8


@dataclass(frozen=True, slots=True)
class Value:
    """Something that was found, as it stood. ``subject`` is a person's role; ``surface`` names the place beside the
    text where it was found, "" for the text itself."""

    text: str = field(repr=False)
    cue: Cue
    subject: str = ""
    surface: str = ""


def values_of(text: str, findings: Iterable[Finding]) -> Iterator[Value]:
    """What the findings of one text found."""
    for finding in sorted(findings):
        yield Value(finding.span.of(text), finding.cue, finding.subject)


def known_values(known: KnownIdentity) -> Iterator[Value]:
    """What the ATS knows, as values; an address gives itself and its lines, which commas may part."""
    yield from (Value(name, Cue.PERSON, CANDIDATE) for name in known.names)
    yield from (Value(email, Cue.EMAIL_ADDRESS) for email in known.emails)
    yield from (Value(phone, Cue.PHONE_NUMBER) for phone in known.phones)
    yield from (
        Value(part, Cue.HOME_LOCATION)
        for address in known.addresses
        for part in [address, *re.split(r"[,\n]", address)]
    )
    if known.birth_date:
        yield Value(known.birth_date, Cue.DATE_OF_BIRTH)


def find_repeats(texts: Sequence[str], values: Iterable[Value]) -> tuple[tuple[Finding, ...], ...]:
    """For each text the findings that the values give there. Order and number of the values do not matter."""
    distinct = sorted({(v.cue, v.text, v.subject, v.surface) for v in values if v.text.strip()})
    # What the text itself said is searched for once, however many surfaces say it too: "" sorts first.
    first = {(cue, text, subject): surface for cue, text, subject, surface in reversed(distinct)}
    wanted = [Value(text, cue, subject, surface) for (cue, text, subject), surface in sorted(first.items())]
    people = [person_of(v.text, v.subject, v.surface) for v in wanted if v.cue is Cue.PERSON]
    return tuple(tuple(_in_text(Searchable.of(text), wanted, people)) for text in texts)


def _in_text(text: Searchable, values: Sequence[Value], people: Sequence[Person]) -> Iterator[Finding]:
    for value in values:
        for span in _literal_spans(text, value):
            yield Finding(span, value.cue, 0.9, RECOGNIZER, rule_of("found again", value.surface), value.subject)
    yield from name_findings(text, people)


def _literal_spans(text: Searchable, value: Value) -> Iterator[Span]:
    if value.cue in _LITERAL and len(squash(value.text)) >= _SHORTEST_LITERAL:
        if value.cue is Cue.PHONE_NUMBER:
            found = text.find(_subscriber(value.text), whole=False)
            yield from (_with_prefix(text, span) for span in found)
        else:
            yield from text.find(value.text)
    elif value.cue is Cue.EMPLOYER:
        yield from text.find(value.text) if _is_a_name(value.text) else ()
    elif value.cue is Cue.HOME_LOCATION:
        yield from (span for part in _doors(value.text) for span in text.find(part))
    elif value.cue is Cue.DATE_OF_BIRTH:
        yield from _same_dates(text, value.text)
    elif value.cue is Cue.PERSON and len(value.text.split()) > 1:
        yield from (span for span in text.find(value.text) if _is_written_as_name(span.of(text.text)))


def _is_a_name(employer: str) -> bool:
    """ "Kestrel Systems", but not "Data Systems": what any text may say is left alone elsewhere."""
    words = re.findall(r"[^\W\d_]+", employer)
    return len(squash(employer)) >= _SHORTEST_LITERAL and not all(names.is_ordinary(fold(word)) for word in words)


def _is_written_as_name(found: str) -> bool:
    """With a capital, or of words that are no English ones: "I will field any question" names nobody."""
    words = re.findall(r"[^\W\d_]+", found)
    return found != found.lower() or not all(names.is_ordinary(fold(word)) for word in words)


def _subscriber(phone: str) -> str:
    """The last nine digits: the same with and without country code and trunk zero."""
    digits = re.sub(r"\D", "", phone)
    return digits[-9:] if len(digits) > 9 else digits


def _doors(address: str) -> Iterator[str]:
    """The whole address, and its house and street, as the leak check looks for them."""
    parts = [part for part in re.split(r"[,;\n|]", address) if len(squash(part)) >= _SHORTEST_STREET]
    streets = [part for part in parts if not squash(part).isdigit()]
    yield from filter(_leads_home, dict.fromkeys([address, *streets]))


def _leads_home(address: str) -> bool:
    # A town alone may be the employer's as well; a house number, a postcode or a street name is the candidate's.
    return any(char.isdigit() for char in address) and len(squash(address)) >= _SHORTEST_LITERAL


def _with_prefix(text: Searchable, span: Span) -> Span:
    """With the country code and the digits that the subscriber's nine leave out: "+44 7"."""
    match = re.search(r"(?:\+|(?<![\w/]))\d[\d ()]{0,10}$", text.text[max(0, span.start - 12) : span.start])
    return Span(span.start - len(match[0]), span.end) if match else span


def _same_dates(text: Searchable, date: str) -> Iterator[Span]:
    wanted = date_numbers(date)
    if len(wanted) == 3:
        for span in find_dates(text.text):
            if date_numbers(span.of(text.text)) == wanted:
                yield span
