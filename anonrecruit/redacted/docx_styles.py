"""Styles and numbering of a redacted Word document: the same type under names of ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from lxml import etree

from anonrecruit.parsers.ooxml import MAIN, A, W, local, w
from anonrecruit.parsers.package import Package
from anonrecruit.redacted.allowed import bullet, properties

_NAMES = (
    *("Normal", "Title", "Subtitle", "List Paragraph", "Table Grid", "No Spacing", "Body Text", "List Bullet"),
    *("Default Paragraph Font", "Normal Table", "No List", *(f"heading {level}" for level in range(1, 10))),
)
_KNOWN: Final = MappingProxyType({name.lower(): name for name in _NAMES})
"""Names that Word itself gives, and knows; every other becomes "Style 1"."""

_LEVEL = ("start", "numFmt", "pStyle", "suff", "lvlText", "lvlJc", "pPr", "rPr")
_FAMILIES = ("paragraph", "character", "table", "numbering")


def new_ids(package: Package, main: str) -> dict[str, str]:
    """For each style's identifier one of ours."""
    return {style.get(w("styleId"), ""): f"S{number}" for number, style in enumerate(_styles(package, main), 1)}


def styles(package: Package, main: str, ids: Mapping[str, str]) -> etree._Element:
    root = etree.Element(w("styles"), nsmap={"w": MAIN})
    for part in _parts(package, main, "styles"):
        if (defaults := part.find("w:docDefaults", W)) is not None:
            root.append(_defaults(_with_fonts(defaults, package, main), ids))
    for number, style in enumerate(_styles(package, main), 1):
        root.append(_style(_with_fonts(style, package, main), number, ids))
    return root


def _styles(package: Package, main: str) -> list[etree._Element]:
    return [style for part in _parts(package, main, "styles") for style in part.iterchildren(w("style"))]


def _parts(package: Package, main: str, kind: str) -> list[etree._Element]:
    links = [link for link in package.relationships(main) if link.kind == kind and not link.external]
    return [root for link in links if (root := package.xml(link.target)) is not None][:1]


def _defaults(defaults: etree._Element, ids: Mapping[str, str]) -> etree._Element:
    copy = etree.Element(w("docDefaults"))
    for outer, inner in (("rPrDefault", "rPr"), ("pPrDefault", "pPr")):
        holder = etree.SubElement(copy, w(outer))
        own = defaults.find(f"w:{outer}/w:{inner}", W)
        kept = None if own is None else properties(own, ids)
        holder.extend([] if kept is None else [kept])
    return copy


def _style(style: etree._Element, number: int, ids: Mapping[str, str]) -> etree._Element:
    family = style.get(w("type"), "")
    copy = etree.Element(w("style"), {w("styleId"): f"S{number}"})
    copy.set(w("type"), family if family in _FAMILIES else "paragraph")
    if style.get(w("default")) in ("1", "true", "on"):
        copy.set(w("default"), "1")
    named = style.find("w:name", W)
    name = "" if named is None else named.get(w("val"), "")
    etree.SubElement(copy, w("name"), {w("val"): _KNOWN.get(name.lower(), f"Style {number}")})
    wanted = ("basedOn", "next", "link", "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
    copy.extend([kept for child in style if local(child) in wanted and (kept := _kept(child, ids)) is not None])
    return copy


def _kept(child: etree._Element, ids: Mapping[str, str]) -> etree._Element | None:
    if local(child) in ("basedOn", "next", "link"):
        known = ids.get(child.get(w("val"), ""))
        return etree.Element(child.tag, {w("val"): known}) if known else None
    return properties(child, ids)


def numbering(package: Package, main: str, ids: Mapping[str, str]) -> etree._Element:
    root = etree.Element(w("numbering"), nsmap={"w": MAIN})
    for part in _parts(package, main, "numbering"):
        for kind, link in (("abstractNum", "abstractNumId"), ("num", "numId")):
            for element in part.iterchildren(w(kind)):
                if (number := element.get(w(link), "")).isdigit():
                    root.append(_list(element, kind, link, number, ids))
    return root


def _list(element: etree._Element, kind: str, link: str, number: str, ids: Mapping[str, str]) -> etree._Element:
    copy = etree.Element(w(kind), {w(link): number})
    for level in element.iterchildren(w("lvl")):
        if (at := level.get(w("ilvl"), "")).isdigit():
            inner = etree.SubElement(copy, w("lvl"), {w("ilvl"): at})
            inner.extend(list(_level(level, ids)))
    target = element.find("w:abstractNumId", W)
    if target is not None and target.get(w("val"), "").isdigit():
        etree.SubElement(copy, w("abstractNumId"), {w("val"): target.get(w("val"), "")})
    return copy


def _level(level: etree._Element, ids: Mapping[str, str]) -> Iterator[etree._Element]:
    for child in level:
        name, value = local(child), child.get(w("val"), "")
        if name == "lvlText":
            yield etree.Element(child.tag, {w("val"): bullet(value)})
        elif name in ("pPr", "rPr", "pStyle"):
            yield from [kept] if (kept := properties(child, ids)) is not None else []
        elif name in _LEVEL and value.isalnum() and len(value) < 12:
            yield etree.Element(child.tag, {w("val"): value if value.isdigit() or name != "start" else "1"})


def _with_fonts(element: etree._Element, package: Package, main: str) -> etree._Element:
    """Fonts of the theme by their names, since the theme stays behind. Changes the element, which is read anew."""
    for fonts in element.iter(w("rFonts")):
        for key, theme in [(str(key), str(value)) for key, value in fonts.items() if str(key).endswith("Theme")]:
            if face := _face(package, main, "major" if theme.startswith("major") else "minor"):
                fonts.set(key.removesuffix("Theme"), face)
    return element


def _face(package: Package, main: str, kind: str) -> str:
    for theme in _parts(package, main, "theme"):
        face = theme.find(f".//{{{A}}}{kind}Font/{{{A}}}latin")
        return "" if face is None else face.get("typeface", "")
    return ""
