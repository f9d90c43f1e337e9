"""What is left of a Word package when every part has been read for what it is: nothing is passed over.

Values of attributes, text that stands where Word looks for none, comments of the XML, parts that nothing refers to, the
names of parts. Words that Word itself writes (of styles' kinds, colours, fonts of a theme) are left out where they can
be told, for there are many.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from lxml import etree

from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.ooxml import local, w
from anonrecruit.parsers.package import Package
from anonrecruit.parsers.strings import may_tell, printable, text_inside, xml_comments, xml_texts

_IDENTIFIER = re.compile(r"\{?[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\}?|(?:[0-9A-F]{2})+")
SCHEMAS = ("http://schemas.", "urn:schemas-", "http://purl.oclc.org/")
_NO_WORDS = frozenset(
    {
        *("lsdException", "lang", "Relationship", "Default", "Override"),
        *("font", "altName", "rFonts", "mathFont", "latin", "ea", "cs", "sym"),
    }
)
"""Names of fonts are often like those of people, and say nothing of them."""

_SHOWN = frozenset({"t", "delText", "instrText", "delInstrText", "posOffset", "fldData", "binData"})
_SURFACE_OF: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("author", "initials", "ed", "userId", "lastEdited", "originalAuthor"), "authors"),
        **dict.fromkeys(("anchor", "docLocation", "tgtFrame", "bookmark", "xpath"), "bookmarks"),
        **dict.fromkeys(("href", "src", "url", "uri", "schemaLocation"), "link_targets"),
        **dict.fromkeys(("descr", "title", "alt", "tooltip", "string", "phldrT"), "alt_text"),
        **dict.fromkeys(("lastValue", "ProgID", "progId"), "form_fields"),
    }
)
_SURFACE_OF_VALUE: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("tblCaption", "tblDescription", "sectionTitle"), "alt_text"),
        **dict.fromkeys(("docPart", "entryMacro", "exitMacro", "dateFormat", "format"), "form_fields"),
        "attr": "custom_xml",
    }
)
_ENDINGS_OF_XML = (".xml", ".rels", ".vml")
_READ = re.compile(r"word/(?:media|embeddings|activex|ink|fonts)/|docprops/thumbnail|.*vbaproject\.bin$|word/afchunk")
_BODIES = re.compile(r"word/(?:document|header|footer|footnotes|endnotes|comments)[^/]*\.xml$")
_APART = re.compile(r"docprops/|customxml/item(?!props)[^/]*$")
Found = tuple[str, str]


def rest_of(package: Package, limits: Limits) -> Iterator[Found]:
    """(surface, text)"""
    yield "metadata", package.comment
    yield from (("metadata", name) for name in package.written_names())
    for name in package.names():
        if not name.endswith(_ENDINGS_OF_XML):
            if not _READ.match(name):
                yield from (("embedded_files", text) for text in text_inside(package.data(name), limits))
        elif not name.endswith(".rels"):
            yield from _of_xml(package, name)


def _of_xml(package: Package, name: str) -> Iterator[Found]:
    data, body = package.data(name), bool(_BODIES.match(name)) and package.was_read(name)
    yield from (("comments", comment) for comment in xml_comments(data))
    root = package.sound_xml(name)
    yield from (("metadata", text) for text in (xml_texts(data) if root is None else ()))
    for element in () if root is None else root.iter(etree.Element):
        kind = local(element)
        if kind not in _NO_WORDS:
            yield from _of_attributes(element, kind)
        if not _APART.match(name):
            yield from _of_text(element, kind, body=body)
        elif name.startswith("customxml/"):
            yield "custom_xml", kind


def _of_attributes(element: etree._Element, kind: str) -> Iterator[Found]:
    for key, value in element.items():
        text = str(value)
        if may_tell(text) and not _IDENTIFIER.fullmatch(text) and not text.startswith(SCHEMAS):
            named = str(key).rpartition("}")[2]
            yield _SURFACE_OF.get(named) or _SURFACE_OF_VALUE.get(kind, "metadata"), text


def _of_text(element: etree._Element, kind: str, *, body: bool) -> Iterator[Found]:
    """Of a part that has paragraphs, what stands outside of them; of any other part all there is."""
    if kind == "fldData":
        yield from (("field_codes", text) for text in _decoded(element.text or ""))
    texts: Iterable[str | None] = (element.tail,) if body and kind in _SHOWN else (element.text, element.tail)
    if kind in ("footnote", "endnote") and element.get(w("type")):  # lines between text and notes
        texts = (*texts, "".join(node.text or "" for node in element.iter(w("t"))))
    yield from (("metadata", text) for text in texts if text and not text.isspace())


def _decoded(text: str) -> Iterator[str]:
    try:
        return printable(base64.b64decode(text))
    except (binascii.Error, ValueError):
        return iter([text])
