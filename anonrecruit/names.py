"""What names of people look like, in any script order, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from anonrecruit import lexicons
from anonrecruit.document import Span
from anonrecruit.searchable import fold

MAX_NAME_TOKENS = 6
_MONTHS = frozenset({"april", "may", "june", "august"})
"""Given names that are months."""

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'`´-](?!s\b)[^\W\d_]+)*\.?|\.|[^\s\w]|[\d_]\w*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?){1,3}")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a possible name. ``key`` is folded, without dots."""

    span: Span
    text: str = field(repr=False)
    key: str = field(repr=False)

    @property
    def is_initial(self) -> bool:
        """One to three single letters: "J", "J.", "A.O.", but not "Al"."""
        return len(self.key) == 1 or ("." in self.text[:-1] and bool(_INITIALS.fullmatch(self.text)))

    @property
    def is_capitalised(self) -> bool:
        """Also "al-Sayyid" and "d'Souza"; letters of scripts without cases count as capitals."""
        first = re.sub(r"^[a-z]{1,2}['’-](?=[^\W\d_a-z])", "", self.text)[0]
        return first.isupper() or not first.islower()


def tokens(text: str, span: Span) -> list[Token]:
    """Words of a span; digits and punctuation other than inside a word are tokens with an empty key."""
    found = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        if match[0] == ".":  # "YUSUF . K"
            continue
        key = fold(match[0]).strip(".'’`´-") if match[0][0].isalpha() else ""
        found.append(Token(Span(match.start(), match.end()), match[0], key.replace(".", "")))
    return found


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(fold(word) for word in lexicons.table("en/name_words.toml")[kind])


def is_honorific(key: str) -> bool:
    return key in _words("honorifics")


def is_particle(key: str) -> bool:
    return key in _words("particles")


def is_given_title(key: str) -> bool:
    """Titles that are given names elsewhere ("Sri Wahyuni")."""
    return key in _words("given_titles")


def is_short_surname(key: str) -> bool:
    """Words of grammar that are surnames elsewhere ("Minh Duc To")."""
    return key in _words("short_surnames")


def is_post_nominal(key: str) -> bool:
    return key in _words("post_nominals")


def says_no_name(key: str) -> bool:
    """Words of job titles, organisations and headings; not those that are surnames too ("Porter")."""
    return key in _words("not_names") or (key in _words("jobs") and not is_surname(key))


def is_job_word(key: str) -> bool:
    """Words of job titles ("engineer")."""
    return key in _words("jobs")


def has_job_word(text: str) -> bool:
    """Whether any word of a line is one of job titles."""
    return any(is_job_word(fold(word)) for word in _LETTERS.findall(text))


def may_follow(word: str) -> bool:
    """Words in lower case that stand right behind a person's name: joints and verbs."""
    return word in _words("followers")


def is_ordinary(key: str) -> bool:
    """A word of everyday English, which as a name needs support from its neighbours ("will", "field", "london")."""
    return key in lexicons.words("en/common_words.txt") or key in lexicons.words("en/proper_words.txt")


def is_given(key: str) -> bool:
    return key in lexicons.words("en/given_names.txt")


def is_surname(key: str) -> bool:
    return key in lexicons.words("en/surnames.txt")


def may_be_given(key: str) -> bool:
    """Neither a month ("May is busy") nor a surname alone ("Field is ...")."""
    return key not in _MONTHS and (is_given(key) or not is_surname(key))


def is_place(key: str) -> bool:
    return key in lexicons.words("en/places.txt")


def is_listed(key: str) -> bool:
    return is_given(key) or is_surname(key) or any(is_given(part) for part in key.split("-") if len(part) > 2)


def token_score(token: Token) -> float:
    """How much a capitalised word speaks for a name: above 0 for, below against."""
    key = token.key
    if not key or says_no_name(key):
        return -3.0
    if token.is_initial or is_particle(key):
        return 0.2
    if is_listed(key):
        return 0.2 if is_ordinary(key) else 1.0
    if is_ordinary(key):
        return -2.0
    return -0.3 if is_place(key) else 0.5


def trimmed(words: Sequence[Token]) -> list[Token]:
    """Without honorifics in front, and without degrees, punctuation and lower-case words at the ends."""
    kept = list(words)
    while kept and (not kept[0].key or is_honorific(kept[0].key)):
        kept.pop(0)
    while kept and (not kept[-1].key or (_is_tail(kept[-1]) and not _is_short_surname(kept))):
        kept.pop()
    return kept


def with_given_title(words: Sequence[Token], found: Sequence[Token]) -> list[Token]:
    """``found``, trimmed out of ``words``, with the title in front of it if that is a given name too, and no "Sri."."""
    at = len([word for word in words if word.span.end <= found[0].span.start]) if found else 0
    title = words[at - 1] if at else None
    name = title and title.text[-1] != "." and found[0].span.start - title.span.end == 1
    return [title, *found] if title and name and (is_given(title.key) or is_given_title(title.key)) else list(found)


def without_short_surname(found: Sequence[Token]) -> list[Token]:
    """All but a last word that is a word of grammar elsewhere and is written as the one before it: "Thi Hong To"."""
    short = len(found) > 1 and is_short_surname(found[-1].key) and _are_cased_alike(found)
    return list(found[:-1] if short else found)


def _is_short_surname(kept: Sequence[Token]) -> bool:
    """ "Minh Duc Do", "THANH LE", "gia le": a particle at the end, in the case of the words before it; "Xiaoling Ma",
    "LIN MA": letters of a degree, right behind the word before them and written as no degree is."""
    if len(kept) < 2:
        return False
    last = kept[-1]
    spelt = last.key in _words("surnames_of_letters") and last.span.start - kept[-2].span.end == 1
    named = last.text.istitle() if spelt and not kept[-2].text.isupper() else spelt and len(kept) == 2
    return (is_particle(last.key) or named) and _are_cased_alike(kept)


def _are_cased_alike(found: Sequence[Token]) -> bool:
    """The last word has a capital as the one before it has, or no word has one."""
    before, last = found[-2], found[-1]
    if not before.text[0].isupper() or not last.text[0].isupper():
        return all(token.text.islower() for token in found)
    return before.is_initial or last.text.isupper() == before.text.isupper()


def _is_tail(token: Token) -> bool:
    return (is_post_nominal(token.key) and not is_given(token.key) and len(token.key) > 1) or is_particle(token.key)


def is_name_shaped(words: Sequence[Token]) -> bool:
    """One to six words, capitalised but for particles, at least one of them more than an initial."""
    counted = sum(not is_particle(word.key) for word in words)
    if not 0 < counted <= MAX_NAME_TOKENS or not all(word.key for word in words):
        return False
    cased = all(word.is_capitalised or is_particle(word.key) for word in words)
    return cased and any(len(word.key) > 1 and not is_particle(word.key) for word in words)


def name_score(words: Sequence[Token]) -> float:
    """Mean of the token scores, 0 for nothing."""
    return sum(token_score(word) for word in words) / len(words) if words else 0.0


def whole(words: Sequence[Token]) -> Span:
    """The span from the first to the last word, without the full stop of the sentence that the last one ends."""
    last = words[-1]
    ended = last.text.endswith(".") and len(last.key) > 2 and not last.is_initial
    return words[0].span.union(Span(last.span.start, last.span.end - 1) if ended else last.span)


def segments(text: str, span: Span) -> Iterator[Span]:
    """A line's parts between commas, bars, tabs, brackets, dashes with spaces and wide gaps."""
    for match in re.finditer(r"(?:(?![,;|\t•·()\[\]:/–—]|\s-\s|\s{2,}).)+", span.of(text)):
        part = match[0].strip()
        if part:
            start = span.start + match.start() + len(match[0]) - len(match[0].lstrip())
            yield Span(start, start + len(part))
