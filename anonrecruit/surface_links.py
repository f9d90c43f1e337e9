"""Addresses of people in link targets and other surfaces: e-mail, telephone, profiles of the application's owner.

A link leads anywhere: to an employer, a project, a paper. It is the owner's where their name is in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from anonrecruit.cues import Cue
from anonrecruit.link_names import decoded, names_in
from anonrecruit.searchable import squash

_EMAIL = re.compile(r"[\w+'%-][\w.+'%-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_TELEPHONE = re.compile(r"\b(?:tel|sms|callto|whatsapp):(?://)?([+\d][\d ().-]{5,24})|\bwa\.me/(\d{8,15})", re.I)
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"|]{4,200}", re.I)
_PERSONAL = re.compile(r"linkedin\.com/(?:in|pub)/([\w%.-]{3,100})", re.I)
_DRAWN = re.compile(r"-(?=[a-z]*\d)([\da-z]{6,12})$", re.I)
_SHORTEST_WORD, _SHORTEST_HANDLE = 4, 6


def addresses_in(line: str, owner: frozenset[str]) -> Iterator[tuple[Cue, str]]:
    """``owner`` holds the folded words of the owner's name."""
    yield from ((Cue.EMAIL_ADDRESS, match.group()) for match in _EMAIL.finditer(line))
    yield from ((Cue.PHONE_NUMBER, match[1] or match[2]) for match in _TELEPHONE.finditer(line))
    for link in links_in(line):
        told = owner | frozenset(word.lower() for name in names_in(link, owner) for word in name.split())
        yield from ((Cue.PROFILE_URL, text) for text in _own(link, told))


def people_linked(line: str, owner: Collection[str]) -> Iterator[str]:
    """Names that the steps of the line's links spell."""
    for link in links_in(line):
        yield from names_in(link, owner)


def links_in(line: str) -> Iterator[str]:
    return (match.group().rstrip("/.,;)") for match in _LINK.finditer(line))


def _own(link: str, owner: Collection[str]) -> Iterator[str]:
    """The link, and the step of it that names the owner, by which the text may go on to call them; and what LinkedIn
    draws to tell namesakes apart, which a narrow column sets on a line of its own."""
    profile = _PERSONAL.search(link)
    steps = re.split(r"[/?#]", re.sub(r"(?i)^https?://(?:www\.)?", "", decoded(link)))
    named = [step for step in (*steps[0].split("."), *steps[1:3]) if _names(step, owner) and "." not in step]
    if profile or named:
        yield link
    tail = _DRAWN.search(profile[1]) if profile else None
    handles = ([profile[1]] if profile else []) + named + ([tail[1]] if tail else [])
    yield from (handle for handle in handles if len(squash(handle)) >= _SHORTEST_HANDLE)


def _names(step: str, owner: Collection[str]) -> bool:
    return any(len(word) >= _SHORTEST_WORD and word in squash(step) for word in owner)
