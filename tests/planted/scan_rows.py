"""Names planted in images and scans: on the page, and in what the file carries beside its pixels. Needs Tesseract."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pypdfium2 as pdfium
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from anonrecruit.parsers.ocr_tesseract import is_tesseract_installed
from tests.parsers.make_files import column, pdf
from tests.parsers.make_scans import as_file, as_pdf
from tests.planted.row import Row, Without

DOTS = 200
ARTIST = 0x013B


def page(lines: list[str]) -> Image.Image:
    """The top of a page, scanned."""
    with closing(pdfium.PdfDocument(pdf(lambda sheet: column(sheet, lines, 40, 50, 22, 12)))) as document:
        whole: Image.Image = document[0].render(scale=DOTS / 72, grayscale=True).to_pil().convert("L")
    return whole.crop((0, 0, 1650, 420))


def file(kind: str, options: Callable[[str], dict[str, Any]]) -> Callable[[list[str], str], bytes]:
    return lambda lines, name: as_file(page(lines), kind, **options(name))


def exif(name: str) -> dict[str, Any]:
    tags = Image.Exif()
    tags[ARTIST] = name
    return {"exif": tags}


def chunk(name: str) -> dict[str, Any]:
    chunks = PngInfo()
    chunks.add_text("Author", name, zip=True)
    return {"pnginfo": chunks}


def xmp(name: str) -> dict[str, Any]:
    chunks = PngInfo()
    chunks.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta><dc:creator>{name}</dc:creator></x:xmpmeta>")
    return {"pnginfo": chunks}


def iptc(lines: list[str], name: str) -> bytes:
    """A JPEG with a byline, as photo agencies' programs write it."""
    plain = as_file(page(lines), "JPEG")
    line = b"\x1c\x02\x50" + struct.pack(">H", len(name)) + name.encode()
    resource = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(line)) + line + b"\0" * (len(line) % 2)
    return plain[:2] + b"\xff\xed" + struct.pack(">H", len(resource) + 2) + resource + plain[2:]


def scanned(lines: list[str], name: str) -> bytes:
    return as_pdf(page([name, *lines]))


def turned(lines: list[str], name: str) -> bytes:
    return as_pdf(page([name, *lines]).rotate(180))


def second_page(lines: list[str], name: str) -> bytes:
    out = io.BytesIO()
    page(lines).save(out, "TIFF", save_all=True, append_images=[page([name, *lines])])
    return out.getvalue()


def _notes(kind: str, make: Callable[[list[str], str], bytes], reader: str, variant: str) -> Row:
    return Row(kind, "image_metadata", make, Without(f"anonrecruit.parsers.picture_notes:{reader}"), variant=variant)


_IMAGE, _SCAN = Without("anonrecruit.parsers.image:pieces_of"), Without("anonrecruit.parsers.ocr:recognise")
_ALL = (
    Row("scan", "body", scanned, _SCAN, shown=True),
    Row("scan", "body", turned, _SCAN, shown=True, variant="upside down"),
    Row("tiff", "body", second_page, _IMAGE, shown=True, variant="second page"),
    Row("png", "body", lambda lines, name: as_file(page([name, *lines]), "PNG"), _IMAGE, shown=True),
    _notes("png", file("PNG", exif), "_exif", "exif"),
    _notes("png", file("PNG", chunk), "_chunks", "text chunk"),
    _notes("png", file("PNG", xmp), "_xmp", "xmp"),
    _notes("jpeg", file("JPEG", exif), "_exif", "exif"),
    _notes("jpeg", file("JPEG", lambda name: {"comment": f"by {name}"}), "_chunks", "comment"),
    _notes("jpeg", iptc, "_iptc", "iptc"),
    _notes("tiff", file("TIFF", exif), "_exif", "tag"),
    _notes("webp", file("WEBP", exif), "_exif", "exif"),
    Row("png", "file_name", lambda lines, _: as_file(page(lines), "PNG"),
        Without("anonrecruit.parsers.surfaces:_named"), name="scan_{}.png"),
)  # fmt: skip
ROWS: tuple[Row, ...] = _ALL if is_tesseract_installed() else ()
