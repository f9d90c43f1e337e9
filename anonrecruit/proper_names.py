"""Names of organisations: runs of capitalised words around a word that says what they are ("... University of ...")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from anonrecruit import lexicons
from anonrecruit.document import Span
from anonrecruit.searchable import fold

_OF = ("of", "for", "de", "da", "do", "di", "du", "des", "della", "&", "and", "der")
JOINERS = frozenset((*_OF, "the", "in", "dos", "das", "la", "le", "del", "el", "al", "e", "y", "et", "und", "van"))
"""Lower-case words inside a name; one opens the part behind the word that says what it is."""

_OPENERS = frozenset(_OF)
_WORD = re.compile(r"&|[^\W_](?:[\w&’'`+-]|\.(?=\w))*\.?|[^\w\s]|_+")


@dataclass(frozen=True, slots=True)
class Word:
    """``key`` is folded and without dots and possessive; "" for punctuation."""

    span: Span
    text: str = field(repr=False)
    key: str = field(repr=False)

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit() or not self.text[0].islower()


def words(text: str, span: Span) -> list[Word]:
    """Words, "&" and marks of punctuation of a span."""
    return [_word(match) for match in _WORD.finditer(text, span.start, span.end)]


def _word(match: re.Match[str]) -> Word:
    named = match[0] == "&" or match[0][0].isalnum()
    key = re.sub(r"['’`]s?$", "", fold(match[0])).replace(".", "") if named else ""
    return Word(Span(match.start(), match.end()), match[0], key)


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a name may go on. ``stops`` end it on the left and are no part of it on the right; ``small`` words may stand
    in it in lower case; ``kinds`` say what it is; ``after`` are no part of it right behind a kind; where it is
    ``loose``, lower-case words may follow an "of", and stand before a kind if they are no words of English."""

    stops: frozenset[str]
    small: frozenset[str]
    kinds: frozenset[str]
    after: frozenset[str]
    loose: bool = False


def run_around(found: Sequence[Word], at: int, grammar: Grammar) -> tuple[int, int]:
    """Indices, half-open, of the name around ``found[at]``. Words of everyday English only follow an "of"."""
    start = at
    while start > 0 and _belongs(found[start - 1], grammar):
        start -= 1
    while start < at and not (found[start].capital and found[start].key):
        start += 1
    return start, _end(found, at, grammar)


def _belongs(word: Word, grammar: Grammar) -> bool:
    if word.text in ("'", "’", "‘", "`"):
        return True
    if not word.key or word.key in grammar.stops or _ends_sentence(word):
        return False
    named = word.capital or word.key in grammar.small or word.key in grammar.kinds or is_unknown(word, grammar)
    joins = word.key in JOINERS and word.key not in ("for", "in")  # "Timetable for Hillcrest College"
    return joins or (named and not word.text.isdigit() and word.key not in ("for", "in"))


def is_unknown(word: Word, grammar: Grammar) -> bool:
    """ "Larkmere dhanvala university": in lower case, but no word of everyday English."""
    return grammar.loose and len(word.key) > 3 and word.key not in lexicons.words("en/common_words.txt")


def _ends_sentence(word: Word) -> bool:
    return word.text.endswith(".") and len(word.key) > 4  # "Govt." and "Prof." do not


def _end(found: Sequence[Word], at: int, grammar: Grammar) -> int:
    end, opened = at + 1, False
    while end < len(found) and not _ends_sentence(found[end - 1]):
        word = found[end]
        if word.key in _OPENERS or (opened and word.key in JOINERS):
            opened = True
        elif not (_goes_on(word, grammar) if opened else _is_direct(word, grammar)):
            break
        end += 1
    while found[end - 1].key in JOINERS:
        end -= 1
    return end


def _goes_on(word: Word, grammar: Grammar) -> bool:
    """Whether a word behind an "of" is of the name."""
    if not word.key or word.text.isdigit():
        return False
    return word.capital or (grammar.loose and word.key not in grammar.stops) or word.key in grammar.kinds


def _is_direct(word: Word, grammar: Grammar) -> bool:
    """Whether a word right behind one that says what it is is of the name: "College London", not "College Teacher"."""
    if not word.key or word.text.isdigit():
        return False
    if word.key in grammar.kinds:
        return True
    plain = word.key in lexicons.words("en/common_words.txt") or word.key in grammar.stops or word.key in grammar.after
    return word.capital and not plain
