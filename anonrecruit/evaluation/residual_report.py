"""The figures of the probe as a table with the leaking terms below it, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from anonrecruit.evaluation.residual import Probed


def as_text(run: Sequence[Probed]) -> str:
    lines = [f"{'text':<22}{'AUC':>7}   {'95 % interval':<16}{'texts':>6}{'withheld':>10}"]
    for probed in run:
        bounds = f"{probed.low:.3f} – {probed.high:.3f}"
        lines.append(f"{probed.stage:<22}{probed.auc:>7.3f}   {bounds:<16}{probed.texts:>6}{probed.withheld:>10}")
    return "\n".join([*lines, "", "What tells, the strongest first:", *_terms(run)]) + "\n"


def _terms(run: Sequence[Probed]) -> Iterator[str]:
    for probed in run:
        for group, terms in probed.terms.items():
            yield f"{probed.stage}, {group}: {', '.join(f'{term} {weight:.1f}' for term, weight in terms)}"


def as_json(run: Sequence[Probed]) -> str:
    """Terms are pairs of a term and its weight in the probe."""
    return json.dumps({probed.stage: _row(probed) for probed in run}, indent=2, ensure_ascii=False)


def _row(probed: Probed) -> dict[str, object]:
    return {
        "auc": round(probed.auc, 4),
        "interval": [round(probed.low, 4), round(probed.high, 4)],
        "texts": probed.texts,
        "withheld": probed.withheld,
        "terms": {group: [[term, round(weight, 3)] for term, weight in terms] for group, terms in probed.terms.items()},
    }
