"""Reads names out of running text: from where one begins, in lists, surname first, over a line's end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from anonrecruit import names
from anonrecruit.document import Span
from anonrecruit.names import Token
from anonrecruit.person_evidence import label_at
from anonrecruit.reading import Line, Reading
from anonrecruit.searchable import fold

_LIST_BREAK = re.compile(r"\s*(?:\([^()\n]{1,40}\)\s*)?(?:,|;|&|\band\b)\s*(?:(?:mr|mrs|ms|dr|prof|pr)\b\.?\s*)?", re.I)
_QUOTED = re.compile(r"[ ][\"“][^\W\d_a-z][^\W\d_]+[\"”][ ][^\W\d_a-z][\w’'-]*[^\W_]")
"""The rest of "Ernesto "Ernie" Salas"."""

_IN_JOBS = frozenset({"the", "our", "a", "of", "and", "for"})
_SECOND = re.compile(r",[ ]([^\W\d_a-z][^\W\d_]+)(?=\W|$)")


def name_from(reading: Reading, start: int, *, limit: int, strict: bool = False) -> Span | None:
    """The name that begins at ``start``, up to the first word that can not be part of one, of at most ``limit`` words.

    ``strict`` asks for support by the name lists.
    """
    line = reading.line_at(start)
    if line is None or not reading.text[start].isupper():
        return None
    kept: list[Token] = []
    for token in names.tokens(reading.text, Span(start, line.span.end)):
        gap = reading.text[kept[-1].span.end : token.span.start] if kept else ""
        if not token.key or "\t" in gap or len(gap) > 2 or not _continues(token, kept):
            break
        if len(kept) >= limit and not _goes_on(token, kept):
            break
        kept.append(token)
    kept = names.trimmed(kept)
    good = names.is_name_shaped(kept) and (not strict or _is_supported(kept) or _is_tagged(reading, kept))
    if not good or _opens_a_phrase(reading, kept):
        return None
    quoted = _QUOTED.match(reading.text, kept[-1].span.end, line.span.end)
    return Span(kept[0].span.start, quoted.end()) if quoted else names.whole(kept)


def _opens_a_phrase(reading: Reading, kept: Sequence[Token]) -> bool:
    """ "Mentor - Tutored groups": one word that no list knows, and behind it a word in lower case."""
    alone = len(kept) == 1 and not names.is_listed(kept[0].key)
    behind = re.match(r"[ ]([a-z]+)", reading.text[kept[-1].span.end : kept[-1].span.end + 24])
    return alone and behind is not None and not names.may_follow(behind[1])


def _goes_on(token: Token, kept: Sequence[Token]) -> bool:
    """Whether a name that is long already has one word more, so that no surname stays behind."""
    fits = names.is_listed(token.key) or token.text.isupper() == kept[-1].text.isupper() or len(token.key) > 3
    return len(kept) < names.MAX_NAME_TOKENS and fits and names.token_score(token) >= 0.5


def _is_tagged(reading: Reading, kept: Sequence[Token]) -> bool:
    """Two words and more that the tagger takes for a person, none of them an everyday word that is no name."""
    plain = any(names.is_ordinary(token.key) and not names.is_given(token.key) for token in kept)
    return len(kept) > 1 and not plain and label_at(reading, names.whole(kept)) == "PERSON" and _plausible(kept)


def _is_supported(kept: Sequence[Token]) -> bool:
    given = len(kept) > 1 and _is_surely_given(kept[0])
    return (given or names.name_score(kept) > 0.1) and _plausible(kept)


def _continues(token: Token, kept: Sequence[Token]) -> bool:
    word = names.is_ordinary(token.key) and not names.is_listed(token.key)
    # "Jodie Marrow": one English word may follow a given name that is none.
    fits = all(other.is_initial for other in kept) or (
        len(kept) == 1 and _is_surely_given(kept[0]) and len(token.key) > 3
    )
    if names.says_no_name(token.key) or (word and not fits):
        return False
    return token.is_capitalised or (bool(kept) and names.is_particle(token.key))


def _is_surely_given(token: Token) -> bool:
    return names.is_given(token.key) and not names.is_ordinary(token.key) and not names.is_place(token.key)


def _plausible(kept: Sequence[Token]) -> bool:
    if len(kept) == 1:
        return names.is_listed(kept[0].key) and not names.is_ordinary(kept[0].key) and not names.is_place(kept[0].key)
    return not all(token.text.isupper() and not names.is_listed(token.key) for token in kept)


def name_list(reading: Reading, at: int, *, strict: bool) -> Iterator[tuple[Span, ...]]:
    """Names one after the other, parted by commas and "and"; only the first may be one that no list knows. A name that
    runs over a line's end is two spans."""
    span = name_from(reading, at, limit=4, strict=strict) or _broken(reading, at)
    while span:
        span = _with_given_name(reading, span)
        rest = _wrapped(reading, span)
        yield (span, rest) if rest else (span,)
        following = _LIST_BREAK.match(reading.text, (rest or span).end)
        at = following.end() if following else -1
        span = name_from(reading, at, limit=4, strict=True) or _broken(reading, at) if following else None


def _broken(reading: Reading, at: int) -> Span | None:
    """One word at a line's end that with the word below it makes a name that the lists or the tagger know."""
    span = name_from(reading, at, limit=1)
    rest = _wrapped(reading, span) if span else None
    if span is None or rest is None:
        return None
    both = [*names.tokens(reading.text, span), *names.tokens(reading.text, rest)]
    return span if _is_supported(both) else None


def _with_given_name(reading: Reading, span: Span) -> Span:
    """ "supervisor: Varga, Béla": a surname, a comma and a given name are one person."""
    match = _SECOND.match(reading.text, span.end)
    one = len(span.of(reading.text).split()) == 1
    return Span(span.start, match.end(1)) if match and one and names.is_given(fold(match[1])) else span


def _wrapped(reading: Reading, span: Span) -> Span | None:
    """The rest of a name that runs over the line's end: "under guidance of Bram / Holloway"."""
    line = reading.line_at(span.start)
    if line is None or span.end < line.span.end or line.index + 1 >= len(reading.lines) or " " in span.of(reading.text):
        return None
    below = reading.lines[line.index + 1]
    word = names.tokens(reading.text, below.span)[:1]
    good = word and word[0].key and word[0].text[0].isupper() and not names.says_no_name(word[0].key)
    return word[0].span if good and not below.heading else None


def past_job(reading: Reading, start: int) -> int:
    """Behind the job that stands before a name: "Head of PE |Ada Obi", "the Duty Manager |Ada Obi"."""
    line, told = reading.line_at(start), False
    for token in names.tokens(reading.text, Span(start, line.span.end)) if line else ():
        job = names.is_job_word(token.key)
        subject = told and token.text.isupper() and len(token.key) < 5
        if not job and not subject and token.key not in _IN_JOBS:
            return token.span.start if told else start
        told = told or job
    return start


def leading_name(reading: Reading, line: Line) -> Span | None:
    """The name with which a line opens, behind bullets, numbers and titles."""
    for segment in names.segments(reading.text, line.span):
        words = names.tokens(reading.text, segment)
        if line.text.islower():  # a CV in lower case throughout
            words = [Token(word.span, word.text.title(), word.key) for word in words]
        found = names.trimmed(words)
        if not found or found[0].span.start > line.span.start + 24:
            return None
        shaped = names.is_name_shaped(found) and not any(names.says_no_name(token.key) for token in found)
        if shaped and names.name_score(found) > (0.0 if len(found) > 1 else 0.9) and len(found) <= 5:
            return names.whole(found)
        if any(token.key for token in words):
            return None
    return None
