"""What holds for the text of one RTF group, and what tables at the head of a file say of fonts, inks and styles."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from anonrecruit.document import BlockKind
from anonrecruit.parsers.inks import BLACK, SMALLEST_VISIBLE, WHITE, Ink, merges
from anonrecruit.parsers.rtf_tokens import charset_code_page, code_page

_HEADING = re.compile(r"\s*(?:heading|title|überschrift|titre|título)\b", re.I)


@dataclass(slots=True)
class State:
    """Copied where a group opens. ``goes_to`` is "text", "", a surface, or the name of a table that is read;
    ``before`` is where text went outside an ``\\upr`` group."""

    goes_to: str = "text"
    before: str = "text"
    page: str = "cp1252"
    skip: int = 1
    hidden: bool = False
    deleted: bool = False
    size: float = 12.0
    ink: int = 0
    ground: int = 0
    shaded: bool = False
    row_shaded: bool = False
    style_hides: bool = False
    in_table: bool = False
    level: int = 1
    listed: bool = False
    heading: bool = False

    def table_level(self) -> int:
        return self.level if self.in_table else 0

    def kind(self, mark: str) -> BlockKind:
        if self.heading:
            return BlockKind.HEADING
        return BlockKind.LIST_ITEM if mark or self.listed else BlockKind.PARAGRAPH


@dataclass(slots=True)
class Style:
    name: str = field(default="", repr=False)
    hides: bool = False


@dataclass(slots=True)
class Head:
    """``inks[0]`` is the automatic colour."""

    default_page: str = "cp1252"
    pages: dict[int, str] = field(default_factory=dict)
    font: int = 0
    inks: list[Ink | None] = field(default_factory=list)
    mixed: list[int] = field(default_factory=lambda: [0, 0, 0])
    is_automatic: bool = True
    styles: dict[int, Style] = field(default_factory=dict)
    style: int = 0

    def end_ink(self) -> None:
        red, green, blue = (part / 255 for part in self.mixed)
        self.inks.append(None if self.is_automatic else Ink((red, green, blue)))
        self.mixed, self.is_automatic = [0, 0, 0], True

    def is_seen(self, state: State) -> bool:
        ground = WHITE if not state.ground else self._ink(state.ground, WHITE)
        behind = state.shaded or (state.row_shaded and state.in_table)
        if merges(self._ink(state.ink, BLACK), None if behind and not state.ground else ground):
            return False
        return not (state.hidden or state.style_hides or state.size < SMALLEST_VISIBLE)

    def _ink(self, index: int, automatic: Ink) -> Ink:
        found = self.inks[index] if 0 <= index < len(self.inks) else None
        return found or automatic

    def apply_style(self, number: int, state: State) -> None:
        style = self.styles.get(number, Style())
        state.heading = bool(_HEADING.match(style.name))
        state.style_hides = style.hides


def _plain(state: State, head: Head, number: int | None) -> None:
    state.hidden = state.deleted = state.style_hides = False
    state.size, state.ink, state.ground = 12.0, 0, 0
    state.page = head.pages.get(head.font, head.default_page)


def _pard(state: State, head: Head, number: int | None) -> None:
    state.in_table = state.listed = state.heading = state.shaded = state.style_hides = False
    state.level = 1


def _font(state: State, head: Head, number: int | None) -> None:
    state.page = head.pages.get(number or 0, head.default_page)


def _style(state: State, head: Head, number: int | None) -> None:
    head.apply_style(number or 0, state)


def _shaded(state: State, head: Head, number: int | None) -> None:
    state.shaded = state.shaded or bool(number)


def _row_shaded(state: State, head: Head, number: int | None) -> None:
    state.row_shaded = state.row_shaded or bool(number)


def _set(name: str, value: Callable[[int | None], object]) -> Callable[[State, Head, int | None], None]:
    return lambda state, head, number: setattr(state, name, value(number))


def _on(number: int | None) -> bool:
    return number != 0


PROPERTIES: Final[Mapping[str, Callable[[State, Head, int | None], None]]] = MappingProxyType(
    {
        "plain": _plain,
        "pard": _pard,
        "trowd": _set("row_shaded", lambda number: False),
        "f": _font,
        "af": lambda state, head, number: None,
        "s": _style,
        "cs": lambda state, head, number: setattr(
            state, "style_hides", state.style_hides or head.styles.get(number or 0, Style()).hides
        ),
        "uc": _set("skip", lambda number: max(0, min(number if number is not None else 1, 100))),
        "v": _set("hidden", _on),
        "webhidden": _set("hidden", _on),
        "deleted": _set("deleted", _on),
        "fs": _set("size", lambda number: (24 if number is None else number) / 2),
        "cf": _set("ink", lambda number: number or 0),
        "cb": _set("ground", lambda number: number or 0),
        "chcbpat": _set("ground", lambda number: number or 0),
        "highlight": _set("ground", lambda number: number or 0),
        **dict.fromkeys(("cbpat", "shading", "cfpat"), _shaded),
        **dict.fromkeys(("clcbpat", "trcbpat", "clshdng", "clcfpat"), _row_shaded),
        "intbl": _set("in_table", lambda number: True),
        "itap": _set("level", lambda number: max(1, min(number if number is not None else 1, 20))),
        "ls": _set("listed", lambda number: bool(number)),
        "outlinelevel": _set("heading", lambda number: (number or 0) < 9),
    }
)


def _charset(state: State, head: Head, number: int | None) -> None:
    head.pages[head.font] = charset_code_page(number or 0) or head.default_page


def _font_page(state: State, head: Head, number: int | None) -> None:
    head.pages[head.font] = code_page(number or 1252)


def _mix(part: int) -> Callable[[State, Head, int | None], None]:
    def mix(state: State, head: Head, number: int | None) -> None:
        head.mixed[part], head.is_automatic = max(0, min(number or 0, 255)), False

    return mix


def _begin_style(state: State, head: Head, number: int | None) -> None:
    head.style = number or 0
    head.styles[head.style] = Style()


TABLE_WORDS: Final[Mapping[str, Mapping[str, Callable[[State, Head, int | None], None]]]] = MappingProxyType(
    {
        "fonttbl": {
            "f": lambda state, head, number: setattr(head, "font", number or 0),
            "fcharset": _charset,
            "cpg": _font_page,
        },
        "colortbl": {"red": _mix(0), "green": _mix(1), "blue": _mix(2)},
        "stylesheet": {
            "s": _begin_style,
            "cs": _begin_style,
            "v": lambda state, head, number: setattr(head.styles.setdefault(head.style, Style()), "hides", number != 0),
        },
    }
)
