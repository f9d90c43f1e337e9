"""What may be written into the access log as a reason: it is kept when the candidate is erased, so it names none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonrecruit.errors import UsageError
from anonrecruit.vault.contents import Identity

_WORD = re.compile(r"[^\W\d_]{3,}")


def require(**given: str) -> None:
    """Raises UsageError where one is empty."""
    for name, words in given.items():
        if not words.strip():
            raise UsageError(f"say {name}: whoever opens or changes something leaves it in the log")


def refuse_names(identity: Identity, *reasons: str) -> None:
    """Raises UsageError where a reason holds a word of a name, or another value that is known of the candidate.

    Names count as names are written, with a capital: the reason for opening Will May's record may say "will" and "may".
    """
    said = "\n".join(reasons)
    words = set(_WORD.findall(said))
    if words & set(_names(identity)) or any(value in said for value in _values(identity)):
        raise UsageError("the reason names the candidate; say it without: the log outlives an erasure")


def _names(identity: Identity) -> Iterator[str]:
    for text in (*identity.known.names, identity.ref):
        for word in _WORD.findall(text):
            yield from (word.title(), *([word.upper()] if text in identity.known.names else []))


def _values(identity: Identity) -> Iterator[str]:
    known = identity.known
    values = (*known.emails, *known.phones, *known.addresses, known.birth_date, identity.ref)
    return (value for value in values if len(value.strip()) > 3)
