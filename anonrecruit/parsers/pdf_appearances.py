"""What a PDF's annotations show: filled form fields, notes written on a page, stamps, signatures (ISO 32000-1, 12.5.5).

pdfium finds no words in them. Those that a reader sees are drawn into their pages, where they are text like any other;
the others stay out of it, and are read by ``pdf_undrawn``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pdf_field_values import Values, has_words, is_in_cells
from anonrecruit.parsers.pdf_layers import Layers

_UNSEEN = 0x02 | 0x20  # hidden; not for the screen
_NO_ROTATE = 0x10
_PAINTS = (b"BT", b"Do", b"BI")  # words and pictures; what only marks the text below stays as it is
Content = Callable[[Any], bytes]


def draw_annotations(pdf: Any, data_of: Content, limits: Limits) -> bool:
    """Whether any was drawn into its page. Raises LimitExceeded."""
    layers, form = Layers(pdf), pdf.Root.get("/AcroForm")
    anew = isinstance(form, pikepdf.Dictionary) and bool(form.get("/NeedAppearances", False))
    seen = [(page, _seen_on(page, layers)) for page in pdf.pages]
    values = Values(pdf, limits)
    painted = [(page, list(_painted(values, notes, data_of, anew))) for page, notes in seen]
    limits.check("drawn_forms", sum(len(notes) for _, notes in painted))
    if not any(notes for _, notes in painted):
        return False
    for page, notes in painted:
        page.obj.Annots = pikepdf.Array(notes)
    _flatten(pdf, form)
    return True


def _flatten(pdf: Any, form: Any) -> None:
    """qpdf leaves all fields alone where a reader is to draw them, and then takes the form away: others read it."""
    if isinstance(form, pikepdf.Dictionary):
        form.NeedAppearances = False
    pdf.flatten_annotations("screen")
    if form is not None:
        pdf.Root.AcroForm = form


def _seen_on(page: Any, layers: Layers) -> list[Any]:
    notes = page.obj.get("/Annots")
    return [note for note in notes if _is_seen(note, layers)] if isinstance(notes, pikepdf.Array) else []


def _is_seen(note: Any, layers: Layers) -> bool:
    if not isinstance(note, pikepdf.Dictionary) or note.get("/Subtype") in ("/Popup", "/Link"):
        return False
    return not (_flags(note) & _UNSEEN or layers.hides(note.get("/OC")))


def _flags(note: Any) -> int:
    flags = note.get("/F", 0)
    return flags if isinstance(flags, int) else 0


def _painted(values: Values, notes: list[Any], data_of: Content, anew: bool) -> Iterator[Any]:
    """Those that show words or pictures. ``anew`` says that the file leaves it to its reader to draw the fields; so it
    is with a field that has a value and no appearance."""
    for note in notes:
        given = appearance(note)
        own = values.drawn(note) if has_words(note) and (given is None or anew or is_in_cells(note)) else None
        own = given if own is None else own
        if own is not None and any(mark in data_of(own) for mark in _PAINTS):
            yield pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=note.get("/Subtype"), Rect=note.get("/Rect"),
                F=_flags(note) & _NO_ROTATE, AP=pikepdf.Dictionary(N=own),
            )  # fmt: skip


def appearance(note: Any) -> Any:
    """The stream that draws it in its present state, or None."""
    every = note.get("/AP")
    normal = every.get("/N") if isinstance(every, pikepdf.Dictionary) else None
    if isinstance(normal, pikepdf.Dictionary) and not isinstance(normal, pikepdf.Stream):
        state = note.get("/AS")
        normal = normal.get(str(state)) if isinstance(state, pikepdf.Name) else None
    return normal if isinstance(normal, pikepdf.Stream) else None
