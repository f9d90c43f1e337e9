"""What a page draws, asked of pdfium once: each question crosses into C, and three readers need the answers."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from anonrecruit.parsers.pdfium_calls import (
    Address,
    address_of,
    bounds_of,
    count_in_form,
    count_objects,
    kind_of,
    numbers,
    object_at,
    object_in_form,
    text_box_at,
)
from anonrecruit.parsers.words import Box

Placed = tuple[int, int, Box]
"""A word: the indices where its characters begin and end, half-open, and its box on the page."""

_DEEPEST_FORM = 4


@dataclass(frozen=True, slots=True)
class Items:
    """Objects of an open page, or of a form on it, in the order of drawing: handle and kind of each, as long as the
    page is open."""

    handles: Sequence[Address]
    kinds: Sequence[int]

    def of_kind(self, kind: int) -> list[Address]:
        return [handle for handle, its_kind in zip(self.handles, self.kinds, strict=True) if its_kind == kind]


class Sheet(NamedTuple):
    """An open page with its text and all that it draws. ``masks`` says whether pictures of the file may let the page
    through: to find out of one costs a drawing of it."""

    page: pdfium.PdfPage
    textpage: pdfium.PdfTextPage
    items: Items
    masks: bool


def items_of(page: pdfium.PdfPage) -> Items:
    handle = address_of(page.raw)
    handles = list(map(object_at, repeat(handle), range(count_objects(handle))))
    return Items(handles, list(map(kind_of, handles)))


def inside(form: Address) -> Items:
    handles = list(map(object_in_form, repeat(form), range(count_in_form(form))))
    return Items(handles, list(map(kind_of, handles)))


def kinds_in(items: Items, depth: int = 0) -> Iterator[int]:
    """The kind of each, or for a form those of what it holds."""
    if raw.FPDF_PAGEOBJ_FORM not in items.kinds or depth >= _DEEPEST_FORM:
        yield from items.kinds
        return
    for item, kind in zip(items.handles, items.kinds, strict=True):
        yield from kinds_in(inside(item), depth + 1) if kind == raw.FPDF_PAGEOBJ_FORM else (kind,)


def images_in(items: Items) -> int:
    """How many there are, forms looked into."""
    return list(kinds_in(items)).count(raw.FPDF_PAGEOBJ_IMAGE)


def bounds(item: Address) -> Box | None:
    """(left, bottom, right, top) in user space, y up; None where pdfium can not tell."""
    sides, places = numbers(ctypes.c_float, 4)
    if not bounds_of(item, *places):
        return None
    left, bottom, right, top = sides
    return left, bottom, right, top


def character_boxes(textpage: pdfium.PdfTextPage) -> Callable[[int], Box]:
    """The tight box of the character at an index, (left, bottom, right, top) in user space, y up; the numbers are used
    again."""
    handle = address_of(textpage.raw)
    sides, places = numbers(ctypes.c_double, 4)

    def box_of(index: int) -> Box:
        if not text_box_at(handle, index, *places):
            return 0.0, 0.0, 0.0, 0.0
        left, right, bottom, top = sides
        return left, bottom, right, top

    return box_of
