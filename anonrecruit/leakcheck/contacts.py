"""E-mail addresses, telephone numbers, profile links and identity numbers."""

from __future__ import annotations

import re

from anonrecruit.leakcheck.text_index import TextIndex, fold, split_words, squash
from anonrecruit.lexicons import words

_LONG = 8
"""From this length on, chance does not make the same run of letters and digits."""

_SUBSCRIBER = 9
"""Digits at a number's end that are the same with and without country code and trunk zero."""

_NUMBER_BREAK = re.compile(r"(?i)ext(?:ension)?\.?|[/,;|\n]|\bor\b|x(?=\s*\d)")
_SCHEME = re.compile(r"(?i)^\s*(?:https?://)?(?:www\.)?")
_ROUTES = frozenset(
    ("in", "pub", "u", "user", "users", "profile", "profiles", "people", "person", "add", "channel", "r", "c")
)
_SITES = frozenset(
    (
        "behance",
        "bitbucket",
        "dribbble",
        "facebook",
        "github",
        "gitlab",
        "indeed",
        "instagram",
        "kaggle",
        "linkedin",
        "medium",
        "naukri",
        "orcid",
        "researchgate",
        "skype",
        "stackoverflow",
        "telegram",
        "twitter",
        "whatsapp",
        "xing",
        "youtube",
    )
)
"""Names of sites, which also stand among skills."""


def shows_email(value: str, index: TextIndex) -> bool:
    """The address, or the part before the @ as it is written."""
    address, local = squash(value), fold(value).lower().partition("@")[0].strip()
    return (len(address) >= _LONG and address in index.squashed) or _shows_literally(local, index)


def _shows_literally(word: str, index: TextIndex) -> bool:
    """``word`` between characters that are neither letters nor digits; ordinary and short words are let be."""
    if len(word) < _LONG - 2 or word in words("en/common_words.txt"):
        return False
    return re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", index.lower) is not None


def shows_phone(value: str, index: TextIndex) -> bool:
    """Any number of ``value``, in any punctuation, with or without its prefix."""
    numbers = (re.sub(r"\D", "", fold(part)) for part in _NUMBER_BREAK.split(value))
    return any(_shows_number(number, index) for number in numbers)


def _shows_number(number: str, index: TextIndex) -> bool:
    if len(number) >= _SUBSCRIBER:
        return number[-_SUBSCRIBER:] in index.squashed
    return len(number) >= _LONG - 2 and index.holds(number)


def shows_profile(value: str, index: TextIndex) -> bool:
    """The link without its scheme, or the handle in it."""
    link = _SCHEME.sub("", fold(value))
    whole, handle = squash(link), squash(_handle(link))
    return (whole != handle and len(whole) >= _LONG - 2 and index.holds(whole)) or _shows_handle(handle, index)


def _handle(link: str) -> str:
    """The first part of the path that names a person: the user of github.com/user/project."""
    path = re.split(r"[?#]", link)[0].rstrip("/").split("/")
    named = [part for part in path[1:] if part.lower() not in _ROUTES]
    return named[0] if named else path[0].partition(":")[2] or path[0]


def _shows_handle(handle: str, index: TextIndex) -> bool:
    ordinary = handle in _SITES or handle in words("en/common_words.txt")
    return len(handle) >= 5 and not ordinary and index.holds(handle)


def shows_id_number(value: str, index: TextIndex) -> bool:
    """Numbers of four digits may be years, and shorter ones anything; they are let be."""
    number = "".join(split_words(value))
    return len(number) >= 5 and index.holds(number)
