"""Names planted in Word files, surface by surface."""

from __future__ import annotations

from tests.parsers.make_files import docx, p, part
from tests.planted.compound import compound, module
from tests.planted.docx_makers import (
    APP,
    BOX,
    CHART,
    CHUNKS,
    CLEAR,
    CORE,
    DOCX,
    HIDDEN,
    LEFT,
    READERS,
    REST,
    RUN,
    STYLES,
    Make,
    chunk,
    control,
    deleted,
    drawing,
    embedded_sheet,
    embedded_word,
    field_data,
    form_field,
    in_table,
    moved,
    nothing,
    ole,
    paragraphs,
    plain,
    run,
    styled,
    wide,
    with_comment,
    with_file,
)
from tests.planted.pictures import jpeg_with_exif, png_with_text
from tests.planted.row import Row, Without


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
    _surface("tracked_deletions", plain(deleted)),
    _surface("tracked_deletions", plain(moved), "moved"),
    _surface("alt_text", plain(drawing)),
    _surface("alt_text", plain(lambda name: BOX.format(p("Box"), p(f"With {name} by her side"))), "fallback"),
    _surface("link_targets", plain(nothing, ("hyperlink", "https://www.linkedin.com/in/{}", True)), "profile"),
    _surface("link_targets", plain(nothing, ("hyperlink", "mailto:{}@example.org", True)), "e-mail"),
    _surface("link_targets", plain(nothing, ("hyperlink", "https://example.org/{}", True)), "unknown site"),
    _surface("link_targets", plain(nothing, ("hyperlink", "https://{}.example.net/", True)), "own site"),
    _surface("link_targets", plain(nothing, ("hyperlink", "https://example.org/?to={}%40example.org", True)), "query"),
    _surface("bookmarks", plain(lambda name: f"<w:bookmarkStart w:id='1' w:name='{name.replace(' ', '_')}'/>")),
    _surface("field_codes", plain(lambda name: f"<w:p><w:r><w:instrText> AUTHOR {name} </w:instrText></w:r></w:p>")),
    _surface("field_codes", plain(lambda name: f"<w:p><w:fldSimple w:instr='AUTHOR {name}'/></w:p>"), "simple"),
    _surface("form_fields", plain(form_field)),
    _surface("form_fields", plain(control), "content control"),
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
    Row("docx", "field_codes", plain(field_data), REST, variant="data"),
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
