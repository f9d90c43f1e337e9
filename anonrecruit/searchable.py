"""A text prepared for finding values again, whatever their case, accents, punctuation and line breaks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from anonrecruit.document import Span

_PLAIN = dict(zip("ıłøđðæœəŁØĐÐÆŒƏß", "iloddaoeLODDAOEs", strict=True))
"""Letters that have no accent to take off; the first of two where one stands for two."""

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"[^\W_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def fold(text: str) -> str:
    """Lower case without accents, of the same length, so that offsets agree."""
    if not text.isascii():
        text = _NOT_ASCII.sub(lambda char: _fold_character(char[0]), text)
    return text.lower()


@lru_cache(maxsize=1024)
def _fold_character(char: str) -> str:
    char = _PLAIN.get(char, char)
    base = unicodedata.normalize("NFKD", char)[0].lower()
    return base[0] if base else char


def squash(text: str) -> str:
    """Only the letters and digits, folded."""
    return "".join(_RUN.findall(fold(text)))


@dataclass(frozen=True, slots=True)
class Searchable:
    """``words`` maps each folded word to where it stands; ``squashed`` is the text's letters and digits, the i-th of
    which stands at ``positions[i]``."""

    text: str = field(repr=False)
    folded: str = field(repr=False)
    words: dict[str, list[Span]] = field(repr=False)
    squashed: str = field(repr=False)
    positions: list[int] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Searchable:
        folded = fold(text)
        words: dict[str, list[Span]] = {}
        for match in _WORD.finditer(folded):
            words.setdefault(match[0], []).append(Span(match.start(), match.end()))
        runs = list(_RUN.finditer(folded))
        positions = [index for run in runs for index in range(*run.span())]
        return cls(text, folded, words, "".join(run[0] for run in runs), positions)

    def find(self, value: str, *, whole: bool = True) -> Iterator[Span]:
        """Where the letters and digits of ``value`` stand in a row, whatever lies between them. ``whole``: not as
        part of a longer run of letters and digits."""
        wanted = squash(value)
        start = self.squashed.find(wanted) if wanted else -1
        while start >= 0:
            span = Span(self.positions[start], self.positions[start + len(wanted) - 1] + 1)
            if not whole or self._is_whole(span):
                yield span
            start = self.squashed.find(wanted, start + 1)

    def _is_whole(self, span: Span) -> bool:
        before = self.folded[span.start - 1] if span.start else " "
        after = self.folded[span.end] if span.end < len(self.folded) else " "
        return not (before.isalnum() or after.isalnum())
