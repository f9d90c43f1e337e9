"""Words of a PDF in drawings that no page shows as text: annotations that are hidden, in another state or taken out,
forms that nothing draws, patterns, masks."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import pikepdf

from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pdf_contents import content_of
from anonrecruit.parsers.pdf_forms import forms_drawn
from anonrecruit.parsers.pdf_pdfium import text_by_pdfium
from anonrecruit.parsers.pdf_streams import Held

_WORDS = b"BT"
Content = Callable[[Any], bytes]


def undrawn_words(pdf: Any, streams: Iterable[Held], data_of: Content, limits: Limits) -> Iterator[str]:
    """Raises LimitExceeded, and what pdfium raises."""
    told = [held.stream for held in streams if _is_drawing(held) and _WORDS in data_of(held.stream)]
    if told:
        drawn = _drawn(pdf, data_of)
        told = [stream for stream in told if stream.objgen not in drawn]
    if told:
        limits.check("drawn_forms", len(told))
        yield from text_by_pdfium(_pages(told), replace(limits, pages=len(told))).splitlines()


def _is_drawing(held: Held) -> bool:
    return bool(held.subtype == "/Form" or held.get("/PatternType") == 1)


def _drawn(pdf: Any, data_of: Content) -> set[tuple[int, int]]:
    """The forms that pages draw, and forms that these draw."""
    found = set[tuple[int, int]]()
    waiting = [form for page in pdf.pages for form in forms_drawn(page.resources, content_of(page.obj, data_of))]
    while waiting:
        form = waiting.pop()
        if form.objgen not in found:
            found.add(form.objgen)
            waiting += forms_drawn(form.get("/Resources"), data_of(form))
    return found


def _pages(forms: Iterable[Any]) -> bytes:
    """A file with a page for each."""
    with pikepdf.new() as pdf:
        for form in forms:
            page, own = pdf.add_blank_page(), pdf.copy_foreign(form)
            own.Subtype = pikepdf.Name.Form
            page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=own))
            page.obj.Contents = pdf.make_stream(b"/F Do")
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()
