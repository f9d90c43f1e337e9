"""Names of WordprocessingML, DrawingML and VML, as far as the parsers need them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
W: Mapping[str, str] = {"w": MAIN}


def w(name: str) -> str:
    """A name of WordprocessingML in Clark notation."""
    return f"{{{MAIN}}}{name}"


def local(element: object) -> str:
    """The element's name without its namespace; empty for comments and entities, whose tag is no string."""
    tag = getattr(element, "tag", None)
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
