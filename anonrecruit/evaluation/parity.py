"""Are names of some origin missed more often? The same documents, with names of many origins swapped in.

A crossed design: every document under every origin and casing, gender and spelling taking turns, so that differences
between groups are the names' and not the documents'. Compared are the spans that name the owner.
Intervals are Wilson's (1927) at 95 %; they take spans as independent, which those of one document are not quite.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import sqrt

from anonrecruit.evaluation.gold import GoldDocument, GoldSpan
from anonrecruit.evaluation.origins import GENDERS, Newcomer, newcomer, origins
from anonrecruit.evaluation.scoring import Judgement, Mark, Share, judge
from anonrecruit.evaluation.swap import CASINGS, swap

SPELLINGS = ("accents", "plain")
FACTORS = ("origin", "gender", "casing", "spelling", "listing")
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Setting:
    """``listing`` tells whether the recognizers' own lists hold the name: "listed" or "unlisted"."""

    origin: str
    gender: str
    casing: str
    spelling: str
    listing: str


@dataclass(frozen=True, slots=True)
class Trial:
    """One document under one name. ``missed`` are those of ``named`` that were not wholly covered."""

    setting: Setting
    judgement: Judgement
    named: tuple[GoldSpan, ...]
    missed: tuple[GoldSpan, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Shares of the spans that name the owner, of documents with all of these caught, and of other words kept."""

    names: Share
    documents: Share
    words_kept: Share


def sample(gold: Iterable[GoldDocument], count: int, seed: int = 0) -> tuple[GoldDocument, ...]:
    """So many documents, drawn by their ids; the same seed draws the same ones."""
    return tuple(sorted(gold, key=lambda document: sha256(f"{seed}:{document.id}".encode()).digest())[:count])


def trials(gold: Sequence[GoldDocument], mark: Mark) -> Iterator[Trial]:
    """A trial for each document, origin and casing, but for documents that name nobody."""
    for place, document in enumerate(gold):
        for row, origin in enumerate(origins()):
            gender, spelling = GENDERS[(place + row) % 2], SPELLINGS[(place // 2 + row) % 2]
            person = newcomer(origin, gender, document.id)
            for casing in CASINGS:
                yield from _trial(document, person, casing, spelling, mark)


def _trial(document: GoldDocument, person: Newcomer, casing: str, spelling: str, mark: Mark) -> Iterator[Trial]:
    swapped = swap(document, person.plain() if spelling == "plain" else person, casing)
    if swapped:
        judgement = judge(swapped.document, mark(swapped.document.text))
        listing = "listed" if person.listed else "unlisted"
        missed = tuple(gold for gold in swapped.named if gold in judgement.missed)
        setting = Setting(person.origin, person.gender, casing, spelling, listing)
        yield Trial(setting, judgement, swapped.named, missed)


def grouped(run: Iterable[Trial], factor: str) -> dict[str, Group]:
    """By one of FACTORS, worst name recall first."""
    parts: dict[str, list[Trial]] = {}
    for trial in run:
        parts.setdefault(getattr(trial.setting, factor), []).append(trial)
    groups = {name: group(part) for name, part in parts.items()}
    return dict(sorted(groups.items(), key=lambda item: (item[1].names.ratio, item[0])))


def group(run: Sequence[Trial]) -> Group:
    return Group(
        names=_share(run, lambda trial: (len(trial.named) - len(trial.missed), len(trial.named))),
        documents=_share(run, lambda trial: (int(not trial.missed), 1)),
        words_kept=_share(
            run, lambda trial: (trial.judgement.words - len(trial.judgement.lost), trial.judgement.words)
        ),
    )


def _share(run: Sequence[Trial], count: Callable[[Trial], tuple[int, int]]) -> Share:
    counts = [count(trial) for trial in run]
    return Share(sum(hits for hits, _ in counts), sum(total for _, total in counts))


def interval(share: Share) -> tuple[float, float]:
    """Wilson's score interval, 95 %; (0, 1) for nothing."""
    if not share.total:
        return 0.0, 1.0
    n, p, square = share.total, share.ratio, _Z * _Z
    middle = (p + square / (2 * n)) / (1 + square / n)
    half = _Z / (1 + square / n) * sqrt(p * (1 - p) / n + square / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def gap(groups: dict[str, Group]) -> float:
    """Between the name recall of the best and the worst group."""
    ratios = [group.names.ratio for group in groups.values()]
    return max(ratios) - min(ratios) if ratios else 0.0
