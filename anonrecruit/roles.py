"""Who is who in one application: names of the same person are one role, numbered where several may have it.

values ── cast ──► roles with numbers to tell people apart ── decide ──► redactions ── numbered ──► as a reader counts
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from anonrecruit import names
from anonrecruit.acquaintances import CO_AUTHOR, FAMILY, REFEREE
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.findings import Finding
from anonrecruit.history import Told
from anonrecruit.name_repeats import CANDIDATE, is_misspelt
from anonrecruit.redaction import PLACEHOLDERS, Redaction, role_of
from anonrecruit.repeats import Value

_RANKS = (CANDIDATE, FAMILY, REFEREE)
"""Who is told as several is the first of these, else what was told first."""

_WEAK = frozenset({"", CO_AUTHOR, "Colleague"})
"""What the candidate may be told as, too: among the authors of a paper, "with Ada"."""


_SHORTEST_SHORT = 3
_NUMBERED = re.compile(r"(.+) \d+")


@dataclass(frozen=True, slots=True)
class Cast:
    """Maps each name, as it stood, to its role. Numbers count within one application and only tell people apart."""

    roles: dict[str, str] = field(repr=False)

    def of(self, finding: Finding, text: str) -> Finding:
        """The finding with the role of the person it names."""
        role = self.roles.get(finding.span.of(text), finding.subject)
        return replace(finding, subject=role) if finding.cue is Cue.PERSON else finding

    def of_value(self, value: Value) -> Value:
        role = self.roles.get(value.text, value.subject)
        return replace(value, subject=role) if value.cue is Cue.PERSON else value


@dataclass(slots=True)
class _Someone:
    keys: set[str] = field(repr=False)
    initials: set[str] = field(repr=False)
    role: str


def cast(values: Iterable[Value]) -> Cast:
    """Roles for the people among ``values``, which come in order of appearance, known names first."""
    people = [value for value in values if value.cue is Cue.PERSON]
    # Stable: the candidate takes their own names first, and "Ms Okello" is the Okello with a given name.
    apart = {value.text: _taken_apart(value.text) for value in people}
    people.sort(key=lambda value: (value.subject != CANDIDATE, -len(apart[value.text][0])))
    someones: list[_Someone] = []
    found: dict[str, _Someone] = {}
    for value in people:
        keys, initials = apart[value.text]
        someone = _same(_Someone(keys, initials, value.subject), someones)
        someone.keys |= keys
        someone.initials |= initials
        someone.role = _stronger(someone.role, value.subject)
        found.setdefault(value.text, someone)
    titles = dict(_titles(someones))
    return Cast({text: titles[id(someone)] for text, someone in found.items()})


def numbered(
    texts: Iterable[Sequence[Redaction]], left_out: Sequence[Sequence[Span]] = ()
) -> tuple[tuple[Redaction, ...], ...]:
    """The redactions of one application's texts, people numbered in each role as a reader meets them, and never by
    anything that another name would change. Of each text ``left_out`` is what no reader sees."""
    decided = tuple(tuple(redactions) for redactions in texts)
    counts: Counter[str] = Counter()
    told: dict[str, str] = {}
    for shown in _subjects(decided, left_out):
        match = _NUMBERED.fullmatch(shown)
        if match and shown not in told:
            counts[match[1]] += 1
            told[shown] = f"{match[1]} {counts[match[1]]}"
    return tuple(tuple(_retold(redaction, told) for redaction in redactions) for redactions in decided)


def told_apart(history: Iterable[Told]) -> list[Told]:
    """The same with the redactions of its parts numbered."""
    parts = list(history)
    again = numbered([each.part.redactions for each in parts], [each.part.left_out for each in parts])
    return [
        replace(each, part=replace(each.part, redactions=redactions))
        for each, redactions in zip(parts, again, strict=True)
    ]


def _subjects(decided: Sequence[Sequence[Redaction]], left_out: Sequence[Sequence[Span]]) -> Iterator[str]:
    """What is shown, in order; then what is not, so that it goes by no number twice."""
    everything = [redaction for redactions in decided for redaction in redactions]
    for redactions, gone in zip_longest(decided, left_out, fillvalue=()):
        yield from (role_of(each) for each in redactions if not any(each.span.overlaps(span) for span in gone))
    yield from (f.subject for redaction in everything for f in redaction.findings if f.cue is Cue.PERSON)


def _retold(redaction: Redaction, told: dict[str, str]) -> Redaction:
    findings = tuple(
        replace(f, subject=told.get(f.subject, f.subject)) if f.cue is Cue.PERSON else f for f in redaction.findings
    )
    return replace(redaction, findings=findings)


def _taken_apart(text: str) -> tuple[set[str], set[str]]:
    """The words of a name, and its initials: "Okello, J.", "Okello JB"."""
    words = names.trimmed(names.tokens(text, Span(0, len(text))))
    short = [token for token in words if token.is_initial or len(token.key) == 1]
    last = words[-1] if len(words) > 1 else None
    if last and last not in short and last.text.isupper() and len(last.key) < 4 and not words[0].text.isupper():
        short.append(last)
    long = [part for token in words if token not in short for part in re.split(r"[-'’`]", token.key)]
    return {key for key in long if len(key) > 1}, {letter for token in short for letter in token.key}


def _same(value: _Someone, someones: list[_Someone]) -> _Someone:
    """The person so far whose name holds this one, or is held by it; a surname in common alone is family."""
    for someone in someones:
        if not value.keys or not _is_one_name(value, someone):
            continue
        if value.keys == someone.keys or not _clash(value.role, someone.role):
            return someone
    someones.append(_Someone(set(), set(), ""))
    return someones[-1]


def _is_one_name(one: _Someone, other: _Someone) -> bool:
    held = one.keys <= other.keys or other.keys <= one.keys
    slip = (
        other.role == CANDIDATE
        and one.keys & other.keys
        and all(key in other.keys or any(_is_spelt(known, key) for known in other.keys) for key in one.keys)
    )
    return bool(slip or held) and _fits(one, other) and _fits(other, one)


def _is_spelt(known: str, key: str) -> bool:
    """With a slip, or for short: "Sam" is Samuel."""
    return is_misspelt(known, key) or (len(key) >= _SHORTEST_SHORT and known.startswith(key))


def _fits(one: _Someone, other: _Someone) -> bool:
    """Whether the initials of one may be the other's, as far as those are known: "J. Okello" is not Iris Okello."""
    letters = {key[0] for key in other.keys - one.keys} | other.initials
    return not one.initials or not letters or bool(one.initials & letters)


def _clash(one: str, other: str) -> bool:
    """The candidate and a relation share a surname with many; what else somebody is told as may be one person."""
    weak = one in _WEAK or other in _WEAK
    return not weak and one != other and bool({one, other} & {CANDIDATE, FAMILY})


def _stronger(one: str, other: str) -> str:
    return next((role for role in _RANKS if role in (one, other)), one or other)


def _titles(someones: Iterable[_Someone]) -> Iterator[tuple[int, str]]:
    counts: Counter[str] = Counter()
    for someone in someones:
        role = someone.role or PLACEHOLDERS[Cue.PERSON]
        counts[role] += 1
        yield id(someone), role if role == CANDIDATE else f"{role} {counts[role]}"
