"""Property modifiers of binary Word ([MS-DOC] 2.6): what a run or a paragraph looks like, as far as it matters here."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from anonrecruit.parsers.inks import BLACK, SMALLEST_VISIBLE, WHITE, Ink, merges

_SIZES: Mapping[int, int] = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_LONG = 0xD608  # sprmTDefTable: two bytes of length, counted one too many
_PALETTE = (
    *("", "000000", "0000ff", "00ffff", "00ff00", "ff00ff", "ff0000", "ffff00", "ffffff", "000080", "008080", "008000"),
    *("800080", "800000", "808000", "808080", "c0c0c0"),
)
_AUTOMATIC = 0xFF000000


def sprms(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(operation, operand); ends where the data does."""
    at = 0
    while at + 2 <= len(data):
        operation = struct.unpack_from("<H", data, at)[0]
        at += 2
        size = _SIZES.get(operation >> 13)
        if size is None:
            head = 2 if operation == _LONG else 1
            length = int.from_bytes(data[at : at + head], "little") - (operation == _LONG)
            at, size = at + head, max(0, length)
        yield operation, data[at : at + size]
        at += size


@dataclass(frozen=True, slots=True)
class CharacterLook:
    """``place`` is where a picture or the data of a form field stands in the data stream."""

    hidden: bool = False
    deleted: bool = False
    special: bool = False
    is_data: bool = False
    ink: Ink = BLACK
    ground: Ink | None = None
    size: float = 12.0
    place: int = -1
    symbol: str = ""

    def is_unseen(self, behind: Ink | None) -> bool:
        """On a ground of its own, or the one ``behind``, None where that is not known."""
        return self.hidden or self.size < SMALLEST_VISIBLE or merges(self.ink, self.ground or behind)


def _toggled(operand: bytes, style: bool) -> bool:
    said = operand[0] if operand else 0
    return {0: False, 1: True, 0x80: style, 0x81: not style}.get(said, False)


def _number(operand: bytes) -> int:
    return int.from_bytes(operand, "little")


def _of_palette(index: int) -> Ink | None:
    digits = _PALETTE[index] if index < len(_PALETTE) else ""
    return Ink(tuple(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))) if digits else None  # type: ignore[arg-type]


def _of_colorref(value: int) -> Ink | None:
    if value >= _AUTOMATIC:
        return None
    return Ink(((value & 0xFF) / 255, (value >> 8 & 0xFF) / 255, (value >> 16 & 0xFF) / 255))


def _symbol(operand: bytes) -> str:
    return chr(_number(operand[2:4])) if len(operand) == 4 else ""


_Change = Callable[[CharacterLook, bytes, CharacterLook], CharacterLook]
_CHARACTER: Mapping[int, _Change] = {
    0x0800: lambda look, operand, style: replace(look, deleted=_toggled(operand, style.deleted)),
    0x083C: lambda look, operand, style: replace(look, hidden=_toggled(operand, style.hidden)),
    0x0811: lambda look, operand, style: replace(look, hidden=look.hidden or _toggled(operand, False)),
    0x0855: lambda look, operand, style: replace(look, special=_toggled(operand, False)),
    0x0806: lambda look, operand, style: replace(look, is_data=_toggled(operand, False)),
    0x2A42: lambda look, operand, style: replace(look, ink=_of_palette(_number(operand)) or BLACK),
    0x6870: lambda look, operand, style: replace(look, ink=_of_colorref(_number(operand)) or BLACK),
    0x2A0C: lambda look, operand, style: replace(look, ground=_of_palette(_number(operand))),
    0x4866: lambda look, operand, style: replace(look, ground=_of_palette(_number(operand) >> 5 & 0x1F)),
    0xCA71: lambda look, operand, style: replace(look, ground=_of_colorref(_number(operand[4:8]))),
    0x4A43: lambda look, operand, style: replace(look, size=_number(operand) / 2),
    0x6A03: lambda look, operand, style: replace(look, place=_number(operand), special=True),
    0x6A09: lambda look, operand, style: replace(look, symbol=_symbol(operand), special=True),
}
STYLE_OF_RUN = 0x4A30


def character_look(data: bytes, style: CharacterLook) -> CharacterLook:
    """Of a run whose style looks as ``style``."""
    look = style
    for operation, operand in sprms(data):
        if operation in _CHARACTER:
            look = _CHARACTER[operation](look, operand, style)
    return look


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """``ends_row`` and ``ends_cell`` are of the mark that ends a row, or a cell of a table within a table."""

    style: int = 0
    in_table: bool = False
    level: int = 0
    ends_row: bool = False
    ends_cell: bool = False
    listed: bool = False
    outlined: bool = False
    shaded: bool = False

    @property
    def table_level(self) -> int:
        return max(self.level, int(self.in_table))

    @property
    def behind(self) -> Ink | None:
        return None if self.shaded or self.table_level else WHITE


_PARAGRAPH: Mapping[int, Callable[[ParagraphLook, int], ParagraphLook]] = {
    0x2416: lambda look, number: replace(look, in_table=bool(number)),
    0x2417: lambda look, number: replace(look, ends_row=bool(number)),
    0x244B: lambda look, number: replace(look, ends_cell=bool(number)),
    0x244C: lambda look, number: replace(look, ends_row=look.ends_row or bool(number)),
    0x6649: lambda look, number: replace(look, level=min(number, 20)),
    0x460B: lambda look, number: replace(look, listed=number not in (0, 0xF801)),
    0x2640: lambda look, number: replace(look, outlined=number < 9),
    0x442D: lambda look, number: replace(look, shaded=number not in (0, 0xFFFF)),
}


def paragraph_look(data: bytes, look: ParagraphLook) -> ParagraphLook:
    for operation, operand in sprms(data):
        if operation in _PARAGRAPH:
            look = _PARAGRAPH[operation](look, _number(operand))
        elif operation == 0xC64D:
            look = replace(look, shaded=operand[4:8] not in (b"", b"\0\0\0\xff"))
    return look
