"""The record as PDF, written afresh in one template: tagged (PDF/UA-1), fonts embedded, no metadata but the id.

Typst sets it. It gets the record as JSON and nothing as markup, reads no file but our template and fonts, and writes
the same bytes for the same record.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from anonrecruit.passages import Passage
from anonrecruit.record import BlindEntry, BlindRecord
from anonrecruit.renderers.glyphs import printable
from anonrecruit.renderers.layout import Part, Shown, footnotes, name, parts, runs, summary

if TYPE_CHECKING:
    from typst import Fonts

Runs = list[tuple[bool, str]]


def render(record: BlindRecord) -> bytes:
    sheet = sheet_of(name(record), "Blind application record", parts(record), footnotes(record), summary(record))
    return typeset({"title": record.record_id, "foot": f"Record {record.record_id}", "records": [sheet]})


def typeset(
    data: dict[str, Any], template: str = "record.typ", more: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """``data`` as the template reads it, and ``more`` inputs under their names."""
    import typst

    source = resources.files(__package__).joinpath("templates", template).read_bytes()
    inputs = {"data": json.dumps(data), **more}
    pdf = typst.compile(source, font_paths=_fonts(), format="pdf", sys_inputs=inputs, pdf_standards="ua-1")
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single file")
    return pdf


def sheet_of(title: str, kind: str, shown: Iterable[Part], notes: Iterable[str], told: str = "") -> dict[str, Any]:
    return {
        "name": printable(title),
        "summary": told,
        "kind": kind,
        "parts": [{"title": _runs(part.title), "sections": list(map(_section, part.sections))} for part in shown],
        "notes": list(map(_runs, notes)),
    }


def _section(section: Shown) -> dict[str, Any]:
    return {"heading": _runs(section.heading), "lead": section.lead, "blocks": list(map(_block, section.blocks))}


def _block(block: Passage | BlindEntry) -> dict[str, Any]:
    if isinstance(block, Passage):
        return {"bulleted": block.bulleted, "lines": list(map(_runs, block.lines))}
    texts = {key: _runs(getattr(block, key)) for key in ("role", "organisation", "dates")}
    return texts | {key: list(map(_runs, getattr(block, key))) for key in ("notes", "points")}


def _runs(text: str) -> Runs:
    return list(runs(printable(text)))


@cache
def _fonts() -> Fonts:
    from typst import Fonts

    return Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[*_font_folders()])


def _font_folders() -> Iterator[str]:
    yield str(resources.files(__package__).joinpath("fonts"))
