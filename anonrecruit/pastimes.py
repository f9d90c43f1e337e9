"""What people do in their spare time, told by the words alone."""

from __future__ import annotations

import re
from functools import cache

from anonrecruit import lexicons

_MORE = re.compile(
    r"\d|[.:!?()]|\b(?:I|my|in|at|for|with|of|to|as|captain|member|play(?:s|ed)?|run|ran|won|winner|award\w*|champion\w*"
    r"|medal\w*|volunteer\w*|coach\w*|qualified|certified|licen[cs]ed?|language\w*|club|society|team|league|committee"
    r"|wom[ae]n\w*|ladies|girls|boys|men|mens|lads|gents|female|male|secretary|treasurer|chair)\b",
    re.I,
)
_SKILL = re.compile(
    r"\b(?:programming|cod(?:e|ing)|robotics|electronics|software|open[- ]source|python|java|machine learning"
    r"|data (?:science|analysis)|networks|networking|engineering)\b",
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
    return bool(_MORE.search(value)) or shows_skill(value)


def shows_skill(text: str) -> bool:
    """A tool or a craft that somebody may be hired for ("Linux", "robotics")."""
    words = (word.strip(",.;()").lower() for word in text.split())
    return bool(_SKILL.search(text)) or any(word in _tools() for word in words)


@cache
def _tools() -> frozenset[str]:
    return lexicons.words("en/technologies.txt") - lexicons.words("en/common_words.txt")


def _key(value: str) -> str:
    return " ".join(value.lower().split())
