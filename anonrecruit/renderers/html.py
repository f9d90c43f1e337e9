"""The record as one HTML page, for people. Every text is escaped; placeholders show as quiet chips."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from anonrecruit.record import BlindRecord, BlindSection
from anonrecruit.renderers.layout import NOTICE, PLACEHOLDER, Passage, attachments, heading, passages, removed
from anonrecruit.renderers.page import page


def render(record: BlindRecord) -> bytes:
    return page(f"Application {record.record_id}", "\n".join(_body(record)))


def _body(record: BlindRecord) -> Iterator[str]:
    yield f"<h1>Application <code>{escape(record.record_id)}</code></h1>"
    yield '<p class="lead">Blind application record. Words in a chip stand for something that was taken out.</p>'
    for title, sections in attachments(record):
        if title:
            yield f"<h2>{escape(title)}</h2>"
        for section in sections:
            yield from _section(section, level=3 if title else 2)
    yield from _footer(record)


def _section(section: BlindSection, level: int) -> Iterator[str]:
    yield f'<section>\n<h{level} class="part">{_text(heading(section))}</h{level}>'
    yield from (_passage(passage) for passage in passages(section.text))
    yield "</section>"


def _passage(passage: Passage) -> str:
    if passage.bulleted:
        return "<ul>\n" + "\n".join(f"<li>{_text(line)}</li>" for line in passage.lines) + "\n</ul>"
    return "<p>" + "<br>\n".join(_text(line) for line in passage.lines) + "</p>"


def _footer(record: BlindRecord) -> Iterator[str]:
    yield "<footer>"
    yield from _removed_table(record)
    yield from (f"<p><strong>Note:</strong> {_text(warning)}</p>" for warning in record.warnings)
    made_by = ", ".join(f"{name} {version}" for name, version in record.versions.items())
    yield f"<p>Policy: {escape(record.policy)}. Made by: {escape(made_by or 'unknown')}.</p>"
    yield f"<p>{escape(NOTICE)}</p>\n</footer>"


def _removed_table(record: BlindRecord) -> Iterator[str]:
    rows = removed(record)
    if not rows:
        return
    yield "<table>\n<caption>Taken out</caption>"
    yield '<thead><tr><th scope="col">What</th><th scope="col">Times</th></tr></thead>'
    for name, count in rows:
        yield f'<tr><th scope="row">{escape(name)}</th><td class="number">{count}</td></tr>'
    yield "</table>"


def _text(text: str) -> str:
    return PLACEHOLDER.sub(r'<span class="chip">\g<0></span>', escape(text))
