"""An edit: some words in the place of others."""

from __future__ import annotations

from dataclasses import dataclass, field

from anonrecruit.document import Span


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """``text`` replaces ``span``; "" deletes it."""

    span: Span
    text: str = field(repr=False)


def cased_like(value: str, word: str) -> str:
    """``word`` in capitals, with a capital, or as it is, as ``value`` is."""
    letters = [char for char in value if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return word.upper()
    return word[:1].upper() + word[1:] if value[:1].isupper() else word
