"""Images opened with care: PNG, JPEG, TIFF of several pages, WEBP, BMP, GIF by Pillow, HEIC by pi-heif.

Nothing of a picture is decoded before its size has been checked. Pillow itself refuses twice 89 million pixels.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from anonrecruit.errors import LimitExceeded, ReaderNotInstalled
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.unheard import unheard

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

_FORMATS = (
    "PNG",
    "JPEG",
    "TIFF",
    "WEBP",
    "BMP",
    "GIF",
)  # and no other that Pillow knows: each is an attack surface
_OF_PAGES = frozenset({"TIFF", "HEIF"})  # other files of several pictures are animations, of which the first is shown
_WHOLE_PAGE = 8.27 * 11.69 * 300**2  # pixels of A4 at 300 dots to the inch
_WIDEST = 11.69 * 300
_LEAST, _MOST = 0.25, 3.0


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[ImageFile]:
    """The image, not decoded yet. Raises LimitExceeded, ReaderNotInstalled for HEIC, and what Pillow raises."""
    from PIL import Image

    Image.init()  # else it knows the commonest alone
    with unheard("PIL"):  # at DEBUG it logs the values of the tags it reads
        try:
            image = _open_heif(data) if is_heif(data) else Image.open(io.BytesIO(data), formats=_FORMATS)
        except Image.DecompressionBombError:
            image = None
        if image is None:
            raise LimitExceeded("image_pixels", limits.image_pixels)
        with image:
            limits.check("image_pixels", image.width * image.height)
            yield image


def is_heif(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12] in (
        b"heic",
        b"heix",
        b"heim",
        b"heis",
        b"hevc",
        b"hevx",
        b"mif1",
        b"msf1",
    )


def _open_heif(data: bytes) -> Any:
    """Read by its own opener, registered nowhere, so that Pillow is for others what it was."""
    if find_spec("pi_heif") is None:
        raise ReaderNotInstalled("a HEIC image", "pip install 'anonrecruit[ocr]'")
    from pi_heif.as_plugin import HeifImageFile

    return HeifImageFile(io.BytesIO(data))


def page_count(image: Image) -> int:
    """As many as ``frames`` gives."""
    return getattr(image, "n_frames", 1) if image.format in _OF_PAGES else 1


def frames(image: Image, limits: Limits) -> Iterator[Image]:
    """Each page of an opened image, turned as its EXIF says, in shades of grey on white. Raises LimitExceeded."""
    from PIL import ImageOps

    for number in range(limits.pages + 1):
        try:
            image.seek(number)
        except EOFError:
            return
        limits.check("pages", number + 1)
        limits.check("image_pixels", image.width * image.height)
        yield _grey(ImageOps.exif_transpose(image))
        if image.format not in _OF_PAGES:
            return


def _grey(image: Image) -> Image:
    from PIL import Image as pillow  # noqa: N813 - its module has the name of its class

    if image.mode.startswith(("I", "F")):  # 16 bits and more: Pillow cuts them off instead of scaling
        _, brightest = image.getextrema()
        return image.point(lambda value: value * (255 / max(float(brightest), 1.0))).convert("L")  # type: ignore[arg-type]
    if image.has_transparency_data:
        page = pillow.new("L", image.size, "white")
        page.paste(image.convert("L"), mask=image.convert("RGBA").getchannel("A"))
        return page
    return image.convert("L")


def as_page(picture: Image) -> Image:
    """Scaled so that it has as many pixels as a page of A4 at 300 dots to the inch, and is no wider than one on its
    side: what cameras write about their resolution means nothing."""
    from PIL.Image import Resampling

    whole_page = (_WHOLE_PAGE / (picture.width * picture.height)) ** 0.5
    factor = max(_LEAST, min(whole_page, _WIDEST / picture.width, _MOST))
    if 0.9 < factor < 1.1:
        return picture
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    return picture.resize(size, Resampling.LANCZOS)
