"""Home addresses: the parts that lead to a door. A town or region alone may be an employer's, and is let be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonrecruit.leakcheck.text_index import TextIndex, fold, squash

_SHORTEST = 6
_STREET = 8
"""Letters and digits of a house number with its street; "Sector 62" and "Block 7" are shared with many."""

_POSTCODE = re.compile(r"(?i)\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b|\b\d{5,6}\b|\b\d{3}\s\d{3}\b")
"""United Kingdom (BS 7666), and the digits of India, the United States and much of Europe."""


def shows_home(value: str, index: TextIndex) -> bool:
    return any(index.holds(part) for part in _doors(fold(value)))


def _doors(address: str) -> Iterator[str]:
    """Squashed: the whole address, its house-and-street parts, its postcodes."""
    whole = squash(address)
    if len(whole) >= _SHORTEST and _has_digit(whole):
        yield whole
    for part in map(squash, re.split(r"[,;\n|]", address)):
        if len(part) >= _STREET and _has_digit(part) and not part.isdigit():
            yield part
    yield from (squash(code) for code in _POSTCODE.findall(address))


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)
