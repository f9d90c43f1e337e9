"""The record as a Word document, written afresh: the same order and titles as the PDF, plain Word styles, no metadata
but the record's id, and nothing of python-docx's own template but its styles."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from anonrecruit.passages import Passage
from anonrecruit.record import BlindEntry, BlindRecord
from anonrecruit.renderers.docx_style import begin, border_below, right_tab, shade
from anonrecruit.renderers.layout import Part, Shown, footnotes, name, parts, runs, summary
from anonrecruit.renderers.zipped import repacked

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


def render(record: BlindRecord) -> bytes:
    document = begin(record.record_id)
    _add(document, "Blind application record", "Quiet")
    told = summary(record)
    title = _add(document, name(record), "Title")
    if told:
        title.paragraph_format.space_after = 0
    border_below(_add(document, told, "Quiet") if told else title)
    for part in parts(record):
        _part(document, part)
    border_below(_add(document, "", "Quiet"))
    for note in (*footnotes(record), f"Record {record.record_id}"):
        _add(document, note, "Small")
    data = io.BytesIO()
    document.save(data)
    return repacked(data.getvalue())


def _part(document: Document, part: Part) -> None:
    if part.title:
        _add(document, part.title, "Heading 1")
    for section in part.sections:
        _section(document, section, 1 + bool(part.title))


def _section(document: Document, section: Shown, level: int) -> None:
    if section.heading:
        border_below(_add(document, section.heading, f"Heading {level}"))
    for block in section.blocks:
        if isinstance(block, Passage):
            _passage(document, block, "Quiet" if section.lead else "Normal")
        else:
            _entry(document, block, f"Heading {level + 1}")


def _passage(document: Document, passage: Passage, style: str) -> None:
    if passage.bulleted:
        for line in passage.lines:
            _add(document, line, "List Bullet")
        return
    paragraph = document.add_paragraph(style=style)
    for index, line in enumerate(passage.lines):
        if index:
            paragraph.add_run().add_break()
        _write(paragraph, line)


def _entry(document: Document, entry: BlindEntry, style: str) -> None:
    if entry.role or entry.dates:
        # Dates without a role are no heading: a reader of headings would hear a list of years.
        head = _add(document, entry.role, style if entry.role else "Normal")
        right_tab(head)
        _write(head, f"\t{entry.dates}" if entry.dates else "", "Dates")
    if entry.organisation:
        _add(document, entry.organisation, "Quiet").paragraph_format.keep_with_next = True
    for note in entry.notes:
        _add(document, note, "Normal")
    for point in entry.points:
        _add(document, point, "List Bullet")


def _add(document: Document, text: str, style: str) -> Paragraph:
    paragraph = document.add_paragraph(style=style)
    _write(paragraph, text)
    return paragraph


def _write(paragraph: Paragraph, text: str, style: str | None = None) -> None:
    """Text as runs, placeholders shaded. Characters that XML forbids are left out."""
    for chip, words in runs("".join(character for character in text if character in "\t\n" or character.isprintable())):
        run = paragraph.add_run(words, style=style)
        if chip:
            shade(run)
