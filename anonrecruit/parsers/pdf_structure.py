"""What a PDF holds beside its pages, by qpdf: every string of every object, whether or not anything refers to it.

A string belongs to the surface that its key, or the kind of its dictionary, names (ISO 32000-1); one that no rule knows
is metadata, so that nothing is left out for being unheard of. Objects without strings, which most are, cost one search.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

import pikepdf
from lxml.etree import XMLSyntaxError

from anonrecruit.errors import BrokenDocument, EncryptedDocument
from anonrecruit.parsers.europass import looks_like_europass, parse_europass
from anonrecruit.parsers.image_metadata import image_metadata
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pdf_appearances import draw_annotations
from anonrecruit.parsers.pdf_bombs import check_streams
from anonrecruit.parsers.pdf_contents import Drawn, content_of, shown, whole
from anonrecruit.parsers.pdf_filters import bounded, check_error, check_filters, check_warnings
from anonrecruit.parsers.pdf_forms import drawn_forms
from anonrecruit.parsers.pdf_loose import around_objects, loose_texts, names_in
from anonrecruit.parsers.pdf_streams import Held, forms_among, streams_in
from anonrecruit.parsers.pdf_strings import Found, content_strings, strings_of
from anonrecruit.parsers.pdf_undrawn import undrawn_words
from anonrecruit.parsers.pieces import lines_of
from anonrecruit.parsers.strings import text_inside, xml_texts
from anonrecruit.parsers.unheard import unheard


@dataclass(frozen=True, slots=True)
class Beside:
    """``whole`` and ``shown`` are the file written anew by ``pdf_contents``, None where there is no need.
    ``masks`` says whether a picture of the file may let through what lies below, ``drew`` whether ``whole`` has
    annotations among what its pages draw."""

    surfaces: dict[str, str] = field(repr=False)
    whole: bytes | None = field(repr=False)
    shown: bytes | None = field(repr=False)
    masks: bool
    drew: bool


class Structure:
    """An open file, walked once. ``strings`` are all its text strings, each with key and dictionary."""

    def __init__(self, pdf: Any, limits: Limits) -> None:
        self.pdf = pdf
        self.limits = limits
        objects = tuple(pdf.objects)
        self.strings: tuple[Found, ...] = tuple(strings_of(pdf.trailer, objects))
        self.streams: tuple[Held, ...] = tuple(streams_in(objects))
        self.forms: tuple[Any, ...] = forms_among(self.streams)
        self._read = 0
        self._decoded: dict[tuple[int, int], bytes] = {}

    def ask_again(self) -> None:
        """Of streams whose dictionaries may have been changed since: annotations that are drawn are made forms."""
        self.streams = tuple(streams_in(held.stream for held in self.streams))
        self.forms = forms_among(self.streams)

    def drawn(self, forms: Iterable[Any]) -> Iterator[Drawn]:
        """Pages and forms with the operators that draw them. Raises LimitExceeded."""
        yield from (Drawn(page.obj, content_of(page.obj, self.data_of)) for page in self.pdf.pages)
        yield from (Drawn(form, self.data_of(form)) for form in forms)

    def data_of(self, stream: Any) -> bytes:
        """Decoded; empty where its filter is an image's or not known. Raises LimitExceeded."""
        place = stream.objgen
        if place not in self._decoded:
            self._decoded[place] = self._decode(stream)
        return self._decoded[place]

    def _decode(self, stream: Any) -> bytes:
        try:
            data = bytes(stream.read_bytes())
        except NotImplementedError:
            return b""
        except pikepdf.PdfError as error:
            check_error(error, self.limits)
            return b""
        self._read += len(data)
        self.limits.check("decompressed_bytes", self._read)
        return data


def _of_surface(name: str) -> Callable[[Structure], Iterator[str]]:
    def reader(structure: Structure) -> Iterator[str]:
        return (found.text for found in structure.strings if found.surface == name)

    return reader


def _xmp(structure: Structure) -> Iterator[str]:
    for held in structure.streams:
        if held.kind == "/Metadata":
            yield from xml_texts(structure.data_of(held.stream))


def _form_fields(structure: Structure) -> Iterator[str]:
    yield from _of_surface("form_fields")(structure)
    form = structure.pdf.Root.get("/AcroForm")
    parts = form.get("/XFA") if isinstance(form, pikepdf.Dictionary) else None
    for item in parts if isinstance(parts, pikepdf.Array) else [parts]:
        if isinstance(item, pikepdf.Stream):
            yield from xml_texts(structure.data_of(item))


def _embedded_files(structure: Structure) -> Iterator[str]:
    yield from _of_surface("embedded_files")(structure)
    for held in structure.streams:
        if held.kind == "/EmbeddedFile":
            yield from _inside(structure.data_of(held.stream), structure.limits)


def _inside(data: bytes, limits: Limits) -> Iterator[str]:
    """Of a Europass CV, which such a PDF carries as XML, each value with its label."""
    if not looks_like_europass(data):
        yield from text_inside(data, limits)
        return
    try:
        inner = parse_europass(data, limits)
    except (XMLSyntaxError, BrokenDocument):
        yield from text_inside(data, limits)
        return
    yield from (piece.text for piece in inner.pieces)
    yield from inner.surfaces.values()


def _alternatives(structure: Structure) -> Iterator[str]:
    yield from _of_surface("alt_text")(structure)
    for drawn in structure.drawn(structure.forms):
        yield from content_strings(drawn.content)


def _metadata(structure: Structure) -> Iterator[str]:
    """And whatever is told in no string."""
    yield from _of_surface("metadata")(structure)
    drawn = {place for page in structure.pdf.pages for place in _places(page.obj.get("/Contents"))}
    others = (held for held in structure.streams if held.place not in drawn)
    yield from loose_texts(others, structure.data_of, structure.limits)
    yield from names_in(structure.pdf)


def _places(contents: Any) -> list[tuple[int, int]]:
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    return [each.objgen for each in streams if isinstance(each, pikepdf.Stream)]


def _image_metadata(structure: Structure) -> Iterator[str]:
    for held in structure.streams:
        if "/Width" in held.keys and _filter_of(held) in ("/DCTDecode", "/JPXDecode"):
            yield from image_metadata(held.stream.read_raw_bytes())


def _filter_of(held: Held) -> Any:
    named = held.get("/Filter")
    return named[0] if isinstance(named, pikepdf.Array) and len(named) == 1 else named


def _appearances(structure: Structure) -> Iterator[str]:
    yield from undrawn_words(structure.pdf, structure.streams, structure.data_of, structure.limits)


READERS: Final[Mapping[str, Callable[[Structure], Iterator[str]]]] = MappingProxyType(
    {
        "authors": _of_surface("authors"),
        "metadata": _metadata,
        "xmp": _xmp,
        "comments": _of_surface("comments"),
        "link_targets": _of_surface("link_targets"),
        "form_fields": _form_fields,
        "outline": _of_surface("outline"),
        "named_destinations": _of_surface("named_destinations"),
        "embedded_files": _embedded_files,
        "alt_text": _alternatives,
        "hidden_layers": _of_surface("hidden_layers"),
        "image_metadata": _image_metadata,
        "appearances": _appearances,
    }
)


def read_structure(data: bytes, limits: Limits) -> Beside:
    """Raises EncryptedDocument, BrokenDocument, LimitExceeded."""
    check_streams(data, limits)
    try:
        with (
            unheard("pikepdf"),
            bounded(limits),
            pikepdf.open(io.BytesIO(data), inherit_page_attributes=False) as pdf,
        ):
            structure = Structure(pdf, limits)
            check_filters(structure.streams, limits)
            check_warnings(pdf, limits)
            limits.check("drawn_forms", drawn_forms(structure.forms, structure.data_of, limits.drawn_forms))
            drew = draw_annotations(pdf, structure.data_of, limits)
            if drew:
                structure.ask_again()
            surfaces = {name: lines_of(reader(structure)) for name, reader in READERS.items()}
            surfaces["metadata"] = lines_of([surfaces.get("metadata", ""), *around_objects(data)])
            masks = any(map(_may_have_mask, structure.streams))
            forms = forms_among(streams_in(pdf.objects)) if drew else structure.forms
            written = whole(pdf, structure.drawn(forms), drew), shown(pdf, structure.drawn(forms))
            return Beside(surfaces, *written, masks, drew)
    except pikepdf.PasswordError:
        raise EncryptedDocument from None
    except pikepdf.PdfError as error:
        raise BrokenDocument("PDF", type(error).__name__) from None


def _may_have_mask(held: Held) -> bool:
    """JPEG 2000 may carry its own."""
    if held.subtype != "/Image":
        return False
    masked = any(key in held.keys for key in ("/SMask", "/Mask", "/ImageMask", "/SMaskInData"))
    return masked or held.get("/Filter") not in (None, "/DCTDecode", "/FlateDecode")
