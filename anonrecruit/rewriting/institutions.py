"""Where somebody studied, by kind: "[University]", "[School]", "[College]". The qualification beside it says which, and
the name where none stands there, so that two names of one kind read the same."""

from __future__ import annotations

import re
from functools import cache

from anonrecruit import lexicons
from anonrecruit.document import Span

KINDS = {"university": "[University]", "school": "[School]", "college": "[College]"}
_WORD = re.compile(r"[.]")


def institution(text: str, span: Span) -> str:
    """The placeholder, "" where nothing tells the kind."""
    for part in _context(text, span):
        for kind in KINDS:
            if _pattern("levels", kind).search(_WORD.sub("", part)):
                return KINDS[kind]
    return next((KINDS[kind] for kind in KINDS if _pattern("names", kind).search(span.of(text))), "")


def _context(text: str, span: Span) -> list[str]:
    """Its line without the name itself, the line below, the line above; blank lines end it."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    end = len(text) if end < 0 else end
    below = text[end + 1 :].partition("\n")[0]
    above = text[: max(0, start - 1)].rpartition("\n")[2]
    return [text[start : span.start] + " " + text[span.end : end], below, above]


@cache
def _pattern(table: str, kind: str) -> re.Pattern[str]:
    return lexicons.any_of(lexicons.table("en/qualifications.toml")[table][kind])
