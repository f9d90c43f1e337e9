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
from anonrecruit.searchable import Searchable, fold, squash

RECOGNIZER = "repeats"
CANDIDATE = "Candidate"
_MOST_NEIGHBOURS = 4
_LITERAL = frozenset({Cue.EMAIL_ADDRESS, Cue.PHONE_NUMBER, Cue.PROFILE_URL, Cue.ID_NUMBER})
_SHORTEST_WORD, _SHORTEST_LITERAL, _SHORTEST_HANDLE, _SHORTEST_SLIP = 3, 6, 6, 6
_SHORTEST_STREET = 8


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
    wanted = [Value(text, cue, subject, surface) for cue, text, subject, surface in distinct]
    people = _people(wanted)
    return tuple(tuple(_in_text(Searchable.of(text), wanted, people)) for text in texts)


@dataclass(frozen=True, slots=True)
class _Person:
    """``keys`` are the folded words of a name, ``subject`` its role, ``surface`` where it was found."""

    keys: tuple[str, ...] = field(repr=False)
    subject: str
    surface: str

    @property
    def telling(self) -> tuple[str, ...]:
        """Words that give the person away by themselves."""
        return tuple(
            key
            for key in self.keys
            if len(key) >= _SHORTEST_WORD and not names.is_ordinary(key) and not names.is_particle(key)
        )


def _people(values: Iterable[Value]) -> list[_Person]:
    people = []
    for value in values:
        if value.cue is Cue.PERSON:
            words = names.tokens(value.text, Span(0, len(value.text)))
            found = names.with_given_title(words, names.trimmed(words))
            keys = tuple(part for token in found for part in re.split(r"[-'’`]", token.key) if part)
            people.append(_Person(keys, value.subject, value.surface))
    return people


def _in_text(text: Searchable, values: Sequence[Value], people: Sequence[_Person]) -> Iterator[Finding]:
    for value in values:
        for span in _literal_spans(text, value):
            yield Finding(span, value.cue, 0.9, RECOGNIZER, _rule("found again", value.surface), value.subject)
    yield from _name_findings(text, people)


def _literal_spans(text: Searchable, value: Value) -> Iterator[Span]:
    if value.cue in _LITERAL and len(squash(value.text)) >= _SHORTEST_LITERAL:
        if value.cue is Cue.PHONE_NUMBER:
            found = text.find(_subscriber(value.text), whole=False)
            yield from (_with_prefix(text, span) for span in found)
        else:
            yield from text.find(value.text)
    elif value.cue is Cue.HOME_LOCATION:
        yield from (span for part in _doors(value.text) for span in text.find(part))
    elif value.cue is Cue.DATE_OF_BIRTH:
        yield from _same_dates(text, value.text)
    elif value.cue is Cue.PERSON and len(value.text.split()) > 1:
        yield from (span for span in text.find(value.text) if _is_written_as_name(span.of(text.text)))


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


def _rule(told: str, surface: str) -> str:
    """Says where the value was found, if not in the text: "found again (file_name)"."""
    return f"{told} ({surface})" if surface else told


def _name_findings(text: Searchable, people: Sequence[_Person]) -> Iterator[Finding]:
    for person in people:
        anchors = [span for key in set(person.telling) for span in text.words.get(key, ())]
        anchors.extend(_paired(text, person))
        for span in anchors:
            yield _claim(_widened(text, span, person), 0.85, "name found again", person)
        for span in _misspelt(text, person):
            yield _claim(span, 0.7, "name with a slip", person)
        for span in _glued(text, person):
            yield _claim(span, 0.8, "name inside a handle", person)


def _claim(span: Span, score: float, told: str, person: _Person) -> Finding:
    return Finding(span, Cue.PERSON, score, RECOGNIZER, _rule(told, person.surface), person.subject)


def _misspelt(text: Searchable, person: _Person) -> Iterator[Span]:
    """The candidate's own name cut short, or with one letter lost, added or changed: CVs misspell it, most of all at
    the signature."""
    if person.subject != CANDIDATE:
        return
    for key in person.telling:
        near = [
            word for word in text.words if len(key) >= _SHORTEST_SLIP and (_one_slip(key, word) or _is_short(key, word))
        ]
        for word in near:
            if not names.is_ordinary(word) and not names.is_place(word):
                yield from (span for span in text.words[word] if text.text[span.start].isupper())


def _is_short(name: str, word: str) -> bool:
    """ "Seun" for "Oluwaseun", "Alex" for "Alexander"."""
    return 4 <= len(word) < len(name) and (name.startswith(word) or name.endswith(word))


def _one_slip(left: str, right: str) -> bool:
    if left == right or left[0] != right[0] or abs(len(left) - len(right)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    one, other = left[start:], right[start:]
    return one[1:] == other[1:] or one[1:] == other or one == other[1:]


def _paired(text: Searchable, person: _Person) -> Iterator[Span]:
    """Ordinary words count where two words of the name, or an initial and a word, stand side by side with capitals."""
    if len(person.keys) < 2:
        return
    for key in set(person.keys) - set(person.telling):
        for span in text.words.get(key, ()):
            beside = _has_neighbour(text, span, person, key) or _is_owning(text, span, person)
            if len(key) > 1 and text.text[span.start].isupper() and beside:
                yield span


def _is_owning(text: Searchable, span: Span, person: _Person) -> bool:
    """ "Will's Wednesday circuit": with a possessive s the candidate's word is their name."""
    return person.subject == CANDIDATE and re.match(r"['’]s\b", text.text[span.end : span.end + 3]) is not None


def _has_neighbour(text: Searchable, span: Span, person: _Person, key: str) -> bool:
    rest = set(person.keys) - {key}
    before = re.search(r"([^\W\d_]+)\.?[\s,]{1,2}$", text.text[max(0, span.start - 30) : span.start])
    after = re.match(r"[\s,]{1,2}([^\W\d_]+)", text.text[span.end : span.end + 30])
    initials = "" if names.is_ordinary(key) else "".join(word[0] for word in rest)  # "J Z Gu"
    found = [match[1] for match in (before, after) if match and match[1][0].isupper()]
    return any(fold(word) in rest or (len(word) == 1 and fold(word) in initials) for word in found)


def _widened(text: Searchable, span: Span, person: _Person) -> Span:
    """With the words, particles and initials of the same name that stand beside it."""
    keys = set(person.keys)
    initials = {key[0] for key in keys}
    for _ in range(_MOST_NEIGHBOURS):
        left, right = _left(text, span, keys, initials), _right(text, span, keys, initials)
        if not left and not right:
            break
        span = Span(left.start if left else span.start, right.end if right else span.end)
    return _with_given_name(text, span, person)


def _with_given_name(text: Searchable, span: Span, person: _Person) -> Span:
    """ "Tolu Boyle" where only "T. Boyle" was found: a word with a capital before a surname that is no English word."""
    words = re.findall(r"[^\W\d_]+", fold(span.of(text.text)))
    if len(words) >= len(person.keys) or not set(words) <= set(person.keys):
        return span
    match = re.search(
        r"(?<![\w.])([^\W\d_a-z][^\W\d_]{2,}|[^\W\d_a-z]\.?)[ ]$", text.text[max(0, span.start - 24) : span.start]
    )
    if not match or names.is_ordinary(fold(match[1])) or names.says_no_name(fold(match[1])) or match[1] in ("A", "I"):
        return span
    return Span(span.start - len(match[0]), span.end)


def _left(text: Searchable, span: Span, keys: set[str], initials: set[str]) -> Span | None:
    before = text.folded[max(0, span.start - 40) : span.start]
    match = re.search(r"(?<![^\W_])([^\W\d_]+)\.?[ \t,'’-]{0,2}$", before)
    if not match or not (
        match[1] in keys
        or (len(match[1]) == 1 and match[1] in initials and _capital(text, span.start - len(before) + match.start(1)))
    ):
        return None
    start = span.start - len(before) + match.start(1)
    return Span(start, span.start)


def _right(text: Searchable, span: Span, keys: set[str], initials: set[str]) -> Span | None:
    after = text.folded[span.end : span.end + 40]
    match = re.match(r"[ \t,.'’-]{0,2}([^\W\d_]+)(?![^\W_])\.?", after)
    if not match or not (
        match[1] in keys or (len(match[1]) == 1 and match[1] in initials and _capital(text, span.end + match.start(1)))
    ):
        return None
    return Span(span.end, span.end + match.end(1))


def _capital(text: Searchable, at: int) -> bool:
    return text.text[at].isupper()


def _glued(text: Searchable, person: _Person) -> Iterator[Span]:
    """Handles made of the name: "adaobi", "obi_ada", "aobi"; whole runs only, so that words are not cut."""
    long = [key for key in person.keys if len(key) > 1]
    if len(long) < 2 or person.subject != CANDIDATE:
        return
    first, last = long[0], long[-1]
    handles = {first + last, last + first, "".join(person.keys), first[0] + last, first + last[0], last + first[0]}
    for handle in sorted(handles):
        if len(handle) >= _SHORTEST_HANDLE and not names.is_ordinary(handle):
            yield from (span for span in text.find(handle) if not re.search(r"\s", span.of(text.text)))
