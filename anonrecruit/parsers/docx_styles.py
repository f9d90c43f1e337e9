"""How text of a Word document looks, as far as it decides whether a reader sees it (ECMA-376 part 1, 17.3 and 17.7).

Document defaults, then the style of the table, of the paragraph, of the run, each after all that it is based on, then
what stands at the run itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from anonrecruit.parsers.inks import Ink, from_hex
from anonrecruit.parsers.ooxml import W, local, w
from anonrecruit.parsers.package import Package

_OFF = ("0", "false", "off", "none")
_MOST_BASES = 20
_LETTERS = "{http://schemas.microsoft.com/office/word/2010/wordml}textFill"
_THEME_NAMES: Final[Mapping[str, str]] = {
    **{"background1": "lt1", "light1": "lt1", "text1": "dk1", "dark1": "dk1"},
    **{"background2": "lt2", "light2": "lt2", "text2": "dk2", "dark2": "dk2"},
    **{"bg1": "lt1", "bg2": "lt2", "tx1": "dk1", "tx2": "dk2", "hyperlink": "hlink", "followedHyperlink": "folHlink"},
}
_OFFICE = {"lt1": "ffffff", "dk1": "000000", "lt2": "e7e6e6", "dk2": "44546a"}
"""A package without a theme has that of the program that opens it."""

_HIGHLIGHTS = {"black": "000000", "white": "ffffff", "yellow": "ffff00", "lightGray": "c0c0c0", "darkGray": "808080"}


@dataclass(frozen=True, slots=True)
class Look:
    """``ink`` None is automatic, which can be seen on any ground. ``ground`` None is that of what lies behind, unless
    it is ``filled``, with something that is not known."""

    hidden: bool = False
    ink: Ink | None = None
    ground: Ink | None = None
    filled: bool = False
    size: float = 10.0
    scale: float = 100.0


class Styles:
    """Of one document. Looks of its styles are worked out once."""

    def __init__(self, package: Package, main: str) -> None:
        links = [link for link in package.relationships(main) if not link.external]
        roots = {kind: package.xml(link.target) for link in links if (kind := link.kind) in ("styles", "theme")}
        self._theme = dict(_theme(roots.get("theme")))
        root = roots.get("styles")
        styles = [] if root is None else list(root.iter(w("style")))
        self._styles = {style.get(w("styleId"), ""): style for style in styles}
        self._default = next(filter(_is_default, styles), None)
        defaults = None if root is None else root.find("w:docDefaults/w:rPrDefault/w:rPr", W)
        self._first = self.applied(defaults, Look())
        self._known: dict[tuple[str, str, str], Look] = {}

    def look(self, run: etree._Element) -> Look:
        """Of a run as it is nested in its paragraph and tables."""
        own = run.find("w:rPr", W)
        named = (_style_of(_around(run, "tbl"), "tblPr/w:tblStyle"), _style_of(_around(run, "p"), "pPr/w:pStyle"))
        return self.applied(own, self._of_styles((*named, _value(own, "rStyle"))))

    def shading(self, style: str) -> tuple[Ink | None, bool]:
        """The ground that a paragraph's style gives, and whether it gives any."""
        for one in [*self._line(style)][::-1]:
            if (found := one.find("w:pPr/w:shd", W)) is not None:
                return self.fill(found)
        return None, False

    def shades(self, style: str) -> bool:
        """Whether a table's style gives any of its cells a ground."""
        return any(self.fill(shading)[1] for one in self._line(style) for shading in one.iter(w("shd")))

    def fill(self, shading: etree._Element | None) -> tuple[Ink | None, bool]:
        """The ground of ``w:shd``, None where it is a pattern's, and whether there is any."""
        if shading is None or (pattern := shading.get(w("val"), "clear")) == "nil":
            return None, False
        if pattern not in ("clear", ""):
            return None, True
        named = shading.get(w("themeFill")) or shading.get(w("fill"), "auto") not in ("auto", "")
        return (self._colour(shading, "fill", "themeFill"), True) if named else (None, False)

    def applied(self, properties: etree._Element | None, look: Look) -> Look:
        """``look`` with the properties of a run."""
        for each in () if properties is None else properties:
            change = _CHANGES.get(local(each))
            if change is not None:
                look = change(self, each, look)
        return look

    def ink(self, colour: etree._Element, look: Look) -> Look:
        if colour.get(w("val")) == "auto" and not colour.get(w("themeColor")):
            return replace(look, ink=None)
        return replace(look, ink=self._colour(colour, "val", "themeColor") or look.ink)

    def letters(self, fill: etree._Element, look: Look) -> Look:
        """What Word 2010 and later fill letters with: nothing, or a colour that lets all through, hides them."""
        if fill.tag != _LETTERS:
            return look
        clear = any(local(each) == "alpha" and _number(_any(each, "val")) >= 97_000 for each in fill.iter())
        if clear or any(local(each) == "noFill" for each in fill):
            return replace(look, hidden=not _is_outlined(fill.getparent()))
        return replace(look, ink=self.solid(fill))

    def solid(self, fill: etree._Element) -> Ink | None:
        """The one colour of a fill in DrawingML; None where it is made of one, or is none."""
        named = next((each for each in fill.iter() if local(each) in ("srgbClr", "schemeClr")), None)
        said = "" if named is None else _any(named, "val")
        known = self._theme.get(_THEME_NAMES.get(said, said)) or from_hex(said)
        return known if named is not None and not len(named) else None

    def _colour(self, element: etree._Element, value: str, theme: str) -> Ink | None:
        named = element.get(w(theme), "")
        found = self._theme.get(_THEME_NAMES.get(named, named))
        if found is None:
            return from_hex(element.get(w(value), ""))
        for kind, towards in (("Tint", 1.0), ("Shade", 0.0)):
            if said := element.get(w(theme.removesuffix("Color") + kind)):
                share = int(said, 16) / 255 if all(c in "0123456789abcdefABCDEF" for c in said) else 1.0
                red, green, blue = (part * share + towards * (1 - share) for part in found)
                found = Ink((red, green, blue))
        return found

    def _of_styles(self, names: tuple[str, str, str]) -> Look:
        if names not in self._known:
            look, hidden = self._first, False
            for name in (names[0], names[1] or _identifier(self._default), names[2]):
                styled = replace(look, hidden=False)
                for style in self._line(name):
                    styled = self.applied(style.find("w:rPr", W), styled)
                look, hidden = styled, hidden != styled.hidden  # a toggle: in two of them it cancels out
            self._known[names] = replace(look, hidden=hidden or self._first.hidden)
        return self._known[names]

    def _line(self, name: str) -> list[etree._Element]:
        """A style after all that it is based on."""
        line: list[etree._Element] = []
        while (style := self._styles.get(name)) is not None and len(line) < _MOST_BASES:
            line.append(style)
            name = _value(style, "basedOn")
        return line[::-1]


def is_on(toggle: etree._Element) -> bool:
    """Whether a property that is there is not switched off."""
    return toggle.get(w("val"), "1") not in _OFF


_CHANGES: Final[Mapping[str, Callable[[Styles, etree._Element, Look], Look]]] = {
    "vanish": lambda _, each, look: replace(look, hidden=is_on(each)),
    "specVanish": lambda _, each, look: replace(look, hidden=look.hidden or is_on(each)),
    "color": Styles.ink,
    "textFill": Styles.letters,
    "sz": lambda _, each, look: replace(look, size=_number(each.get(w("val"))) / 2),
    "w": lambda _, each, look: replace(look, scale=_number(each.get(w("val")))),
    "shd": lambda styles, each, look: _grounded(look, *styles.fill(each)),
    "highlight": lambda _, each, look: _grounded(
        look, from_hex(_HIGHLIGHTS.get(each.get(w("val"), ""), "")), each.get(w("val")) != "none"
    ),
}


def _grounded(look: Look, ground: Ink | None, filled: bool) -> Look:
    return replace(look, ground=ground, filled=True) if filled else look


def _is_outlined(properties: etree._Element | None) -> bool:
    outlines = (each for each in (() if properties is None else properties) if local(each) == "textOutline")
    return any(local(each) in ("solidFill", "gradFill") for outline in outlines for each in outline)


def _theme(root: etree._Element | None) -> Iterable[tuple[str, Ink]]:
    said = dict(_OFFICE)
    for scheme in () if root is None else root.iter(etree.Element):
        if local(scheme) == "clrScheme":
            said |= {local(slot): _any(colour, "val", "lastClr") for slot in scheme for colour in slot}
    return ((name, ink) for name, text in said.items() if (ink := from_hex(text)) is not None)


def _around(run: etree._Element, name: str) -> etree._Element | None:
    return next(run.iterancestors(w(name)), None)


def _style_of(element: etree._Element | None, path: str) -> str:
    found = None if element is None else element.find(f"w:{path}", W)
    return "" if found is None else found.get(w("val"), "")


def _value(element: etree._Element | None, child: str) -> str:
    found = None if element is None else element.find(f"w:{child}", W)
    return "" if found is None else found.get(w("val"), "")


def _identifier(style: etree._Element | None) -> str:
    return "" if style is None else style.get(w("styleId"), "")


def _is_default(style: etree._Element) -> bool:
    return style.get(w("type"), "paragraph") == "paragraph" and style.get(w("default"), "0") not in _OFF


def _any(element: etree._Element, *names: str) -> str:
    """The value of an attribute of that name in whatever namespace; of several the last that looks like a colour."""
    said = [str(value) for name in names for key, value in element.items() if str(key).rpartition("}")[2] == name]
    return next((value for value in reversed(said) if from_hex(value)), said[0] if said else "")


def _number(text: str | None) -> float:
    try:
        return float((text or "inf").removesuffix("%"))
    except ValueError:
        return float("inf")
