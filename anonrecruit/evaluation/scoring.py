"""Scores of redactions against gold.

Judged are letters and digits only (``str.isalnum``); white space and punctuation may fall either way.

- *caught*: every letter and digit of a primary span is covered, under whichever cue;
- *untouched*: no letter or digit of a secondary span is covered, those inside a primary span left out of account;
- *kept*: of a word outside all primary spans, no letter or digit is covered. A word is a longest run of non-space
  with a letter or digit in it.

Shares of documents say more than shares of spans: one miss gives the candidate away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from anonrecruit.cues import Cue, CueGroup
from anonrecruit.document import Span
from anonrecruit.evaluation.gold import GoldDocument, GoldSpan
from anonrecruit.redaction import Redaction

Mark = Callable[[str], Sequence[Redaction]]
"""Such as ``Blinder.mark``."""

DIRECT = frozenset(cue for cue in Cue if cue.group is CueGroup.DIRECT)
CORE = frozenset((Cue.PERSON, Cue.HOME_LOCATION, Cue.DATE_OF_BIRTH))

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` out of ``total``."""

    hits: int
    total: int

    @property
    def ratio(self) -> float:
        """0 to 1; 1 where there was nothing to do."""
        return self.hits / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """One document. ``missed`` out of ``primary``, ``touched`` out of ``secondary`` (without those wholly inside a
    primary span), ``lost`` out of ``words`` plain words; all sorted."""

    document: GoldDocument
    redactions: tuple[Redaction, ...]
    primary: tuple[GoldSpan, ...]
    missed: tuple[GoldSpan, ...]
    secondary: tuple[GoldSpan, ...]
    touched: tuple[GoldSpan, ...]
    words: int
    lost: tuple[Span, ...]

    def caught_all(self, cues: frozenset[Cue]) -> bool:
        """No span of these cues is missed; true as well where there is none."""
        return not any(gold.cue in cues for gold in self.missed)


@dataclass(frozen=True, slots=True)
class Scores:
    """Over a set of documents. ``direct`` and ``core`` (name, home, date of birth) are shares of documents in which all
    spans of those cues are caught; ``recall`` and ``untouched`` are shares of spans, for the cues that occur."""

    documents: int
    direct: Share
    core: Share
    recall: dict[Cue, Share]
    untouched: dict[Cue, Share]
    words_kept: Share
    by_source: dict[str, Scores]


def score(gold: Iterable[GoldDocument], mark: Mark) -> Scores:
    """Marks every document and tallies. ``by_source`` has an entry for each source that the gold names."""
    return tally(judge_all(gold, mark))


def judge_all(gold: Iterable[GoldDocument], mark: Mark) -> tuple[Judgement, ...]:
    return tuple(judge(document, mark(document.text)) for document in gold)


def judge(document: GoldDocument, redactions: Sequence[Redaction]) -> Judgement:
    text = document.text
    primary = tuple(gold for gold in document.spans if gold.primary)
    covered = _positions(text, (redaction.span for redaction in redactions))
    private = _positions(text, (gold.span for gold in primary))
    outside = {gold: _positions(text, (gold.span,)) - private for gold in document.spans if not gold.primary}
    words = [set_ for word in _words(text) if not private & (set_ := _positions(text, (word,)))]
    return Judgement(
        document=document,
        redactions=tuple(redactions),
        primary=primary,
        missed=tuple(gold for gold in primary if _positions(text, (gold.span,)) - covered),
        secondary=tuple(gold for gold, positions in outside.items() if positions),
        touched=tuple(gold for gold, positions in outside.items() if positions & covered),
        words=len(words),
        lost=tuple(Span(min(word), max(word) + 1) for word in words if word & covered),
    )


def _positions(text: str, spans: Iterable[Span]) -> set[int]:
    return {index for span in spans for index in range(span.start, span.end) if text[index].isalnum()}


def _words(text: str) -> Iterable[Span]:
    spans = (Span(*match.span()) for match in _WORD.finditer(text))
    return (span for span in spans if any(char.isalnum() for char in span.of(text)))


def tally(judgements: Sequence[Judgement]) -> Scores:
    sources = sorted({judgement.document.source for judgement in judgements} - {""})
    parts = {name: _tally([j for j in judgements if j.document.source == name]) for name in sources}
    return _tally(judgements, parts)


def _tally(judgements: Sequence[Judgement], by_source: dict[str, Scores] | None = None) -> Scores:
    total = len(judgements)
    words = sum(judgement.words for judgement in judgements)
    lost = sum(len(judgement.lost) for judgement in judgements)
    return Scores(
        documents=total,
        direct=Share(sum(judgement.caught_all(DIRECT) for judgement in judgements), total),
        core=Share(sum(judgement.caught_all(CORE) for judgement in judgements), total),
        recall=_shares((j.primary, j.missed) for j in judgements),
        untouched=_shares((j.secondary, j.touched) for j in judgements),
        words_kept=Share(words - lost, words),
        by_source=by_source or {},
    )


def _shares(pairs: Iterable[tuple[Sequence[GoldSpan], Sequence[GoldSpan]]]) -> dict[Cue, Share]:
    """For each cue, in the order of ``Cue``: how many of all spans are not among the failed ones."""
    counts = {cue: [0, 0] for cue in Cue}
    for every, failed in pairs:
        for gold in every:
            counts[gold.cue][1] += 1
            counts[gold.cue][0] += gold not in failed
    return {cue: Share(hits, total) for cue, (hits, total) in counts.items() if total}
