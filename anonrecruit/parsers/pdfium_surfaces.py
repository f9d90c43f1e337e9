"""What a PDF holds beside its pages: metadata, link targets, annotations, form fields, outline, attachments' names."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from anonrecruit.parsers.pieces import lines_of

_XMP = re.compile(rb"<x:xmpmeta\b.*?</x:xmpmeta>", re.S)
_MARKUP = re.compile(r"<[^>]*>")
_XMP_ATTRIBUTE = re.compile(r"(?:pdf|dc|xmp|photoshop|pdfx):\w+=\"([^\"]*)\"")
_DEEPEST_FORM = 4
_COMMENT_KEYS = (b"Contents", b"T", b"Subj")  # of an annotation: its words, its author, its subject
_FIELD_KEYS = (b"T", b"TU", b"V", b"DV")  # of a form field: its name, its tooltip, its value, its default


class Surfaces:
    """Gathers page by page, while each page is open for its words: opening one costs more than reading it."""

    def __init__(self) -> None:
        self.images = 0
        self._links: list[str] = []
        self._comments: list[str] = []
        self._fields: list[str] = []

    def read(self, page: pdfium.PdfPage) -> None:
        items = (raw.FPDFPage_GetObject(page.raw, index) for index in range(raw.FPDFPage_CountObjects(page.raw)))
        self.images += sum(_images_in(item, 0) for item in items)
        self._links += _links(page)
        _annotations(page, self._comments, self._fields)

    def of(self, pdf: pdfium.PdfDocument, data: bytes) -> dict[str, str]:
        """Every surface is named even where it is empty; ``data`` is the whole file, for its XMP packet."""
        return {
            "metadata": lines_of([*map(str, pdf.get_metadata_dict(skip_empty=True).values()), *_xmp(data)]),
            "link_targets": lines_of(self._links),
            "comments": lines_of(self._comments),
            "form_fields": lines_of(self._fields),
            "outline": lines_of(item.get_title() for item in pdf.get_toc()),
            "attachments": lines_of(pdf.get_attachment(index).get_name() for index in range(pdf.count_attachments())),
        }


def _images_in(item: object, depth: int) -> int:
    kind = raw.FPDFPageObj_GetType(item)
    if kind != raw.FPDF_PAGEOBJ_FORM or depth >= _DEEPEST_FORM:
        return int(kind == raw.FPDF_PAGEOBJ_IMAGE)
    inner = (raw.FPDFFormObj_GetObject(item, index) for index in range(raw.FPDFFormObj_CountObjects(item)))
    return sum(_images_in(child, depth + 1) for child in inner)


def _xmp(data: bytes) -> Iterator[str]:
    """The XMP packet, which PDF/A and most programs leave uncompressed just so that it can be found."""
    for match in _XMP.finditer(data):
        packet = match.group().decode("utf-8", "replace")
        yield from _XMP_ATTRIBUTE.findall(packet)
        yield from _MARKUP.sub("\n", packet).splitlines()


def _links(page: pdfium.PdfPage) -> Iterator[str]:
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, position, link):
        action = raw.FPDFLink_GetAction(link)
        if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
            yield _address(page, action)


def _address(page: pdfium.PdfPage, action: object) -> str:
    size = raw.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(page.pdf.raw, action, buffer, size)
    return buffer.raw[:size].rstrip(b"\0").decode("utf-8", "replace")


def _annotations(page: pdfium.PdfPage, comments: list[str], fields: list[str]) -> None:
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        try:
            if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
                fields += (_value(annotation, key) for key in _FIELD_KEYS)
            else:
                comments += (_value(annotation, key) for key in _COMMENT_KEYS)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _value(annotation: object, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer)[:size].decode("utf-16-le", "replace").rstrip("\0")
