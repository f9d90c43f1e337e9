"""Gendered words of a sentence, as if recognizers claimed every one: whom they tell of is not judged here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from anonrecruit import lexicons
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.findings import Finding

_LOOSE = ("titles", "roles", "people")


def claims(text: str) -> Iterator[Finding]:
    """The longest words of ``neutral.toml`` that stand there, one over another never."""
    for match in _words().finditer(text):
        if match[0] != "miss":  # the verb
            yield Finding(Span(*match.span()), Cue.GENDER, 0.9, "test", "test")


@cache
def _words() -> re.Pattern[str]:
    table = lexicons.table("en/neutral.toml")
    keys = {key for name in ("pronouns", *_LOOSE) for key in table[name]} - {"master", "sir", "dame", "kum", "sri"}
    longest = sorted(keys, key=lambda key: (-len(key), key))
    body = "|".join(re.escape(key).replace(r"\ ", "[ -]").replace("'", "['’]") for key in longest)
    return re.compile(rf"(?<![\w/])(?:{body})(?![\w/])(?:(?<=mr)\.|(?<=mrs)\.|(?<=ms)\.)?", re.I)
