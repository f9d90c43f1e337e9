"""What style sheets say of whether text is seen, and of what makes a line of its own (CSS 2.2, and 3's later words).

Only declarations that matter for that are kept. Rules are applied by specificity and order; of ``@media`` blocks only
those for any screen count, since others hold for some readers and not for others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import cssselect
import tinycss2
from cssselect.xpath import HTMLTranslator
from lxml import etree

from anonrecruit.parsers.limits import Limits

Declarations = Mapping[str, str]
"""Property to value, both in lower case, blanks at the edges left out."""

_KEPT = frozenset(
    {
        *("display", "visibility", "opacity", "color", "background", "background-color", "background-image"),
        *("font", "font-size", "position", "left", "top", "right", "bottom", "text-indent", "clip", "clip-path"),
        *("width", "height", "max-height", "max-width", "overflow", "transform", "list-style", "list-style-type"),
        *(
            "white-space",
            "flex-direction",
            "flex-flow",
            "mso-hide",
            "float",
            "content-visibility",
            "margin-left",
            "margin-top",
        ),
    }
)
_SCREEN = frozenset({"all", "screen", ""})
_DEPTH = 3
_SAID = re.compile(r"\"([^\"\n]+)\"|'([^'\n]+)'|url\(\s*([^\"')]{1,2000})\)", re.I)
_ESCAPED = re.compile(r"\\([0-9A-Fa-f]{1,6})\s?")
_FONTS = re.compile(r"(?:font(?:-family)?|src)\s*:[^;{}]*", re.I)
_OWN_PROPERTY = re.compile(r"(?<![\w-])(--[\w-]++)\s*+:\s*+([^;{}]+)")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")


@dataclass(frozen=True, slots=True)
class _Rule:
    """``weight`` is how important, how specific, and how late it stands."""

    weight: tuple[bool, tuple[int, int, int], int]
    xpath: str
    declarations: Declarations


def styles_of(root: etree._Element, sheets: list[str], limits: Limits) -> dict[etree._Element, Declarations]:
    """Each styled element's declarations, from the sheets and its own ``style`` attribute. Raises LimitExceeded."""
    limits.check("style_characters", sum(map(len, sheets)))
    inline = [str(element.get("style")) for element in root.iter(etree.Element) if element.get("style")]
    variables = _Variables(dict(_OWN_PROPERTY.findall("\n".join([*sheets, *inline]))), limits)
    written = _rules([variables.resolved(sheet) for sheet in sheets], limits)
    rules = sorted(_affordable(written, root, limits), key=lambda rule: rule.weight)
    found: dict[etree._Element, dict[str, str]] = {}
    _apply([rule for rule in rules if not rule.weight[0]], root, found)
    for element in root.iter(etree.Element):
        if own := element.get("style"):
            kept, important = _declared(tinycss2.parse_declaration_list(variables.resolved(own), skip_comments=True))
            found.setdefault(element, {}).update(kept | important)
    _apply([rule for rule in rules if rule.weight[0]], root, found)
    return dict(found)


class _Variables:
    """Puts their values in their place, whichever element has them: a page rarely has one name for two things.

    Of values that stand in each other a small page could make gigabytes, so they are counted first (LimitExceeded).
    """

    def __init__(self, values: Mapping[str, str], limits: Limits) -> None:
        self._values, self._limits, self._put = values, limits, 0

    def resolved(self, text: str) -> str:
        for _ in range(_DEPTH):
            if "var(" not in text:
                break
            self._put += sum(len(self._value(found)) for found in _VARIABLE.finditer(text))
            self._limits.check("style_characters", self._put)
            text = _VARIABLE.sub(self._value, text)
        return text

    def _value(self, found: re.Match[str]) -> str:
        return self._values.get(found[1], found[2] or "").strip()


def _affordable(rules: Iterator[_Rule], root: etree._Element, limits: Limits) -> Iterator[_Rule]:
    """Stops at the first rule with which XPath may have to look at too many elements: reading rules takes time, too."""
    below, beside = _extent(root)
    steps = 0
    for rule in rules:
        steps += rule.xpath.count("descendant") * below + rule.xpath.count("sibling") * beside
        limits.check("style_steps", steps)
        yield rule


def _extent(root: etree._Element) -> tuple[int, int]:
    """How many elements there are to look at from each down to all below it, and along to all beside it."""
    below = beside = 0
    waiting = [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        below += depth
        beside += len(element) ** 2
        waiting += ((child, depth + 1) for child in element)
    return below, beside


def _apply(rules: list[_Rule], root: etree._Element, found: dict[etree._Element, dict[str, str]]) -> None:
    for rule in rules:
        for element in _matching(root, rule.xpath):
            found.setdefault(element, {}).update(rule.declarations)


def generated(sheet: str) -> list[str]:
    """What a sheet puts before or after elements, its comments, addresses and further strings, but names of fonts."""
    comments = (after.partition("*/")[0] for after in sheet.split("/*")[1:])
    texts = ("".join(found) for found in _SAID.findall(_FONTS.sub("", sheet)))
    return [_ESCAPED.sub(_character, text) for text in (*texts, *comments)]


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if 0 < code < 0x110000 else ""


def _rules(sheets: list[str], limits: Limits) -> Iterator[_Rule]:
    for number, (prelude, declared) in enumerate(_blocks(sheets), 1):
        limits.check("style_rules", number)
        for important, declarations in enumerate(declared):
            if declarations:
                for xpath, specificity in _selectors(prelude):
                    yield _Rule((bool(important), specificity, number), xpath, declarations)


def _blocks(sheets: list[str]) -> Iterator[tuple[str, tuple[dict[str, str], dict[str, str]]]]:
    for sheet in sheets:
        for rule in _qualified(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), 0):
            declared = _declared(tinycss2.parse_declaration_list(rule.content, skip_comments=True))
            if any(declared):
                yield tinycss2.serialize(rule.prelude), declared


def _qualified(rules: list[object], depth: int) -> Iterator[tinycss2.ast.QualifiedRule]:
    for rule in rules:
        if isinstance(rule, tinycss2.ast.QualifiedRule):
            yield rule
        elif isinstance(rule, tinycss2.ast.AtRule) and depth < _DEPTH and _is_for_screens(rule):
            yield from _qualified(tinycss2.parse_rule_list(rule.content, True, True), depth + 1)


def _is_for_screens(rule: tinycss2.ast.AtRule) -> bool:
    media = tinycss2.serialize(rule.prelude).strip().lower()
    return rule.lower_at_keyword == "media" and bool(rule.content) and media in _SCREEN


def _selectors(prelude: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    try:
        selectors = cssselect.parse(prelude)
    except cssselect.SelectorError:
        return
    translator = HTMLTranslator()
    for selector in selectors:
        try:
            if selector.pseudo_element is None:
                yield translator.selector_to_xpath(selector), selector.specificity()
        except cssselect.SelectorError:
            continue


def _matching(root: etree._Element, xpath: str) -> list[etree._Element]:
    try:
        found = root.xpath(xpath)
    except etree.XPathError:
        return []
    return found if isinstance(found, list) else []


def _declared(nodes: list[object]) -> tuple[dict[str, str], dict[str, str]]:
    """The usual declarations, and those marked as important."""
    found: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for node in nodes:
        if isinstance(node, tinycss2.ast.Declaration) and node.lower_name in _KEPT:
            found[node.important][node.lower_name] = tinycss2.serialize(node.value).strip().lower()
    return found
