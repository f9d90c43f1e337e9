"""Word documents, templates and macro documents, from their raw OOXML (ECMA-376 part 1, WordprocessingML).

Every part that shows text is read in the order in which a reader meets it: headers, body, footers, notes, then diagrams
and charts. Everything else that holds text becomes a surface.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from anonrecruit.document import BlockKind, Origin
from anonrecruit.parsers.docx_body import Body
from anonrecruit.parsers.docx_chunks import chunks
from anonrecruit.parsers.docx_surfaces import read_surfaces
from anonrecruit.parsers.docx_visibility import Sight
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.ooxml import CHART, A, W, w
from anonrecruit.parsers.package import Package, main_part
from anonrecruit.parsers.pieces import Parsed, Piece, distinct, lines_of

_BEFORE_BODY = {"header": BlockKind.HEADER}
_AFTER_BODY = {"footer": BlockKind.FOOTER, "footnotes": BlockKind.FOOTNOTE, "endnotes": BlockKind.FOOTNOTE}
_DRAWN = ("diagramData", "chart")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def parse_docx(data: bytes, limits: Limits) -> Parsed:
    """Raises BrokenDocument where the package has no main part, and whatever zipfile and lxml raise on broken ones."""
    package = Package(data, limits)
    main = main_part(package)
    body = Body(limits, Sight(package, main))
    inner = tuple(chunks(package, main, limits, parse_docx))
    pieces = (
        *distinct(_parts(package, main, _BEFORE_BODY, body)),
        *_part(package, main, BlockKind.PARAGRAPH, body),
        *(piece for chunk in inner for piece in chunk.pieces),
        *distinct(_parts(package, main, _AFTER_BODY, body)),
        *_drawn(package, main),
    )
    images = body.images + sum(chunk.images for chunk in inner)
    return Parsed(pieces, "docx", images, surfaces=_with_chunks(read_surfaces(package, body, limits), inner))


def _with_chunks(surfaces: dict[str, str], inner: tuple[Parsed, ...]) -> dict[str, str]:
    """What a piece of another format says beside its text is of an embedded file."""
    said = [text for chunk in inner for text in chunk.surfaces.values()]
    return surfaces | {"embedded_files": lines_of([surfaces["embedded_files"], *said])} if said else surfaces


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
    body.note(root)
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
            for names in root.iter(f"{{{CHART}}}strCache"):  # of what a chart counts
                for value in names.iter(f"{{{CHART}}}v"):
                    yield Piece(value.text or "", BlockKind.TEXT_BOX, Origin(part=link.target))
