"""Finds a person's name again: its telling words, in any order, beside each other, misspelt, inside handles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from anonrecruit import names
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.findings import Finding
from anonrecruit.searchable import Searchable, fold

RECOGNIZER = "repeats"
CANDIDATE = "Candidate"
_MOST_NEIGHBOURS = 4
_SHORTEST_WORD, _SHORTEST_HANDLE, _SHORTEST_SLIP = 3, 6, 6


@dataclass(frozen=True, slots=True)
class Person:
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


def person_of(name: str, subject: str, surface: str) -> Person:
    """A name as it was found, taken apart."""
    words = names.tokens(name, Span(0, len(name)))
    found = names.with_given_title(words, names.trimmed(words))
    keys = tuple(part for token in found for part in re.split(r"[-'’`]", token.key) if part)
    return Person(keys, subject, surface)


def rule_of(told: str, surface: str) -> str:
    """Says where the value was found, if not in the text: "found again (file_name)"."""
    return f"{told} ({surface})" if surface else told


def name_findings(text: Searchable, people: Sequence[Person]) -> Iterator[Finding]:
    """Where a text names any of these people; findings may overlap."""
    for person in people:
        anchors = [span for key in set(person.telling) for span in text.words.get(key, ())]
        anchors.extend(_paired(text, person))
        for span in anchors:
            wide = _widened(text, span, person)
            yield _claim(wide, 0.85, "name found again", _or_namesake(text, wide, person))
        for span in _misspelt(text, person):
            yield _claim(span, 0.7, "name with a slip", person)
        for span in _glued(text, person):
            yield _claim(span, 0.8, "name inside a handle", person)
    for span in _glued_together(text, people):
        yield Finding(span, Cue.PERSON, 0.8, RECOGNIZER, "names run together", CANDIDATE)


def _claim(span: Span, score: float, told: str, person: Person) -> Finding:
    return Finding(span, Cue.PERSON, score, RECOGNIZER, rule_of(told, person.surface), person.subject)


def _or_namesake(text: Searchable, span: Span, person: Person) -> Person:
    """Nobody's role where another given name stands before a surname in common: "Anna Brandt" is not Tom Brandt."""
    word = re.match(r"[^\W\d_]+", fold(span.of(text.text)))
    other = word and word[0][0] not in {key[0] for key in person.keys} and len(person.keys) > 1
    return replace(person, subject="") if other and person.subject != CANDIDATE else person


def _misspelt(text: Searchable, person: Person) -> Iterator[Span]:
    """The candidate's own name cut short, or with one letter lost, added or changed: CVs misspell it, most of all at
    the signature."""
    if person.subject != CANDIDATE:
        return
    for key in person.telling:
        for word in [word for word in text.words if is_misspelt(key, word)]:
            if not names.is_ordinary(word) and not names.is_place(word):
                yield from (span for span in text.words[word] if text.text[span.start].isupper())


def is_misspelt(name: str, word: str) -> bool:
    """Whether a word is a long one of a name with a slip, or cut short. Both folded."""
    return len(name) >= _SHORTEST_SLIP and (_one_slip(name, word) or _is_short(name, word))


def _is_short(name: str, word: str) -> bool:
    """ "Seun" for "Oluwaseun", "Alex" for "Alexander"."""
    return 4 <= len(word) < len(name) and (name.startswith(word) or name.endswith(word))


def _one_slip(left: str, right: str) -> bool:
    if left == right or left[0] != right[0] or abs(len(left) - len(right)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    one, other = left[start:], right[start:]
    return one[1:] == other[1:] or one[1:] == other or one == other[1:]


def _paired(text: Searchable, person: Person) -> Iterator[Span]:
    """Ordinary words count where two words of the name, or an initial and a word, stand side by side with capitals."""
    if len(person.keys) < 2:
        return
    for key in set(person.keys) - set(person.telling):
        for span in text.words.get(key, ()):
            beside = _has_neighbour(text, span, person, key) or _is_subject(text, span, person)
            if len(key) > 1 and text.text[span.start].isupper() and beside:
                yield span


def _is_subject(text: Searchable, span: Span, person: Person) -> bool:
    """ "Will's Wednesday circuit", "Ties is reliable": the candidate's word that owns or is something is their name."""
    behind = text.text[span.end : span.end + 5]
    tells = names.may_be_given(fold(span.of(text.text))) and re.match(r"[ ](?:is|was|has)\b", behind)
    return person.subject == CANDIDATE and bool(tells or re.match(r"['’]s\b", behind))


def _has_neighbour(text: Searchable, span: Span, person: Person, key: str) -> bool:
    rest = set(person.keys) - {key}
    before = re.search(r"([^\W\d_]+)\.?[\s,]{1,2}$", text.text[max(0, span.start - 30) : span.start])
    after = re.match(r"[\s,]{1,2}([^\W\d_]+)", text.text[span.end : span.end + 30])
    initials = "" if names.is_ordinary(key) else "".join(word[0] for word in rest)  # "J Z Gu"
    dotted = re.match(r"[\s,]{1,2}([^\W\d_])\.", text.text[span.end : span.end + 6])
    if dotted and dotted[1].isupper() and any(fold(dotted[1]) == word[0] for word in rest):
        return True  # "Field, A." of Ada Field
    found = [match[1] for match in (before, after) if match and match[1][0].isupper()]
    return any(fold(word) in rest or (len(word) == 1 and fold(word) in initials) for word in found)


def _widened(text: Searchable, span: Span, person: Person) -> Span:
    """With the words, particles and initials of the same name that stand beside it."""
    keys = set(person.keys)
    initials = {key[0] for key in keys}
    for _ in range(_MOST_NEIGHBOURS):
        left, right = _left(text, span, keys, initials), _right(text, span, keys, initials)
        if not left and not right:
            break
        span = Span(left.start if left else span.start, right.end if right else span.end)
    return _with_given_name(text, span, person)


def _with_given_name(text: Searchable, span: Span, person: Person) -> Span:
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


def _glued_together(text: Searchable, people: Sequence[Person]) -> Iterator[Span]:
    """ "ADAOBI" over a form in which given name and surname are fields of their own."""
    keys = {key for person in people if person.subject == CANDIDATE for key in person.telling if len(key) > 3}
    for handle in sorted(one + other for one in keys for other in keys if one != other):
        if handle in text.words:
            yield from text.words[handle]


def _glued(text: Searchable, person: Person) -> Iterator[Span]:
    """Handles made of the name: "adaobi", "obi_ada", "aobi"; whole runs only, so that words are not cut."""
    long = [key for key in person.keys if len(key) > 1]
    if len(long) < 2 or person.subject != CANDIDATE:
        return
    first, last = long[0], long[-1]
    handles = {first + last, last + first, "".join(person.keys), first[0] + last, first + last[0], last + first[0]}
    for handle in sorted(handles):
        if len(handle) >= _SHORTEST_HANDLE and not names.is_ordinary(handle):
            yield from (span for span in text.find(handle) if not re.search(r"\s", span.of(text.text)))
