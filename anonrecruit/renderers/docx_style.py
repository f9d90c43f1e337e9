"""How the Word document looks: styles, a rule, a tab, a shade. Sizes in points."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import CharacterStyle, ParagraphStyle
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_FONT = "Arial"
_INK, _QUIET, _ACCENT, _LINE, _CHIP = "1C2126", "4A545E", "0B4F8A", "D4DAE0", "E8ECF0"
_TEXT_WIDTH = 170  # millimetres between the margins of an A4 page
# Style: size, bold, colour, space before, space after.
_LOOKS: tuple[tuple[str, float, bool, str, float, float], ...] = (
    ("Normal", 10, False, _INK, 0, 4),
    ("Title", 20, True, _INK, 0, 10),
    ("Heading 1", 13, True, _ACCENT, 14, 5),
    ("Heading 2", 11, True, _INK, 9, 1),
    ("Heading 3", 10.5, True, _INK, 8, 1),
    ("List Bullet", 10, False, _INK, 0, 2),
    ("Quiet", 10, False, _QUIET, 0, 3),
    ("Small", 8, False, _QUIET, 0, 2),
)


def begin(record_id: str) -> Document:
    """An empty A4 document in our styles, whose only metadata is the id."""
    import docx
    from docx.enum.style import WD_STYLE_TYPE

    document = docx.Document()
    _forget(document, record_id)
    for name in ("Quiet", "Small"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    dates = document.styles.add_style("Dates", WD_STYLE_TYPE.CHARACTER)
    _set(dates, 10, False, _QUIET)
    for name, size, bold, colour, before, after in _LOOKS:
        style: ParagraphStyle = document.styles[name]
        _set(style, size, bold, colour)
        _space(style, before, after)
    _page(document)
    return document


def _forget(document: Document, record_id: str) -> None:
    """The template's picture, program and dates. Without such a part python-docx would make one with a date."""
    package = document.part.package
    for element in list(document.core_properties._element):
        document.core_properties._element.remove(element)
    document.core_properties.title = record_id
    for key, rel in list(package.rels.items()):
        if rel.reltype.endswith(("/thumbnail", "/extended-properties", "/customXml")):
            del package.rels[key]
    for key, rel in list(document.part.rels.items()):
        if rel.reltype.endswith("/customXml"):
            del document.part.rels[key]


def _set(style: CharacterStyle, size: float, bold: bool, colour: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font = style.font
    font.name, font.size, font.bold, font.italic = _FONT, Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]  # the theme's fonts would win over the one named here
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), _FONT)


def _space(style: ParagraphStyle, before: float, after: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    format_ = style.paragraph_format
    format_.space_before, format_.space_after, format_.line_spacing = Pt(before), Pt(after), 1.15
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _page(document: Document) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm((210 - _TEXT_WIDTH) / 2)
    page.top_margin = page.bottom_margin = Mm(19)
    language = document.styles.element.find(".//" + qn("w:lang"))
    if language is not None:
        language.set(qn("w:val"), "en-GB")


def border_below(paragraph: Paragraph) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "2"), ("color", _LINE)):
        bottom.set(qn(f"w:{key}"), value)
    borders.append(bottom)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def right_tab(paragraph: Paragraph) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(_TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def shade(run: Run) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    shading = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", _CHIP)):
        shading.set(qn(f"w:{key}"), value)
    run._r.get_or_add_rPr().append(shading)
