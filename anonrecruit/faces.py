"""Faces on a picture, found by OpenCV's Haar cascade and covered, wherever the picture of a page is shown to anyone.

Viola & Jones 2001; the cascade is "frontalface_alt2", which ships with opencv-python-headless 4. It errs on the side
of covering: a stamp that looks like a face goes, too. It does not find faces from the side, so pictures of a file are
dropped rather than covered, wherever the page need not be shown.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from anonrecruit.errors import ReaderNotInstalled

if TYPE_CHECKING:
    from PIL.Image import Image

Box = tuple[int, int, int, int]
"""(left, top, right, bottom) in pixels from the top left corner."""

_STUDIED = 1_600  # pixels of the longer side: a portrait on a CV is a tenth of the page or more
_SMALLEST = 32  # pixels there
_STEP, _NEIGHBOURS = 1.1, 3
_HAIR, _CHIN, _EARS = 0.45, 0.3, 0.25  # of the box that the cascade gives: it ends at the eyebrows and the lips


def faces(picture: Image) -> tuple[Box, ...]:
    """Around each whole head, from top to bottom, inside the picture. Raises ReaderNotInstalled without OpenCV."""
    if find_spec("cv2") is None:
        raise ReaderNotInstalled("faces on a scanned page", "pip install 'anonrecruit[ocr]'")
    import cv2
    import numpy

    small = picture.convert("L")
    small.thumbnail((_STUDIED, _STUDIED))
    cascade = cv2.CascadeClassifier(f"{Path(cv2.__file__).parent / 'data'}/haarcascade_frontalface_alt2.xml")
    found = cascade.detectMultiScale(numpy.asarray(small), _STEP, _NEIGHBOURS, minSize=(_SMALLEST, _SMALLEST))
    scale = picture.width / small.width
    return tuple(sorted((_head(map(float, face), scale, picture) for face in found), key=lambda box: (box[1], box[0])))


def without_faces(picture: Image) -> tuple[Image, int]:
    """A copy with every face covered in grey, and how many there were."""
    from PIL import ImageDraw

    covered = picture.convert("RGB")
    found = faces(covered)
    for box in found:
        ImageDraw.Draw(covered).rectangle(box, fill=(128, 128, 128))
    return covered, len(found)


def _head(face: map[float], scale: float, picture: Image) -> Box:
    left, top, width, height = (value * scale for value in face)
    return (
        max(0, int(left - _EARS * width)),
        max(0, int(top - _HAIR * height)),
        min(picture.width, int(left + (1 + _EARS) * width) + 1),
        min(picture.height, int(top + (1 + _CHIN) * height) + 1),
    )
