"""Titles, gendered roles and words for men and women: "Chairwoman" → "Chair", "a waitress" → "a server", "Mrs" goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from anonrecruit import lexicons
from anonrecruit.document import Span
from anonrecruit.rewriting.edit import Edit, cased_like

_ARTICLE = re.compile(r"(?<![\w'’])(an?)([ \t]+)$", re.I)
_VOWELS = tuple("aeiou")
_NOUN_BEHIND = re.compile(r"[ \t]+(?!(?:and|or|in|of|with|who|at|to|for|from|is|was|has|had|have|by|on)\b)[^\W\d_]")
_AS_ONE = re.compile(r"(?<!identify )(?<!identifies )(?<!identifying )\bas an?[ \t]+$", re.I)
_LABELLED = re.compile(r"[:=/|\t–—-]\s*$|^\s*$|\n\s*$")
_ITEM_BEFORE, _ITEM_BEHIND = re.compile(r"[,;•][ \t]*$"), re.compile(r"[ \t]*(?:[,;.|/•\n]|$)")
_BEFORE = re.compile(r"([^\W\d_]+)[- ]$")
_IN_A_FIELD = re.compile(r"[ \t]+(?:in|who)\b(?:[ \t]+(?=code\b))?", re.I)
_NETWORK = re.compile(
    r"[ \t]+in(?:[ \t]+[A-Z][\w&'’-]*){1,3}?(?P<twice>[ \t]+(?:Network|Group|Society|Forum|Association|Committee))\b"
)
_WORD_BEFORE = re.compile(r"\w[ \t]$")
_YOUNG = re.compile(r"\b(?:young|older|many|all)[ \t]+$", re.I)
_WHO = re.compile(r"(?P<twice>[ \t]+who[ \t]+\w+)", re.I)
_MALE_OR_FEMALE = frozenset({"male", "female"})
_ONE = frozenset({"boy", "man", "girl", "lady", "woman"})
_MANY = frozenset({"women", "girls", "ladies", "men", "boys"})


def neutral_word(text: str, span: Span) -> Iterator[Edit]:
    """Nothing where no neutral word is known."""
    value, key = span.of(text), _key(span.of(text))
    word = _titles().get(key)
    if word is None:
        word = _roles().get(key)
    if word is None and key not in _people() and key.endswith("woman"):
        word = _roles().get(f"{key[:-5]}man", f"{key[:-5]}person")
    if word is None:
        yield from _person(text, span, key)
        return
    yield from _with_article(text, Edit(span, cased_like(value, word)))


def _person(text: str, span: Span, key: str) -> Iterator[Edit]:
    """ "Male nurse", "women's rugby club": before what they tell of the word goes. "Tea boy" is a job."""
    value, before, after = span.of(text), text[max(0, span.start - 40) : span.start], text[span.end : span.end + 40]
    word = _people().get(key)
    listed = key in _MALE_OR_FEMALE and _ITEM_BEFORE.search(before) and _ITEM_BEHIND.match(after)
    alone = listed or (_LABELLED.search(before) and not _NOUN_BEHIND.match(after))
    if word is None or (alone and not word.startswith("[")):
        return
    apposition = _AS_ONE.search(before)
    if apposition and key in _ONE | _MALE_OR_FEMALE and not _NOUN_BEHIND.match(after):
        yield Edit(Span(span.start - len(apposition[0]), span.end), "")
        return
    field = _IN_A_FIELD.match(after)
    if key in _MANY and _YOUNG.search(before):
        yield Edit(span, "people")
    elif key in _MANY and field:
        yield Edit(span, "[community organisation]")
        twice = _NETWORK.match(after) or _WHO.match(after)
        if twice:
            yield Edit(Span(span.end + twice.start("twice"), span.end + twice.end("twice")), "")
    elif key in _ONE and _last_word(before) in _jobs():
        yield Edit(span, cased_like(value, _jobs()[_last_word(before)]))
    elif not word or (key in _MANY | _MALE_OR_FEMALE and _NOUN_BEHIND.match(after)):
        yield from _with_article(text, Edit(span, ""))
        yield from _capital(text, span)
    else:
        yield from _with_article(text, Edit(span, word if word.startswith("[") else cased_like(value, word)))


def _capital(text: str, span: Span) -> Iterator[Edit]:
    """The next word's, where a word with one goes before it: "Women's rugby" → "Rugby"."""
    first = span.end + len(text[span.end :]) - len(text[span.end :].lstrip(" \t"))
    if _WORD_BEFORE.search(text[max(0, span.start - 2) : span.start]):
        return
    if text[span.start].isupper() and text[first : first + 1].islower():
        yield Edit(Span(first, first + 1), text[first].upper())


def _last_word(before: str) -> str:
    match = _BEFORE.search(before)
    return match[1].lower() if match else ""


def _with_article(text: str, edit: Edit) -> Iterator[Edit]:
    """The edit, and "a" or "an" before it where the new word wants the other."""
    yield edit
    article = _ARTICLE.search(text[max(0, edit.span.start - 6) : edit.span.start])
    follows = (edit.text or text[edit.span.end :].lstrip())[:1].lower()
    if not article or not follows.isalpha():
        return
    wanted = "an" if follows in _VOWELS else "a"
    if wanted != article[1].lower():
        start = edit.span.start - len(article[0])
        yield Edit(Span(start, start + len(article[1])), cased_like(article[1], wanted))


def _key(value: str) -> str:
    return " ".join(re.sub(r"[´`’]", "'", value.lower()).replace(".", "").replace("-", " ").split())


@cache
def _table(name: str) -> dict[str, str]:
    return {str(key): str(word) for key, word in lexicons.table("en/neutral.toml")[name].items()}


def _titles() -> dict[str, str]:
    return _table("titles")


def _roles() -> dict[str, str]:
    return _table("roles")


def _people() -> dict[str, str]:
    return _table("people")


def _jobs() -> dict[str, str]:
    return _table("jobs")
