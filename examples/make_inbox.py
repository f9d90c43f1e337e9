"""Makes ``examples/inbox`` from ``examples/sources``: fictional applications as PDF, DOCX, text and Markdown files.

Run it after changing a source; the same sources give the same bytes. The people are invented; telephone numbers come
from ranges that are kept free for fiction, addresses from example.org and example.com.

A source is plain text with a sign at the start of a line: ``=`` name, ``~`` contact line, ``#`` section, ``##`` post,
``-`` bullet, ``|`` table row, ``@side`` and ``@main`` where two columns begin; all else is a paragraph.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

import docx
from docx.oxml import parse_xml
from docx.shared import Pt
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

HERE = Path(__file__).parent
WHEN = datetime(2024, 3, 11, 9, 0)  # noqa: DTZ001  the DOCX format stores a date without a zone
MARGIN = 50
INK = HexColor("#22303c")


class Line(NamedTuple):
    kind: str
    text: str


KINDS = {"=": "name", "~": "contact", "##": "post", "#": "section", "-": "bullet", "|": "row", "@": "column"}


def read(name: str) -> list[Line]:
    lines = (HERE / "sources" / name).read_text("utf-8").splitlines()
    return [_line(line.strip()) for line in lines if line.strip()]


def _line(line: str) -> Line:
    for sign, kind in KINDS.items():
        if line.startswith(sign):
            return Line(kind, line[len(sign) :].strip())
    return Line("paragraph", line)


def cells(line: Line) -> list[str]:
    return [cell.strip() for cell in line.text.strip("|").split("|")]


# PDF


def _style(name: str, size: float, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=more.pop("font", "Helvetica"), fontSize=size, leading=size * 1.35, **more)


STYLES = {
    "name": _style("name", 20, font="Helvetica-Bold", textColor=INK, spaceAfter=2),
    "contact": _style("contact", 9.5),
    "section": _style("section", 12, font="Helvetica-Bold", textColor=INK, spaceBefore=10, spaceAfter=3),
    "post": _style("post", 10, font="Helvetica-Bold", spaceBefore=5),
    "bullet": _style("bullet", 10, leftIndent=12, bulletIndent=2),
    "paragraph": _style("paragraph", 10, spaceAfter=3),
}


def one_column(lines: list[Line], **options: Any) -> bytes:
    frame = Frame(MARGIN, MARGIN, A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN, id="main")
    return _pdf([PageTemplate("page", [frame])], list(_flowables(lines)), **options)


def side_bar(lines: list[Line]) -> bytes:
    """The name across the top, a narrow column on the left, the main text on the right."""
    side, main = (index for index, line in enumerate(lines) if line.kind == "column")
    width, height, narrow = A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN, 150
    frames = [
        Frame(MARGIN, MARGIN + height - 50, width, 50, id="top"),
        Frame(MARGIN, MARGIN, narrow, height - 55, id="side"),
        Frame(MARGIN + narrow + 15, MARGIN, width - narrow - 15, height - 55, id="main"),
    ]
    later = Frame(MARGIN + narrow + 15, MARGIN, width - narrow - 15, height, id="later")
    story = [NextPageTemplate("later"), *_flowables(lines[:side]), FrameBreak()]
    story += [*_flowables(lines[side + 1 : main]), FrameBreak(), *_flowables(lines[main + 1 :])]
    return _pdf([PageTemplate("first", frames), PageTemplate("later", [later])], story)


def encrypted(lines: list[Line]) -> bytes:
    return one_column(lines, encrypt=StandardEncryption("a password that nobody has", strength=128))


def _pdf(pages: list[PageTemplate], story: list[Flowable], **options: Any) -> bytes:
    data = io.BytesIO()
    document = BaseDocTemplate(data, pagesize=A4, pageTemplates=pages, title="Curriculum vitae", invariant=1, **options)
    document.build(story)
    return data.getvalue()


def _flowables(lines: list[Line]) -> Iterator[Flowable]:
    for kind, group in groupby(lines, key=lambda line: line.kind):
        if kind == "row":
            yield _table([cells(line) for line in group])
        else:
            for line in group:
                yield Paragraph(_spaced(line.text), STYLES[kind], bulletText="•" if kind == "bullet" else None)


def _table(rows: list[list[str]]) -> Flowable:
    wide = max(len(row) for row in rows)
    body = [[Paragraph(escape(cell), STYLES["paragraph"]) for cell in row] for row in rows]
    widths = [(A4[0] - 2 * MARGIN) * part for part in ([0.3, 0.7] if wide == 2 else [1 / wide] * wide)]
    lines = TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.25, INK), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return Table(body, colWidths=widths, style=lines, hAlign="LEFT", spaceAfter=4) if rows else Spacer(0, 0)


def _spaced(text: str) -> str:
    """Keeps runs of blanks, by which letter-spaced words are told apart."""
    return escape(text).replace("   ", "&nbsp;&nbsp; ")


# DOCX


def plain_docx(lines: list[Line]) -> bytes:
    return _docx(lines)


def docx_with_header(lines: list[Line]) -> bytes:
    """The name stands in the page header and nowhere above the text; the contact line in the footer."""
    document = _new_document(lines)
    section = document.sections[0]
    section.header.paragraphs[0].text = lines[0].text
    section.footer.paragraphs[0].text = " · ".join(line.text for line in lines if line.kind == "contact")
    _fill(document, [line for line in lines if line.kind not in {"name", "contact"}])
    return _saved(document)


def docx_with_text_box(lines: list[Line]) -> bytes:
    """Name and contact lines stand in a text box, which python-docx and many readers pass over."""
    document = _new_document(lines)
    boxed = [line.text for line in lines if line.kind in {"name", "contact"}]
    document.add_paragraph()._p.append(parse_xml(_text_box(boxed)))
    _fill(document, [line for line in lines if line.kind not in {"name", "contact"}])
    return _saved(document)


def _docx(lines: list[Line]) -> bytes:
    document = _new_document(lines)
    _fill(document, lines)
    return _saved(document)


def _new_document(lines: list[Line]) -> Any:
    """Its properties name the author, as a word processor would have it."""
    document = docx.Document()
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Calibri", Pt(11)
    properties = document.core_properties
    properties.author = properties.last_modified_by = lines[0].text.title()
    properties.created = properties.modified = WHEN
    return document


def _fill(document: Any, lines: list[Line]) -> None:
    styles = {"name": "Title", "section": "Heading 1", "post": "Heading 2", "bullet": "List Bullet"}
    for kind, group in groupby(lines, key=lambda line: line.kind):
        if kind == "row":
            _fill_table(document, [cells(line) for line in group])
        else:
            for line in group:
                document.add_paragraph(line.text, style=styles.get(kind))


def _fill_table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), max(len(row) for row in rows), style="Table Grid")
    for cells_of_row, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells_of_row.cells, row, strict=False):
            cell.text = text


def _text_box(texts: list[str]) -> str:
    namespaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in texts)
    return (
        f'<w:r {namespaces}><w:pict><v:shape style="width:450pt;height:90pt" stroked="t">'
        f"<v:textbox><w:txbxContent>{paragraphs}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def _saved(document: Any) -> bytes:
    """Packed anew, because the times in a zip are those of its making."""
    made, packed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, WHEN.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


INBOX: dict[str, tuple[str, Callable[[list[Line]], bytes] | None]] = {
    "agnieszka-wojcik-cv.docx": ("agnieszka-wojcik.txt", docx_with_text_box),
    "amelia-hartley-cv.pdf": ("amelia-hartley.txt", one_column),
    "caoimhe-ni-bhriain.docx": ("caoimhe-ni-bhriain.txt", plain_docx),
    "cv-farhan-siddiqui.pdf": ("farhan-siddiqui.txt", one_column),
    "grace-love.pdf": ("grace-love.txt", side_bar),
    "helena-fairweather-stone.pdf": ("helena-fairweather.txt", one_column),
    "jordan-mcallister-resume.pdf": ("jordan-mcallister.txt", one_column),
    "kofi-lindgren-protected.pdf": ("kofi-lindgren.txt", encrypted),
    "marcus-blackwood.pdf": ("marcus-blackwood.txt", one_column),
    "megan-price-lloyd.txt": ("megan-price-lloyd.txt", None),
    "oluwaseun-adebayo-cv.txt": ("oluwaseun-adebayo.txt", None),
    "priya-nair.md": ("priya-nair.md", None),
    "rajesh-venkataraman-resume.docx": ("rajesh-venkataraman.txt", plain_docx),
    "samuel-osei/cv.docx": ("samuel-osei-cv.txt", plain_docx),
    "samuel-osei/letter.pdf": ("samuel-osei-letter.txt", one_column),
    "tanaka-haruto.pdf": ("tanaka-haruto.txt", one_column),
    "will-may-cv.docx": ("will-may.txt", docx_with_header),
}
"""File: its source and its layout; None is the source as it is."""


def make(inbox: Path) -> None:
    for name, (source, layout) in INBOX.items():
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(layout(read(source)) if layout else (HERE / "sources" / source).read_bytes())


if __name__ == "__main__":
    make(HERE / "inbox")
    print(f"{len(INBOX)} files in {HERE / 'inbox'}")
