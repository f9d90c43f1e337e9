"""Bytes to text, for the formats that are nothing but text."""

from __future__ import annotations

import codecs
import re

from anonrecruit.parsers.encodings import guessed

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TOLERATED_CONTROLS = 0.002  # a stray form feed or escape is found in honest text, never one in 500


def decode(data: bytes) -> str | None:
    """The text, or None where the bytes are not text.

    Byte order mark, then UTF-8, then UTF-16 where every other byte is nought, then the likeliest of the encodings
    from before Unicode (``encodings``).
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _plausible(data[len(mark) :].decode(encoding, "replace"))
    if (wide := _wide_encoding(data)) is not None:
        return _plausible(data.decode(wide, "replace"))
    try:
        return _plausible(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _plausible(guessed(data))


def _wide_encoding(data: bytes) -> str | None:
    sample = data[:2000]
    if len(sample) < 2 or len(data) % 2:
        return None
    if sample[1::2].count(0) > 0.4 * len(sample) > sample[::2].count(0) * 10:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > 0.4 * len(sample) > sample[1::2].count(0) * 10 else None


def _plausible(text: str) -> str | None:
    strange = len(_CONTROLS.findall(text)) + text.count("\ufffd")
    return text if strange <= _TOLERATED_CONTROLS * len(text) else None
