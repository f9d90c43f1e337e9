"""How much of a file is read before it is refused: an upload must not be able to exhaust the machine."""

from __future__ import annotations

from dataclasses import dataclass

from anonrecruit.errors import LimitExceeded


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds, each inclusive. Defaults are some ten times what the largest honest CV needs.

    ``bytes`` is the file as sent, ``decompressed_bytes`` the sum over the ZIP members that are read,
    ``characters`` the text before it is normalised: reading takes some 5 KB of memory for each of them, and spaCy
    refuses a million; ``surface_characters`` is the same of all that stands beside the text.
    ``xml_tags`` is of one part of an OOXML package, whose tree takes far more memory than its text.
    ``tag_words`` are the names and values in one tag of HTML, which libxml2 compares each with each; ``style_steps`` is
    how many looks at an element a page's style sheets can cost at worst.
    ``header_bytes`` is of one header of a message, ``drawn_forms`` how often the pages of a PDF have forms drawn, each
    of which may draw others.
    ``versions`` are the earlier saves kept in a PDF, ``files`` those in an archive or a message, ``nesting`` how deep
    archives and messages may lie in one another.
    ``image_pixels`` is of one picture that is opened to be read, ``ocr_pages`` of all that need OCR, which takes
    seconds a page, ``ocr_seconds`` of one reading of one page (Tesseract; rapidocr can not be stopped).
    """

    bytes: int = 25_000_000
    pages: int = 100
    characters: int = 250_000
    surface_characters: int = 250_000
    words_on_page: int = 20_000
    decompressed_bytes: int = 30_000_000
    zip_members: int = 5_000
    xml_depth: int = 200
    xml_tags: int = 1_000_000
    tag_words: int = 10_000
    style_steps: int = 200_000_000
    header_bytes: int = 20_000
    drawn_forms: int = 10_000
    versions: int = 20
    nesting: int = 3
    files: int = 50
    image_pixels: int = 89_000_000
    ocr_pages: int = 30
    ocr_seconds: int = 60

    def check(self, limit: str, value: float) -> None:
        """Raises LimitExceeded where ``value`` is over the field named ``limit``."""
        allowed = getattr(self, limit)
        if value > allowed:
            raise LimitExceeded(limit, allowed)
