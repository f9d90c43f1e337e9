"""What blinding leaves: how well a probe tells two groups of candidates apart by their texts, and by which terms.

The probe is logistic regression over the words and pairs of words of a text (TF-IDF), as Parasurama and Sedoc (2022)
used; it is trained on most texts and asked about the rest, in turn. 0.5 is a coin, 1.0 is certainty. Done by
scikit-learn (``anonrecruit[evaluate]``).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import Any

from anonrecruit.application import Application, Source
from anonrecruit.errors import UsageError
from anonrecruit.evaluation.gendered_cvs import LabelledText
from anonrecruit.outcome import Blinded, Outcome

FOLDS = 5
FEWEST = 2 * FOLDS
"""Texts of each group."""

SHOWN = 12
"""Terms of each group in a report."""

Blind = Callable[[Application], Outcome]
_TERM = r"\[[^\]\n]{1,40}\]|\w[\w'’+#&-]+"
"""A placeholder is one term, so that it shows whether placeholders tell."""


@dataclass(frozen=True, slots=True)
class Probed:
    """``low`` and ``high`` bound the AUC with 95 % confidence. ``terms`` has, for each group, what speaks for it, with
    its weight, the strongest first; none where none were asked for."""

    stage: str
    texts: int
    withheld: int
    auc: float
    low: float
    high: float
    terms: dict[str, tuple[tuple[str, float], ...]] = field(repr=False)


def load_labelled(path: str | Path) -> tuple[LabelledText, ...]:
    """Lines ``{"text": "...", "group": "..."}`` with two groups. Raises UsageError with a line's number."""
    lines = Path(path).read_text("utf-8").split("\n")
    texts = tuple(_labelled(line, number) for number, line in enumerate(lines, 1) if line.strip())
    sizes = Counter(text.group for text in texts)
    if len(sizes) != 2 or min(sizes.values()) < FEWEST:
        raise UsageError(f"The probe needs texts of two groups, {FEWEST} or more of each")
    return texts


def _labelled(line: str, number: int) -> LabelledText:
    try:
        row = json.loads(line)
        text, group = row["text"], row["group"]
    except (ValueError, KeyError, TypeError):
        raise UsageError(f'Line {number} is not {{"text": "...", "group": "..."}}') from None
    if not (isinstance(text, str) and isinstance(group, str)):
        raise UsageError(f"In line {number} text and group must be strings")
    return LabelledText(text, group)


def blinded(texts: Iterable[LabelledText], blind: Blind) -> Iterator[LabelledText | None]:
    """The records' texts; None for each that was withheld."""
    for labelled in texts:
        outcome = blind(Application((Source(labelled.text.encode(), media_type="text/plain"),)))
        yield LabelledText(outcome.record.text, labelled.group) if isinstance(outcome, Blinded) else None


def probe(stage: str, texts: Sequence[LabelledText | None], terms: int = SHOWN) -> Probed:
    """Raises UsageError where too few are left, or scikit-learn is not there."""
    seen = [text for text in texts if text is not None]
    sizes = Counter(text.group for text in seen)
    if len(sizes) != 2 or min(sizes.values()) < FEWEST:
        raise UsageError("Too many of the texts were withheld to say anything")
    groups = sorted(sizes)
    auc = _auc([text.text for text in seen], [text.group == groups[1] for text in seen])
    low, high = interval(auc, sizes[groups[0]], sizes[groups[1]])
    telling = _terms(seen, groups, terms) if terms else {}
    return Probed(stage, len(seen), len(texts) - len(seen), auc, low, high, telling)


def _auc(texts: list[str], labels: list[bool]) -> float:
    """The mean over the folds, since scores of different folds can not be compared."""
    folds = _sklearn("model_selection")
    splits = folds.RepeatedStratifiedKFold(n_splits=FOLDS, n_repeats=2, random_state=0)
    return float(folds.cross_val_score(_model(), texts, labels, cv=splits, scoring="roc_auc").mean())


def _terms(texts: list[LabelledText], groups: list[str], count: int) -> dict[str, tuple[tuple[str, float], ...]]:
    model = _model().fit([text.text for text in texts], [text.group == groups[1] for text in texts])
    names, weights = model[0].get_feature_names_out(), model[1].coef_[0]
    ranked = sorted(zip(map(str, names), map(float, weights), strict=True), key=lambda term: (term[1], term[0]))
    lower = tuple((name, -weight) for name, weight in ranked[:count] if weight < 0)
    return {groups[0]: lower, groups[1]: tuple(term for term in reversed(ranked[-count:]) if term[1] > 0)}


def _model() -> Any:
    vectors = _sklearn("feature_extraction.text").TfidfVectorizer(
        ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=_TERM
    )
    return _sklearn("pipeline").make_pipeline(vectors, _sklearn("linear_model").LogisticRegression(C=10, max_iter=500))


def _sklearn(part: str) -> Any:
    import importlib

    try:
        return importlib.import_module(f"sklearn.{part}")
    except ImportError:
        raise UsageError("The probe needs scikit-learn: pip install 'anonrecruit[evaluate]'") from None


def interval(auc: float, ones: int, others: int) -> tuple[float, float]:
    """95 % confidence, after Hanley and McNeil (1982)."""
    first, second = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    spread = auc * (1 - auc) + (ones - 1) * (first - auc**2) + (others - 1) * (second - auc**2)
    half = 1.96 * sqrt(max(spread, 0) / (ones * others))
    return max(0.0, auc - half), min(1.0, auc + half)
