"""Word documents, templates and macro documents, from their raw OOXML (ECMA-376 part 1, WordprocessingML).

Every part that shows text is read in the order in which a reader meets it: headers, body, footers, notes, then diagrams
and charts. Everything else that holds text becomes a surface.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from anonrecruit.document import BlockKind, Origin
from anonrecruit.errors import BrokenDocument
from anonrecruit.parsers.docx_body import Body
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.ooxml import A, W, w
from anonrecruit.parsers.package import Package
from anonrecruit.parsers.pieces import Parsed, Piece, distinct, lines_of

_BEFORE_BODY = {"header": BlockKind.HEADER}
_AFTER_BODY = {"footer": BlockKind.FOOTER, "footnotes": BlockKind.FOOTNOTE, "endnotes": BlockKind.FOOTNOTE}
_DRAWN = ("diagramData", "chart")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def parse_docx(data: bytes, limits: Limits) -> Parsed:
    """Raises BrokenDocument where the package has no main part, and whatever zipfile and lxml raise on broken ones."""
    package = Package(data, limits)
    main = _main_part(package)
    body = Body(limits, _hidden_styles(package, main))
    pieces = (
        *distinct(_parts(package, main, _BEFORE_BODY, body)),
        *_part(package, main, BlockKind.PARAGRAPH, body),
        *distinct(_parts(package, main, _AFTER_BODY, body)),
        *_drawn(package, main),
    )
    return Parsed(pieces, "docx", body.images, surfaces=body.surfaces() | _surfaces(package, body))


def _main_part(package: Package) -> str:
    for relationship in package.relationships():
        if relationship.kind == "officeDocument" and not relationship.external:
            return relationship.target
    if "word/document.xml" not in package.names():
        raise BrokenDocument("DOCX", "NoMainPart")
    return "word/document.xml"


def _hidden_styles(package: Package, main: str) -> frozenset[str]:
    """Identifiers of the styles that hide their text themselves; inheritance between styles is not followed."""
    roots = [package.xml(link.target) for link in package.relationships(main) if link.kind == "styles"]
    styles = (style for root in roots if root is not None for style in root.iter(w("style")))
    return frozenset(style.get(w("styleId"), "") for style in styles if style.find("w:rPr/w:vanish", W) is not None)


def _parts(package: Package, main: str, kinds: dict[str, BlockKind], body: Body) -> Iterator[Piece]:
    links = [link for link in package.relationships(main) if link.kind in kinds and not link.external]
    for kind in kinds:
        for link in links:
            if link.kind == kind:
                yield from _part(package, link.target, kinds[kind], body)


def _part(package: Package, name: str, kind: BlockKind, body: Body) -> Iterator[Piece]:
    root = package.xml(name)
    if root is None:
        return
    for container in _containers(root):
        for piece in body.pieces(container, name):
            yield piece if kind is BlockKind.PARAGRAPH else replace(piece, kind=kind)


def _containers(root: etree._Element) -> Iterator[etree._Element]:
    notes = [*root.iter(w("footnote"), w("endnote"))]
    body = root.find("w:body", W)
    if not notes:
        yield root if body is None else body
    yield from (note for note in notes if note.get(w("type")) not in _SEPARATORS)


def _drawn(package: Package, main: str) -> Iterator[Piece]:
    for link in package.relationships(main):
        if link.kind in _DRAWN and not link.external and (root := package.xml(link.target)) is not None:
            for paragraph in root.iter(f"{{{A}}}p"):
                text = "".join(node.text or "" for node in paragraph.iter(f"{{{A}}}t"))
                yield Piece(text, BlockKind.TEXT_BOX, Origin(part=link.target))


def _surfaces(package: Package, body: Body) -> dict[str, str]:
    names = package.names()
    links = [link.target for name in _owners(names) for link in package.relationships(name) if link.external]
    metadata = [name for name in names if name.startswith("docprops/") and name.endswith(".xml")]
    comments = [name for name in names if name.startswith("word/comments") and name.endswith(".xml")]
    people = [name for name in names if name == "word/people.xml"]
    custom = [name for name in names if name.startswith("customxml/item") and "props" not in name]
    return {
        "metadata": lines_of([*_texts(package, metadata), *_authors(package, people), *body.authors]),
        "link_targets": lines_of(links),
        "comments": lines_of([*_texts(package, comments), *_authors(package, comments)]),
        "custom_xml": lines_of(_texts(package, custom)),
    }


def _owners(names: tuple[str, ...]) -> list[str]:
    return ["", *(name.replace("_rels/", "").removesuffix(".rels") for name in names if name.endswith(".xml.rels"))]


def _texts(package: Package, names: list[str]) -> Iterator[str]:
    for name in names:
        if name.endswith(".xml") and (root := package.xml(name)) is not None:
            yield from _paragraphs(root)


def _paragraphs(root: etree._Element) -> Iterator[str]:
    """Word paragraphs whole, for a name is often split over runs; in other XML each text node by itself."""
    paragraphs = [*root.iter(w("p"))]
    for paragraph in paragraphs:
        yield "".join(node.text or "" for node in paragraph.iter(w("t")))
    if not paragraphs:
        yield from (str(text) for text in root.itertext())


def _authors(package: Package, names: list[str]) -> Iterator[str]:
    for name in names:
        root = package.xml(name)
        for element in () if root is None else root.iter():
            yield from (str(value) for key, value in element.items() if str(key).endswith(("}author", "}initials")))
