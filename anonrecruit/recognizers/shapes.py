"""Shapes of the values of personal fields: which part of "Marital status: Single, no children" is the value.

A shape takes the text behind a label, to the end of the line or the next label, and yields half-open ranges in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from anonrecruit import lexicons
from anonrecruit.names import is_particle
from anonrecruit.searchable import fold

Ranges = Iterator[tuple[int, int]]
Shape = Callable[[str], Ranges]

MAX_OPEN = 60
"""A value longer than this is prose, and no value of a form's field."""

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_FULL_DATE = rf"""\b(?:\d{{1,2}}\s*[./\-–,]\s*\d{{1,2}}\s*[./\-–,]\s*(?:\d{{4}}|\d{{2}})
    |\d{{1,2}}\s*(?:st|nd|rd|th)?[\s,./\-–]*(?:of\s+)?{MONTH}[\s,./\-–’']*(?:\d{{4}}|\d{{2}})
    |{MONTH}[\s,./\-–]*\d{{1,2}}(?:st|nd|rd|th)?[\s,./\-–]*(?:\d{{4}}|\d{{2}})
    |\d{{4}}[./\-–]\d{{1,2}}[./\-–]\d{{1,2}}|{MONTH}[\s,]*(?:19|20)\d\d)\b"""
_YEARS = r"\b(?:19|20)\d\d\s*[-–/]\s*(?:(?:19|20)\d\d|\d\d)\b"
DATE = re.compile(rf"{_FULL_DATE}|\b(?:19|20)\d\d\b", re.IGNORECASE | re.VERBOSE)
_NO_CODE = re.compile(rf"{_FULL_DATE}|{_YEARS}", re.IGNORECASE | re.VERBOSE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIELD_END = re.compile(r"\t|\s//\s|\s{3,}|\s[|•·●▪■♦✓]|\||[\uf000-\uf8ff]|\n")
_AGE = re.compile(r"\b[1-9]\d(?:\s*(?:\+|years?|yrs?|y)\b\.?(?:\s*old)?)?(?!\s?[./\-–]?\d)", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.'’´`\-]*(?:(?:\s{1,2}|,\s)(?:\(\w+\)|[^\W\d_][\w.'’´`\-]*|[(\"“‘]\w+[)\"”’])){0,6}")
_PHONE = re.compile(r"\+?\s?\(?\d(?:[\s().\-–/+]{0,4}\d){6,14}")
_CODE = re.compile(
    r"(?<!\w)(?:(?:[A-Z]{1,6}|[a-z]{1,3}(?=[\d./\-]))\s?[.\-–/]?\s?[.\-–/]?\s?){0,3}\d[\dA-Za-z]*"
    r"(?:[./\-–][A-Za-z]{1,5}(?=[./\-–]\d)|\s?[./\-–]\s?(?=[\dA-Za-z]*\d)[\dA-Za-z]+|"
    r"\s(?=\d{2,})[\dA-Z]+)*(?:[ ][A-Z](?!\w))?"
)
_CHILDREN = re.compile(
    r"[\s,;/(&\-–]*(?:with |and |having )*(?:\w+ ){1,3}?(?:child\w*|kids?|sons?|daughters?)\)?",
    re.I,
)
_BODY = re.compile(r"(?:\d|(?:ab|a|b|o)\s?(?:[+\-–]|rh|pos|neg))", re.IGNORECASE)
_HONORIFIC = re.compile(r"(?:mr|mrs|ms|miss|mister|master|madam|sir|lady)\b\.?", re.IGNORECASE)
_HANDLE = re.compile(r"(?:https?://)?@?[A-Za-z][\w.\-]*(?:[.:/@\-_#]?[\w./\-?=&%~#:]+)?/?")


def field(value: str) -> str:
    """The value without what follows it on the line in another column."""
    end = _FIELD_END.search(value)
    return (value[: end.start()] if end else value).rstrip(" .,;")


def _open(value: str) -> Ranges:
    text = field(value)
    if 0 < len(text) <= MAX_OPEN and re.search(r"\w", text) and not re.search(r"[.!?]\s+[A-Z]", text):
        yield 0, len(text)


def _place(value: str) -> Ranges:
    text = field(value)
    if 2 < len(text) <= 2 * MAX_OPEN and len(text.split()) <= 18:
        yield 0, len(text)


def _name(value: str) -> Ranges:
    match = _NAME.match(field(value))
    if match and len(match[0]) > 1 and (not match[0].islower() or _is_lower_name(re.findall(r"[^\W\d_]+", match[0]))):
        yield 0, _surname_first_end(match[0])


def _surname_first_end(text: str) -> int:
    """Where a name ends: one comma may part a surname from given names, none may follow both."""
    comma = text.find(",")
    before = text[: max(0, comma)].split()
    whole = len(before) < 2 or text[:comma].isupper() or is_particle(before[0].lower())
    return len(text) if whole else comma


def _is_lower_name(found: Sequence[str]) -> bool:
    """Opens with a given name, or is several words of which one is none of English ("zofia szczepaniak")."""
    foreign = any(len(word) > 2 and fold(word) not in lexicons.words("en/common_words.txt") for word in found)
    return _is_given(found[0]) or (len(found) > 1 and foreign)


def _is_given(word: str) -> bool:
    return word in lexicons.words("en/given_names.txt") and word not in lexicons.words("en/common_words.txt")


def _found(pattern: re.Pattern[str], *, within: int = 2 * MAX_OPEN) -> Shape:
    def shape(value: str) -> Ranges:
        match = pattern.search(value[:within])
        if match:
            yield match.span()

    return shape


def _code(value: str) -> Ranges:
    text = _NO_CODE.sub(lambda date: " " * len(date[0]), field(value)[:MAX_OPEN])
    for match in _CODE.finditer(text):
        if sum(char.isdigit() for char in match[0]) >= 4 and not _YEAR.fullmatch(match[0]):
            yield match.span()
            return


def _phone(value: str) -> Ranges:
    text = _NO_CODE.sub(lambda date: " " * len(date[0]), value[: 2 * MAX_OPEN])
    yield from (match.span() for match in _PHONE.finditer(text))


def _body(value: str) -> Ranges:
    text = field(value)
    if len(text) <= 30 and len(text.split()) <= 6 and (_BODY.search(text) or len(text.split()) <= 2):
        yield 0, len(text)


def _handle(value: str) -> Ranges:
    text = re.split(r"\s[—–•|-]\s|[,;]", field(value))[0]
    match = _HANDLE.match(text)
    if not match or len(text[match.end() :].split()) > 2 or len(match[0]) < 3:
        return
    word = match[0].lower()
    if not any(
        word in lexicons.words(f"en/{name}.txt") for name in ("common_words", "proper_words", "places", "countries")
    ):
        yield match.span()


@cache
def vocabulary(*lists: str) -> re.Pattern[str]:
    """Any entry of the named word lists, as whole words, the longest first."""
    entries = sorted({entry for name in lists for entry in lexicons.words(name)}, key=lambda e: (-len(e), e))
    spaced = [re.escape(entry).replace(r"\ ", r"\s+") for entry in entries]
    return re.compile(rf"(?<![\w])(?:{'|'.join(spaced)})(?![\w])", re.IGNORECASE)


def _one_of(*lists: str, within: int) -> Shape:
    def shape(value: str) -> Ranges:
        text = field(value)[:within]
        yield from (match.span() for match in vocabulary(*lists).finditer(text))

    return shape


def _marital(value: str) -> Ranges:
    text = field(value)[:MAX_OPEN]
    for match in vocabulary("en/marital.txt").finditer(text):
        children = _CHILDREN.match(text, match.end())
        yield match.start(), (children or match).end()


SHAPES: dict[str, Shape] = {
    "open": _open,
    "place": _place,
    "name": _name,
    "date": _found(DATE),
    "age": _found(_AGE, within=16),
    "phone": _phone,
    "email": _found(re.compile(r"\S+@\S+\w")),
    "handle": _handle,
    "code": _code,
    "body": _body,
    "honorific": _found(_HONORIFIC, within=10),
    "sex": _one_of("en/sexes.txt", within=24),
    "marital": _marital,
    "caste": _one_of("en/castes.txt", within=24),
}
"""By the name that ``lexicons/en/fields.toml`` uses."""
