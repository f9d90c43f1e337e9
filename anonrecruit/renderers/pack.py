"""Many records as one file for one reviewer: candidate by candidate, or question by question across candidates.

The order is drawn from the reviewer and the records' random ids: the same for the same reviewer, another for another,
so that who is read first when eyes are fresh is not the same candidate for all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Final, Literal

from anonrecruit.record import BlindRecord
from anonrecruit.renderers import pdf
from anonrecruit.renderers.html import part_lines, summary_lines
from anonrecruit.renderers.layout import NOTICE, Part, name, parts, summary
from anonrecruit.renderers.page import page

By = Literal["candidate", "question"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """``above`` and ``summary`` are lines over and under the title; ``summary`` may be empty."""

    title: str = field(repr=False)
    above: str
    parts: tuple[Part, ...] = field(repr=False)
    summary: str = ""


TITLE = "Applications to review"


def shuffled(records: Iterable[BlindRecord], reviewer: str) -> list[BlindRecord]:
    return sorted(records, key=lambda record: hashlib.sha256(f"{reviewer}\0{record.record_id}".encode()).digest())


def sheets(records: Sequence[BlindRecord], by: By) -> list[Sheet]:
    """One for each candidate, or for each question with all answers to it; parts that answer none come first."""
    return list(_by_candidate(records) if by == "candidate" else _by_question(records))


def _by_candidate(records: Sequence[BlindRecord]) -> Iterator[Sheet]:
    for number, record in enumerate(records, 1):
        above = f"Application {number} of {len(records)} · record {record.record_id}"
        yield Sheet(name(record), above, tuple(parts(record)), summary(record))


def _by_question(records: Sequence[BlindRecord]) -> Iterator[Sheet]:
    questions: dict[str, list[Part]] = {}
    for record in records:
        for part in parts(record):
            questions.setdefault(part.title or "Curriculum vitae", []).append(Part(name(record), part.sections))
    asked = {part.title for record in records for part in record.parts if part.kind == "answer"}
    ordered = sorted(questions, key=lambda question: question in asked)
    for number, question in enumerate(ordered, 1):
        yield Sheet(question, f"Part {number} of {len(ordered)}", tuple(questions[question]))


def as_html(pack: Sequence[Sheet]) -> bytes:
    return page(TITLE, "\n".join(_body(pack)), _STYLE)


def _body(pack: Sequence[Sheet]) -> Iterator[str]:
    yield f"<header>\n<h1>{TITLE}</h1>\n</header>\n<nav aria-label='Contents'><ol>"
    yield from (f'<li><a href="#part-{number}">{escape(sheet.title)}</a></li>' for number, sheet in enumerate(pack))
    yield "</ol></nav>"
    for number, sheet in enumerate(pack):
        yield f'<article id="part-{number}">\n<p class="kind">{escape(sheet.above)}</p>'
        yield f'<h2 class="name">{escape(sheet.title)}</h2>'
        yield from summary_lines(sheet.summary)
        for part in sheet.parts:
            yield from part_lines(part, level=3)
        yield "</article>"
    yield f"<footer><p>{escape(NOTICE)}</p></footer>"


def as_pdf(pack: Sequence[Sheet]) -> bytes:
    return pdf.typeset(
        {
            "title": TITLE,
            "foot": TITLE,
            "records": [pdf.sheet_of(each.title, each.above, each.parts, [NOTICE], each.summary) for each in pack],
        }
    )


PACKS: Final[dict[str, Callable[[Sequence[Sheet]], bytes]]] = {"html": as_html, "pdf": as_pdf}

_STYLE = """
nav ol { columns: 14rem; margin: 0 0 1rem; padding-left: 1.5rem; }
article { border-top: 2px solid var(--link); margin-top: 2.5rem; padding-top: .75rem; }
.name { font-size: 1.5rem; line-height: 1.2; margin: 0; }
.name + .summary { margin-bottom: .75rem; }
@media print { article { break-before: page; border: 0; } nav { display: none; } }
"""
