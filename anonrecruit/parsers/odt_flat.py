"""What a flat OpenDocument file has in its text where a package has members: pictures, objects, macros, settings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from anonrecruit.parsers.image_metadata import is_picture, words_of_picture
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.ooxml import local
from anonrecruit.parsers.opendocument import named
from anonrecruit.parsers.pieces import lines_of
from anonrecruit.parsers.strings import from_base64, text_inside, xml_comments

SURFACES = ("macros", "embedded_files", "image_metadata")
_OBJECTS = frozenset({"object", "object-ole", "plugin", "applet"})


def packed_in(root: etree._Element, limits: Limits) -> dict[str, str]:
    """By surface. Raises LimitExceeded."""
    found: dict[str, list[str]] = defaultdict(list, macros=[*_macros(root)])
    size = 0
    for element in root.iter(named("office:binary-data")):
        data = from_base64("".join(element.itertext()))
        size += len(data)
        limits.check("decompressed_bytes", size)
        parent = element.getparent()
        if parent is not None and local(parent) in _OBJECTS and not is_picture(data):
            found["embedded_files"] += text_inside(data, limits)
        else:
            found["image_metadata"] += words_of_picture(data)
    return {name: lines_of(found[name]) for name in SURFACES}


def _macros(root: etree._Element) -> Iterator[str]:
    for scripts in root.iter(named("office:scripts")):
        yield from map(str, scripts.itertext())


def left_in(root: etree._Element, data: bytes) -> Iterator[str]:
    """Settings, and comments of the XML."""
    for settings in root.iter(named("office:settings")):
        yield from map(str, settings.itertext())
    yield from xml_comments(data)
