"""What plants a name in a Word file, by the place where it goes."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable

from tests.parsers.make_files import docx, p, part, zipped
from tests.planted.row import Without

Make = Callable[[list[str], str], bytes]
Link = tuple[str, str, bool]
DOCX = "anonrecruit.parsers.docx"
READERS = "anonrecruit.parsers.docx_surfaces:READERS"
HIDDEN = Without("anonrecruit.parsers.docx_body:_hidden")
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    f"{DC}>{{}}</cp:coreProperties>"
)
APP = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">{}</Properties>'
RUN = "<w:r>{}<w:t>{}</w:t></w:r>"
BOX = (
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent>"
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>"
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
STYLES = (
    "<w:style w:styleId='Ghost'><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:styleId='Heir'><w:basedOn w:val='Ghost'/></w:style>"
    "<w:style w:styleId='Pale'><w:rPr><w:color w:val='000000' w:themeColor='background1'/></w:rPr></w:style>"
    "<w:style w:styleId='Paler'><w:basedOn w:val='Pale'/></w:style>"
    "<w:style w:styleId='Night'><w:pPr><w:shd w:val='clear' w:fill='102030'/></w:pPr><w:rPr><w:color w:val='102030'/>"
    "</w:rPr></w:style>"
)
REST = Without("anonrecruit.parsers.docx_surfaces:rest_of")
CHUNKS = Without(f"{DOCX}:chunks")
CHART = (
    "<c:chartSpace xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'><c:strCache><c:pt><c:v>Met {}</c:v>"
    "</c:pt></c:strCache></c:chartSpace>"
)
LEFT = {
    "word__numbering": part("numbering", "<w:lvl><w:lvlText w:val='{} %1'/></w:lvl>"),
    "word__header9": part("hdr", p("With {} there")),
    "word__diagrams__drawing1": "<x><t>{}</t></x>",
    "word__webextensions__extension1": "<x value='{}'/>",
    "docMetadata__LabelInfo": "<x siteId='{}'/>",
    "_xmlsignatures__sig1": "<x><SignatureComments>{}</SignatureComments></x>",
}
"""Parts that no reader asks for, or not for that."""

CLEAR = "<w14:textFill xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'><w14:noFill/></w14:textFill>"


def paragraphs(lines: list[str]) -> str:
    return "".join(map(p, lines))


def plain(inner: Callable[[str], str], *links: Link, kind: str = "document", **parts: str) -> Make:
    """The body with some XML after it; parts are (name without folder and ending) → XML with {} for the name."""

    def make(lines: list[str], name: str) -> bytes:
        filled = {part.replace("__", "/") + ".xml": xml.format(name) for part, xml in parts.items()}
        targets = tuple((kind, target.format(name.replace(" ", "")), external) for kind, target, external in links)
        return docx(paragraphs(lines) + inner(name), *targets, parts=filled, kind=kind)

    return make


def nothing(_: str) -> str:
    return ""


def run(properties: str) -> Callable[[str], str]:
    return lambda name: f"<w:p>{RUN.format(f'<w:rPr>{properties}</w:rPr>', f'See {name} there')}</w:p>"


def styled(text: str) -> Make:
    """``text`` is XML with "{}" for the name, for which the styles above are there."""
    link = ("styles", "styles.xml", False)
    return plain(lambda name: text.format(name), link, word__styles=part("styles", STYLES))


def in_table(properties: str, inner: str, row: str = "") -> str:
    cell = f"<w:tc><w:tcPr/>{inner}</w:tc>"
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tr><w:trPr>{row}</w:trPr>{cell}</w:tr></w:tbl>"


def with_file(path: str, content: Callable[[str], bytes]) -> Make:
    """The package with one more member that is no XML."""

    def make(lines: list[str], name: str) -> bytes:
        out = io.BytesIO(docx(paragraphs(lines)))
        with zipfile.ZipFile(out, "a") as package:
            package.writestr(path, content(name))
        return out.getvalue()

    return make


def embedded_word(name: str) -> bytes:
    return docx(p(f"Written by {name} at home"))


def embedded_sheet(name: str) -> bytes:
    return zipped({"xl/sharedStrings.xml": f"<sst><si><t>{name}</t></si></sst>"})


def ole(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(200) + name.encode("utf-16-le") + bytes(100)


def with_comment(lines: list[str], name: str) -> bytes:
    out = io.BytesIO(docx(paragraphs(lines)))
    with zipfile.ZipFile(out, "a") as package:
        package.comment = f"Packed by {name}".encode()
    return out.getvalue()


def wide(name: str) -> bytes:
    return b"\1\0\0\0" + bytes(8) + name.encode("utf-16-le") + bytes(4)


def chunk(file: str, content: Callable[[str], bytes]) -> Make:
    """The package with a piece of another format that Word shows in the body."""

    def make(lines: list[str], name: str) -> bytes:
        out = io.BytesIO(docx(paragraphs(lines), ("aFChunk", file, False)))
        with zipfile.ZipFile(out, "a") as package:
            package.writestr(f"word/{file}", content(name))
        return out.getvalue()

    return make


def field_data(name: str) -> str:
    data = base64.b64encode(name.encode("utf-16-le")).decode()
    return f"<w:p><w:r><w:fldChar w:fldCharType='begin'><w:fldData>{data}</w:fldData></w:fldChar></w:r></w:p>"


def deleted(name: str) -> str:
    return (
        f"<w:p><w:del w:author='x'><w:r><w:delText>Asked {name} for advice</w:delText></w:r></w:del>"
        "<w:r><w:t>Asked for advice</w:t></w:r></w:p>"
    )


def moved(name: str) -> str:
    return f"<w:p><w:moveFrom w:author='x'><w:r><w:t>Met {name} there</w:t></w:r></w:moveFrom></w:p>"


def drawing(name: str) -> str:
    return (
        f"<w:p><w:r><w:drawing><wp:docPr id='1' name='Picture 1' descr='{name} on a bicycle'/></w:drawing></w:r></w:p>"
    )


def control(name: str) -> str:
    return f"<w:sdt><w:sdtPr><w:alias w:val='{name}'/></w:sdtPr><w:sdtContent>{p('Chosen')}</w:sdtContent></w:sdt>"


def form_field(name: str) -> str:
    return (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='f'/>"
        f"<w:textInput><w:default w:val='{name}'/></w:textInput></w:ffData></w:fldChar></w:r></w:p>"
    )
