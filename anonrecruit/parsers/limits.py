"""How much of a file is read before it is refused: an upload must not be able to exhaust the machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from anonrecruit.errors import LimitExceeded


def _limit(default: int, bounds: str) -> Any:
    """``bounds`` says what is counted; README.md shows it."""
    return field(default=default, metadata={"bounds": bounds})


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds, each inclusive. Defaults are some ten times what the largest honest CV needs.

    ``characters``: reading takes some 5 KB of memory for each of them, and spaCy refuses a million. ``xml_tags``: a
    tree takes far more memory than its text. ``html_tags``: each costs some 18 microseconds. ``tag_words``: libxml2
    compares each with each. ``ocr_seconds``: only of Tesseract; rapidocr can not be stopped.
    """

    bytes: int = _limit(25_000_000, "the file as sent")
    pages: int = _limit(100, "pages of a PDF, or of an image file")
    characters: int = _limit(250_000, "the text, before it is normalised")
    surface_characters: int = _limit(250_000, "all text that stands beside the text")
    words_on_page: int = _limit(20_000, "words on one page of a PDF")
    decompressed_bytes: int = _limit(30_000_000, "all that is unpacked of one file: members of a ZIP, streams of a PDF")
    zip_members: int = _limit(5_000, "members of a ZIP")
    xml_depth: int = _limit(200, "elements, lists or groups in one another")
    xml_tags: int = _limit(1_000_000, "tags in one part of an Office file")
    html_tags: int = _limit(250_000, "tags in one HTML page")
    tag_words: int = _limit(10_000, "names and values in one tag of HTML")
    style_characters: int = _limit(1_000_000, "the style sheets of an HTML page")
    style_rules: int = _limit(5_000, "rules of these style sheets that can hide or show text")
    style_steps: int = _limit(200_000_000, "looks at an element that these style sheets cost at worst")
    header_bytes: int = _limit(20_000, "one header of a message")
    headers: int = _limit(10_000, "lines of a message that may be headers")
    drawn_forms: int = _limit(10_000, "forms drawn by the pages of a PDF and by each other")
    versions: int = _limit(20, "earlier saves kept in a PDF")
    nesting: int = _limit(3, "archives and messages in one another")
    files: int = _limit(50, "files in an archive or a message")
    image_pixels: int = _limit(89_000_000, "one picture that is opened to be read")
    ocr_pages: int = _limit(30, "pages that need OCR")
    ocr_seconds: int = _limit(60, "one reading of one page by OCR")

    def check(self, limit: str, value: float) -> None:
        """Raises LimitExceeded where ``value`` is over the field named ``limit``."""
        allowed = getattr(self, limit)
        if value > allowed:
            raise LimitExceeded(limit, allowed)
