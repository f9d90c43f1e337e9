"""Scans and images redacted: only words that OCR read, and that stay, come onto the page."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from anonrecruit import Application, Blinded, Blinder, LeakFound, Source, Withheld
from anonrecruit.cues import Cue
from anonrecruit.document import Block, Document, Origin, Span
from anonrecruit.leakcheck import Removed
from anonrecruit.parsers.ocr import Sheet
from anonrecruit.parsers.ocr_tesseract import is_tesseract_installed
from anonrecruit.parsers.words import Word
from anonrecruit.readback import READERS, check_by_ocr
from anonrecruit.redacted import kept, pdf, raster, scans
from tests.parsers import make_files as files
from tests.parsers import make_scans
from tests.parsers.remembered import remembering

pytestmark = pytest.mark.skipif(not is_tesseract_installed(), reason="apt-get install tesseract-ocr")
RED = (200, 30, 30)
SCALE = 200 / 72


def scan() -> Image.Image:
    """A CV with a photograph and a scrawl under its text."""
    page = make_scans.scan("plain").convert("RGB")
    draw = ImageDraw.Draw(page)
    draw.ellipse((1250, 120, 1500, 420), fill=RED)
    draw.line([(200 + 15 * step, 2000 + (step % 2) * 90) for step in range(40)], fill=RED, width=5)
    return page


def colours(page: bytes, box: tuple[int, int, int, int]) -> set[tuple[int, int, int]]:
    """Inside a box in pixels of the scan."""
    picture = pypdfium2.PdfDocument(page)[0].render(scale=SCALE, rev_byteorder=True).to_pil().convert("RGB")
    return {colour for _, colour in picture.crop(box).getcolors(1 << 20)}


@pytest.fixture(scope="module", autouse=True)
def each_picture_is_read_once() -> Iterator[None]:
    with remembering():
        yield


@pytest.fixture(scope="module", params=["image", "PDF"])
def page(request: pytest.FixtureRequest, blinder: Blinder) -> bytes:
    data = make_scans.as_file(scan(), "PNG") if request.param == "image" else make_scans.as_pdf(scan())
    outcome, made = blinder.publish(Application((Source(data),)), ("redacted",))
    assert isinstance(outcome, Blinded), outcome
    return made["1.redacted.pdf"]


def test_photographs_and_scrawls_are_not_on_the_page(page: bytes) -> None:
    assert colours(page, (1150, 400, 1600, 440)) == {(255, 255, 255)} == colours(page, (180, 1980, 820, 2110))
    assert all(red - blue < 40 for red, _, blue in colours(page, (0, 0, 1650, 2300)))


def test_words_that_stay_are_seen_and_copied_and_others_are_neither(page: bytes) -> None:
    text = " ".join("\n".join(READERS["pdf"](page)).split())
    assert "Northway Leisure Centre, 2019 to now" in text and "[Candidate]" in text and "Akinwumi" not in text
    check_by_ocr(page, [Removed("Folasade Akinwumi", Cue.PERSON)])
    with pytest.raises(LeakFound):  # so the words that stay can be read
        check_by_ocr(page, [Removed("Northway Leisure", Cue.PERSON)])


def test_a_page_that_shows_all_words_is_not_released(blinder: Blinder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "kept_words", lambda words, *_: [(word, True) for word in words])
    data = make_scans.as_file(scan().crop((0, 0, 1650, 800)), "PNG")
    outcome, made = blinder.publish(Application((Source(data),)), ("redacted",))
    assert isinstance(outcome, Withheld) and isinstance(outcome.error, LeakFound) and made == {}


def test_a_scanned_page_among_pages_with_text(blinder: Blinder) -> None:
    data = make_scans.as_pdf(scan(), text=files.pdf(files.prose_columns))
    outcome, made = blinder.publish(Application((Source(data),)), ("redacted",))
    assert isinstance(outcome, Blinded), outcome
    text = "\n".join(READERS["pdf"](made["1.redacted.pdf"]))
    assert "left column line number 3" in text and "Kirkstall Baths" in text and "Akinwumi" not in text


def test_a_line_whose_words_are_not_the_ones_that_were_redacted_is_covered_whole() -> None:
    document = Document(0, "Ada Obi coach", (Block(Span(0, 13), origin=Origin(1, (0, 0, 90, 10))),))
    words = [Word(text, 1, (at, 0, at + 20, 10), 10) for at, text in ((0, "Ada"), (30, "0bi"), (60, "coach"))]
    assert [stays for _, stays in kept.kept_words(words, document, [Span(0, 7)], {1})] == [False, False, False]
    assert [stays for _, stays in kept.kept_words(words, document, [Span(0, 7)])] == [False, False, True]


def test_a_word_as_tall_as_a_picture_or_over_a_face_is_covered(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = Image.radial_gradient("L").resize((200, 200))
    words = [(Word("a", 1, (10 * at, 0, 10 * at + 8, 10), 10), True) for at in range(4)]
    words.append((Word("tall", 1, (100, 50, 190, 150), 10), True))
    sheet = Sheet(tuple(word for word, _ in words), (200, 200), 1.0, picture, 1.0)
    monkeypatch.setattr(scans, "_heads", lambda sheet: [(0, 0, 12, 12)])
    pixels, width, _ = scans.sheet_pixels(sheet, words)

    def at(x: float, y: float) -> int:
        return pixels[3 * (int(y * raster.SCALE) * width + int(x * raster.SCALE))]

    assert at(4, 5) == at(140, 100) == 0x24 and at(34, 5) not in (0x24, 255)
