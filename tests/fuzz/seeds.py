"""Honest files for each parser, each with other features: one of each format, and those that names are planted in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from tests.hostile.seeds import SEEDS
from tests.planted.row import Row
from tests.planted.rows import ROWS

PARSERS: Final = (*SEEDS, "msg")
_SAME: Final[Mapping[str, str]] = {"dotx": "docx", "docm": "docx"}
_LINES = ("Profile", "Kept the rota of the pool.", "Employment", "Led classes of thirty people for six years.")
_LARGEST = 60_000  # what is larger is slow to read, and mostly pixels
_ENCODINGS = ("cp1250", "cp1251", "cp1253", "koi8_r", "cp932", "gbk", "utf-16-le", "utf-16", "utf-32", "mac_roman")
_LETTERS = {"cp1251": "Тренер", "koi8_r": "Тренер", "cp1253": "Προπονητής", "cp932": "水泳コーチ", "gbk": "游泳教练"}


@cache
def seeds(parser: str) -> tuple[bytes, ...]:
    """At least one, all different, none large."""
    rows = (row for row in ROWS if _SAME.get(row.format, row.format) == parser)
    first = [SEEDS[parser]()] if parser in SEEDS else []
    more = _texts() if parser == "txt" else ()
    return tuple(dict.fromkeys(data for data in (*first, *map(_made, rows), *more) if len(data) <= _LARGEST))


def _made(row: Row) -> bytes:
    return row.make(list(_LINES), "Eleanor Example")


def _texts() -> Iterable[bytes]:
    for encoding in _ENCODINGS:
        word = _LETTERS.get(encoding, "Café")
        yield f"{word}\n\nSwimming teacher, {word} 2019\n\n\t{word}: {word}-{word}\n".encode(encoding, "replace")
