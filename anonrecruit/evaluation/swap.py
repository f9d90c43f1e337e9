"""The same document with somebody else's name: in every span that names its owner, and inside addresses and links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from anonrecruit import names
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.evaluation.gold import GoldDocument, GoldSpan
from anonrecruit.evaluation.origins import Newcomer, plain_letters
from anonrecruit.names import Token
from anonrecruit.searchable import fold

CASINGS = ("as written", "capitals", "lower case")
"""Of the first name in the document; all others stay as their writer cased them."""

_HANDLES = (Cue.EMAIL_ADDRESS, Cue.PROFILE_URL)
_SHORTEST_IN_HANDLE = 3
_MOST_WORDS_BEFORE = 3
"""Before the owner's name on its line: "Curriculum vitae of", "My name is"."""


@dataclass(frozen=True, slots=True)
class Swapped:
    """``named`` are the spans of ``document`` that name the newcomer."""

    document: GoldDocument
    named: tuple[GoldSpan, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    span: Span
    text: str = field(repr=False)


def swap(document: GoldDocument, newcomer: Newcomer, casing: str = CASINGS[0]) -> Swapped | None:
    """None where no head names the owner, or by initials alone. The first annotated name is taken to be the owner's,
    unless it stands in running text."""
    people = [gold.span for gold in document.spans if gold.cue is Cue.PERSON]
    parts = _parts(document.text, people[0], newcomer) if people and _heads(document.text, people[0]) else {}
    if not parts:
        return None
    changes = [_renamed(document.text, span, parts) for span in people]
    changes[0] = replace(changes[0], text=_cased(changes[0].text, casing))
    changes += [_rehandled(document.text, gold.span, parts) for gold in document.spans if gold.cue in _HANDLES]
    return _rewritten(document, [change for change in changes if change.span.of(document.text) != change.text])


def _heads(text: str, span: Span) -> bool:
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    return len(re.findall(r"\w+", re.split(r"[:|\t]", before)[-1])) <= _MOST_WORDS_BEFORE


def _parts(text: str, span: Span, newcomer: Newcomer) -> dict[str, str]:
    """What stands for each word of the owner's name: the last is the surname, or the first where a comma follows it.
    A third given name and those after it go."""
    long = [token for token in _named(text, span) if len(token.key) > 1 and not names.is_particle(token.key)]
    keys = [token.key for token in long]
    if len(long) > 1 and text[long[0].span.end : long[1].span.start].strip() == ",":
        keys = [*keys[1:], keys[0]]
    parts = dict(zip(keys, (newcomer.given, newcomer.middle), strict=False))
    parts |= dict.fromkeys(keys[2:], "")
    return parts | ({keys[-1]: newcomer.surname} if len(keys) > 1 else {})


def _named(text: str, span: Span) -> list[Token]:
    return [token for token in names.tokens(text, span) if token.key]


def _renamed(text: str, span: Span, parts: dict[str, str]) -> _Change:
    """A span that holds a word of the owner's name; others, of other people, come out unchanged."""
    found = _named(text, span)
    if not any(token.key in parts for token in found):
        return _Change(span, span.of(text))
    pieces, at = [], span.start
    for token in found:
        pieces += [text[at : token.span.start], _replaced(token, parts)]
        at = token.span.end
    return _Change(span, " ".join(("".join(pieces) + text[at : span.end]).split()))


def _replaced(token: Token, parts: dict[str, str]) -> str:
    if names.is_particle(token.key) and token.key not in parts:
        return ""  # of the old surname
    if len(token.key) == 1:
        initials = {key[0]: part[:1] for key, part in reversed(parts.items())}
        new = initials.get(token.key, token.text[0])
        return token.text.replace(token.text[0], new) if new else ""  # of a name that the newcomer has none of
    new = parts.get(token.key, token.text)
    return new.upper() if token.text.isupper() else _lower(new) if token.text.islower() else new


def _cased(name: str, casing: str) -> str:
    return {"capitals": name.upper(), "lower case": _lower(name)}.get(casing, name)


def _lower(name: str) -> str:
    return name.replace("İ", "i").lower()  # which Python makes an i and a loose dot


def _rehandled(text: str, span: Span, parts: dict[str, str]) -> _Change:
    """An e-mail address or a link; an initial that stands before a part ("jsmith") is changed with it."""
    handle = span.of(text)
    initials = {key[0]: _handle(part)[:1] for key, part in reversed(parts.items())}
    for key in sorted((key for key in parts if len(key) >= _SHORTEST_IN_HANDLE), key=len, reverse=True):
        pattern = re.compile(rf"(?:(?<![a-z])([a-z])([._-]?))?{re.escape(key)}")
        match = pattern.search(fold(handle))
        if match:
            initial = initials.get(match[1] or "", match[1] or "") + (match[2] or "")
            handle = handle[: match.start()] + initial + _handle(parts[key]) + handle[match.end() :]
    return _Change(span, handle)


def _handle(name: str) -> str:
    return re.sub(r"[^a-z]", "", plain_letters(name).lower())


def _rewritten(document: GoldDocument, changes: Sequence[_Change]) -> Swapped:
    changes = sorted(changes, key=lambda change: change.span)
    spans = {gold: moved for gold in document.spans if (moved := _moved(gold, changes))}
    renamed = {change.span for change in changes}
    named = (moved for gold, moved in spans.items() if gold.cue is Cue.PERSON and gold.span in renamed)
    text = "".join(_pieces(document.text, changes))
    return Swapped(replace(document, text=text, spans=tuple(spans.values())), tuple(named))


def _pieces(text: str, changes: Sequence[_Change]) -> Iterator[str]:
    at = 0
    for change in changes:
        yield text[at : change.span.start] + change.text
        at = change.span.end
    yield text[at:]


def _moved(gold: GoldSpan, changes: Sequence[_Change]) -> GoldSpan | None:
    """The span in the new text; None for what was annotated inside a changed name and may be gone."""
    span = gold.span
    if any(c.span.overlaps(span) and c.span != span and c.span.union(span) == c.span for c in changes):
        return None
    start = span.start + sum(_growth(change) for change in changes if change.span.end <= span.start)
    end = span.end + sum(_growth(change) for change in changes if change.span.end <= span.end)
    return replace(gold, span=Span(start, end))


def _growth(change: _Change) -> int:
    return len(change.text) - (change.span.end - change.span.start)
