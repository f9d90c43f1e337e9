"""What a Word package holds beside the text it shows: one reader for each surface.

What the body carries along (deletions, alternative texts, field codes, bookmarks, form fields) was gathered while it
was read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from anonrecruit.parsers.docx_body import Body
from anonrecruit.parsers.docx_rest import rest_of
from anonrecruit.parsers.image_metadata import words_of_picture
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.ooxml import W, local, w
from anonrecruit.parsers.package import Package
from anonrecruit.parsers.pieces import lines_of
from anonrecruit.parsers.strings import text_inside
from anonrecruit.parsers.vba import macros_in

Reader = Callable[[Package, Body, Limits], Iterable[str]]

_AUTHORS = frozenset({"creator", "lastModifiedBy", "Manager"})
_KEPT_APART = ("docprops/custom.xml",)
_OF_SETTINGS = frozenset({"docVar", "mailMerge", "dataSource", "connectString", "query", "addressFieldName"})
_EMBEDDED = ("word/embeddings/", "word/afchunk", "word/activex/", "word/ink/")


def read_surfaces(package: Package, body: Body, limits: Limits) -> dict[str, str]:
    rest: dict[str, list[str]] = defaultdict(list)
    for name, text in rest_of(package, limits):
        rest[name].append(text)
    return {name: lines_of([*reader(package, body, limits), *rest[name]]) for name, reader in READERS.items()}


def _authors(package: Package, body: Body, _: Limits) -> Iterator[str]:
    for name in _properties(package):
        yield from _texts(package, name, lambda kind: kind in _AUTHORS)
    for name in package.names():
        if name == "word/people.xml" or _is_comments(name):
            root = package.xml(name)
            for element in () if root is None else root.iter():
                yield from (str(value) for key, value in element.items() if str(key).endswith(("}author", "}initials")))
    yield from body.authors


def _metadata(package: Package, _: Body, __: Limits) -> Iterator[str]:
    for name in _properties(package):
        yield from _texts(package, name, lambda kind: kind not in _AUTHORS)


def _properties(package: Package) -> list[str]:
    names = package.names()
    return [
        name for name in names if name.startswith("docprops/") and name.endswith(".xml") and name not in _KEPT_APART
    ]


def _custom_properties(package: Package, _: Body, __: Limits) -> Iterator[str]:
    """Also variables and the source of a mail merge, from the settings."""
    for name in _KEPT_APART:
        root = package.xml(name)
        for element in () if root is None else root.iter():
            yield element.get("name", "")
            yield element.text or ""
    settings = package.xml("word/settings.xml")
    for element in () if settings is None else settings.iter():
        if local(element) in _OF_SETTINGS:
            yield from (element.get(w("val"), ""), element.get(w("name"), ""))


def _custom_xml(package: Package, _: Body, __: Limits) -> Iterator[str]:
    for name in package.names():
        if name.startswith("customxml/") and name.endswith(".xml") and "itemprops" not in name:
            root = package.xml(name)
            for element in () if root is None else root.iter():
                yield from (element.text or "", element.tail or "", *map(str, element.values()))


def _comments(package: Package, _: Body, __: Limits) -> Iterator[str]:
    for name in package.names():
        if _is_comments(name):
            yield from _paragraphs(package, name)


def _is_comments(name: str) -> bool:
    return name.startswith("word/comments") and name.endswith(".xml")


def _link_targets(package: Package, _: Body, __: Limits) -> Iterator[str]:
    """Of every part: an attached template or a linked picture tells a user's folder."""
    names = package.names()
    owners = ["", *(name.replace("_rels/", "").removesuffix(".rels") for name in names if name.endswith(".xml.rels"))]
    for owner in owners:
        yield from (link.target for link in package.relationships(owner) if link.external)


def _embedded_files(package: Package, _: Body, limits: Limits) -> Iterator[str]:
    for name in package.names():
        if name.startswith(_EMBEDDED):
            yield name.rpartition("/")[2]
            yield from text_inside(package.data(name), limits)


def _image_metadata(package: Package, _: Body, __: Limits) -> Iterator[str]:
    for name in package.names():
        if name.startswith(("word/media/", "docprops/thumbnail")):
            yield from words_of_picture(package.data(name))


def _glossary(package: Package, _: Body, __: Limits) -> Iterator[str]:
    """Building blocks: texts kept for use, of which none may be in use."""
    for name in package.names():
        if name.startswith("word/glossary/") and name.endswith(".xml"):
            yield from _paragraphs(package, name)


def _macros(package: Package, _: Body, limits: Limits) -> Iterator[str]:
    """Read as text, never run."""
    for name in package.names():
        if name.endswith("vbaproject.bin"):
            yield from macros_in(package.data(name), limits)


def _texts(package: Package, name: str, wanted: Callable[[str], bool]) -> Iterator[str]:
    root = package.xml(name)
    for element in () if root is None else root.iter():
        if wanted(local(element)):
            yield element.text or ""


def _paragraphs(package: Package, name: str) -> Iterator[str]:
    """Whole, for a name is often split over runs."""
    root = package.xml(name)
    for paragraph in () if root is None else root.iterfind(".//w:p", W):
        yield "".join(node.text or "" for node in paragraph.iter(w("t"), w("delText"), w("instrText")))


def _carried(name: str) -> Reader:
    return lambda package, body, limits: body.carried[name]


READERS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        "authors": _authors,
        "metadata": _metadata,
        "custom_properties": _custom_properties,
        "custom_xml": _custom_xml,
        "comments": _comments,
        "tracked_deletions": _carried("tracked_deletions"),
        "alt_text": _carried("alt_text"),
        "link_targets": _link_targets,
        "bookmarks": _carried("bookmarks"),
        "field_codes": _carried("field_codes"),
        "form_fields": _carried("form_fields"),
        "embedded_files": _embedded_files,
        "image_metadata": _image_metadata,
        "glossary": _glossary,
        "macros": _macros,
    }
)
