"""Words on a picture by Tesseract, the program. The picture goes through a pipe: no file is written.

The output asked for is hOCR, since only that tells a line's base and the size of its letters; the boxes of the words
are those of their ink, in which "sun" and "high" stand on different levels.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from anonrecruit.errors import LimitExceeded
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.recognised import Seen

if TYPE_CHECKING:
    from PIL.Image import Image

_LINES = ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat")
_PROPERTY = re.compile(r"(bbox|baseline|textangle|x_size|x_wconf) ([-\d. ]+)")
_ABOVE_BASE, _BELOW_BASE = 0.86, 0.25  # of the size of the letters: where a line box begins and ends around its base


class TesseractFailed(Exception):
    """It ended with an error, which it told to nobody: its words may quote what it read."""


def is_tesseract_installed() -> bool:
    return shutil.which("tesseract") is not None


def read_with_tesseract(picture: Image, limits: Limits) -> list[Seen]:
    """``picture`` in shades of grey, upright, at some 300 dots to the inch. Raises LimitExceeded, TesseractFailed."""
    hocr = _run(_portable_grey_map(picture), limits)
    return [word for number, line in enumerate(_lines(hocr)) for word in _words(line, number)]


def _run(picture: bytes, limits: Limits) -> bytes:
    try:
        done = subprocess.run(_command(), input=picture, capture_output=True, timeout=limits.ocr_seconds, check=False)
    except subprocess.TimeoutExpired:
        timed_out = True
    else:
        timed_out = False
    if timed_out:
        raise LimitExceeded("ocr_seconds", limits.ocr_seconds)
    if done.returncode:
        raise TesseractFailed
    return done.stdout


def _command() -> list[str]:
    """One thread, where the system can set it so: several gain little, and a batch has a worker on every core."""
    one_thread = ["env", "OMP_THREAD_LIMIT=1"] if shutil.which("env") else []
    program = shutil.which("tesseract") or "tesseract"
    settings = ("-c", "tessedit_create_hocr=1", "-c", "tessedit_create_txt=0")
    return [*one_thread, program, "stdin", "stdout", "-l", "eng", "--dpi", "300", "--psm", "3", *settings]


def _portable_grey_map(picture: Image) -> bytes:
    """Uncompressed, so that no time goes into packing it."""
    grey = picture if picture.mode == "L" else picture.convert("L")
    return b"P5 %d %d 255\n" % grey.size + grey.tobytes()


@dataclass(frozen=True, slots=True)
class _Line:
    """``base``: height of the base line at ``left``, which falls by ``slope`` a pixel; ``size`` of its letters."""

    element: Any
    left: float
    base: float
    slope: float
    size: float
    is_level: bool


def _lines(hocr: bytes) -> Iterator[_Line]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    for element in etree.fromstring(hocr, parser).iter("{*}span"):
        if element.get("class") in _LINES:
            facts = _facts(element)
            left, _, _, bottom = facts["bbox"]
            slope, offset = facts.get("baseline", (0.0, 0.0))
            size = facts.get("x_size", (facts["bbox"][3] - facts["bbox"][1],))[0]
            yield _Line(element, left, bottom + offset, slope, size, facts.get("textangle", (0.0,))[0] == 0)


def _facts(element: Any) -> dict[str, tuple[float, ...]]:
    found = _PROPERTY.findall(element.get("title", ""))
    return {name: tuple(map(float, numbers.split())) for name, numbers in found}


def _words(line: _Line, number: int) -> Iterator[Seen]:
    for element in line.element.iter("{*}span"):
        text = "".join(element.itertext()).strip()
        if element.get("class") == "ocrx_word" and text:
            facts = _facts(element)
            left, top, right, bottom = facts["bbox"]
            base = line.base + line.slope * ((left + right) / 2 - line.left)
            level = (left, base - _ABOVE_BASE * line.size, right, base + _BELOW_BASE * line.size)
            box = level if line.is_level else (left, top, right, bottom)
            yield Seen("".join(text.split()), box, facts.get("x_wconf", (0.0,))[0] / 100, number)
