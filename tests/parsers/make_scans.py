"""Draws whole CVs and scans them: drawn at 200 dots to the inch, skewed, stained, turned; the tests of OCR read these.

``python -m tests.parsers.make_scans FOLDER`` writes them out to look at. All people in them are fictional.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy
import pypdfium2 as pdfium
from PIL import Image, ImageFilter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.parsers.make_files import HEIGHT, WIDTH, column, pdf


@dataclass(frozen=True)
class Person:
    name: str
    street: str
    town: str
    phone: str
    email: str
    referee: str


PEOPLE = (
    Person("Folasade Akinwumi", "12 Rose Street", "Barnsley S70 9ZZ", "07700 900123", "folasade@example.org",
           "Dr Henrietta Pemberton"),
    Person("Siobhan Gallagher", "4 Mill Lane", "Doncaster DN1 9ZZ", "01632 960456", "s.gallagher@example.com",
           "Mr Tobias Wetherby"),
    Person("Krzysztof Wojcik", "27 Harbour View", "Whitby YO21 9ZZ", "07700 900777", "kwojcik@example.org",
           "Mrs Parveen Chaudhry"),
)  # fmt: skip
PROFILE = (
    "A trainer who has led classes of thirty people for six years and likes to",
    "teach beginners. Calm with children, exact with the rota, and used to the",
    "early shift. Now looking for a post in which to lead a team of coaches.",
)
WORK = (
    ("Senior trainer, Northway Leisure Centre, 2019 to now", (
        "Taught swimming to groups of twelve children at weekends",
        "Wrote the rota for eight coaches and kept the budget within its limits",
        "Checked the equipment each morning and reported every fault the same day")),
    ("Lifeguard, Kirkstall Baths, 2015 to 2019", (
        "Watched a pool of eight lanes and gave first aid to visitors",
        "Trained four new lifeguards in rescue, resuscitation and reporting",
        "Ran the swimming lessons of the summer holidays for two hundred children")),
)  # fmt: skip
SKILLS = ("First aid", "Lifeguarding", "Spin classes", "Rota planning", "Safeguarding", "Budgets")


def plain(person: Person) -> Callable[[Any], None]:
    """One column, in a serif face."""

    def draw(sheet: Any) -> None:
        sheet.setFont("Times-Bold", 20)
        sheet.drawString(60, HEIGHT - 70, person.name)
        lines = [f"{person.street}, {person.town}", f"Telephone {person.phone}, e-mail {person.email}", "", "Profile"]
        lines += [*PROFILE, "", "Employment"]
        for post, duties in WORK:
            lines += [post, *duties, ""]
        lines += ["Skills", ", ".join(SKILLS), "", "Referees", f"{person.referee}, manager of Kirkstall Baths"]
        _lines(sheet, lines, 60, 95, 17, "Times-Roman", 11)

    return draw


def side_bar(person: Person) -> Callable[[Any], None]:
    """White on a dark bar at the left, black on white beside it."""

    def draw(sheet: Any) -> None:
        sheet.setFillColorRGB(0.1, 0.2, 0.35)
        sheet.rect(0, 0, 180, HEIGHT, fill=1, stroke=0)
        sheet.setFillColorRGB(1, 1, 1)
        bar = ["Contact", person.phone, person.email, person.street, person.town, "", "Skills", *SKILLS]
        _lines(sheet, bar, 24, 100, 19, "Helvetica", 10)
        sheet.setFillColorRGB(0, 0, 0)
        sheet.setFont("Helvetica-Bold", 22)
        sheet.drawString(205, HEIGHT - 70, person.name.upper())
        main = ["Profile", *_wrapped(PROFILE, 52), "", "Employment"]
        for post, duties in WORK:
            main += [*_wrapped([post], 52), *_wrapped(duties, 52), ""]
        _lines(sheet, [*main, "Referee", person.referee], 205, 104, 16, "Helvetica", 11)

    return draw


def table(person: Person) -> Callable[[Any], None]:
    """Personal data as labels and values, ruled."""

    def draw(sheet: Any) -> None:
        rows = (("Name", person.name), ("Address", f"{person.street}, {person.town}"), ("Telephone", person.phone))
        for number, (label, value) in enumerate((*rows, ("E-mail", person.email))):
            column(sheet, [label], 66, 90 + 24 * number, 0, 11)
            column(sheet, [value], 200, 90 + 24 * number, 0, 11)
            sheet.rect(60, HEIGHT - 98 - 24 * number, 470, 24)
        lines = ["Profile", *PROFILE, "", "Employment"]
        for post, duties in WORK:
            lines += [post, *duties, ""]
        _lines(sheet, [*lines, "Reference", person.referee], 60, 220, 17, "Helvetica", 11)

    return draw


def _lines(sheet: Any, lines: Sequence[str], left: float, top: float, pitch: float, face: str, size: float) -> None:
    sheet.setFont(face, size)
    for number, line in enumerate(lines):
        sheet.drawString(left, HEIGHT - top - pitch * number, line)


def _wrapped(lines: Sequence[str], width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(" ".join(lines), width)


CVS: Mapping[str, bytes] = {
    "plain": pdf(plain(PEOPLE[0])),
    "side_bar": pdf(side_bar(PEOPLE[1])),
    "table": pdf(table(PEOPLE[2])),
}


@cache
def scan(name: str, *, skew: float = 0.0, noise: float = 0.0, dots: int = 200) -> Image.Image:
    """A page of ``CVS`` in shades of grey; ``noise`` is the deviation of each pixel, of 255; ``skew`` in degrees."""
    with closing(pdfium.PdfDocument(CVS[name])) as document:
        clean = document[0].render(scale=dots / 72, grayscale=True).to_pil().convert("L")
    page = clean.rotate(skew, Image.Resampling.BICUBIC, fillcolor=255) if skew else clean
    pixels = numpy.asarray(page.filter(ImageFilter.GaussianBlur(0.6)), dtype=float)
    grain = numpy.random.default_rng(7).normal(0, noise, pixels.shape)
    return Image.fromarray(numpy.clip(pixels + grain, 0, 255).astype("uint8"))


def as_file(picture: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def as_pdf(*pictures: Image.Image, text: bytes | None = None) -> bytes:
    """A PDF of pictures alone, after the pages of the PDF ``text``."""
    document = pdfium.PdfDocument(text) if text else pdfium.PdfDocument.new()
    with closing(document), closing(pdfium.PdfDocument(_pictures(pictures))) as scans:
        document.import_pages(scans)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def _pictures(pictures: Sequence[Image.Image]) -> bytes:
    from reportlab.lib.utils import ImageReader

    def drawn(picture: Image.Image) -> Callable[[Any], None]:
        height = WIDTH * picture.height / picture.width
        return lambda sheet: sheet.drawImage(ImageReader(picture), 0, HEIGHT - height, WIDTH, height)

    return pdf(*map(drawn, pictures))


def with_broken_map(draw: Callable[[Any], None]) -> bytes:
    """A PDF whose font shows the letters that were meant, and says that each is another, four places on."""

    def drawn(sheet: Any) -> None:
        pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
        sheet.setFont = lambda face, size: Canvas.setFont(sheet, "Vera", size)
        draw(sheet)

    def shifted(match: re.Match[bytes]) -> bytes:
        code = int(match[2], 16)
        moved = 97 + (code - 97 + 4) % 26 if 97 <= code < 123 else code
        return b"%s<%04X>" % (match[1], moved)

    return re.sub(rb"(<[0-9A-F]{2}> )<([0-9A-F]{4})>", shifted, pdf(drawn, pageCompression=0))


def words_of(name: str) -> list[str]:
    """What is written on a page of ``CVS``, in letters and digits alone."""
    with closing(pdfium.PdfDocument(CVS[name])) as document:
        return plain_words(document[0].get_textpage().get_text_range())


def plain_words(text: str) -> list[str]:
    marks = ("".join(mark for mark in word if mark.isalnum()).casefold() for word in text.split())
    return [word for word in marks if word]


if __name__ == "__main__":
    for cv in CVS:
        scan(cv, skew=1.3, noise=12).save(Path(sys.argv[1]) / f"{cv}.png")
