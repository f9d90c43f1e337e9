"""Names planted in Word files, surface by surface."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable

from tests.parsers.make_files import docx, p, part, zipped
from tests.planted.compound import compound, module
from tests.planted.pictures import jpeg_with_exif, png_with_text
from tests.planted.row import Row, Without

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


def _surface(surface: str, make: Make, variant: str = "", without: Without | None = None) -> Row:
    return Row("docx", surface, make, without or Without(READERS, surface), variant=variant)


def _shown(surface: str, make: Make, without: Without, variant: str = "") -> Row:
    return Row("docx", surface, make, without, shown=True, variant=variant)


def _hidden_by(variant: str, text: str) -> Row:
    return Row("docx", "hidden_text", styled(text), HIDDEN, variant=variant)


def _rest(path: str, xml: str) -> Row:
    variant = path.rpartition("__")[2]
    return Row("docx", "metadata", plain(nothing, **{path: xml}), REST, variant=variant)


def _rest_of(surface: str, variant: str, xml: str) -> Row:
    return Row("docx", surface, plain(lambda name: xml.format(name)), REST, variant=variant)


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


def _field_data(name: str) -> str:
    data = base64.b64encode(name.encode("utf-16-le")).decode()
    return f"<w:p><w:r><w:fldChar w:fldCharType='begin'><w:fldData>{data}</w:fldData></w:fldChar></w:r></w:p>"


def _deleted(name: str) -> str:
    return (
        f"<w:p><w:del w:author='x'><w:r><w:delText>Asked {name} for advice</w:delText></w:r></w:del>"
        "<w:r><w:t>Asked for advice</w:t></w:r></w:p>"
    )


def _moved(name: str) -> str:
    return f"<w:p><w:moveFrom w:author='x'><w:r><w:t>Met {name} there</w:t></w:r></w:moveFrom></w:p>"


def _drawing(name: str) -> str:
    return (
        f"<w:p><w:r><w:drawing><wp:docPr id='1' name='Picture 1' descr='{name} on a bicycle'/></w:drawing></w:r></w:p>"
    )


def _control(name: str) -> str:
    return f"<w:sdt><w:sdtPr><w:alias w:val='{name}'/></w:sdtPr><w:sdtContent>{p('Chosen')}</w:sdtContent></w:sdt>"


def _form(name: str) -> str:
    return (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='f'/>"
        f"<w:textInput><w:default w:val='{name}'/></w:textInput></w:ffData></w:fldChar></w:r></w:p>"
    )


ROWS: tuple[Row, ...] = (
    _shown(
        "header",
        plain(nothing, ("header", "header1.xml", False), word__header1=part("hdr", p("{}"))),
        Without(f"{DOCX}:_BEFORE_BODY", "header"),
    ),
    _shown(
        "footer",
        plain(nothing, ("footer", "footer1.xml", False), word__footer1=part("ftr", p("{}"))),
        Without(f"{DOCX}:_AFTER_BODY", "footer"),
    ),
    _shown(
        "footnote",
        plain(
            nothing,
            ("footnotes", "footnotes.xml", False),
            word__footnotes=part("footnotes", "<w:footnote>" + p("As told by {} herself") + "</w:footnote>"),
        ),
        Without(f"{DOCX}:_AFTER_BODY", "footnotes"),
    ),
    _shown(
        "footnote",
        plain(
            nothing,
            ("endnotes", "endnotes.xml", False),
            word__endnotes=part("endnotes", "<w:endnote>" + p("As told by {} herself") + "</w:endnote>"),
        ),
        Without(f"{DOCX}:_AFTER_BODY", "endnotes"),
        "endnote",
    ),
    _shown(
        "text_box", plain(lambda name: BOX.format(p(name), p(name))), Without("anonrecruit.parsers.docx_body:_boxes")
    ),
    _shown(
        "body",
        plain(lambda name: f"<w:p><w:ins w:author='x'>{RUN.format('', name)}</w:ins></w:p>"),
        Without("anonrecruit.parsers.docx_runs:Runs._character"),
        "tracked insertion",
    ),
    _surface("hidden_text", plain(run("<w:vanish/>")), "vanish", HIDDEN),
    _surface("hidden_text", plain(run("<w:sz w:val='2'/>")), "tiny", HIDDEN),
    _surface("hidden_text", plain(run("<w:color w:val='FFFFFF'/>")), "white", HIDDEN),
    _surface(
        "hidden_text",
        plain(run("<w:rStyle w:val='Heir'/>"), ("styles", "styles.xml", False), word__styles=part("styles", STYLES)),
        "style",
        HIDDEN,
    ),
    _hidden_by(
        "white style of a run", p("See {} there").replace("<w:r>", "<w:r><w:rPr><w:rStyle w:val='Paler'/></w:rPr>")
    ),
    _hidden_by("white style of a paragraph", p("See {} there", "<w:pPr><w:pStyle w:val='Pale'/></w:pPr>")),
    _hidden_by("white style of a table", in_table("<w:tblStyle w:val='Paler'/>", p("See {} there"))),
    _hidden_by("style in the ink of its ground", p("See {} there", "<w:pPr><w:pStyle w:val='Night'/></w:pPr>")),
    _hidden_by("hidden row", in_table("", p("See {} there"), "<w:hidden/>")),
    _hidden_by("beside the page", p("See {} there", "<w:pPr><w:ind w:left='-31000'/></w:pPr>")),
    _hidden_by("lines without height", p("See {} there", "<w:pPr><w:spacing w:line='2' w:lineRule='exact'/></w:pPr>")),
    _surface(
        "hidden_text", plain(run("<w:shd w:val='clear' w:fill='FF0000'/><w:color w:val='FE0000'/>")), "red", HIDDEN
    ),
    _surface("hidden_text", plain(run(CLEAR)), "letters without fill", HIDDEN),
    _surface("authors", plain(nothing, docProps__core=CORE.format("<dc:creator>{}</dc:creator>")), "creator"),
    _surface(
        "authors", plain(nothing, docProps__core=CORE.format("<cp:lastModifiedBy>{}</cp:lastModifiedBy>")), "editor"
    ),
    _surface("authors", plain(nothing, docProps__app=APP.format("<Manager>{}</Manager>")), "manager"),
    _surface("authors", plain(nothing, word__people=part("people", "<w:person w:author='{}'/>")), "people"),
    _surface(
        "authors",
        plain(lambda name: f"<w:p><w:ins w:author='{name}'>{RUN.format('', 'More')}</w:ins></w:p>"),
        "tracked change",
    ),
    _surface(
        "authors",
        plain(nothing, word__comments=part("comments", "<w:comment w:author='{}'>" + p("Good") + "</w:comment>")),
        "comment",
    ),
    _surface("metadata", plain(nothing, docProps__core=CORE.format("<dc:title>CV of {}</dc:title>")), "title"),
    _surface("metadata", plain(nothing, docProps__app=APP.format("<Company>{}</Company>")), "company"),
    _surface("custom_properties", plain(nothing, docProps__custom=APP.format("<property name='Owner'>{}</property>"))),
    _surface(
        "custom_properties",
        plain(nothing, word__settings=part("settings", "<w:docVars><w:docVar w:name='who' w:val='{}'/></w:docVars>")),
        "variable",
    ),
    _surface("custom_xml", plain(nothing, customXml__item1="<cv><person>{}</person></cv>")),
    _surface("custom_xml", plain(nothing, customXml__item1="<cv person='{}'/>"), "attribute"),
    _surface(
        "comments", plain(nothing, word__comments=part("comments", "<w:comment>" + p("Is {} free?") + "</w:comment>"))
    ),
    _surface("tracked_deletions", plain(_deleted)),
    _surface("tracked_deletions", plain(_moved), "moved"),
    _surface("alt_text", plain(_drawing)),
    _surface("alt_text", plain(lambda name: BOX.format(p("Box"), p(f"With {name} by her side"))), "fallback"),
    _surface("link_targets", plain(nothing, ("hyperlink", "https://www.linkedin.com/in/{}", True)), "profile"),
    _surface("link_targets", plain(nothing, ("hyperlink", "mailto:{}@example.org", True)), "e-mail"),
    _surface("link_targets", plain(nothing, ("hyperlink", "https://example.org/{}", True)), "unknown site"),
    _surface("link_targets", plain(nothing, ("hyperlink", "https://{}.example.net/", True)), "own site"),
    _surface("link_targets", plain(nothing, ("hyperlink", "https://example.org/?to={}%40example.org", True)), "query"),
    _surface("bookmarks", plain(lambda name: f"<w:bookmarkStart w:id='1' w:name='{name.replace(' ', '_')}'/>")),
    _surface("field_codes", plain(lambda name: f"<w:p><w:r><w:instrText> AUTHOR {name} </w:instrText></w:r></w:p>")),
    _surface("field_codes", plain(lambda name: f"<w:p><w:fldSimple w:instr='AUTHOR {name}'/></w:p>"), "simple"),
    _surface("form_fields", plain(_form)),
    _surface("form_fields", plain(_control), "content control"),
    _surface("embedded_files", with_file("word/embeddings/letter.docx", embedded_word), "docx"),
    _surface("embedded_files", with_file("word/embeddings/sheet.xlsx", embedded_sheet), "xlsx"),
    _surface("embedded_files", with_file("word/embeddings/oleObject1.bin", ole), "ole"),
    _surface("macros", with_file("word/vbaProject.bin", lambda name: compound({"VBA": {"A": module(name)}}))),
    _surface("image_metadata", with_file("word/media/image1.jpeg", jpeg_with_exif), "exif"),
    _surface("image_metadata", with_file("word/media/image2.png", png_with_text), "png"),
    _surface("glossary", plain(nothing, word__glossary__document=part("glossaryDocument", p("Signed, {} the chair")))),
    *(_rest(*row) for row in LEFT.items()),
    _rest_of("authors", "permitted editor", "<w:p><w:permStart w:id='1' w:ed='{}'/></w:p>"),
    _rest_of("alt_text", "caption of a table", in_table("<w:tblCaption w:val='With {}'/>", p("Rota"))),
    _rest_of(
        "custom_xml",
        "smart tag",
        "<w:p><w:smartTag><w:smartTagPr><w:attr w:name='x' w:val='{}'/></w:smartTagPr></w:smartTag></w:p>",
    ),
    _rest_of("form_fields", "list's last value", "<w:sdt><w:sdtPr><w:comboBox w:lastValue='{}'/></w:sdtPr></w:sdt>"),
    _rest_of("comments", "comment of the XML", "<!-- Made for {} -->"),
    Row("docx", "metadata", with_comment, REST, variant="comment of the archive"),
    Row("docx", "field_codes", plain(_field_data), REST, variant="data"),
    _surface("image_metadata", with_file("word/media/image3.emf", wide), "drawing"),
    _shown("body", chunk("piece.html", lambda name: f"<html><p>Met {name} there</p></html>".encode()), CHUNKS, "page"),
    _shown("body", chunk("piece.docx", embedded_word), CHUNKS, "Word file"),
    _shown(
        "body",
        plain(nothing, ("chart", "charts/chart1.xml", False), word__charts__chart1=CHART),
        Without(f"{DOCX}:_drawn"),
        "chart",
    ),
    Row(
        "dotx",
        "authors",
        plain(nothing, kind="template", docProps__core=CORE.format("<dc:creator>{}</dc:creator>")),
        Without(READERS, "authors"),
    ),
    Row(
        "docm",
        "header",
        plain(
            nothing, ("header", "header1.xml", False), kind="document.macroEnabled", word__header1=part("hdr", p("{}"))
        ),
        Without(f"{DOCX}:_BEFORE_BODY", "header"),
        shown=True,
    ),
    Row(
        "docx",
        "file_name",
        lambda lines, _: docx(paragraphs(lines)),
        Without("anonrecruit.parsers.surfaces:_named"),
        name="cv_{}_final.docx",
    ),
)
