"""Names of people in what stands beside a text: authors, file names, titles, link targets.

There is no sentence and no layout there that would tell a person from a program, a company or a trade, and a program
("Adobe InDesign") may well be a skill in the CV. So a name counts only where the application's owner agrees with it,
where word lists know it, or where the surface is one that names people.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from anonrecruit import names
from anonrecruit.document import Span
from anonrecruit.names import Token
from anonrecruit.person_evidence import is_eponym, is_technical, says_organisation

_NAMING = frozenset({"authors", "email_headers"})
"""Surfaces whose very meaning is "a person", as programs fill them in."""

_LIKELY = _NAMING | {"file_name", "form_fields", "custom_properties", "handle"}
_WRITTEN_AS_HANDLE = frozenset({"file_name", "handle", "bookmarks", "named_destinations"})
_ENDING = re.compile(r"\.[A-Za-z]{1,4}\d?$")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_LETTER = re.compile(r"[\W\d_]+")
_SHORTEST, _SHORTEST_ALONE, _MOST = 3, 4, 4


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it is to be searched for. ``own`` says that it is the owner's of the application."""

    text: str = field(repr=False)
    own: bool


def people_in(surface: str, line: str, owner: Collection[str], tagged: Collection[str] = ()) -> Iterator[Named]:
    """Names in one line of a surface. ``owner`` holds the folded words of the owner's name as far as the text shows it,
    ``tagged`` what the tagger takes for people in the line."""
    for run in _runs(surface, line):
        own = _agreeing(run, owner)
        if own:
            yield Named(_said(own), True)
        elif (found := _likely(surface, run, tagged)) and not (is_eponym(found) or says_organisation(_said(found))):
            yield Named(_said(found), False)


def _said(run: Sequence[Token]) -> str:
    return " ".join(token.text.strip(".") for token in run)


def _runs(surface: str, line: str) -> Iterator[list[Token]]:
    """Neighbouring words that may be of one name, with capitals."""
    handle = surface in _WRITTEN_AS_HANDLE
    text = spelled_out(line) if handle else line
    for segment in names.segments(text, Span(0, len(text))) if text.strip() else ():
        run: list[Token] = []
        for token in names.tokens(text, segment):
            if _may_be_of_name(token, capital=not handle):
                run.append(replace(token, text=token.text.title()) if token.text.islower() and handle else token)
            elif run:
                yield from _whole(run)
                run = []
        yield from _whole(run)


def spelled_out(handle: str) -> str:
    """ "papers/cv_janeDoe-2023.pdf" as words: "papers | cv jane Doe"."""
    steps = (_HUMP.sub(" ", _ENDING.sub("", step)) for step in handle.split("/"))
    return " | ".join(_NO_LETTER.sub(" ", step).strip() for step in steps)


def _may_be_of_name(token: Token, *, capital: bool) -> bool:
    if not token.key or names.says_no_name(token.key) or is_technical(token.key):
        return False
    if names.is_ordinary(token.key) and not names.is_listed(token.key):
        return False
    return token.is_capitalised or names.is_particle(token.key) or not capital


def _whole(run: Sequence[Token]) -> Iterator[list[Token]]:
    found = names.trimmed(run)
    if found and names.is_name_shaped(found):
        yield found


def _counted(run: Sequence[Token]) -> list[Token]:
    return [token for token in run if len(token.key) > 1 and not token.is_initial and not names.is_particle(token.key)]


def _agreeing(run: Sequence[Token], owner: Collection[str]) -> list[Token]:
    """The run without words that neither the owner's name nor a list knows: "Jane Doe Barclays" is not all name."""
    shared = [token for token in run if len(token.key) >= _SHORTEST and token.key in owner]
    if all(names.is_ordinary(token.key) for token in shared) and len(shared) < 2:
        return []
    if len(shared) == 1 and len(_counted(run)) == 2 and len(owner) < 2:
        return list(run)
    return names.trimmed([token for token in run if token.key in owner or _is_known(token)])


def _is_known(token: Token) -> bool:
    return names.is_particle(token.key) or (
        len(token.key) >= _SHORTEST
        and names.is_listed(token.key)
        and not names.is_ordinary(token.key)
        and not names.is_place(token.key)
    )


def _likely(surface: str, run: Sequence[Token], tagged: Collection[str]) -> list[Token]:
    """The part of the run that is a name by itself, empty where none is."""
    counted = _counted(run)
    listed = [token for token in counted if _is_known(token)]
    given = any(names.is_given(token.key) for token in listed)
    if given and len(listed) > 1:
        return _from_first_to_last(run, listed)
    if _said(run) in tagged and len(counted) > 1:
        return list(run)
    if not 1 <= len(counted) < _MOST:
        return []
    if len(counted) == 1:
        alone = surface in _LIKELY - {"handle"} and given and len(run) == 1 and len(run[0].key) >= _SHORTEST_ALONE
        return list(run) if alone else []
    plain = any(names.is_ordinary(token.key) or names.is_place(token.key) for token in counted)
    strange = surface in _NAMING and not listed
    return list(run) if not plain and (strange or (surface in _LIKELY and given)) else []


def _from_first_to_last(run: Sequence[Token], listed: Sequence[Token]) -> list[Token]:
    """ "AUTHOR Ada Obi" without the field's own word."""
    first, last = run.index(listed[0]), run.index(listed[-1])
    return list(run[first : last + 1]) if last - first < _MOST else []
