"""OCR by the engines themselves, on scans of generated CVs: words found, ways up, kinds of file, what it refuses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, replace
from difflib import SequenceMatcher
from pathlib import Path

import numpy
import pytest
from PIL import Image

from anonrecruit.application import Application, Source
from anonrecruit.document import Document
from anonrecruit.errors import DocumentError, LimitExceeded, NoTextFound, ReaderNotInstalled, ScanIllegible
from anonrecruit.outcome import Blinded
from anonrecruit.parsers import Limits, ocr, parse
from anonrecruit.parsers.ocr_rapid import is_rapidocr_installed
from anonrecruit.parsers.ocr_tesseract import is_tesseract_installed
from anonrecruit.parsers.recognised import Seen
from anonrecruit.pipeline import Blinder
from tests.parsers import make_files as files
from tests.parsers import make_scans as scans
from tests.parsers.remembered import remembering

needs_tesseract = pytest.mark.skipif(not is_tesseract_installed(), reason="apt-get install tesseract-ocr")
needs_rapidocr = pytest.mark.skipif(not is_rapidocr_installed(), reason="pip install 'anonrecruit[ocr]'")
RECALL = 0.95


def recall(document: Document, name: str) -> float:
    """The share of the words on the page that were read without a wrong letter."""
    written, read = Counter(scans.words_of(name)), Counter(scans.plain_words(document.text))
    return (written & read).total() / written.total()


@pytest.fixture(scope="module", autouse=True)
def each_picture_is_read_once() -> Iterator[None]:
    with remembering():
        yield


def use(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    monkeypatch.setattr(ocr, "ENGINES", tuple(engine for engine in ocr.ENGINES if engine.name in names))


def snippet() -> Image.Image:
    """Seven lines: enough to read, and quick."""
    return scans.scan("plain").crop((100, 120, 1300, 480))


def leaked(text: str, person: scans.Person) -> set[str]:
    """Parts of the names, streets, numbers and addresses that the text tells, be it with a letter misread."""
    told = scans.plain_words(text)
    parts = {word for value in astuple(person) for word in scans.plain_words(value) if len(word) > 3} - {
        "street",
        "lane",
    }
    return {part for part in parts for word in told if SequenceMatcher(None, part, word).ratio() > 0.8}


@needs_tesseract
@pytest.mark.parametrize(("name", "turn"), [("plain", 0), ("side_bar", 180), ("table", 90)])
def test_a_skewed_grainy_scan_is_read_either_way_up_and_no_name_leaks(blinder: Blinder, name: str, turn: int) -> None:
    picture = scans.scan(name, skew=1.3, noise=12).rotate(turn, expand=True)
    source = Source(scans.as_pdf(picture))
    assert recall(parse(source), name) >= RECALL
    outcome = blinder.blind(Application((source,)))
    assert isinstance(outcome, Blinded)
    assert leaked(outcome.record.text, scans.PEOPLE[list(scans.CVS).index(name)]) == set()
    assert outcome.record.removed["PHOTO"] == 1
    assert "rota" in outcome.record.text and "Kirkstall Baths" in outcome.record.text


@needs_tesseract
def test_columns_of_a_scan_are_read_one_after_the_other() -> None:
    text = parse(Source(scans.as_file(scans.scan("side_bar", skew=-0.8), "PNG"))).text
    assert text.index("Doncaster") < text.index("Budgets") < text.index("Profile")
    assert "six years and likes to teach beginners. Calm with\nchildren, exact with the rota" in text


@needs_rapidocr
def test_without_tesseract_rapidocr_reads_upside_down_too(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, "rapidocr")
    document = parse(Source(scans.as_file(snippet().crop((0, 0, 1000, 225)).rotate(180), "PNG")))
    assert document.parser == "rapidocr"
    whole = Counter(scans.words_of("plain")[:12])
    assert (whole & Counter(scans.plain_words(document.text))).total() >= RECALL * whole.total()


@needs_tesseract
def test_only_the_scanned_page_of_a_mixed_file_is_read_by_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[tuple[int, int]] = []
    (engine,) = (engine for engine in ocr.ENGINES if engine.name == "tesseract")

    def noted(picture: Image.Image, limits: Limits) -> list[Seen]:
        read.append(picture.size)
        return engine.read(picture, limits)

    monkeypatch.setattr(ocr, "ENGINES", (replace(engine, read=noted),))
    document = parse(Source(scans.as_pdf(snippet(), text=files.pdf(files.prose_columns))))
    assert len(read) == 1 and document.parser == "pdfium+tesseract"
    assert "left column line number 3" in document.text and "Folasade Akinwumi" in document.text
    assert document.blocks[-1].origin.page == 2


@needs_tesseract
def test_a_page_whose_font_lies_about_its_letters_is_read_by_ocr() -> None:
    document = parse(Source(scans.with_broken_map(files.prose_columns)))
    assert document.parser.endswith("tesseract") and "left column line number 3" in document.text


@needs_tesseract
@pytest.mark.parametrize(
    ("kind", "options"),
    [("PNG", {}), ("JPEG", {"quality": 80}), ("TIFF", {"compression": "group4"}), ("WEBP", {}), ("BMP", {})],
)
def test_images_of_every_kind_are_read(kind: str, options: dict[str, object]) -> None:
    picture = snippet().convert("1" if "compression" in options else "RGB")
    document = parse(Source(scans.as_file(picture, kind, **options)))
    assert "Telephone 07700 900123" in document.text and document.images == 1


@needs_tesseract
def test_every_page_of_a_tiff_is_read() -> None:
    data = scans.as_file(snippet(), "TIFF", save_all=True, append_images=[snippet()], compression="tiff_lzw")
    document = parse(Source(data))
    assert document.text.count("Folasade Akinwumi") == 2 and document.images == 2
    assert document.blocks[-1].origin.page == 2


@needs_tesseract
@pytest.mark.skipif(not is_rapidocr_installed(), reason="pip install 'anonrecruit[ocr]'")
def test_heic_as_phones_make_it_is_read_with_its_notes() -> None:
    document = parse(Source((Path(__file__).parent / "fixtures" / "scan.heic").read_bytes()))
    assert "Folasade Akinwumi" in document.text
    assert document.surfaces["image_metadata"] == "Exifartist Heicson"


@needs_tesseract
def test_a_photo_taken_sideways_is_turned_as_its_exif_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "straightened", lambda picture: picture)
    monkeypatch.setattr(ocr, "_TURNS", (0,))
    exif = Image.Exif()
    exif[0x0112] = 6  # "the top of the page is at the right"
    data = scans.as_file(snippet().rotate(90, expand=True), "JPEG", exif=exif)
    assert "Folasade Akinwumi" in parse(Source(data)).text


@needs_tesseract
def test_what_an_image_says_beside_what_it_shows_is_a_surface() -> None:
    from PIL.PngImagePlugin import PngInfo

    exif, chunks = Image.Exif(), PngInfo()
    exif[0x013B], exif[0x9C9D] = "Artist Exiferson", "Wide Authorson\0".encode("utf-16-le")
    chunks.add_text("Author", "Chunk Textson")
    chunks.add_itxt("XML:com.adobe.xmp", '<x xmp:by="Attri Buteson"><dc:creator>Xmp Packetson</dc:creator></x>')
    document = parse(Source(scans.as_file(snippet(), "PNG", exif=exif, pnginfo=chunks)))
    told = document.surfaces["image_metadata"].split("\n")
    assert told == ["Artist Exiferson", "Wide Authorson", "Attri Buteson", "Xmp Packetson", "Chunk Textson"]
    assert not any(name in document.text for name in ("Exiferson", "Authorson", "Textson", "Packetson"))


@pytest.mark.parametrize("data", [scans.as_pdf(snippet(), snippet()), scans.as_file(snippet(), "PNG")])
def test_without_an_engine_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    use(monkeypatch)
    with pytest.raises(ReaderNotInstalled, match=r"tesseract-ocr.*anonrecruit\[ocr\]"):
        parse(Source(data))


def test_good_text_needs_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch)
    assert "12 May 1990" in parse(Source(files.pdf(files.labels, lambda sheet: None))).text


@pytest.mark.parametrize(
    ("limit", "value", "data"),
    [
        ("image_pixels", 1_000, scans.as_file(snippet(), "PNG")),
        ("image_pixels", 1_000, scans.as_pdf(snippet())),
        ("ocr_pages", 1, scans.as_pdf(snippet(), snippet())),
        ("pages", 1, scans.as_file(snippet(), "TIFF", save_all=True, append_images=[snippet()])),
    ],
)
def test_the_limit_that_was_passed_is_named(
    monkeypatch: pytest.MonkeyPatch, limit: str, value: int, data: bytes
) -> None:
    monkeypatch.setattr(ocr, "ENGINES", (ocr.Engine("still", lambda: True, lambda picture, limits: []),))
    with pytest.raises(LimitExceeded) as caught:
        parse(Source(data), limits=Limits(**{limit: value}))
    assert caught.value.limit == limit


@needs_tesseract
def test_a_page_that_takes_too_long_names_the_limit() -> None:
    with pytest.raises(LimitExceeded) as caught:
        parse(Source(scans.as_file(scans.scan("plain"), "PNG")), limits=Limits(ocr_seconds=0))
    assert caught.value.limit == "ocr_seconds"


def test_a_header_that_promises_more_pixels_than_memory_holds_is_refused() -> None:
    bomb = bytearray(scans.as_file(Image.new("L", (8, 8)), "BMP"))
    bomb[18:26] = (60_000).to_bytes(4, "little") * 2
    with pytest.raises(LimitExceeded) as caught:
        parse(Source(bytes(bomb)))
    assert caught.value.limit == "image_pixels"


def test_words_the_engine_guessed_withhold_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def guess(picture: Image.Image, limits: Limits) -> list[Seen]:
        return [Seen("blurred", (10.0 * n, 0.0, 10.0 * n + 8, 12.0), 0.4, 0) for n in range(30)]

    monkeypatch.setattr(ocr, "ENGINES", (ocr.Engine("guesser", lambda: True, guess),))
    with pytest.raises(ScanIllegible):
        parse(Source(scans.as_file(snippet(), "PNG")))


@needs_tesseract
def test_a_picture_without_words_holds_no_text() -> None:
    grain = numpy.random.default_rng(3).integers(0, 255, (300, 300)).astype("uint8")
    with pytest.raises((NoTextFound, ScanIllegible)):
        parse(Source(scans.as_file(Image.fromarray(grain), "PNG")))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.95])
def test_a_truncated_image_gives_a_document_error_or_what_is_left(
    monkeypatch: pytest.MonkeyPatch, kind: str, share: float
) -> None:
    monkeypatch.setattr(ocr, "ENGINES", (ocr.Engine("still", lambda: True, lambda picture, limits: []),))
    data = scans.as_file(snippet(), kind)
    with pytest.raises(DocumentError):
        parse(Source(data[: int(share * len(data))]))
