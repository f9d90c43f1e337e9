"""A renderer that shows too much, in any corner of its format, gets nothing released."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from anonrecruit import Application, Blinded, Blinder, Cue, KnownIdentity, LeakFound, Source, Withheld
from anonrecruit.leakcheck import Removed
from anonrecruit.publishing import pages
from anonrecruit.readback import READERS
from anonrecruit.record import BlindRecord, BlindSection, RecordId
from anonrecruit.renderers import RENDERERS

NAME = "Oluwaseun Adebayo"
REMOVED = (Removed(NAME, Cue.PERSON), Removed("07700 900142", Cue.PHONE_NUMBER))
SECTION = BlindSection(
    kind="employment", heading="Work", text="Coach, Odra Baths, 2019 – 2021\n• [Candidate] led teams."
)
RECORD = BlindRecord(record_id=RecordId("5f2a0b"), pseudonym="Quiet Lagoon", sections=(SECTION,), policy="cimspa")


def in_html(before: str, after: str) -> Callable[[bytes], bytes]:
    return lambda page: page.replace(before.encode(), after.encode(), 1)


def in_docx(part: str, before: str, after: str) -> Callable[[bytes], bytes]:
    def leak(page: bytes) -> bytes:
        data = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(page)) as old, zipfile.ZipFile(data, "w") as new:
            parts = {name: old.read(name).decode() for name in old.namelist()}
            parts[part] = parts.get(part, before).replace(before, after, 1)
            for name, text in parts.items():
                new.writestr(name, text)
        return data.getvalue()

    return leak


def in_pdf(change: Callable[[pikepdf.Pdf], object]) -> Callable[[bytes], bytes]:
    def leak(page: bytes) -> bytes:
        data = io.BytesIO()
        with pikepdf.open(io.BytesIO(page)) as pdf:
            change(pdf)
            pdf.save(data)
        return data.getvalue()

    return leak


def with_text_under_a_bar(page: bytes) -> bytes:
    data = io.BytesIO()
    canvas = Canvas(data)
    canvas.drawString(70, 700, NAME)
    canvas.rect(60, 690, 200, 30, fill=1)
    canvas.save()
    return data.getvalue()


def with_invisible_text(page: bytes) -> bytes:
    data = io.BytesIO()
    canvas = Canvas(data)
    text = canvas.beginText(70, 700)
    text.setTextRenderMode(3)
    text.textOut(NAME)
    canvas.drawText(text)
    canvas.save()
    return data.getvalue()


def bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(NAME, 0))


def metadata(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as data:
        data["dc:creator"] = [NAME]


RUN = '<w:t xml:space="preserve">[Candidate]</w:t>'
LEAKS: Mapping[str, tuple[str, Callable[[bytes], bytes]]] = {
    "html text": ("html", in_html("[Candidate]", NAME)),
    "html text over tags": ("html", in_html("[Candidate]", "Oluwa<b>seun</b> Ade<i>bayo</i>")),
    "html as entities": ("html", in_html("[Candidate]", "".join(f"&#{ord(letter)};" for letter in NAME))),
    "html attribute": ("html", in_html("<h1", f'<h1 title="{NAME}"')),
    "html comment": ("html", in_html("<h1", f"<!-- {NAME} --><h1")),
    "html phone": ("html", in_html("[Candidate]", "+44 7700 900142")),
    "markdown text": ("markdown", in_html("[Candidate]", NAME)),
    "json text": ("json", in_html("[Candidate]", NAME)),
    "json as escapes": ("json", in_html("[Candidate]", "".join(f"\\u{ord(letter):04x}" for letter in NAME))),
    "docx text": ("docx", in_docx("word/document.xml", "[Candidate]", NAME)),
    "docx over runs": (
        "docx", in_docx("word/document.xml", "[Candidate]", "Oluwa</w:t></w:r><w:r><w:t>seun Adebayo"),
    ),
    "docx property": ("docx", in_docx("docProps/core.xml", "5f2a0b", NAME)),
    "docx comment": ("docx", in_docx("word/comments.xml", "", f"<x>{NAME}</x>")),
    "docx relationship": (
        "docx", in_docx("word/_rels/document.xml.rels", 'Target="', 'Target="mailto:Oluwaseun.Adebayo@x.org" x="'),
    ),
    "docx part's name": ("docx", in_docx(f"word/{NAME}.xml", "", "<x/>")),
    "docx picture": ("docx", in_docx("word/media/a.svg", "", f"<svg>{NAME}</svg>")),
    "pdf under a bar": ("pdf", with_text_under_a_bar),
    "pdf invisible": ("pdf", with_invisible_text),
    "pdf title": ("pdf", in_pdf(lambda pdf: pdf.docinfo.__setitem__("/Author", NAME))),
    "pdf metadata": ("pdf", in_pdf(metadata)),
    "pdf bookmark": ("pdf", in_pdf(bookmark)),
    "pdf alternative text": ("pdf", in_pdf(lambda pdf: pdf.Root.StructTreeRoot.__setitem__("/Alt", NAME))),
}  # fmt: skip


@pytest.mark.parametrize("leak", sorted(LEAKS))
def test_a_planted_leak_is_found(leak: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, plant = LEAKS[leak]
    assert pages(RECORD, [name], REMOVED)  # without it the page is released
    honest = RENDERERS[name]
    monkeypatch.setitem(RENDERERS, name, lambda record: plant(honest(record)))
    with pytest.raises(LeakFound):
        pages(RECORD, [name], REMOVED)


@pytest.mark.parametrize("name", sorted(RENDERERS))
def test_the_second_reader_reads_the_whole_page_in_order(name: str) -> None:
    text = " ".join(" ".join(READERS[name](RENDERERS[name](RECORD))).split())
    at = [text.find(words) for words in ("Coach", "Odra Baths", "led teams")]
    assert -1 not in at and at == sorted(at)


def test_the_leak_withholds_the_application(blinder: Blinder, monkeypatch: pytest.MonkeyPatch) -> None:
    application = Application((Source(f"{NAME}\nCoach\n\nEmployment\nCoach, Odra Baths, 2019 - 2021\n".encode()),))
    outcome, files = blinder.publish(application, ("json", "html", "pdf"))
    assert isinstance(outcome, Blinded) and set(files) == {"json", "html", "pdf"}
    assert pypdfium2.PdfDocument(files["pdf"])
    monkeypatch.setitem(RENDERERS, "pdf", with_text_under_a_bar)
    outcome, files = blinder.publish(application, ("json", "html", "pdf"))
    assert isinstance(outcome, Withheld) and outcome.stage == "pages" and files == {}
    assert isinstance(outcome.error, LeakFound)


def test_a_renderer_that_breaks_withholds_without_quoting(blinder: Blinder, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(_: Any) -> bytes:
        raise RuntimeError(NAME)

    monkeypatch.setitem(RENDERERS, "html", breaks)
    outcome, files = blinder.publish(Application((Source(b"Coach, Odra Baths, 2019"),)), ("html",))
    assert isinstance(outcome, Withheld) and NAME not in str(outcome.error) and files == {}


def test_a_pseudonym_that_is_somebodys_name_is_passed_over(blinder: Blinder) -> None:
    from anonrecruit.pseudonyms import pseudonym

    ids = (RecordId("5f2a0b"), RecordId("77"))
    known = KnownIdentity(names=(pseudonym(ids[0]),))
    text = "Coach\n\nEmployment\nCoach, Odra Baths, 2019 - 2021\n"
    outcome, _ = blinder.publish(Application((Source(text.encode()),), known=known), (), ids)
    assert isinstance(outcome, Blinded) and outcome.record.record_id == "77"
