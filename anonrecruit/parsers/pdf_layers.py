"""Which layers of a PDF a reader does not see when it opens (optional content, ISO 32000-1, 8.11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

_DEEPEST = 20
_Place = tuple[int, int]


class Layers:
    """As the default configuration has them. ``any_off`` says whether anything can be hidden at all."""

    def __init__(self, pdf: Any) -> None:
        properties = pdf.Root.get("/OCProperties")
        self._off = frozenset(_off(properties)) if isinstance(properties, pikepdf.Dictionary) else frozenset()

    @property
    def any_off(self) -> bool:
        return bool(self._off)

    def hides(self, content: Any) -> bool:
        """Whether what belongs to this group, or is a member as this dictionary says, is not shown."""
        if not isinstance(content, pikepdf.Dictionary):
            return False
        if content.get("/Type") != "/OCMD":
            return content.objgen in self._off
        expression = content.get("/VE")
        if isinstance(expression, pikepdf.Array):
            return not self._holds(expression, 0)
        return not self._by_policy(content)

    def _by_policy(self, membership: Any) -> bool:
        """Members that are no groups, or none, say nothing."""
        groups = membership.get("/OCGs")
        members = groups if isinstance(groups, pikepdf.Array) else [groups]
        shown = [each.objgen not in self._off for each in members if isinstance(each, pikepdf.Dictionary)]
        policy = str(membership.get("/P", "/AnyOn"))
        if not shown:
            return True
        every, some = all(shown), any(shown)
        return {"/AllOn": every, "/AnyOff": not every, "/AllOff": not some}.get(policy, some)

    def _holds(self, expression: Any, depth: int) -> bool:
        if isinstance(expression, pikepdf.Dictionary):
            return not self.hides(expression) if expression.get("/Type") != "/OCMD" else True
        if not isinstance(expression, pikepdf.Array) or not len(expression) or depth > _DEEPEST:
            return True
        inner = [self._holds(expression[at], depth + 1) for at in range(1, len(expression))]
        operator = str(expression[0])
        return not any(inner) if operator == "/Not" else any(inner) if operator == "/Or" else all(inner)


def _off(properties: Any) -> Iterable[_Place]:
    default = properties.get("/D")
    if not isinstance(default, pikepdf.Dictionary):
        return set()
    every = set(_places(properties.get("/OCGs")))
    base = every if default.get("/BaseState") == "/OFF" else set()
    found = (base - set(_places(default.get("/ON")))) | set(_places(default.get("/OFF")))
    for group in _viewed(default.get("/AS")):
        found = found - {group.objgen} if _view_state(group) == "/ON" else found | {group.objgen}
    return found


def _places(groups: Any) -> Iterator[_Place]:
    return (each.objgen for each in _dictionaries(groups))


def _viewed(usages: Any) -> Iterator[Any]:
    """Groups that are on or off by themselves as soon as somebody views the file."""
    for usage in _dictionaries(usages):
        categories = usage.get("/Category")
        if usage.get("/Event") == "/View" and isinstance(categories, pikepdf.Array) and "/View" in map(str, categories):
            yield from (group for group in _dictionaries(usage.get("/OCGs")) if _view_state(group))


def _view_state(group: Any) -> str:
    usage = group.get("/Usage")
    view = usage.get("/View") if isinstance(usage, pikepdf.Dictionary) else None
    return str(view.get("/ViewState", "")) if isinstance(view, pikepdf.Dictionary) else ""


def _dictionaries(array: Any) -> Iterator[Any]:
    if isinstance(array, pikepdf.Array):
        yield from (each for each in array if isinstance(each, pikepdf.Dictionary))
