"""Who is who in one application: names of the same person are one role, numbered where there are several."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from anonrecruit import names
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.findings import Finding
from anonrecruit.name_repeats import CANDIDATE
from anonrecruit.repeats import Value

_NUMBERED = ("Referee", "Family member")
"""Roles of which an application has several; people without a role stay "Person", which needs no number to be read."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Maps each name, as it stood, to its role. Numbers count within one application, in order of appearance."""

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
    role: str


def cast(values: Iterable[Value]) -> Cast:
    """Roles for the people among ``values``, which come in order of appearance, known names first."""
    people = [value for value in values if value.cue is Cue.PERSON]
    people.sort(key=lambda value: value.subject != CANDIDATE)  # stable: the candidate takes their own names first
    someones: list[_Someone] = []
    found: dict[str, _Someone] = {}
    for value in people:
        someone = _same(value, someones)
        someone.keys |= _keys(value.text)
        someone.role = someone.role or value.subject
        found.setdefault(value.text, someone)
    titles = _titles(someones)
    return Cast({text: titles[id(someone)] for text, someone in found.items()})


def _keys(text: str) -> set[str]:
    return {t.key for t in names.trimmed(names.tokens(text, Span(0, len(text)))) if len(t.key) > 1 and not t.is_initial}


def _same(value: Value, someones: list[_Someone]) -> _Someone:
    """The person so far whose name holds this one, or is held by it; a surname in common alone is family."""
    keys = _keys(value.text)
    for someone in someones:
        clash = value.subject and someone.role and value.subject != someone.role
        if keys and not clash and (keys <= someone.keys or someone.keys <= keys):
            return someone
        if clash and keys and keys == someone.keys:
            return someone
    someones.append(_Someone(set(), ""))
    return someones[-1]


def _titles(someones: Iterable[_Someone]) -> dict[int, str]:
    counts = dict.fromkeys(_NUMBERED, 0)
    titles = {}
    for someone in someones:
        if someone.role in counts:
            counts[someone.role] += 1
            titles[id(someone)] = f"{someone.role} {counts[someone.role]}"
        else:
            titles[id(someone)] = someone.role
    return titles
