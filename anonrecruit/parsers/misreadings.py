"""What OCR engines are known to see wrong, put right where the place on the line leaves no doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from anonrecruit.parsers.recognised import Seen, certainty

_STAIN = 0.35  # mean confidence of a line below which it is a rule, a stain or a piece of a picture
_BULLETS = frozenset("¢«»©®°¤*+~¥@")  # what "•" and "▪" before an item are read as
_ADDRESS_GAP = 1.0  # of the line height: an "@" is wide and stands apart in some fonts


def without_stains(seen: Iterable[Seen]) -> list[Seen]:
    """Whole lines are left out, never single words: the digits that stay of a number read in part would tell much
    of it, and no longer look like a number to be taken out."""
    kept: list[Seen] = []
    for line in _lines(seen):
        if certainty(line) >= _STAIN:
            kept += line
    return kept


def mended(seen: Iterable[Seen]) -> Iterator[Seen]:
    """Bullets, the "I" that looks like a bar, and e-mail addresses that fall apart before or behind their "@"."""
    for line in _lines(seen):
        yield from _joined([_put_right(line, index) for index in range(len(line))])


def _lines(seen: Iterable[Seen]) -> Iterator[list[Seen]]:
    for _, line in groupby(seen, key=lambda word: word.line):
        yield list(line)


def _put_right(line: Sequence[Seen], index: int) -> Seen:
    word = line[index]
    follows = line[index + 1].text if index + 1 < len(line) else ""
    if index == 0 and word.text in _BULLETS and follows:
        return replace(word, text="•")
    if word.text == "|" and follows[:1].islower():
        return replace(word, text="I")
    return word


def _joined(line: Iterable[Seen]) -> Iterator[Seen]:
    before: Seen | None = None
    for word in line:
        if before is not None and _is_one_address(before, word):
            left, top, _, bottom = before.box
            sure = min(before.confidence, word.confidence)
            before = Seen(before.text + word.text, (left, top, word.box[2], bottom), sure, word.line)
            continue
        if before is not None:
            yield before
        before = word
    if before is not None:
        yield before


def _is_one_address(before: Seen, word: Seen) -> bool:
    near = word.box[0] - before.box[2] < _ADDRESS_GAP * (word.box[3] - word.box[1])
    handle = before.text[-1].isalnum() and len(before.text) > 1 and "@" not in before.text
    parted = (word.text.startswith("@") and handle) or before.text.endswith("@")
    return near and parted and "." in word.text
