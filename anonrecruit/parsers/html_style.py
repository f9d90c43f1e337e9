"""What an element of an HTML page looks like, as far as it decides whether a reader sees its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

import tinycss2.color3
from lxml import etree

from anonrecruit.parsers.css import Declarations
from anonrecruit.parsers.inks import BLACK, SMALLEST_VISIBLE, WHITE, Ink, merges

_LENGTH = re.compile(r"(-?\d*\.?\d+)(px|pt|em|rem|ex|ch|%|in|cm|mm|pc|vw|vh|)(?![\w.])")
_POINTS = {"px": 0.75, "": 0.75, "pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0, "rem": 12.0}
_RELATIVE = {"em": 1.0, "%": 0.01, "ex": 0.5, "ch": 0.5}
_OF_WINDOW = {"vw": 6.0, "vh": 6.0}
_NAMED_SIZES = {"xx-small": 7.0, "x-small": 7.5, "small": 10.0, "medium": 12.0, "large": 13.5, "x-large": 18.0}
_FONT_SIZES = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
_FAR = -300.0  # points; a page has no text so far left of or above its corner
_NO_AREA = re.compile(r"rect\(\s*(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?\s*\)")
_CLIPPED_AWAY = re.compile(r"inset\(\s*(?:50|100)%|circle\(\s*0|polygon\(\s*0[^,]*,\s*0")
_MOVED = re.compile(r"translate[xy]?(?:3d)?\(([^()]*)\)")
_NO_SCALE = re.compile(r"scale[xy]?\(\s*0*\.?0*\s*[,)]|matrix\(\s*0\s*,\s*0\s*,\s*0\s*,\s*0")
_OVERFLOW_HIDDEN = ("hidden", "clip")
_UNSEEN_TAGS = frozenset({"template", "noscript", "datalist", "noembed", "noframes"})


@dataclass(frozen=True, slots=True)
class Look:
    """``gone`` is for good, whatever the elements below say; ``unseen`` may be undone. ``ground`` None: a picture."""

    gone: bool = False
    unseen: bool = False
    ink: Ink | None = BLACK
    ground: Ink | None = WHITE
    size: float = 12.0
    kept_lines: bool = False
    bullets: bool = True

    @property
    def visible(self) -> bool:
        return not (self.gone or self.unseen or self.size < SMALLEST_VISIBLE or merges(self.ink, self.ground))


def look_of(element: etree._Element, tag: str, own: Declarations, outer: Look) -> Look:
    """Of an element inside one that looks as ``outer``; ``own`` are the element's declarations."""
    size = _size(own.get("font-size") or own.get("font", ""), outer.size)
    if tag == "font" and (named := _FONT_SIZES.get(element.get("size", "").strip())):
        size = named
    return replace(
        outer,
        gone=outer.gone or _is_gone(element, tag, own),
        unseen=_unseen(own, outer.unseen),
        ink=_ink(own.get("color") or (element.get("color", "") if tag == "font" else element.get("text", "")), outer),
        ground=_ground(own, element.get("bgcolor", ""), element.get("background", ""), outer.ground),
        size=size,
        kept_lines=_keeps_lines(tag, own, outer),
        bullets=_has_bullets(own, outer),
    )


def _keeps_lines(tag: str, own: Declarations, outer: Look) -> bool:
    said = own.get("white-space", "")
    return said.startswith("pre") if said else outer.kept_lines or tag in ("pre", "textarea", "listing", "xmp")


def _has_bullets(own: Declarations, outer: Look) -> bool:
    said = f"{own.get('list-style', '')} {own.get('list-style-type', '')}"
    return "none" not in said if said.strip() else outer.bullets


def _unseen(own: Declarations, outer: bool) -> bool:
    said = own.get("visibility", "inherit")
    return outer if said == "inherit" else said in ("hidden", "collapse")


def _is_gone(element: etree._Element, tag: str, own: Declarations) -> bool:
    display = own.get("display", "")
    if (
        display == "none"
        or own.get("mso-hide") == "all"
        or own.get("content-visibility") == "hidden"
        or tag in _UNSEEN_TAGS
    ):
        return True
    if not display and ("hidden" in element.attrib or (tag == "dialog" and "open" not in element.attrib)):
        return True
    return _is_transparent(own) or _is_elsewhere(own) or _is_clipped(own)


def _is_transparent(own: Declarations) -> bool:
    opacity = own.get("opacity", "1").rstrip("%")
    return bool(_NO_SCALE.search(own.get("transform", ""))) or (_is_number(opacity) and float(opacity) <= 0.03)


def _is_elsewhere(own: Declarations) -> bool:
    edges = ("left", "top", "right", "bottom") if own.get("position") in ("absolute", "fixed", "relative") else ()
    moved = [number for found in _MOVED.findall(own.get("transform", "")) for number in found.split(",")]
    places = [own.get(edge, "") for edge in (*edges, "text-indent", "margin-left", "margin-top")]
    return any(_points(place, 12.0) < _FAR for place in (*places, *moved))


def _is_clipped(own: Declarations) -> bool:
    if _NO_AREA.search(own.get("clip", "")) or _CLIPPED_AWAY.search(own.get("clip-path", "")):
        return True
    sides = [own[name] for name in ("width", "height", "max-height", "max-width") if name in own]
    return own.get("overflow", "") in _OVERFLOW_HIDDEN and any(0 <= _points(side, 12.0) <= 1 for side in sides)


def _ink(text: str, outer: Look) -> Ink | None:
    if not text.strip():
        return outer.ink
    colour = _colour(text)
    if colour is None:
        return outer.ink
    return outer.ground if colour.alpha < 0.03 else _opaque(colour)


def _ground(own: Declarations, attribute: str, picture: str, outer: Ink | None) -> Ink | None:
    said = own.get("background-color") or own.get("background") or attribute
    pictured = picture or own.get("background-image", "none") != "none"
    if pictured or "url(" in said or "gradient(" in said:
        return None
    colours = [colour for word in _words(said) if (colour := _colour(word)) is not None]
    if not colours or colours[0].alpha < 0.03:
        return outer
    return _opaque(colours[0]) if colours[0].alpha > 0.97 else None


def _words(text: str) -> list[str]:
    return [text, *re.findall(r"[\w-]+\([^()]*\)|#?[\w-]+", text)]


def _colour(text: str) -> tinycss2.color3.RGBA | None:
    found = tinycss2.color3.parse_color(text.strip())
    if not isinstance(found, tinycss2.color3.RGBA):
        found = tinycss2.color3.parse_color("#" + text.strip())  # "FFFFFF", as old pages have it
    return found if isinstance(found, tinycss2.color3.RGBA) else None


def _opaque(colour: tinycss2.color3.RGBA) -> Ink:
    return Ink((colour.red, colour.green, colour.blue))


def _size(text: str, outer: float) -> float:
    if not text:
        return outer
    named = next((size for name, size in _NAMED_SIZES.items() if re.search(rf"(?<![\w-]){name}(?![\w-])", text)), None)
    found = _LENGTH.search(text)
    return named or (_points(found[0], outer) if found else outer)


def _points(text: str, em: float) -> float:
    """A length in points, "nan" where there is none."""
    found = _LENGTH.fullmatch(text.strip())
    if not found:
        return NOWHERE
    number, unit = float(found[1]), found[2]
    if unit in _RELATIVE:
        return number * _RELATIVE[unit] * em
    return number * (_OF_WINDOW.get(unit) or _POINTS[unit])


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"\d*\.?\d+", text))


NOWHERE: Final = float("nan")
