"""What of WordprocessingML (ECMA-376 part 1) a redacted document keeps: elements, attributes and values that set type
and place, and can say nothing. Everything else is left behind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from anonrecruit.parsers.ooxml import local, w

FLOW: Final = frozenset({"p", "r", "t", "tab", "br", "cr", "noBreakHyphen", "tbl", "tr", "tc"})
UNWRAPPED: Final = frozenset(
    {"ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo", "ruby"}
)
"""Their children stand in their place."""

PROPERTIES: Final = frozenset(
    {
        *("pPr", "rPr", "tblPr", "tblGrid", "gridCol", "trPr", "tcPr", "tblPrEx", "sectPr", "tblStylePr"),
        *("pStyle", "rStyle", "tblStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "ilvl"),
        *("numId", "pBdr", "top", "left", "bottom", "right", "start", "end", "between", "bar", "shd", "tabs", "tab"),
        *("suppressAutoHyphens", "spacing", "ind", "contextualSpacing", "mirrorIndents", "jc", "textAlignment"),
        *("outlineLvl", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "color", "w"),
        *("kern", "position", "sz", "szCs", "highlight", "u", "vertAlign", "rtl", "cs", "tblW", "tblInd", "tblBorders"),
        *("insideH", "insideV", "tblLayout", "tblCellMar", "tblCellSpacing", "tblLook", "tblStyleRowBandSize"),
        *("tblStyleColBandSize", "cantSplit", "trHeight", "tblHeader", "tcW", "gridSpan", "vMerge", "hMerge"),
        *("tcBorders", "noWrap", "tcMar", "textDirection", "vAlign", "hideMark", "bidi", "bidiVisual", "snapToGrid"),
        *("type", "pgSz", "pgMar", "cols", "col", "pgBorders", "docGrid", "adjustRightInd", "autoSpaceDE"),
        *("autoSpaceDN", "wordWrap", "kinsoku", "overflowPunct", "outline", "shadow", "emboss", "imprint", "em"),
    }
)
_FONTS: Final = frozenset(
    [
        "arial",
        "arial black",
        "arial narrow",
        "aptos",
        "aptos display",
        "book antiqua",
        "bookman old style",
        "calibri",
        "calibri light",
        "cambria",
        "candara",
        "carlito",
        "century",
        "century gothic",
        "comic sans ms",
        "consolas",
        "constantia",
        "corbel",
        "courier new",
        "dejavu sans",
        "dejavu serif",
        "franklin gothic book",
        "garamond",
        "georgia",
        "gill sans mt",
        "helvetica",
        "helvetica neue",
        "lato",
        "liberation sans",
        "liberation serif",
        "lucida sans",
        "montserrat",
        "noto sans",
        "noto serif",
        "open sans",
        "palatino linotype",
        "roboto",
        "segoe ui",
        "symbol",
        "source sans pro",
        "tahoma",
        "times",
        "times new roman",
        "trebuchet ms",
        "tw cen mt",
        "verdana",
        "wingdings",
        "wingdings 2",
        "wingdings 3",
    ]
)
_WORDS: Final = frozenset(
    [
        "true",
        "false",
        "on",
        "off",
        "auto",
        "single",
        "double",
        "thick",
        "dotted",
        "dashed",
        "dash",
        "dotDash",
        "dotDotDash",
        "wave",
        "words",
        "none",
        "nil",
        "center",
        "left",
        "right",
        "both",
        "start",
        "end",
        "distribute",
        "top",
        "bottom",
        "baseline",
        "superscript",
        "subscript",
        "clear",
        "pct",
        "dxa",
        "atLeast",
        "exact",
        "fixed",
        "autofit",
        "restart",
        "continue",
        "nextPage",
        "nextColumn",
        "evenPage",
        "oddPage",
        "continuous",
        "portrait",
        "landscape",
        "page",
        "column",
        "textWrapping",
        "decimal",
        "bullet",
        "lowerLetter",
        "upperLetter",
        "lowerRoman",
        "upperRoman",
        "ordinal",
        "tab",
        "space",
        "nothing",
        "num",
        "hanging",
        "bar",
        "lrTb",
        "tbRl",
        "btLr",
        "paragraph",
        "character",
        "table",
        "numbering",
        "singleLevel",
        "multilevel",
        "hybridMultilevel",
        "firstRow",
        "lastRow",
        "firstCol",
        "lastCol",
        "band1Vert",
        "band2Vert",
        "band1Horz",
        "band2Horz",
        "neCell",
        "nwCell",
        "seCell",
        "swCell",
        "wholeTable",
        "yellow",
        "green",
        "cyan",
        "magenta",
        "blue",
        "red",
        "darkBlue",
        "darkCyan",
        "darkGreen",
        "darkMagenta",
        "darkRed",
        "darkYellow",
        "darkGray",
        "lightGray",
        "black",
        "white",
        "eastAsia",
        "default",
        "line",
        "lines",
        "snapToChars",
        "linesAndChars",
        "inset",
        "outset",
        "triple",
        "hyphen",
        "underscore",
        "dot",
        "middleDot",
        "heavy",
    ]
)
_VALUE: Final = re.compile(r"-?\d{1,7}(?:\.\d{1,4})?(?:pt|%)?|[0-9A-Fa-f]{6}")
_BULLET: Final = re.compile(r"(?:%[1-9]|[^\w\s]|[•o§·ü\uf000-\uf0ff]|[ .()]){0,8}")
_IDENTIFIED: Final = frozenset({"pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"})


def properties(element: etree._Element, styles: Mapping[str, str]) -> etree._Element | None:
    """A copy of an element that sets type or place, with nothing else in it; None where it is none such. ``styles``
    gives each style's identifier its new one."""
    name = local(element)
    if name not in PROPERTIES or element.tag != w(name):
        return None
    if name in _IDENTIFIED:
        known = styles.get(element.get(w("val"), ""))
        return etree.Element(element.tag, {w("val"): known}) if known else None
    copy = etree.Element(element.tag, dict(_attributes(element)))
    copy.extend([kept for child in element if (kept := properties(child, styles)) is not None])
    return copy


def bullet(text: str) -> str:
    """The text of a numbering level if it is a sign or a number."""
    return text if _BULLET.fullmatch(text) else "•"


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    fonts = local(element) == "rFonts"
    told = [(str(key), str(value)) for key, value in element.items() if str(key).startswith(w(""))]
    return [(key, value) for key, value in told if _says_nothing(key, value, fonts)]


def _says_nothing(key: str, value: str, fonts: bool) -> bool:
    if "rsid" in key:
        return False
    if fonts and not key.endswith("hint"):
        return value.lower() in _FONTS
    return value in _WORDS or bool(_VALUE.fullmatch(value))
