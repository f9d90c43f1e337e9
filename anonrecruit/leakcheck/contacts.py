"""E-mail addresses, telephone numbers, profile links and identity numbers."""

from __future__ import annotations

import re

from anonrecruit.leakcheck.text_index import TextIndex, fold, split_words, squash
from anonrecruit.lexicons import words

_LONG = 8
"""From this length on, chance does not make the same run of letters and digits."""

_SHORTEST = 6
"""Of a whole value; shorter ones stand in any text."""

_LITERAL = 5
"""Of a handle or local part."""

_SUBSCRIBER = 9
"""Digits at a number's end that are the same with and without country code and trunk zero."""

_NUMBER_BREAK = re.compile(r"(?i)ext(?:ension)?\.?|[/,;|\n]|\bor\b|x(?=\s*\d)")
_SCHEME = re.compile(r"(?i)^\s*(?:https?://)?(?:www\.)?")
_ROUTES = frozenset(
    ("in", "pub", "u", "user", "users", "profile", "profiles", "people", "person", "add", "channel", "r", "c")
)


_CODE_HOSTS = frozenset(("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "sourceforge.net"))


def shows_email(value: str, index: TextIndex) -> bool:
    """The address, or the part before the @ as it is written."""
    address, local = squash(value), fold(value).lower().partition("@")[0].strip()
    return (len(address) >= _LONG and address in index.squashed) or _shows_literally(local, index)


def _shows_literally(word: str, index: TextIndex) -> bool:
    """``word`` between characters that are neither letters nor digits; ordinary and short words are let be."""
    if len(word) < _LITERAL or word in words("en/site_names.txt") or word in words("en/common_words.txt"):
        return False
    return re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", index.lower) is not None


def shows_phone(value: str, index: TextIndex) -> bool:
    """Any number of ``value``, in any punctuation, with or without its prefix."""
    numbers = (re.sub(r"\D", "", fold(part)) for part in _NUMBER_BREAK.split(value))
    return any(_shows_number(number, index) for number in numbers)


def _shows_number(number: str, index: TextIndex) -> bool:
    if len(number) >= _SUBSCRIBER:
        return number[-_SUBSCRIBER:] in index.squashed
    return len(number) >= _SHORTEST and index.holds(number)


def shows_profile(value: str, index: TextIndex) -> bool:
    """The link without its scheme, in any punctuation, or the handle in it as it is written."""
    link = _SCHEME.sub("", fold(value).strip())
    whole, handle = squash(link), _handle(link)
    if whole in words("en/site_names.txt"):
        return False
    return (len(whole) >= _LONG and index.holds(whole)) or (bool(handle) and _shows_literally(handle, index))


def _handle(link: str) -> str:
    """What names the person: the user of github.com/user/project, of user.github.io/project, of live:user."""
    host, *path = re.split(r"[?#]", link)[0].lower().rstrip("/").split("/")
    labels = host.split(".")
    if len(labels) > 2 and labels[0] not in words("en/common_words.txt"):
        return labels[0]
    named = [part for part in path if part not in _ROUTES]
    if host.removeprefix("www.") in _CODE_HOSTS and len(named) > 1:
        return ""  # a repository: its owner may be a project or a company, whose name is content elsewhere
    return (named[0] if named else host.rpartition(":")[2]).lstrip("@")


def shows_id_number(value: str, index: TextIndex) -> bool:
    """Numbers of four digits may be years, and shorter ones anything; they are let be."""
    number = "".join(split_words(value))
    return len(number) >= 5 and index.holds(number)
