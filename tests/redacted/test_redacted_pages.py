"""The candidate's own pages: what was removed is neither to be seen nor to be copied, what was kept is both."""

from __future__ import annotations

import io
from functools import cache

import pikepdf
import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from anonrecruit import Application, Blinded, Blinder, LeakFound, Source, Withheld
from anonrecruit.parsers.words import Box, Word
from anonrecruit.readback import READERS
from anonrecruit.redacted import kept, raster

LINES = (
    (70, 770, "Oluwaseun Adebayo"),
    (70, 750, "12 Rose Street, Leeds LS1 9ZZ"),
    (70, 735, "07700 900142 - seun.adebayo@example.org"),
    (70, 700, "Employment"),
    (70, 680, "Coach, Odra Baths, York, 2019 - 2021"),
    (70, 665, "Oluwaseun Adebayo led 24 people in the town."),
)


@cache
def cv() -> bytes:
    """With a photograph and a signature drawn as curves, at places that ``ink`` knows."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(595, 842))
    for x, y, text in LINES:
        canvas.drawString(x, y, text)
    canvas.drawImage(ImageReader(io.BytesIO(raster.png(b"\x80\x40\x20" * 400, 20, 20))), 450, 700, 80, 100)
    path = canvas.beginPath()
    path.moveTo(70, 200)
    for step in range(12):
        path.curveTo(80 + 10 * step, 260, 85 + 10 * step, 140, 90 + 10 * step, 200)
    canvas.drawPath(path)
    canvas.line(70, 690, 500, 690)
    canvas.setFillGray(1)
    canvas.drawString(300, 400, "Oluwaseun in white")
    canvas.save()
    return data.getvalue()


def application() -> Application:
    return Application((Source(cv()),))


@pytest.fixture(scope="module")
def page(blinder: Blinder) -> bytes:
    outcome, files = blinder.publish(application(), ("redacted",))
    assert isinstance(outcome, Blinded), outcome
    (name,) = files
    assert name == "1.redacted.pdf"
    return files[name]


def ink(page: bytes, left: float, bottom: float, right: float, top: float) -> set[tuple[int, int, int]]:
    """Colours inside a box in points from the bottom left."""
    bitmap = pypdfium2.PdfDocument(page)[0].render(scale=2, rev_byteorder=True)
    picture = bitmap.to_pil().convert("RGB").crop(
        (int(2 * left), int(2 * (842 - top)), int(2 * right), int(2 * (842 - bottom)))
    )  # fmt: skip
    return {colour for _, colour in picture.getcolors(1 << 20)}


def test_what_was_removed_is_under_a_bar_of_one_colour(page: bytes) -> None:
    (colour,) = ink(page, 72, 771, 160, 778)
    assert max(colour) < 60
    assert len(ink(page, 72, 666, 160, 672)) == 1


def test_what_was_kept_is_to_be_seen(page: bytes) -> None:
    assert len(ink(page, 72, 680, 240, 690)) > 20


def test_pictures_and_drawn_signatures_are_gone_and_rules_stay(page: bytes) -> None:
    assert ink(page, 450, 700, 530, 800) == {(255, 255, 255)} == ink(page, 65, 130, 220, 270)
    assert len(ink(page, 300, 685, 400, 695)) > 1


def test_hidden_words_are_painted_over(page: bytes) -> None:
    assert ink(page, 290, 395, 420, 415) == {(255, 255, 255)}


def test_the_text_layer_is_the_blind_text(page: bytes) -> None:
    text = " ".join("\n".join(READERS["pdf"](page)).split())
    assert "[Candidate]" in text and "Coach, Odra Baths, York, 2019 - 2021" in text and "led 24 people" in text
    assert "Oluwaseun" not in text and "Rose Street" not in text


def test_the_file_is_tagged_and_tells_nothing_of_the_original(page: bytes) -> None:
    with pikepdf.open(io.BytesIO(page)) as pdf:
        assert pdf.Root.MarkInfo.Marked and pdf.check_pdf_syntax() == []
        assert str(pdf.docinfo["/Title"]) == "Redacted pages" and "/Author" not in pdf.docinfo


def test_bars_do_not_tell_how_long_each_word_is() -> None:
    assert raster.bars([(0, 0, 20, 10), (23, 0, 40, 10), (80, 0, 90, 10), (0, 15, 20, 25)]) == [
        (0, 0, 40, 10), (80, 0, 90, 10), (0, 15, 20, 25),
    ]  # fmt: skip


def test_pages_without_bars_are_not_released(blinder: Blinder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "bars", lambda boxes: [])
    outcome, files = blinder.publish(application(), ("redacted",))
    assert isinstance(outcome, Withheld) and isinstance(outcome.error, LeakFound) and files == {}


def test_a_bar_that_is_too_short_is_not_released(blinder: Blinder, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = raster.bars

    def short(boxes: list[Box]) -> list[Box]:
        return [(left, top, left + (right - left) * 0.7, bottom) for left, top, right, bottom in honest(boxes)]

    monkeypatch.setattr(raster, "bars", short)
    outcome, _ = blinder.publish(application(), ("redacted",))
    assert isinstance(outcome, Withheld) and isinstance(outcome.error, LeakFound)


def test_a_text_layer_of_the_original_is_not_released(blinder: Blinder, monkeypatch: pytest.MonkeyPatch) -> None:
    from anonrecruit import pipeline

    monkeypatch.setattr(pipeline, "blind_text", lambda part, span, wording: span.of(part.document.text))
    outcome, _ = blinder.publish(application(), ("redacted",))
    assert isinstance(outcome, Withheld) and isinstance(outcome.error, LeakFound)


def test_a_word_that_lies_in_no_block_is_covered() -> None:
    from anonrecruit.document import Document

    (told,) = kept.kept_words([Word("stray", 1, (0, 0, 20, 10), 10)], Document(0, "text"), ())
    assert told[1] is False


def test_other_formats_come_as_pages_set_anew(blinder: Blinder) -> None:
    text = b"Oluwaseun Adebayo\nCoach\n\nEmployment\nCoach, Odra Baths, 2019 - 2021\n"
    outcome, files = blinder.publish(Application((Source(text),)), ("json", "redacted"))
    assert isinstance(outcome, Blinded) and set(files) == {"json", "1.redacted.pdf"}
    assert "Odra Baths" in "".join(READERS["pdf"](files["1.redacted.pdf"]))
