"""What people do in their spare time, told by the words alone."""

from __future__ import annotations

import re
from functools import cache

from anonrecruit import lexicons

_MORE = re.compile(
    r"\d|[.:!?()]|\b(?:I|my|in|at|for|with|of|to|as|captain|member|play(?:s|ed)?|run|ran|won|winner|award\w*|champion\w*"
    r"|medal\w*|volunteer\w*|coach\w*|qualified|certified|licen[cs]ed?|language\w*|club|society|team|league|committee"
    r"|wom[ae]n\w*|ladies|girls|boys|men|mens|lads|gents|female|male|secretary|treasurer|chair"
    r"|programming|cod(?:e|ing)|robotics|electronics|software|open[- ]source|python|java)\b",
    re.I,
)


def is_pastime(value: str) -> bool:
    """A known one, or some words that are nobody's name."""
    if _key(value) in lexicons.words("en/pursuits.txt"):
        return True
    first, *rest = value.split()
    named = first.isupper() or any(word[:1].isupper() for word in rest)
    return not named and (bool(rest) or first.endswith("ing"))


def shows_more(value: str) -> bool:
    """More than a liking: "Grade 8 piano", "Captain of the hockey team", "Python"."""
    if _key(value) in lexicons.words("en/pursuits.txt"):
        return False
    return bool(_MORE.search(value)) or any(word.lower() in _tools() for word in value.split())


@cache
def _tools() -> frozenset[str]:
    return lexicons.words("en/technologies.txt") - lexicons.words("en/common_words.txt")


def _key(value: str) -> str:
    return " ".join(value.lower().split())
