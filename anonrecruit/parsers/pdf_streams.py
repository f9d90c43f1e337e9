"""The streams of an open PDF with what their dictionaries say of them, asked once: each question crosses into C++.

A key that is not there costs most, since pikepdf throws and catches an exception for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any, NamedTuple

import pikepdf

_Place = tuple[int, int]


class Held(NamedTuple):
    """``kind`` is its /Type. What is not there is None."""

    stream: Any
    keys: Set[str]
    kind: Any
    subtype: Any

    @property
    def place(self) -> _Place:
        place: _Place = self.stream.objgen
        return place

    def get(self, key: str) -> Any:
        return self.stream[key] if key in self.keys else None


def streams_in(objects: Iterable[Any]) -> Iterator[Held]:
    for item in objects:
        if isinstance(item, pikepdf.Stream):
            keys = item.keys()
            kind, subtype = (item[key] if key in keys else None for key in ("/Type", "/Subtype"))
            yield Held(item, keys, kind, subtype)


def forms_among(streams: Iterable[Held]) -> tuple[Any, ...]:
    return tuple(held.stream for held in streams if held.subtype == "/Form")
