"""OpenDocument texts, as a package or as one flat file, from their raw XML (OASIS OpenDocument 1.3)."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from anonrecruit.document import BlockKind, Origin
from anonrecruit.errors import BrokenDocument, EncryptedDocument
from anonrecruit.parsers.image_metadata import words_of_picture
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.odt_body import Body
from anonrecruit.parsers.odt_flat import left_in, packed_in
from anonrecruit.parsers.odt_rest import rest_of, rest_of_roots
from anonrecruit.parsers.odt_styles import Styles
from anonrecruit.parsers.ooxml import local
from anonrecruit.parsers.opendocument import named
from anonrecruit.parsers.package import Package, parse_xml
from anonrecruit.parsers.pieces import Parsed, Piece, distinct, lines_of
from anonrecruit.parsers.strings import text_inside

_SURFACE_OF_META: Mapping[str, str] = {
    **dict.fromkeys(("creator", "initial-creator", "printed-by"), "authors"),
    "user-defined": "custom_properties",
}
_HEADERS = ("header", "header-left", "header-first")
_MACROS = ("basic/", "scripts/")
_PICTURES = ("pictures/", "media/", "thumbnails/", "objectreplacements/")
_NO_FILES = (*_MACROS, *_PICTURES, "meta-inf/", "fonts/", "mimetype", "layout-cache")
_ENDINGS_OF_XML = (".xml", ".rdf", "/")
_TAG = re.compile(r"<[^<>]*>")
_FOOTERS = ("footer", "footer-left", "footer-first")


def parse_odt(data: bytes, limits: Limits) -> Parsed:
    """Raises EncryptedDocument, BrokenDocument where there is no content, and what zipfile and lxml raise."""
    package = Package(data, limits)
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(named("manifest:encryption-data")), None) is not None:
        raise EncryptedDocument
    content = package.xml("content.xml")
    if content is None:
        raise BrokenDocument("OpenDocument", "NoContent")
    others = {name: root for name in ("styles.xml", "meta.xml") if (root := package.xml(name)) is not None}
    return _parsed(content, others, limits, package)


def parse_flat_odt(data: bytes, limits: Limits) -> Parsed:
    """Raises what lxml raises."""
    limits.check("xml_tags", data.count(b"<"))
    root = parse_xml(data)
    parsed = _parsed(root, {"styles.xml": root, "meta.xml": root}, limits, None)
    metadata = lines_of([parsed.surfaces["metadata"], *left_in(root, data)])
    return replace(parsed, surfaces={**parsed.surfaces, **packed_in(root, limits), "metadata": metadata})


def _parsed(
    content: etree._Element, others: Mapping[str, etree._Element], limits: Limits, package: Package | None
) -> Parsed:
    roots = [root for name, root in others.items() if name == "styles.xml"]
    body = Body(Styles([*roots, content]), limits, lambda target: list(_drawn(package, target)))
    pieces = (
        *distinct(_margins(body, roots, _HEADERS, BlockKind.HEADER)),
        *(piece for text in content.iter(named("office:text")) for piece in body.read(text, "content.xml")),
        *distinct(_margins(body, roots, _FOOTERS, BlockKind.FOOTER)),
    )
    surfaces = body.surfaces()
    metadata = _metadata(others.get("meta.xml"))
    authors = lines_of([*metadata.pop("authors").split("\n"), *surfaces["authors"].split("\n")])
    left = [*rest_of_roots({id(root): root for root in (content, *others.values())}.values())]
    left += [] if package is None else rest_of(package)
    metadata["metadata"] = lines_of([metadata["metadata"], *left])
    packed = _packed(package, limits) if package is not None else {}
    return Parsed(
        (*pieces, *body.notes), "odt", body.images, surfaces=surfaces | metadata | packed | {"authors": authors}
    )


def _margins(body: Body, roots: list[etree._Element], names: tuple[str, ...], kind: BlockKind) -> Iterator[Piece]:
    for root in roots:
        for name in names:
            for margin in root.iter(named(f"style:{name}")):
                for piece in body.read(margin, "styles.xml"):
                    yield replace(piece, kind=kind) if piece.origin.visible else piece


def _metadata(root: etree._Element | None) -> dict[str, str]:
    found: dict[str, list[str]] = {"authors": [], "metadata": [], "custom_properties": []}
    for meta in () if root is None else root.iter(named("office:meta")):
        for element in meta.iter(etree.Element):
            found[_SURFACE_OF_META.get(local(element), "metadata")] += _said(element)
    return {name: lines_of(texts) for name, texts in found.items()}


def _said(element: etree._Element) -> Iterator[str]:
    """Not how many pages and words a file has."""
    yield element.text or ""
    yield from () if local(element) == "document-statistic" else map(str, element.values())


def _drawn(package: Package | None, target: str) -> Iterator[Piece]:
    """The words of a chart, a formula or another document that is drawn into this one."""
    name = posixpath.normpath(target).lstrip("./")
    root = package.xml(f"{name}/content.xml") if package is not None and name else None
    for body in () if root is None else root.iter(named("office:body")):
        for paragraph in body.iter(named("text:p"), named("text:h")):
            yield Piece("".join(paragraph.itertext()), BlockKind.TEXT_BOX, Origin(part=name))


def _packed(package: Package, limits: Limits) -> dict[str, str]:
    """Macros, of which none is run, files that came along, and who signed."""
    names = package.names()
    macros = [name for name in names if name.startswith(_MACROS)]
    pictures = [name for name in names if name.startswith(_PICTURES)]
    signatures = [name for name in names if name.startswith("meta-inf/") and "signatures" in name]
    objects = [name for name in names if name.count("/") and name.endswith(("/meta.xml", "/content.xml"))]
    others = [name for name in names if not name.startswith(_NO_FILES) and not name.endswith(_ENDINGS_OF_XML)]
    files = (text for name in others for text in text_inside(package.data(name), limits))
    return {
        # As text, not as XML: these name a document type, as nothing else in a package may.
        "macros": lines_of(_without_tags(package.data(name)) for name in macros),
        "image_metadata": lines_of(text for name in pictures for text in words_of_picture(package.data(name))),
        "signatures": lines_of(_texts(package, signatures)),
        "embedded_files": lines_of(
            [*_texts(package, [name for name in objects if not name.startswith("meta-inf/")]), *files]
        ),
    }


def _without_tags(data: bytes) -> str:
    return html.unescape(_TAG.sub("\n", data.decode("utf-8", "replace")))


def _texts(package: Package, names: list[str]) -> Iterator[str]:
    for name in names:
        root = package.xml(name) if name.endswith(".xml") else None
        if root is not None:
            yield from (str(text) for text in root.itertext())
