"""No pronoun of the candidate is left on any page: fictional CVs of women and men as text, Word, PDF; every format.

    python -m tests.check_pronouns [FIRST LAST]

CVs are numbered from 0, and are those of ``evaluate --counterfactual``; their only pronouns are the
candidate's. Exit status 1 where one is left.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from anonrecruit import Application, Blinded, Blinder, Source
from anonrecruit.evaluation.fiction import others, person
from anonrecruit.evaluation.fiction_text import cv_text
from anonrecruit.publishing import FORMATS
from anonrecruit.readback import READERS

PRONOUN = re.compile(r"(?<![\w/])(?:he|him|his|himself|she|her|hers|herself)(?![\w/])", re.I)
POLICIES = ("cimspa", "strict")
_LINE, _WIDEST = 13, 95


def word_file(text: str) -> bytes:
    document, data = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(data)
    return data.getvalue()


def pdf_file(text: str) -> bytes:
    data = io.BytesIO()
    canvas, height = Canvas(data, A4), A4[1] - 50
    for line in (piece for whole in text.splitlines() for piece in _broken(whole)):
        if height < 60:
            canvas.showPage()
            height = A4[1] - 50
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, height, line)
        height -= _LINE
    canvas.save()
    return data.getvalue()


def _broken(line: str) -> list[str]:
    """At the margin, as word processors do."""
    rows = [""]
    for word in line.replace("\t", "    ").split(" "):
        rows = [*rows, word] if len(rows[-1]) + len(word) > _WIDEST else [*rows[:-1], f"{rows[-1]} {word}".lstrip()]
    return rows


def kept(blinder: Blinder, text: str) -> Iterator[str]:
    """ "redacted.docx: her" for each pronoun that a second reader finds in any page."""
    data = {"text/plain": text.encode(), "application/docx": word_file(text), "application/pdf": pdf_file(text)}
    for media_type, file in data.items():
        source = Source(file, media_type="text/plain") if media_type == "text/plain" else Source(file)
        outcome, pages = blinder.publish(Application((source,)), FORMATS)
        if not isinstance(outcome, Blinded):
            yield f"{media_type}: withheld: {outcome.reason}"
        for name, page in pages.items():
            for shown in READERS[name.rpartition(".")[2]](page):
                yield from (f"{media_type}: {name}: {match[0]}" for match in PRONOUN.finditer(shown))


def main(first: int, last: int) -> int:
    found, numbers = 0, range(first, last + 1)
    for policy in POLICIES:
        blinder = Blinder(policy)
        for number in numbers:
            for who in (person(number), others(number, "gender")[0]):
                for complaint in kept(blinder, cv_text(number, who)):
                    found += 1
                    print(f"{policy}: CV {number}: {complaint}")
    print(f"{2 * len(numbers)} CVs under {' and '.join(POLICIES)}, each as text, Word and PDF: {found} pronouns left")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:] or (0, 59))))
