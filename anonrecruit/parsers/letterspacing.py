"""Letter-spaced words, as designers set names and headings: "J O H N   S M I T H".

A run is four or more single letters parted by single spaces, in groups parted by wider gaps. It stands alone:
no ordinary word touches it, so that "C C++ R" or "plan B or plan C" is no run. Two kinds of real one-letter
sequences are left as they are: school grades ("A A B B", whatever their order), and stretches of the alphabet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_LETTER = "[A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff]"
_GROUP = rf"{_LETTER}(?: {_LETTER}| [-'’.&](?= {_LETTER}))*"
_WIDE = r"(?: {2,}|[ ]*\t[ ]*)"
_ALONE_BEFORE, _ALONE_AFTER = r"(?<![^\s:|•·])(?<!\w )", r"(?![^\s:|,])(?! \w)"
_TORN_LIGATURE = re.compile(rf"(?<={_LETTER})( )ff[il]?(?:( )(?=[a-z])|(?!\w))")
_RUN = re.compile(rf"{_ALONE_BEFORE}(?={_LETTER}[ \t]){_GROUP}(?:{_WIDE}{_GROUP})*{_ALONE_AFTER}")
_GAP = re.compile(_WIDE)
_GRADES = frozenset("ABCDEFU")
_LEAST_LETTERS = 4
_LEAST_IN_LONGEST_WORD = 3


def closed_up(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits (start, end, replacement), sorted and disjoint, that close up every letter-spaced word."""
    for match in _RUN.finditer(text):
        if _is_letter_spaced(match.group()):
            yield from _edits(match)


def rejoined(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that close the gaps around a ligature set as a glyph of its own: "Radcli ff e", "o ffi ce".

    Only for "ff", "ffi" and "ffl", which are no words; "fi" and "fl" may be ("sci fi").
    """
    for match in _TORN_LIGATURE.finditer(text):
        yield match.start(1), match.end(1), ""
        if match[2]:
            yield match.start(2), match.end(2), ""


def _is_letter_spaced(run: str) -> bool:
    words = [group.replace(" ", "") for group in _GAP.split(run)]
    letters = [letter for word in words for letter in word if letter.isalpha()]
    enough = len(letters) >= _LEAST_LETTERS and max(map(len, words)) >= _LEAST_IN_LONGEST_WORD
    return enough and not _GRADES.issuperset(letters) and not _is_alphabet(letters)


def _is_alphabet(letters: list[str]) -> bool:
    return all(ord(after) - ord(before) == 1 for before, after in pairwise(letters))


def _edits(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    run, base = match.group(), match.start()
    gaps = [gap.span() for gap in _GAP.finditer(run)]
    words = list(zip([0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(run)], strict=True))
    for index, (start, end) in enumerate(words):
        yield from ((base + at, base + at + 1, "") for at in range(start, end) if run[at] == " ")
        if index < len(gaps) and _closes(run, words[index], words[index + 1]):
            yield base + end, base + words[index + 1][0], " "


def _closes(run: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether a wide gap becomes one space. A tab parts cells and stays; and between two single letters
    the gap stays wide, for closed to one space "a  b  c  d" would read as a word of its own."""
    single = left[1] - left[0] == right[1] - right[0] == 1
    return not single and "\t" not in run[left[1] : right[0]]
