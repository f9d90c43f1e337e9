"""A picture without text beside a CV: dropped and counted, with nothing of it shown; alone it withholds."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from anonrecruit import Application, Blinded, Blinder, Source, Withheld
from anonrecruit.errors import NoTextFound, ReaderNotInstalled
from anonrecruit.parsers import ocr
from anonrecruit.parsers.ocr_tesseract import is_tesseract_installed
from tests.parsers import make_files as files
from tests.parsers.make_scans import as_file

CV = Source(b"Coach\n\nEmployment\nCoach, Odra Baths, 2019 - 2021\nTaught with Zinaida Quastelova there.\n")
WITHOUT_OCR = "pictures left out unread, for no OCR is installed: 1"
WITHOUT_TEXT = "pictures without text left out: 1"
SILENT = ocr.Engine("silent", lambda: True, lambda picture, limits: [])


def headshot(**options: object) -> Source:
    picture = Image.radial_gradient("L").resize((400, 500)).convert("RGB")
    ImageDraw.Draw(picture).ellipse((120, 120, 280, 330), fill=(224, 180, 150))
    return Source(as_file(picture, "JPEG", **options), "me.jpg")


@pytest.fixture(params=[(), (SILENT,)], ids=["no engine", "an engine that sees no text"])
def warning(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(ocr, "ENGINES", request.param)
    return WITHOUT_TEXT if request.param else WITHOUT_OCR


@pytest.mark.parametrize("first", [True, False])
def test_a_headshot_beside_a_cv_is_dropped_and_counted(blinder: Blinder, warning: str, first: bool) -> None:
    both = (headshot(), CV) if first else (CV, headshot())
    outcome, pages = blinder.publish(Application(both), ("json", "redacted"))
    assert isinstance(outcome, Blinded), outcome
    assert outcome.record.removed["PHOTO"] == 1 and outcome.record.surfaces["images"] == "removed"
    assert outcome.record.warnings == (warning,) and "Odra Baths" in outcome.record.text
    assert set(pages) == {"json", f"{1 + first}.redacted.pdf"}


def test_what_it_says_beside_what_it_shows_still_identifies(blinder: Blinder, warning: str) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Zinaida Quastelova"
    outcome = blinder.blind(Application((CV, headshot(exif=exif))))
    assert isinstance(outcome, Blinded) and outcome.record.surfaces["image_metadata"] == "removed"
    assert "Quastelova" not in outcome.record.model_dump_json()


def test_pictures_alone_are_withheld(blinder: Blinder, warning: str) -> None:
    outcome = blinder.blind(Application((headshot(), headshot()), answers={"Why you?": "I teach well."}))
    assert isinstance(outcome, Withheld) and outcome.attachment == 1
    assert isinstance(outcome.error, NoTextFound if warning == WITHOUT_TEXT else ReaderNotInstalled)


def test_a_pdf_without_text_is_no_photo(blinder: Blinder, warning: str) -> None:
    empty = Source(files.pdf(lambda sheet: None))
    outcome = blinder.blind(Application((CV, empty)))
    assert isinstance(outcome, Withheld) and outcome.attachment == 2


@pytest.mark.skipif(not is_tesseract_installed(), reason="apt-get install tesseract-ocr")
def test_a_headshot_is_told_from_a_scan_by_the_engine_itself(blinder: Blinder) -> None:
    outcome = blinder.blind(Application((CV, headshot())))
    assert isinstance(outcome, Blinded) and outcome.record.warnings == (WITHOUT_TEXT,)


def test_files_in_an_archive_are_paired_with_their_own_pages(blinder: Blinder) -> None:
    archive = Source(files.zipped({"a.txt": "Coach\nRota", "b.txt": "Coach\nFirst aid"}), "all.zip")
    cv = Source(files.pdf(lambda sheet: sheet.drawString(70, 700, "Coach, Odra Baths, York, led the rota for years")))
    outcome, pages = blinder.publish(Application((archive, cv)), ("redacted",))
    assert isinstance(outcome, Blinded), outcome
    assert set(pages) == {"1.redacted.pdf", "2.redacted.pdf", "3.redacted.pdf"}
