"""Names of OpenDocument 1.3, as far as the parser needs them."""

from __future__ import annotations

from typing import Final

from lxml import etree

_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES: Final = {
    **{prefix: f"{_OASIS}{prefix}:1.0" for prefix in ("office", "style", "text", "table", "form", "meta")},
    "draw": f"{_OASIS}drawing:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "manifest": f"{_OASIS}manifest:1.0",
}


def named(name: str) -> str:
    """ "text:p" in Clark notation."""
    prefix, _, rest = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{rest}"


def attribute(element: etree._Element, name: str) -> str:
    """Empty where the element has none of that name."""
    return str(element.get(named(name), ""))
