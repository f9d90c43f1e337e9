"""Parity told three ways: a table, JSON, and a plot in SVG. Figures and names of groups, no text of a document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

from anonrecruit.evaluation import report
from anonrecruit.evaluation.parity import FACTORS, Group, Trial, gap, group, grouped, interval
from anonrecruit.evaluation.scoring import Judgement, Share

_LEFT, _PLOT, _ROW, _HEAD = 260, 420, 18, 46


def as_text(run: Sequence[Trial]) -> str:
    """Worst group first, with the interval of its name recall."""
    head = f"{'':<34}{'names caught':>24}{'95 %':>16}{'documents':>12}{'words kept':>12}"
    lines = [head, _row("all", group(run))]
    for factor in FACTORS:
        groups = grouped(run, factor)
        lines += ["", f"by {factor} (best - worst = {gap(groups):.3f})"]
        lines += [_row(f"  {name}", part) for name, part in groups.items()]
    return "\n".join(lines) + "\n"


def _row(title: str, part: Group) -> str:
    low, high = interval(part.names)
    caught = f"{part.names.ratio:.4f} ({part.names.hits}/{part.names.total})"
    return (
        f"{title:<34}{caught:>24}{f'{low:.3f}-{high:.3f}':>16}"
        f"{part.documents.ratio:>12.3f}{part.words_kept.ratio:>12.4f}"
    )


def as_json(run: Sequence[Trial]) -> str:
    """One object: ``all``, and for each factor its ``gap`` and ``groups``; shares as in the other reports."""
    return json.dumps({"all": _plain(group(run)), **{factor: _factor(run, factor) for factor in FACTORS}}, indent=2)


def _factor(run: Sequence[Trial], factor: str) -> dict[str, Any]:
    groups = grouped(run, factor)
    return {"gap": round(gap(groups), 4), "groups": {name: _plain(part) for name, part in groups.items()}}


def _plain(part: Group) -> dict[str, Any]:
    return {"names": _share(part.names), "documents": _share(part.documents), "words_kept": _share(part.words_kept)}


def _share(share: Share) -> dict[str, Any]:
    low, high = (round(bound, 4) for bound in interval(share))
    return {"ratio": round(share.ratio, 4), "hits": share.hits, "total": share.total, "low": low, "high": high}


def misses(run: Iterable[Trial]) -> Iterator[str]:
    """A line for each name that was not caught. Quotes the documents: for reading where they are."""
    for trial in run:
        found = trial.judgement
        named = Judgement(found.document, found.redactions, trial.named, trial.missed, (), (), found.words, found.lost)
        setting = trial.setting
        about = f"{setting.origin}, {setting.gender}, {setting.casing}, {setting.spelling}, {setting.listing}"
        yield from (f"{about}\t{line}" for line in report.misses([named]))


def as_svg(run: Sequence[Trial]) -> str:
    """Name recall of each group as a dot with its interval, one group a line; the scale begins below the worst."""
    rows = [(factor, name, part) for factor in FACTORS for name, part in grouped(run, factor).items()]
    least = min((interval(part.names)[0] for _, _, part in rows), default=0.9)
    floor = max(0.0, int(least * 20) / 20)
    height = _HEAD + _ROW * (len(rows) + len(FACTORS)) + 10
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_LEFT + _PLOT + 90}" height="{height}" '
        f'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="white"/>',
        f'<text x="{_LEFT}" y="16">Names caught, with 95 % intervals</text>',
        *_scale(floor, height),
        *_dots(rows, floor),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _x(ratio: float, floor: float) -> float:
    return round(_LEFT + _PLOT * (ratio - floor) / (1 - floor), 1)


def _scale(floor: float, height: int) -> Iterator[str]:
    for step in range(6):
        ratio = floor + (1 - floor) * step / 5
        x = _x(ratio, floor)
        yield f'<line x1="{x}" y1="{_HEAD - 8}" x2="{x}" y2="{height - 8}" stroke="#ddd"/>'
        yield f'<text x="{x}" y="{_HEAD - 12}" text-anchor="middle" fill="#666">{ratio:.2f}</text>'


def _dots(rows: Sequence[tuple[str, str, Group]], floor: float) -> Iterator[str]:
    y, last = _HEAD, ""
    for factor, name, part in rows:
        if factor != last:
            y, last = y + _ROW, factor
            yield f'<text x="8" y="{y}" font-weight="bold">{escape(factor)}</text>'
        y += _ROW
        low, high = (_x(bound, floor) for bound in interval(part.names))
        yield f'<text x="{_LEFT - 12}" y="{y}" text-anchor="end">{escape(name)}</text>'
        yield f'<line x1="{low}" y1="{y - 4}" x2="{high}" y2="{y - 4}" stroke="#447"/>'
        yield f'<circle cx="{_x(part.names.ratio, floor)}" cy="{y - 4}" r="3.5" fill="#225"/>'
        yield f'<text x="{_LEFT + _PLOT + 10}" y="{y}">{part.names.ratio:.3f}</text>'
