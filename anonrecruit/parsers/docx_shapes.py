"""Shapes of a Word document, in DrawingML and in VML: what they are filled with, and where they stand.

Text in a shape lies on what fills it. Where nothing does it lies on whatever is below, and that is the page, if nothing
else of the document paints anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from anonrecruit.parsers.docx_styles import Styles
from anonrecruit.parsers.inks import BLACK, WHITE, Ink, from_hex
from anonrecruit.parsers.ooxml import local, w

Fill = tuple[Ink | None, bool]
"""The colour, None where it is not known, and whether there is any."""

_NOTHING: Fill = (None, False)
_UNKNOWN: Fill = (None, True)
_FILLS = frozenset({"gradFill", "blipFill", "pattFill", "grpFill"})
_VML = frozenset({"shape", "rect", "roundrect", "oval", "arc", "polyline", "curve"})
_SHAPES = frozenset({"wsp", *_VML})
_PICTURES = frozenset({"blip", "imagedata", "chart", "relIds", "contentPart"})
_LAID = ("anchor", "pict")
_NAMED = {"white": WHITE, "black": BLACK}
_NO_REFERENCE = ("0", "1000")  # a number of the theme's fills that stands for none
_BROAD = 60_000  # EMU, of 12,700 to the point: a line that wide may be a bar behind a text
_BEYOND, _ASIDE = 12_700_000, 1_800_000  # EMU, to the right or below; to the left or above, margins allowed for
_EMU = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "px": 9_525, "": 1}
_LENGTH = re.compile(r"\s*(-?\d{1,9}(?:\.\d{1,9})?)(pt|in|cm|mm|px|)\s*")


class Shapes:
    """Of one document."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def around(self, box: etree._Element) -> Fill:
        """What fills the shape that a text box (``w:txbxContent``) is of."""
        shape = next((each for each in box.iterancestors() if local(each) in _SHAPES), None)
        return _UNKNOWN if shape is None else self._fill(shape)

    def paint(self, root: etree._Element) -> bool:
        """Whether any that is laid over or under the text may be a ground for it: all but those without a fill."""
        return any(self._paints(each) for each in root.iter(etree.Element) if local(each) in _LAID)

    def colour(self, root: etree._Element) -> bool:
        """Whether anything in a part is a picture, or shaded in another colour than white."""
        if any(local(each) in _PICTURES for each in root.iter(etree.Element)):
            return True
        fills = map(self._styles.fill, root.iter(w("shd")))
        return any(given and ink != WHITE for ink, given in fills)

    def _paints(self, drawing: etree._Element) -> bool:
        inside = [(local(each), each) for each in drawing.iter(etree.Element)]
        shapes = [self._fill(each) for name, each in inside if name in _SHAPES]
        if not shapes or any(name in _PICTURES for name, _ in inside):
            return True
        if any(given and ink != WHITE for ink, given in shapes):
            return True
        return any(
            (name in ("grpSpPr", "bg") and _given(each)) or (name == "ln" and _is_broad(each)) for name, each in inside
        )

    def _fill(self, shape: etree._Element) -> Fill:
        return self._of_vml(shape) if local(shape) in _VML else self._of_drawing(shape)

    def _of_drawing(self, shape: etree._Element) -> Fill:
        for fill in _given(_child(shape, "spPr")):
            name = local(fill)
            return (
                _NOTHING if name == "noFill" else (self._styles.solid(fill), True) if name == "solidFill" else _UNKNOWN
            )
        reference = _child(_child(shape, "style"), "fillRef")
        styled = reference is not None and reference.get("idx", "0") not in _NO_REFERENCE
        return _UNKNOWN if styled else _NOTHING

    def _of_vml(self, shape: etree._Element) -> Fill:
        """Filled with white, unless it says otherwise."""
        fill = _child(shape, "fill")
        if shape.get("filled", "t")[:1] in "f0" or (fill is not None and fill.get("on", "t")[:1] in "f0"):
            return _NOTHING
        if fill is not None and (fill.get("type", "solid") != "solid" or fill.get("opacity")):
            return _UNKNOWN
        name = (shape.get("fillcolor") or "white").partition(" ")[0].lower()
        short = re.fullmatch(r"#([0-9a-f])([0-9a-f])([0-9a-f])", name)
        return _NAMED.get(name) or from_hex("".join(2 * digit for digit in short.groups()) if short else name), True


def is_away(box: etree._Element) -> bool:
    """Whether a text box is hidden as a drawing, or stands beside the page."""
    for each in box.iterancestors():
        name = local(each)
        if name in ("anchor", "inline"):
            hidden = any(local(one) == "docPr" and one.get("hidden", "0") in ("1", "true") for one in each)
            return hidden or (name == "anchor" and any(map(_is_beyond, *zip(*_places(each), strict=True))))
        if name in _VML:
            return _is_beside(each.get("style", ""))
    return False


def _places(anchor: etree._Element) -> Iterator[tuple[float, float]]:
    """The distance from the left and from the top, each with the size in that direction."""
    extent = _child(anchor, "extent")
    for name, size in (("positionH", "cx"), ("positionV", "cy")):
        offset = _child(_child(anchor, name), "posOffset")
        place = _emu("" if offset is None else offset.text or "")
        yield place, 0.0 if extent is None else _emu(extent.get(size, ""))


def _is_beyond(place: float, size: float) -> bool:
    return place >= _BEYOND or place + size <= -_ASIDE


def _is_beside(style: str) -> bool:
    said = {name.strip().lower(): value for name, _, value in (each.partition(":") for each in style.split(";"))}
    if said.get("visibility", "").strip() == "hidden":
        return True
    sides = (("margin-left", "width"), ("margin-top", "height"), ("left", "width"), ("top", "height"))
    return any(_is_beyond(_emu(said.get(place, "")), _emu(said.get(size, ""))) for place, size in sides)


def _emu(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _EMU[found[2]] if found else 0.0


def _given(properties: etree._Element | None) -> list[etree._Element]:
    fills = {"noFill", "solidFill", *_FILLS}
    return [each for each in (() if properties is None else properties) if local(each) in fills]


def _is_broad(line: etree._Element) -> bool:
    return _emu(line.get("w", "")) >= _BROAD and not any(local(each) == "noFill" for each in line)


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    return next((each for each in (() if element is None else element) if local(each) == name), None)
