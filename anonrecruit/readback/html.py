"""HTML as a tree: its text, the values of its attributes, its comments and its style sheet."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

_TECHNICAL = frozenset({"class", "charset", "content", "http-equiv", "lang", "name", "scope", "id"})
"""Attributes that no reader sees and our template fills."""


def html_texts(page: bytes) -> Iterator[str]:
    root = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    yield "".join(root.itertext(*_elements(root)))
    for element in root.iter():
        if isinstance(element, etree._Comment | etree._ProcessingInstruction):
            yield element.text or ""
        elif isinstance(element.tag, str):
            yield from (value for name, value in element.items() if name not in _TECHNICAL)


def _elements(root: html.HtmlElement) -> set[str]:
    """Tags whose text a reader may see; a style sheet has words of its own ("grace" is none, "white" is)."""
    return {element.tag for element in root.iter() if isinstance(element.tag, str)} - {"style"}
