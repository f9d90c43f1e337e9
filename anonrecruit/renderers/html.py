"""The record as one HTML page, for people. Every text is escaped; placeholders show as quiet chips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from anonrecruit.passages import Passage
from anonrecruit.record import BlindEntry, BlindRecord
from anonrecruit.renderers.layout import Part, Shown, footnotes, name, parts, runs, summary
from anonrecruit.renderers.page import page


def render(record: BlindRecord) -> bytes:
    return page(f"Application {record.record_id}", "\n".join(_body(record)))


def _body(record: BlindRecord) -> Iterator[str]:
    yield f'<header>\n<p class="kind">Blind application record</p>\n<h1>{escape(name(record))}</h1>'
    yield from summary_lines(summary(record))
    yield "</header>"
    for part in parts(record):
        yield from part_lines(part, level=2)
    yield "<footer>"
    yield from (f"<p>{text_of(note)}</p>" for note in footnotes(record))
    yield f"<p>Record <code>{escape(record.record_id)}</code></p>\n</footer>"


def summary_lines(told: str) -> Iterator[str]:
    if told:
        yield f'<p class="summary">{escape(told)}</p>'


def part_lines(part: Part, level: int) -> Iterator[str]:
    """A part whose heading, if it has one, is of ``level``; those of its sections are one below."""
    if part.title:
        yield f'<h{level} class="document">{text_of(part.title)}</h{level}>'
    for section in part.sections:
        yield from _section(section, level + bool(part.title))


def _section(section: Shown, level: int) -> Iterator[str]:
    yield '<section class="lead">' if section.lead else "<section>"
    if section.heading:
        yield f'<h{level} class="part">{text_of(section.heading)}</h{level}>'
    for block in section.blocks:
        yield from _passage(block) if isinstance(block, Passage) else _entry(block, level + 1)
    yield "</section>"


def _entry(entry: BlindEntry, level: int) -> Iterator[str]:
    yield '<div class="entry">'
    if entry.role or entry.organisation or entry.dates:
        yield '<div class="head">'
        yield f"<h{level}>{text_of(entry.role)}</h{level}>" if entry.role else ""
        yield f'<p class="dates">{text_of(entry.dates)}</p>' if entry.dates else ""
        yield "</div>"
    if entry.organisation:
        yield f'<p class="where">{text_of(entry.organisation)}</p>'
    yield from (f"<p>{text_of(note)}</p>" for note in entry.notes)
    yield from _list(entry.points)
    yield "</div>"


def _passage(passage: Passage) -> Iterator[str]:
    if passage.bulleted:
        yield from _list(passage.lines)
    else:
        yield "<p>" + "<br>\n".join(map(text_of, passage.lines)) + "</p>"


def _list(items: Iterable[str]) -> Iterator[str]:
    lines = [f"<li>{text_of(item)}</li>" for item in items]
    if lines:
        yield "<ul>\n" + "\n".join(lines) + "\n</ul>"


def text_of(text: str) -> str:
    """Text as HTML, placeholders as chips."""
    return "".join(f'<span class="chip">{escape(run)}</span>' if chip else escape(run) for chip, run in runs(text))
