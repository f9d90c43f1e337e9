"""Words of a PDF that stand in no text string: in streams of any kind, in names, in comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pikepdf

from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pdf_streams import Held
from anonrecruit.parsers.strings import printable, text_inside

_KINDS_WITHOUT_TEXT = frozenset({"/XRef", "/ObjStm", "/XObject", "/Metadata", "/EmbeddedFile", "/CMap", "/Pattern"})
_KEYS_WITHOUT_TEXT = frozenset(
    {"/Subtype", "/PatternType", "/ShadingType", "/FunctionType", "/Length1", "/N", "/BBox", "/Width"}
)
"""Pictures, forms, fonts, profiles, patterns, shadings, functions: what a stream is without saying so."""

_CHARACTERS = b"begincmap"
_READABLE = bytes(range(32, 127)) + b"\r\n\t"
_SHARE_READABLE, _SAMPLE = 0.8, 2_000
_STANDARD_INFO = frozenset(
    {"/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped"}
)
_FILE_END, _FIRST_OBJECT = b"%%EOF", re.compile(rb"(?<!\d)\d++\s++\d++\s++obj\b")
_HEAD_WITHIN = 100_000
_MOST_OF_STREAM, _MOST = 20_000, 100_000  # bytes: drawing programs keep whole drawings, whose words the pages have


def loose_texts(streams: Iterable[Held], data_of: Callable[[Any], bytes], limits: Limits) -> Iterator[str]:
    """Of streams that are none of the kinds whose bytes are known to be no text: scripts, rich text, private data."""
    left = _MOST
    for held in streams:
        if str(held.kind) in _KINDS_WITHOUT_TEXT or not _KEYS_WITHOUT_TEXT.isdisjoint(held.keys):
            continue
        data = data_of(held.stream)[: min(_MOST_OF_STREAM, left)]
        if _CHARACTERS not in data[:_SAMPLE] and _is_text(data[:_SAMPLE]):
            left -= len(data)
            yield from text_inside(data, limits)


def _is_text(sample: bytes) -> bool:
    plain = sample.replace(b"\0", b"")  # of UTF-16
    return len(plain.translate(None, _READABLE)) <= (1 - _SHARE_READABLE) * len(plain)


def names_in(pdf: Any) -> Iterator[str]:
    """Names that somebody chose: of entries in the information dictionary, of destinations, of tags."""
    info = pdf.trailer.get("/Info")
    if isinstance(info, pikepdf.Dictionary):
        yield from (_spaced(key) for key in sorted(info.keys()) if key not in _STANDARD_INFO)  # a set, in no order
    tags = pdf.Root.get("/StructTreeRoot")
    for owner, key in ((pdf.Root, "/Dests"), (tags, "/RoleMap")):
        named = owner.get(key) if isinstance(owner, pikepdf.Dictionary) else None
        if isinstance(named, pikepdf.Dictionary):
            yield from map(_spaced, sorted(named.keys()))


def _spaced(name: str) -> str:
    """A PDF's names hold no blanks; what stands for them is one again."""
    return re.sub(r"[\W_]+", " ", name)


def around_objects(data: bytes) -> Iterator[str]:
    """What stands before the first object and after the end, where no program looks."""
    first, last = _FIRST_OBJECT.search(data, 0, _HEAD_WITHIN), data.rfind(_FILE_END)
    yield from printable(data[: first.start()] if first else b"")
    yield from printable(data[last + len(_FILE_END) :] if last >= 0 else b"")
