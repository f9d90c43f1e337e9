"""Makes the files that the parser tests read; ``python -m tests.parsers.make_files FOLDER`` writes them out to look at.

All people in them are fictional.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Any], None]
WIDTH, HEIGHT = A4

LEFT = """Contact|07700 900123|ada@example.org|12 Rose Street|Leeds|LS1 4AP|Skills|Coaching|First aid|Spin classes
Lifeguarding|Languages|English|Igbo""".replace("\n", "|").split("|")
RIGHT = """Ada Obi|Profile|A trainer who has led classes of thirty people for six years.|Employment
Senior trainer at Northway Leisure since 2019, in charge of a team.|Taught swimming to children at weekends.
Kept the equipment safe and wrote the rota for eight coaches.|Education|BSc Sport Science, 2:1, 2016""".replace(
    "\n", "|"
).split("|")
LEFT_PROSE = [f"left column line number {number} runs on to the edge" for number in range(12)]
RIGHT_PROSE = [f"right column line number {number} runs on to the edge" for number in range(12)]
LABELS = [
    ("Date of birth", "12 May 1990"),
    ("Nationality", "British"),
    ("Marital status", "Single"),
    ("Driving licence", "Yes"),
    ("Telephone", "01632 960123"),
]
MARGIN_HEADINGS = [
    ("Profile", ["A trainer of six years who likes to teach beginners.", "Calm, punctual, and good with parents."]),
    ("Experience", ["Northway Leisure, senior trainer, 2019 to now", "Led classes of thirty people", "Wrote the rota"]),
    ("Education", ["BSc Sport Science, 2016", "A levels in Biology and Physical Education, 2013", "GCSEs, 2011"]),
    ("Referees", ["Given on request once an interview has been arranged with the candidate."]),
]


def pdf(*pages: Draw, encrypt: str = "", **canvas: Any) -> bytes:
    """A PDF of A4 pages, each drawn by one function from the bottom left corner."""
    out = io.BytesIO()
    protection = StandardEncryption(encrypt, strength=128) if encrypt else None
    sheet = Canvas(out, pagesize=A4, encrypt=protection, **canvas)
    for draw in pages:
        sheet.setFont("Helvetica", 10)
        draw(sheet)
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def column(sheet: Any, lines: list[str], left: float, top: float, pitch: float, size: float = 10) -> None:
    sheet.setFont("Helvetica", size)
    for number, line in enumerate(lines):
        sheet.drawString(left, HEIGHT - top - number * pitch, line)


def side_bar(sheet: Any) -> None:
    column(sheet, LEFT, 40, 100, 17.3, 9)
    column(sheet, RIGHT, 200, 92, 21)


def side_bar_drawn_row_by_row(sheet: Any) -> None:
    """As ``side_bar``, but in the file the two columns alternate."""
    for number in range(max(len(LEFT), len(RIGHT))):
        column(sheet, LEFT[number : number + 1], 40, 100 + 17.3 * number, 0, 9)
        column(sheet, RIGHT[number : number + 1], 200, 92 + 21 * number, 0)


def prose_columns(sheet: Any) -> None:
    """Two columns on one grid below a title that spans both, and a line across the page below them."""
    column(sheet, ["A title that runs across the whole of the page, over both of the columns below"], 40, 80, 0, 13)
    column(sheet, LEFT_PROSE, 40, 120, 14)
    column(sheet, RIGHT_PROSE, 310, 120, 14)
    column(sheet, ["A closing line that runs across the whole of the page again, below both the columns"], 40, 320, 0)


def side_bar_on_one_grid(sheet: Any) -> None:
    """Every line of the side bar stands level with one of the prose beside it."""
    column(sheet, LEFT, 40, 100, 14)
    column(sheet, [*RIGHT_PROSE, *LEFT_PROSE], 200, 100, 14)


SHORT_MAIN = [
    "Employment",
    "Senior trainer",
    "2019 - now",
    "Led classes",
    "Wrote the rota",
    "Trainer",
    "2016 - 2019",
    "Taught",
]
SHORT_BAR = ["Contact", "07700 900123", "Leeds", "", "Skills", "First aid", "Spin", "", "Languages", "English", "Igbo"]


def short_columns_on_one_grid(sheet: Any) -> None:
    """Nothing but short lines on both sides, with white space in different places."""
    column(sheet, SHORT_MAIN, 40, 100, 15)
    column(sheet, SHORT_BAR, 400, 100, 15, 9)


def list_columns(sheet: Any) -> None:
    column(sheet, [f"• {skill}" for skill in LEFT[-7:]], 40, 100, 14)
    column(sheet, [f"• {skill}" for skill in LEFT[:7]], 300, 100, 14)


def labels(sheet: Any) -> None:
    column(sheet, [label for label, _ in LABELS], 40, 100, 18)
    column(sheet, [value for _, value in LABELS], 220, 100, 18)


def margin_headings(sheet: Any) -> None:
    top = 100.0
    for heading, lines in MARGIN_HEADINGS:
        column(sheet, [heading], 40, top, 0, 9)
        column(sheet, lines, 140, top, 13)
        top += 13 * len(lines) + 16


def bullets(sheet: Any) -> None:
    for number, line in enumerate(("Led a team", "Ran the rota", "Taught swimming", "Kept the books")):
        sheet.drawString(40, HEIGHT - 100 - 14 * number, "•")
        sheet.drawString(58, HEIGHT - 100 - 14 * number, line)


def letter_spaced(sheet: Any) -> None:
    text = sheet.beginText(40, HEIGHT - 80)
    text.setFont("Helvetica", 16)
    text.setCharSpace(6)
    text.textOut("ADA OBIWAN")
    text.setCharSpace(0)
    sheet.drawText(text)
    column(sheet, ["A trainer who has led classes for six years."], 40, 120, 0)


def with_margins(number: int) -> Draw:
    def draw(sheet: Any) -> None:
        column(sheet, ["Ada Obi, curriculum vitae"], 40, 30, 0, 8)
        column(sheet, [f"Something new to read on sheet {number}, line {line}" for line in range(20)], 40, 120, 20)
        column(sheet, [f"Page {number} of 3"], 280, HEIGHT - 30, 0, 8)

    return draw


def hidden(sheet: Any) -> None:
    column(sheet, ["This line is there to be read by anyone who opens the file."], 40, 100, 0)
    text = sheet.beginText(40, HEIGHT - 140)
    text.setTextRenderMode(3)
    text.textOut("inkless")
    text.setTextRenderMode(0)
    sheet.drawText(text)
    sheet.setFillColorRGB(1, 1, 1)
    column(sheet, ["whitewash"], 40, 180, 0)
    sheet.setFillColorRGB(0, 0, 0.4)
    sheet.rect(30, HEIGHT - 250, 300, 40, fill=1, stroke=0)
    sheet.setFillColorRGB(1, 1, 1)
    column(sheet, ["banner"], 40, 230, 0)
    sheet.setFillColorRGB(0, 0, 0)
    column(sheet, ["outlying"], WIDTH + 30, 100, 0)
    column(sheet, ["minute"], 40, 300, 0, 0.5)


def picture() -> ImageReader:
    header = b"P6 40 40 255\n"
    return ImageReader(io.BytesIO(header + bytes(40 * 40 * 3)))


def scan(sheet: Any) -> None:
    sheet.drawImage(picture(), 0, 0, WIDTH, HEIGHT)


def with_surfaces(sheet: Any) -> None:
    column(sheet, ["A line of text with a link behind it, and a form below."], 40, 100, 0)
    sheet.linkURL("https://example.org/ada-obi", (40, HEIGHT - 110, 200, HEIGHT - 90))
    sheet.acroForm.textfield(name="candidate", value="Ada Obi", x=40, y=400, width=200, height=20)
    sheet.bookmarkPage("top")
    sheet.addOutlineEntry("Ada's chapter", "top")
    sheet.setAuthor("Ada Obi")
    sheet.setTitle("My CV")
    sheet.textAnnotation("Call Ada back", Rect=[40, 500, 60, 520])


def turned(sheet: Any) -> None:
    """A page to be shown turned by a quarter, with upright text on it."""
    sheet.setPageRotation(90)
    sheet.translate(0, 0)
    sheet.rotate(90)
    for number, line in enumerate(("First line", "Second line", "Third line")):
        sheet.drawString(60, -60 - 16 * number, line)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMESPACES = (
    f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/{part}" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}.main+xml"/></Types>'
)
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def relationships(*links: tuple[str, str, bool]) -> str:
    rows = "".join(
        f'<Relationship Id="r{index}" Type="{RELATIONSHIP}{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if external else "/>")
        for index, (kind, target, external) in enumerate(links)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def docx(
    body: str,
    *links: tuple[str, str, bool],
    parts: Mapping[str, str] | None = None,
    kind: str = "document",
    main: str = "word/document.xml",
) -> bytes:
    """A package around the XML of a body; ``links`` are the main part's (kind, target, external)."""
    folder, name = main.rsplit("/", 1)
    members = {
        "[Content_Types].xml": TYPES.format(part=main, kind=kind),
        "_rels/.rels": relationships(("officeDocument", main, False)),
        main: f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        f"{folder}/_rels/{name}.rels": relationships(*links),
        **(parts or {}),
    }
    return zipped(members)


def zipped(members: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in members.items():
            package.writestr(name, text)
    return out.getvalue()


def part(root: str, inner: str) -> str:
    return f"<w:{root} {NAMESPACES}>{inner}</w:{root}>"


def p(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


FILES: Mapping[str, Callable[[], bytes]] = {
    "side_bar.pdf": lambda: pdf(side_bar),
    "side_bar_drawn_row_by_row.pdf": lambda: pdf(side_bar_drawn_row_by_row),
    "prose_columns.pdf": lambda: pdf(prose_columns),
    "side_bar_on_one_grid.pdf": lambda: pdf(side_bar_on_one_grid),
    "short_columns_on_one_grid.pdf": lambda: pdf(short_columns_on_one_grid),
    "list_columns.pdf": lambda: pdf(list_columns),
    "labels.pdf": lambda: pdf(labels),
    "margin_headings.pdf": lambda: pdf(margin_headings),
    "bullets.pdf": lambda: pdf(bullets),
    "letter_spaced.pdf": lambda: pdf(letter_spaced),
    "margins.pdf": lambda: pdf(*map(with_margins, (1, 2, 3))),
    "hidden.pdf": lambda: pdf(hidden),
    "scan.pdf": lambda: pdf(scan),
    "surfaces.pdf": lambda: pdf(with_surfaces),
    "turned.pdf": lambda: pdf(turned),
    "encrypted.pdf": lambda: pdf(side_bar, encrypt="secret"),
    "table.docx": lambda: docx(f"<w:tbl>{row(p('Name'), p('Ada Obi'))}{row(p('Role'), p('Trainer'))}</w:tbl>"),
}


def write_all(folder: Path) -> None:
    for name, make in FILES.items():
        (folder / name).write_bytes(make())


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
