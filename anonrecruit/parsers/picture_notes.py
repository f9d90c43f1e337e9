"""What an image file says beside what it shows: EXIF, XMP, IPTC, comments, PNG's chunks of text.

As Pillow tells them, which has the file open anyway; ``image_metadata`` is for pictures inside other files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from anonrecruit.parsers.pieces import lines_of

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

_INNER = (0x8769, 0x8825, 0xA005)  # the tables that EXIF keeps apart: the camera's, the place, interoperability
_WIDE = frozenset(range(0x9C9B, 0x9CA0))  # Windows' title, comment, author, keywords, subject: UTF-16
_CHARSET = re.compile(rb"^(?:ASCII|UNICODE|JIS|\0{5})\0*")  # before EXIF's UserComment
_MARKUP = re.compile(r"<[^<>]*>")
_ATTRIBUTE = re.compile(r"(?<![\w-])[\w-]++:\w++=(?:\"([^\"]*)\"|'([^']*)')")
_READABLE = re.compile(r"[^\W_]{2,}")
_LONGEST = 20_000  # characters of one value; longer ones are previews and colour profiles
_XMP_KEYS = frozenset({"xmp", "XML:com.adobe.xmp", "Raw profile type xmp"})
_BINARY = frozenset({"exif", "icc_profile", "photoshop", "Raw profile type exif", "thumbnails", "depth_images"})


def notes_of(image: ImageFile) -> str:
    """Of an opened image, a line each. May raise what Pillow raises."""
    packets = [str(_text(value)) for key, value in image.info.items() if key in _XMP_KEYS]
    xmp = (line for packet in packets for line in _xmp(packet))
    return lines_of([*_exif(image), *xmp, *_chunks(image.info), *_iptc(image)])


def _exif(image: ImageFile) -> Iterator[str]:
    exif = image.getexif()
    for table in (exif, *(exif.get_ifd(tag) for tag in _INNER)):
        for tag, value in table.items():
            if tag not in _INNER and (text := _value(tag, value)):
                yield text


def _value(tag: int, value: Any) -> str:
    """Numbers tell of the camera; the place in GPS's table, where it is one, is told in numbers and left out."""
    if isinstance(value, bytes):
        value = value.decode("utf-16-le", "replace") if tag in _WIDE else _text(_CHARSET.sub(b"", value))
    return value if isinstance(value, str) and _READABLE.search(value) and len(value) <= _LONGEST else ""


def _text(value: Any) -> Any:
    """Of bytes, the text they are, or nothing; anything else as it is."""
    if not isinstance(value, bytes):
        return value
    if value.count(0) > len(value) / 3:
        return value.decode("utf-16-le", "replace")
    try:
        return value.decode("utf-8").strip("\0")
    except UnicodeDecodeError:
        return ""


def _chunks(info: Mapping[Any, Any]) -> Iterator[str]:
    """PNG's tEXt, zTXt, iTXt; the comments of JPEG and GIF."""
    for key, value in info.items():
        text = _text(value)
        if key not in _XMP_KEYS | _BINARY and isinstance(text, str) and _READABLE.search(text):
            yield text[:_LONGEST]


def _iptc(image: ImageFile) -> Iterator[str]:
    """Photo agencies' captions, bylines, keywords."""
    from PIL.IptcImagePlugin import getiptcinfo

    if image.format not in ("JPEG", "TIFF"):
        return
    for value in (getiptcinfo(image) or {}).values():
        yield from filter(_READABLE.search, map(str, map(_text, _each(value))))


def _each(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else [value]


def _xmp(packet: str) -> Iterator[str]:
    for found in _ATTRIBUTE.findall(packet[: 10 * _LONGEST]):
        yield from filter(None, found)
    yield from _MARKUP.sub("\n", packet[: 10 * _LONGEST]).splitlines()
