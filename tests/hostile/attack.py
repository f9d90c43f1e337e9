"""What an attack is: how its file is made, and the one way in which it may end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from anonrecruit.errors import (
    BrokenDocument,
    DocumentError,
    EmptyDocument,
    EncryptedDocument,
    LimitExceeded,
    NoTextFound,
    UnsupportedFormat,
)
from anonrecruit.parsers.limits import Limits


@dataclass(frozen=True, slots=True)
class Bait:
    """``url`` is of a server that nobody may ask, ``path`` of a file that nobody may read or write."""

    url: str
    path: str


Make = Callable[[Bait], bytes]


@dataclass(frozen=True, slots=True)
class Attack:
    """``ends`` are the outcomes allowed, as ``ending`` writes them; an attack that does no harm is "read"."""

    name: str
    make: Make
    ends: tuple[str, ...]


READ, EMPTY, ENCRYPTED, NO_TEXT = "read", "EmptyDocument", "EncryptedDocument", "NoTextFound"


def over(limit: str) -> str:
    assert hasattr(Limits(), limit), "a limit that is broken has a name and a default"
    return f"over {limit}"


def broken(*causes: str) -> tuple[str, ...]:
    return tuple(f"broken by {cause}" for cause in causes)


def unsupported(kind: str) -> str:
    return f"unsupported {kind}"


def ending(error: DocumentError | None) -> str:
    """An outcome in a few words; never a bare "something failed"."""
    match error:
        case None:
            return READ
        case LimitExceeded(limit=limit):
            return f"over {limit}"
        case BrokenDocument(cause=cause):
            return f"broken by {cause}"
        case UnsupportedFormat(detected=kind):
            return f"unsupported {kind}"
        case EmptyDocument() | EncryptedDocument() | NoTextFound():
            return type(error).__name__
    return f"another: {type(error).__name__}"
