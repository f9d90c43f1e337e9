"""Texts made searchable: folded, cut into words, and squashed.

*Folded*: compatibility forms, accents, zero-width characters and letters that look alike are levelled (of
Unicode TR39's confusables, the Cyrillic and Greek letters that pass for Latin ones). *Squashed*: letters and digits
alone, so that no punctuation, spacing, hyphen or line break hides a value; a whole hit begins and ends where words do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_BARRIER = "\U0010ffff"
"""Stands between texts; a noncharacter, so in no value."""

_WORD = re.compile(rf"[^\W_]+|{_BARRIER}")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SPELLED = re.compile(r"(?<!\S)(?:\S ){2,}\S(?!\S)")
_HYPHENATED = re.compile(r"([^\W_]+)[-\u2010\u00ac]\s*\n\s*([^\W_]+)")

_CYRILLIC = ("авсенијкморѕтху", "abcehijkmopstxy")
_GREEK = ("αβεζηικμνορτυχ", "abezhikmnoptyx")
_LIGATURES = {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "TH"}
_STROKES = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "\u0131": "i"}


def _levelling() -> dict[int, str]:
    pairs = {**_LIGATURES, **_STROKES}
    for letters, latin in (_CYRILLIC, _GREEK):
        # Both cases alike, so that a name that truly is Cyrillic still equals itself in capitals.
        pairs |= dict(zip(letters + letters.upper(), latin + latin.upper(), strict=True))
    return str.maketrans(pairs)


_LEVELLING = _levelling()


def fold(text: str) -> str:
    """Folded, with case, spaces and punctuation kept. Lengths may change."""
    if text.isascii():
        return text
    return _NOT_ASCII.sub(_levelled, unicodedata.normalize("NFKD", text))


def _levelled(char: re.Match[str]) -> str:
    return "" if unicodedata.category(char[0]) in ("Mn", "Me", "Cf") else char[0].translate(_LEVELLING)


def split_words(text: str) -> tuple[str, ...]:
    """The folded words of ``text``, lower case."""
    return tuple(word.lower() for word in _WORD.findall(fold(text)))


def squash(text: str) -> str:
    """Letters and digits of ``text``, folded, lower case."""
    return "".join(split_words(text))


@dataclass(frozen=True, slots=True)
class TextIndex:
    """All that the searches look at, built once. Positions are of ``squashed``.

    ``lower`` is the folded text in lower case; ``cased`` is ``squashed`` with its case; ``capitalised`` are the words
    that begin with a capital, lower-cased; ``spelled`` are runs of single letters, joined; ``dotted`` are the positions
    of single letters with a full stop after them.
    """

    lower: str = field(repr=False)
    squashed: str = field(repr=False)
    cased: str = field(repr=False)
    words: tuple[str, ...] = field(repr=False)
    joined: str = field(repr=False)
    starts: frozenset[int] = field(repr=False)
    ends: frozenset[int] = field(repr=False)
    dotted: frozenset[int] = field(repr=False)
    capitalised: frozenset[str] = field(repr=False)
    spelled: tuple[str, ...] = field(repr=False)

    @classmethod
    def of(cls, texts: Iterable[str]) -> TextIndex:
        folded = f"\n{_BARRIER}\n".join(fold(text) for text in texts)
        matches = list(_WORD.finditer(folded))
        cased_words = [match.group() for match in matches]
        cased = "".join(cased_words)
        ends = _running_sum(cased_words)
        starts = [0, *ends][: len(ends)]
        joined = " ".join(cased_words).lower()
        pairs = zip(matches, starts, strict=True)
        return cls(
            lower=folded.lower(),
            squashed=cased.lower(),
            cased=cased,
            words=tuple(joined.split(" ")),
            joined=joined,
            starts=frozenset(starts),
            ends=frozenset(ends),
            dotted=frozenset(
                at for match, at in pairs if len(match.group()) == 1 and folded[match.end() : match.end() + 1] == "."
            ),
            capitalised=_capitalised(cased_words, folded),
            spelled=tuple(run.replace(" ", "") for run in _SPELLED.findall(joined)),
        )

    def places(self, value: str) -> Iterator[int]:
        """Where squashed ``value`` stands in whole words."""
        start = self.squashed.find(value)
        while start >= 0:
            if start in self.starts and start + len(value) in self.ends:
                yield start
            start = self.squashed.find(value, start + 1)

    def holds(self, value: str) -> bool:
        return any(True for _ in self.places(value))

    def words_around(self, value: str) -> Iterator[str]:
        """The words that have squashed ``value`` inside them."""
        start = self.joined.find(value)
        while start >= 0:
            end = self.joined.find(" ", start)
            yield self.joined[self.joined.rfind(" ", 0, start) + 1 : end if end >= 0 else len(self.joined)]
            start = self.joined.find(value, start + 1)


def _running_sum(parts: Iterable[str]) -> list[int]:
    sums: list[int] = []
    total = 0
    for part in parts:
        total += len(part)
        sums.append(total)
    return sums


def _capitalised(cased_words: Iterable[str], folded: str) -> frozenset[str]:
    halves = ("".join(pair) for pair in _HYPHENATED.findall(folded))
    return frozenset(word.lower() for word in (*cased_words, *halves) if word[:1].isupper())
