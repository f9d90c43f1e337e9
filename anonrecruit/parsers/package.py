"""An OOXML package (ECMA-376 part 2): its parts, read with bounds. Nothing in it is ever run or fetched."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from anonrecruit.errors import BrokenDocument
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.ooxml import MAIN, STRICT

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_READ_AT_ONCE = 1 << 16


@dataclass(frozen=True, slots=True)
class Relationship:
    """``kind`` is the last step of the type ("header"); ``target`` the name of a part, or a URL if external."""

    kind: str
    target: str = field(repr=False)
    external: bool


class Package:
    """Open for the time of one parse. Counts what it has decompressed, and stops at the limit."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._names = {name.lstrip("/").lower(): name for name in self._zip.namelist()}
        self._limits = limits
        self._decompressed = 0
        self._parts: dict[str, bytes] = {}
        self._trees: dict[str, etree._Element] = {}
        limits.check("zip_members", len(self._names))

    def names(self) -> tuple[str, ...]:
        """Part names without a leading slash, in the order of the archive, lower-cased as OPC compares them."""
        return tuple(self._names)

    def sound_xml(self, part: str) -> etree._Element | None:
        """As ``xml``, for parts that no program needs: None where it can not be read. Raises LimitExceeded."""
        try:
            return self.xml(part)
        except (etree.XMLSyntaxError, BrokenDocument):
            return None

    def was_read(self, part: str) -> bool:
        """Whether somebody asked for the tree of this part."""
        return self._names.get(part.lower(), "") in self._trees

    def written_names(self) -> tuple[str, ...]:
        """As the archive spells them."""
        return tuple(self._names.values())

    @property
    def comment(self) -> str:
        """Of the archive itself."""
        return self._zip.comment.decode("utf-8", "replace")

    def xml(self, part: str) -> etree._Element | None:
        """The part's root, or None where there is no such part; the same one whenever it is asked for, so it is not to
        be changed. Raises as ``parse_xml``, zipfile and zlib do."""
        name = self._names.get(part.lower())
        if name is not None and name not in self._trees:
            self._trees[name] = self._tree(self._read(name))
        return None if name is None else self._trees[name]

    def data(self, part: str) -> bytes:
        """The part's bytes, empty where there is no such part."""
        name = self._names.get(part.lower())
        return b"" if name is None else self._read(name)

    def relationships(self, part: str = "") -> tuple[Relationship, ...]:
        """Of a part, or of the whole package where ``part`` is empty."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", name + ".rels"))
        return () if root is None else tuple(_relationships(root, folder))

    def _tree(self, data: bytes) -> etree._Element:
        # Counted before the tree is built: a small file of nothing but empty elements makes a tree of gigabytes.
        self._limits.check("xml_tags", data.count(b"<"))
        return parse_xml(data)

    def _read(self, name: str) -> bytes:
        if name not in self._parts:
            self._parts[name] = self._decompress(name)
        return self._parts[name]

    def _decompress(self, name: str) -> bytes:
        # The size a ZIP header states may be a lie, so count what really comes out.
        parts = []
        with self._zip.open(name) as member:
            while chunk := member.read(_READ_AT_ONCE):
                self._decompressed += len(chunk)
                self._limits.check("decompressed_bytes", self._decompressed)
                parts.append(chunk)
        return b"".join(parts)


def main_part(package: Package) -> str:
    """The name of a Word file's body. Raises BrokenDocument where there is none."""
    for relationship in package.relationships():
        if relationship.kind == "officeDocument" and not relationship.external:
            return relationship.target
    if "word/document.xml" not in package.names():
        raise BrokenDocument("DOCX", "NoMainPart")
    return "word/document.xml"


def parse_xml(data: bytes) -> etree._Element:
    """No entity, DTD or network access; a document type, which OOXML forbids, is refused as BrokenDocument."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    # "Strict" documents differ, for what is read here, in nothing but the name of the namespace.
    root = etree.fromstring(data.replace(STRICT.encode(), MAIN.encode()), parser)
    if root.getroottree().docinfo.doctype:
        raise BrokenDocument("XML", "DocumentTypeForbidden")
    return root


def _relationships(root: etree._Element, folder: str) -> Iterator[Relationship]:
    for element in root.iter(_RELATIONSHIP):
        kind = element.get("Type", "").rsplit("/", 1)[-1]
        external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        yield Relationship(kind, target if external else _resolved(folder, target), external)


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
