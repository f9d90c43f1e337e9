"""Which runs of a Word document a reader would not see: hidden by property or style, too small, white on white."""

from __future__ import annotations

from lxml import etree

from anonrecruit.parsers.ooxml import W, local, w

_OFF = ("0", "false", "off", "none")
_SMALLEST_VISIBLE = 4  # half-points: text of two points or less is there for machines
_WHITE = frozenset({"FFFFFF", "FEFEFE"})
_NO_FILL = frozenset({"auto", "ffffff", "", None})
_GROUNDS = frozenset({"tbl", "txbxContent", "hdr", "ftr"})
"""What white text may stand on: cells and boxes have fills that styles and pictures give them."""


def is_hidden(properties: etree._Element | None, style: str, hidden_styles: frozenset[str]) -> bool:
    """By the properties of a run or of a paragraph; ``style`` is the name of the element that gives the style."""
    if properties is None:
        return False
    named = properties.find(style, W)
    if named is not None and named.get(w("val")) in hidden_styles:
        return True
    size = properties.find("w:sz", W)
    return vanishes(properties.find("w:vanish", W)) or (
        size is not None and _number(size.get(w("val"))) <= _SMALLEST_VISIBLE
    )


def vanishes(vanish: etree._Element | None) -> bool:
    """Whether the property is there and not switched off."""
    return vanish is not None and vanish.get(w("val"), "1") not in _OFF


def is_white_on_white(run: etree._Element) -> bool:
    """Only where no ground is known or likely: no shading, no style of the paragraph that may have one, no picture."""
    colour = run.find("w:rPr/w:color", W)
    if colour is None or colour.get(w("val"), "").upper() not in _WHITE or run.find("w:rPr/w:highlight", W) is not None:
        return False
    return not _is_shaded(run.find("w:rPr/w:shd", W)) and not any(map(_is_ground, run.iterancestors()))


def _is_ground(ancestor: etree._Element) -> bool:
    name = local(ancestor)
    if name == "p":
        styled = ancestor.find("w:pPr/w:pStyle", W) is not None
        return styled or _is_shaded(ancestor.find("w:pPr/w:shd", W))
    if name == "document":
        drawn = any(local(node) in ("anchor", "pict") for node in ancestor.iter())
        return drawn or ancestor.find("w:background", W) is not None
    return name in _GROUNDS


def _is_shaded(shading: etree._Element | None) -> bool:
    return shading is not None and (shading.get(w("fill")) or "").lower() not in _NO_FILL


def _number(text: str | None) -> float:
    try:
        return float(text or "inf")
    except ValueError:
        return float("inf")
