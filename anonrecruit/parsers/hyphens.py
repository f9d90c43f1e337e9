"""Words parted at the end of a line put together again: "develop-" and "ment of" become "development" and "of"."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PARTED = re.compile(r"(?<!\S)(\S*)(?<=[^\W\d_]{2})[-\u2010\xad]$")
_CONTINUES = re.compile(r"[^\W\d_]+\S*")
_PREFIXES = frozenset(
    {
        *("all", "cross", "ex", "face", "first", "four", "full", "half", "hands", "high", "long", "low", "mid", "non"),
        *("part", "real", "self", "semi", "short", "single", "ten", "three", "two", "well", "world", "year"),
    }
)
"""What stays parted from the rest of its word by a hyphen: "self-employed", "part-time". Not "co", "re" or "over",
after which longer words are parted, too."""


def joined(lines: Iterable[str]) -> list[str]:
    """The lines of one paragraph, each word on the line where it begins.

    The hyphen goes where lower case follows. It stays after a prefix, before a capital ("Smith-" and "Jones"), in what
    has further hyphens, and in addresses. A line of which nothing is left is left out.
    """
    made: list[str] = []
    for line in lines:
        start = _PARTED.search(made[-1]) if made else None
        rest = _CONTINUES.match(line) if start else None
        if start is None or rest is None:
            made.append(line)
            continue
        made[-1] = made[-1][: start.start()] + _word(start[1], rest[0])
        if remainder := line[rest.end() :].strip():
            made.append(remainder)
    return made


def _word(start: str, rest: str) -> str:
    bare = start.lstrip("([{\"'‘“")
    stays = rest[0].isupper() or not bare.isalpha() or bare.lower() in _PREFIXES or "-" in rest[:-1] or "@" in rest
    return f"{start}-{rest}" if stays else start + rest
