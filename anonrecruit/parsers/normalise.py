"""Text normalised once, with a map back: after this no other module needs to know of Unicode's look-alikes.

Four passes, each with its own map, composed at the end. Their order matters: a soft hyphen may stand between a
letter and its accent, and accents are composed before letter-spaced words are closed up.

1. characters: invisible ones go, spaces become " ", line ends "\\n"; ligatures, misread ones too, fullwidth
   and mathematical letters become plain letters;
2. NFC (Unicode Standard Annex 15), cluster by cluster;
3. ligatures set as glyphs of their own: "o ffi ce" becomes "office" (``letterspacing``);
4. letter-spaced words: "J O H N   S M I T H" becomes "JOHN SMITH" (``letterspacing``).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from anonrecruit.document import Span
from anonrecruit.parsers.letterspacing import closed_up, rejoined

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_MISREAD = {"\u019f": "ti", "\u099e": "ti", "\u08bc": "ti", "\u01a9": "tt"}
"""What ToUnicode tables of some PDF writers make of Calibri's ligatures; between Latin letters no script mixes so."""

# In groups: line ends, hyphenation at a line's end, invisible or forbidden, spaces, ligatures, letters of other fonts.
_LINE_END = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_LINE_HYPHEN = "\xad(?=[ \t]*(?:[\r\n]|$))"
_INVISIBLE = (
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_SPACE = "[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_STYLED = "[\uff01-\uff5e\U0001d400-\U0001d7ff]"
_CHARACTERS = re.compile(
    f"(?P<line>{_LINE_END})|(?P<hyphen>{_LINE_HYPHEN})|(?P<invisible>{_INVISIBLE})|(?P<space>{_SPACE})"
    f"|(?P<ligature>[ﬀ-ﬆ])|(?P<misread>(?<=[a-z])[{''.join(_MISREAD)}](?=[a-z]))|(?P<styled>{_STYLED})|(?P<surrogate>[\ud800-\udfff])"
)

_CONCERNED = re.compile(
    f"[\r\x0b\x0c\x85\u2028\u2029ﬀ-ﬆ\ud800-\udfff{''.join(_MISREAD)}{_INVISIBLE[1:-1]}{_SPACE[1:-1]}{_STYLED[1:-1]}]"
)
"""Whatever one of these may begin with: one set of characters is looked for many times faster than eight patterns."""


@dataclass(frozen=True, slots=True)
class Normalised:
    """``offsets[i]`` is the source index of normalised character i; it has one entry more, the source's length.

    Offsets never decrease. A source character that became several gives them all its own index; characters
    that vanished belong to the character before them.
    """

    text: str = field(repr=False)
    offsets: Sequence[int] = field(repr=False)

    def source_span(self, span: Span) -> Span:
        """The smallest source span that holds all of ``span``, which must lie within the text."""
        last = self.offsets[span.end - 1]
        return Span(self.offsets[span.start], self.offsets[bisect_right(self.offsets, last, span.end - 1)])


def normalise(text: str) -> Normalised:
    """Idempotent: the result's text normalises to itself."""
    first = _Edit(text).apply(_character_edits(text))
    second = _composed(first)
    third = _Edit(second.text).apply(rejoined(second.text))
    return _then(_then(_then(first, second), third), _Edit(third.text).apply(closed_up(third.text)))


class _Edit:
    """Replaces ranges of a text and keeps the map. Built anew for each pass."""

    def __init__(self, text: str) -> None:
        self._text = text

    def apply(self, edits: Iterable[tuple[int, int, str]]) -> Normalised:
        """``edits`` are (start, end, replacement), sorted and disjoint."""
        parts: list[str] = []
        offsets: list[int] = []
        done = 0
        for start, end, replacement in edits:
            parts += (self._text[done:start], replacement)
            offsets += range(done, start)
            offsets += _spread(start, end, len(replacement))
            done = end
        if not done:
            return Normalised(self._text, range(len(self._text) + 1))
        offsets += range(done, len(self._text) + 1)
        return Normalised("".join(parts) + self._text[done:], offsets)


def _spread(start: int, end: int, length: int) -> Iterable[int]:
    return (min(start + index, end - 1) for index in range(length))


def _then(first: Normalised, second: Normalised) -> Normalised:
    if isinstance(second.offsets, range):
        return first
    if isinstance(first.offsets, range):
        return second
    return Normalised(second.text, [first.offsets[index] for index in second.offsets])


def _character_edits(text: str) -> Iterable[tuple[int, int, str]]:
    if text.isascii() and text.isprintable():  # the usual line: nothing to do, and no need to search
        return
    for found in _CONCERNED.finditer(text):
        if match := _CHARACTERS.match(text, found.start()):
            yield match.start(), match.end(), _replacement(match)


def _replacement(match: re.Match[str]) -> str:
    found = match.group()
    fixed = {"line": "\n", "hyphen": "-", "invisible": "", "space": " ", "surrogate": "\ufffd"}
    if match.lastgroup in fixed:
        return fixed[match.lastgroup]
    return _LIGATURES.get(found) or _MISREAD.get(found) or unicodedata.normalize("NFKC", found)


def _composed(source: Normalised) -> Normalised:
    text = source.text
    if unicodedata.is_normalized("NFC", text):
        return Normalised(text, range(len(text) + 1))
    return _Edit(text).apply(_compositions(text))


def _compositions(text: str) -> Iterable[tuple[int, int, str]]:
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _joins_previous(text[end]):
            continue
        cluster = text[start:end]
        if (composed := unicodedata.normalize("NFC", cluster)) != cluster:
            yield start, end, composed
        start = end


def _joins_previous(character: str) -> bool:
    """True of every character that may compose with, or be reordered before, the one to its left."""
    return unicodedata.category(character).startswith("M") or "\u1160" <= character <= "\u11ff"
