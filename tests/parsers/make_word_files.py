"""Has LibreOffice write planted DOC and RTF files from one OpenDocument text, to keep beside the tests.

``python -m tests.parsers.make_word_files FOLDER`` needs LibreOffice Writer; the tests read what it left behind.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.parsers.make_odt import NAMESPACES, TYPE, style
from tests.parsers.planted import HIDDEN, Planted

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
FILTERS = {"doc": "MS Word 97", "rtf": "Rich Text Format"}
STYLES = (
    style("Gone", "text", '<style:text-properties text:display="none"/>')
    + style("White", "text", '<style:text-properties fo:color="#ffffff"/>')
    + style("Dark", "text", '<style:text-properties fo:color="#ffffff" fo:background-color="#102030"/>')
    + style("Tiny", "text", '<style:text-properties fo:font-size="1pt"/>')
    + style("Cell", "table-cell", '<style:table-cell-properties fo:padding="0.1cm"/>')
    + style("Fr", "graphic", '<style:graphic-properties style:wrap="none" style:vertical-pos="from-top"/>')
    + '<text:list-style style:name="Dots"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
    "<style:list-level-properties/></text:list-level-style-bullet></text:list-style>"
    '<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29cm"/>'
    "<style:header-style/><style:footer-style/></style:page-layout>"
)
MASTER = (
    '<style:master-page style:name="Standard" style:page-layout-name="Page"><style:header><text:p>Running head</text:p>'
    "</style:header><style:footer><text:p>Running foot</text:p></style:footer></style:master-page>"
)
META = (
    "<office:meta><dc:title>Zbtitle</dc:title><dc:subject>Zbsubject</dc:subject><dc:creator>Zbcreator</dc:creator>"
    "<meta:initial-creator>Zbfirst</meta:initial-creator><meta:keyword>Zbkeyword</meta:keyword>"
    '<dc:description>Zbdescription</dc:description><meta:user-defined meta:name="Zbname">Zbvalue</meta:user-defined>'
    "</office:meta>"
)
CHANGED = (
    '<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info>'
    "<dc:creator>Zbeditor</dc:creator><dc:date>2024-01-02T03:04:05</dc:date></office:change-info><text:p>Zbdeleted</text:p>"
    "</text:deletion></text:changed-region></text:tracked-changes>"
)

WRITTEN = Path(__file__).parent / "written"
_PLACES = {
    "Zbtitle": "metadata", "Zbsubject": "metadata", "Zbcreator": "authors", "Zbfirst": "authors",
    "Zbkeyword": "metadata", "Zbdescription": "metadata", "Zbname": "custom_properties",
    "Zbvalue": "custom_properties", "Zbeditor": "authors", "Zbdeleted": "tracked_deletions", "Zbgone": HIDDEN,
    "Zbwhite": HIDDEN, "Zbtiny": HIDDEN, "Zbcritic": "authors", "Zbcomment": "comments", "Zbhref": "link_targets",
    "Zbbookmark": "bookmarks", "Zbpicture": "alt_text",
}  # fmt: skip
_SHOWN = (
    *("Running head", "Running foot", "one two", "on dark", "framed\nIn a box\nshown", "A footnote", "An endnote"),
    "Zoë Łucja 😀 a\tb\nc",
)
_KINDS = {"Running head": "header", "Running foot": "footer", "In a box": "text_box", "A footnote": "footnote"}


def doc() -> Planted:
    return Planted((WRITTEN / "planted.doc").read_bytes(), _PLACES, _SHOWN, _KINDS)


def rtf() -> Planted:
    return Planted((WRITTEN / "planted.rtf").read_bytes(), _PLACES | {"Zbdesc": "alt_text"}, _SHOWN, _KINDS)


def flat() -> Planted:
    places = _PLACES | {"Zbdesc": "alt_text", "Zbalt": "alt_text"}
    return Planted(source().encode(), places, _SHOWN, _KINDS)


def cell(text: str) -> str:
    opening = '<table:table-cell table:style-name="Cell" office:value-type="string">'
    return f"{opening}<text:p>{text}</text:p></table:table-cell>"


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(map(cell, cells))}</table:table-row>"


def frame(name: str, inner: str, after: str = "") -> str:
    size = 'text:anchor-type="paragraph" svg:width="4cm" svg:height="2cm" svg:x="1cm" svg:y="1cm" draw:z-index="0"'
    return f'<draw:frame draw:style-name="Fr" draw:name="{name}" {size}>{inner}{after}</draw:frame>'


TABLE = (
    '<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>'
    f"{row('Role', 'Trainer')}{row('Since', '2019')}</table:table>"
)
PICTURE = f"<draw:image><office:binary-data>{PIXEL}</office:binary-data></draw:image>"
TEXT = (
    f'{CHANGED}<text:h text:style-name="Heading_20_1" text:outline-level="1">Duty manager</text:h>'
    f'<text:p>Led <text:span>shifts</text:span> of twenty people.</text:p>{TABLE}<text:list text:style-name="Dots">'
    "<text:list-item><text:p>First aid</text:p></text:list-item><text:list-item><text:p>Rota</text:p></text:list-item>"
    '</text:list><text:p>one <text:change text:change-id="c1"/>two</text:p><text:p>seen <text:span '
    'text:style-name="Gone">Zbgone</text:span> <text:span text:style-name="White">Zbwhite</text:span> <text:span '
    'text:style-name="Tiny">Zbtiny</text:span> <text:span text:style-name="Dark">on dark</text:span></text:p>'
    '<text:p>said<office:annotation office:name="a1"><dc:creator>Zbcritic</dc:creator><dc:date>2024-01-02T03:04:05'
    "</dc:date><text:p>Zbcomment</text:p></office:annotation></text:p>"
    '<text:p>Noted<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>A footnote</text:p></text:note-body></text:note></text:p>"
    '<text:p>Ended<text:note text:id="n2" text:note-class="endnote"><text:note-citation>i</text:note-citation>'
    "<text:note-body><text:p>An endnote</text:p></text:note-body></text:note></text:p>"
    '<text:p>see <text:a xlink:type="simple" xlink:href="https://example.org/Zbhref">a site</text:a></text:p>'
    '<text:p><text:bookmark-start text:name="Zbbookmark"/>marked<text:bookmark-end text:name="Zbbookmark"/></text:p>'
    f"<text:p>framed{frame('Box', '<draw:text-box><text:p>In a box</text:p></draw:text-box>')}</text:p>"
    f"<text:p>shown{frame('Zbpicture', PICTURE, '<svg:title>Zbalt</svg:title><svg:desc>Zbdesc</svg:desc>')}</text:p>"
    "<text:p>Zoë Łucja 😀 a<text:tab/>b<text:line-break/>c</text:p>"
)


def source() -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3" '
        f'office:mimetype="{TYPE}">{META}<office:styles><style:style style:name="Heading_20_1" '
        'style:family="paragraph" style:display-name="Heading 1" style:default-outline-level="1"/></office:styles>'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles><office:master-styles>{MASTER}</office:master-styles>"
        f"<office:body><office:text>{TEXT}</office:text></office:body></office:document>"
    )


def write_all(folder: Path) -> None:
    flat = folder / "planted.fodt"
    flat.write_text(source(), "utf-8")
    for ending, name in FILTERS.items():
        command = ["soffice", "--headless", "--convert-to", f"{ending}:{name}", "--outdir", str(folder), str(flat)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
