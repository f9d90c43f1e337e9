"""What is left of an OpenDocument file when its text has been read: values of attributes, stray text, further parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from anonrecruit.parsers.ooxml import local
from anonrecruit.parsers.package import Package
from anonrecruit.parsers.strings import may_tell, xml_comments, xml_texts

_STRAY = frozenset(
    {
        *("number", "note-citation", "index-title-template", "table-of-content-source", "alphabetical-index-source"),
        *("script", "dde-source", "number-text"),
    }
)
"""Elements of a body whose own text is none of its paragraphs'."""

_READ = ("content.xml", "styles.xml", "meta.xml")
_ELSEWHERE = ("meta-inf/", "basic/", "scripts/", "pictures/", "media/", "thumbnails/")
_SCHEMAS = ("urn:oasis:", "http://www.w3.org/", "http://openoffice.org/", "http://docs.oasis")


def rest_of_roots(roots: Iterable[etree._Element]) -> Iterator[str]:
    """Of the parts that hold the text, its styles and metadata."""
    for root in roots:
        for element in root.iter(etree.Element):
            yield from _attributes(element)
            if local(element) in _STRAY:
                yield element.text or ""


def rest_of(package: Package) -> Iterator[str]:
    """Of every other part, and of the archive: settings, configurations, descriptions, whatever somebody put there."""
    yield package.comment
    yield from package.written_names()
    for name in package.names():
        if name in _READ:
            yield from xml_comments(package.data(name))
        elif name.endswith((".xml", ".rdf")) and not name.startswith(_ELSEWHERE) and "/content" not in name:
            root = package.sound_xml(name)
            yield from xml_texts(package.data(name)) if root is None else ()
            for element in () if root is None else root.iter(etree.Element):
                yield from (element.text or "", element.tail or "")
                yield from _attributes(element)


def _attributes(element: etree._Element) -> Iterator[str]:
    """But names of fonts, which are often like those of people, and say nothing of them."""
    values = [str(value) for key, value in element.items() if "font" not in str(key).rpartition("}")[2]]
    if local(element) not in ("font-face", "font-face-name"):
        yield from (value for value in values if may_tell(value) and not value.startswith(_SCHEMAS))
