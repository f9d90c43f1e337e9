"""The report as one self-contained page with plots, drawn as inline SVG: no script, no request, no personal data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from anonrecruit.batch.report import Report
from anonrecruit.batch.summary import Summary, by_count
from anonrecruit.renderers.page import page

WIDTH, LEFT, ROW, HEIGHT = 640, 240, 24, 140
"""Of a plot, in its own units: whole width, room for names, height of a bar's row, height of the plot over time."""

STYLE = """
svg { width: 100%; height: auto; display: block; margin: .5rem 0 1.5rem; font-size: 13px; }
svg text { fill: #1c2126; } svg .bar { fill: #0b4f8a; } svg .axis { stroke: #b8c1ca; }
"""


def as_html(report: Report) -> bytes:
    """What this run did and what its journal knows in all."""
    return page("Batch run", "\n".join(_body(report)), STYLE)


def _body(report: Report) -> Iterator[str]:
    dry = " (a dry run: nothing was written)" if report.dry_run else ""
    yield f"<h1>Batch run{dry}</h1>"
    yield f'<p class="lead">{escape(_lead(report))}</p>'
    yield from _over_time(report.pace.counts, report.pace.seconds)
    yield from _part("This run", report.run)
    if report.skipped:
        yield from _part("All that its journal knows, former runs with it", report.total)


def _lead(report: Report) -> str:
    words = [f"{report.run.total} applications in {report.seconds:.1f} s, {report.rate:.2f} a second."]
    if report.skipped:
        words.append(f"{report.skipped} were finished before.")
    if report.stopped:
        words.append(f"The run stopped early: {report.stopped}.")
    return " ".join(words)


def _part(title: str, summary: Summary) -> Iterator[str]:
    yield f"<h2>{escape(title)}</h2>"
    yield from _bars("Outcomes", {"blinded": summary.blinded, **summary.withheld})
    yield from _bars("Redactions by cue", summary.removed)
    yield from _bars("Files by format", summary.formats)


def _bars(title: str, counts: Mapping[str, int]) -> Iterator[str]:
    rows = [(name, count) for name, count in by_count(counts) if count]
    if not rows:
        return
    height, most = ROW * len(rows), max(count for _, count in rows)
    yield f'<h3 class="part">{escape(title)}</h3>'
    yield f'<svg role="img" aria-label="{escape(title)}" viewBox="0 0 {WIDTH} {height}">'
    for number, (name, count) in enumerate(rows):
        yield from _bar(number * ROW, name, count, (WIDTH - LEFT - 70) * count / most)
    yield "</svg>"


def _bar(top: int, name: str, count: int, width: float) -> Iterator[str]:
    base = top + ROW - 8
    yield f'<text x="{LEFT - 8}" y="{base}" text-anchor="end">{escape(_short(name))}</text>'
    yield f'<rect class="bar" x="{LEFT}" y="{top + 4}" width="{max(width, 1):.1f}" height="{ROW - 8}"/>'
    yield f'<text x="{LEFT + width + 6:.1f}" y="{base}">{count}</text>'


def _short(name: str) -> str:
    return name if len(name) <= 30 else f"…{name[-29:]}"


def _over_time(counts: Sequence[int], seconds: float) -> Iterator[str]:
    if not counts:
        return
    most, step = max(counts), WIDTH / len(counts)
    yield f'<h3 class="part">Finished in each {seconds:g} s (at most {most})</h3>'
    yield f'<svg role="img" aria-label="Finished over time" viewBox="0 0 {WIDTH} {HEIGHT}">'
    for at, count in enumerate(counts):
        height = (HEIGHT - 10) * count / most
        top = HEIGHT - height
        yield f'<rect class="bar" x="{at * step:.1f}" y="{top:.1f}" width="{step * 0.9:.1f}" height="{height:.1f}"/>'
    yield f'<line class="axis" x1="0" y1="{HEIGHT}" x2="{WIDTH}" y2="{HEIGHT}"/></svg>'
