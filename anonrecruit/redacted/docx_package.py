"""The package around a redacted Word document: fixed parts, no properties, no dates."""

from __future__ import annotations

from typing import Final

from lxml import etree

from anonrecruit.parsers.ooxml import MAIN
from anonrecruit.renderers.zipped import zipped

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS: Final = ("styles", "numbering", "settings")
_TYPES: Final = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    + "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{name}+xml"/>' for name in _PARTS)
    + "</Types>"
)
_SETTINGS: Final = (
    f'<w:settings xmlns:w="{MAIN}"><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)


def _links(links: list[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def packed(document: etree._Element, styles: etree._Element, numbering: etree._Element) -> bytes:
    return zipped(
        [
            ("[Content_Types].xml", _TYPES.encode()),
            ("_rels/.rels", _links([("officeDocument", "word/document.xml")]).encode()),
            ("word/_rels/document.xml.rels", _links([(name, f"{name}.xml") for name in _PARTS]).encode()),
            ("word/document.xml", _xml(document)),
            ("word/styles.xml", _xml(styles)),
            ("word/numbering.xml", _xml(numbering)),
            ("word/settings.xml", _SETTINGS.encode()),
        ]
    )


def _xml(root: etree._Element) -> bytes:
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
