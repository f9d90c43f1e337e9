"""What the ATS knows must not survive: each document is blinded with its owner's name, e-mail and phone given.

The search is written anew and looser than the leak check's, whose blind spots it would otherwise share: a word of the
name counts in any casing and anywhere, unless it is a word of everyday English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from anonrecruit import names
from anonrecruit.application import Application, KnownIdentity, Source
from anonrecruit.cues import Cue
from anonrecruit.evaluation.gold import GoldDocument
from anonrecruit.evaluation.scoring import Share
from anonrecruit.outcome import Blinded, Outcome
from anonrecruit.searchable import fold, squash

Blind = Callable[[Application], Outcome]

_SHORTEST_WORD, _SHORTEST_LOCAL_PART, _PHONE_END = 3, 6, 9


@dataclass(frozen=True, slots=True)
class Trial:
    """One document. ``shown`` are the kinds of value that its record shows; empty as well where it was withheld."""

    document_id: str
    withheld: bool
    shown: tuple[Cue, ...]


def trials(gold: Iterable[GoldDocument], blind: Blind) -> Iterator[Trial]:
    for document in gold:
        known = identity(document)
        outcome = blind(Application((Source(document.text.encode(), media_type="text/plain"),), known=known))
        shown = survivors(known, outcome.record.text) if isinstance(outcome, Blinded) else ()
        yield Trial(document.id, not isinstance(outcome, Blinded), shown)


def tight(run: Iterable[Trial]) -> Share:
    """Of the documents that were blinded, those that show nothing known; withheld ones are in neither number."""
    blinded = [trial for trial in run if not trial.withheld]
    return Share(sum(not trial.shown for trial in blinded), len(blinded))


def identity(document: GoldDocument) -> KnownIdentity:
    """The first annotated name, e-mail address and phone number, which the head of a CV gives as its owner's."""
    first = {gold.cue: (gold.span.of(document.text),) for gold in reversed(document.spans)}
    return KnownIdentity(
        names=first.get(Cue.PERSON, ()),
        emails=first.get(Cue.EMAIL_ADDRESS, ()),
        phones=first.get(Cue.PHONE_NUMBER, ()),
    )


def survivors(known: KnownIdentity, text: str) -> tuple[Cue, ...]:
    """The cues of known values that a text still shows."""
    searches = (
        (Cue.PERSON, known.names, _shows_name),
        (Cue.EMAIL_ADDRESS, known.emails, _shows_email),
        (Cue.PHONE_NUMBER, known.phones, _shows_phone),
    )
    return tuple(cue for cue, values, shows in searches if any(shows(value, text) for value in values))


def _shows_name(name: str, text: str) -> bool:
    parts = re.findall(r"[^\W\d_]+", fold(name))
    telling = {part for part in parts if len(part) >= _SHORTEST_WORD and not _is_everyday(part)}
    seen = set(re.findall(r"[^\W\d_]+", fold(text)))
    orders = {tuple(order) for order in (parts, parts[-1:] + parts[:-1], parts[:1] + parts[-1:])}
    return not telling.isdisjoint(seen) or (len(parts) > 1 and any(_shows_whole(order, text) for order in orders))


def _shows_whole(order: tuple[str, ...], text: str) -> bool:
    """In one run, or with a capital: "I will field calls" is not Will Field."""
    for match in re.finditer(r"[^\w\n]{0,3}".join(order), fold(text)):
        if text[match.start()].isupper() or " " not in match[0]:
            return True
    return False


def _is_everyday(part: str) -> bool:
    return names.is_ordinary(part) or names.is_particle(part) or names.is_honorific(part)


def _shows_email(email: str, text: str) -> bool:
    local = squash(email.partition("@")[0])
    return squash(email) in squash(text) or (len(local) >= _SHORTEST_LOCAL_PART and local in squash(text))


def _shows_phone(phone: str, text: str) -> bool:
    """Its last digits, whatever stands between them but letters and line ends."""
    digits = re.sub(r"\D", "", phone)[-_PHONE_END:]
    return len(digits) == _PHONE_END and digits in re.sub(r"(?<=\d)[^\w\n]+(?=\d)", "", text)
