"""Renderers: a blind record as bytes to read. One table; the key is both the format's name and the file's ending."""

from __future__ import annotations

from collections.abc import Callable

from anonrecruit.record import BlindRecord
from anonrecruit.renderers import docx, html, json, markdown, pdf

Renderer = Callable[[BlindRecord], bytes]
"""Pure: the same bytes for the same record; UTF-8 where the format is text. Knows the record only, so it can show
nothing that was taken out."""

RENDERERS: dict[str, Renderer] = {
    "json": json.render,
    "markdown": markdown.render,
    "html": html.render,
    "pdf": pdf.render,
    "docx": docx.render,
}
