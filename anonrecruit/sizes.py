"""How large an employer is, as CVs say it of the employer: "a 400-person logistics company", "an NHS trust of 6,000
staff", "(120 employees)". A team, a site or a budget of so many is the candidate's work, and none of it."""

from __future__ import annotations

import re
from functools import cache

_BANDS = (10_000, 1_000, 250, 50, 10)
"""Lower ends: 10, 50 and 250 are those of Commission Recommendation 2003/361/EC for small and medium enterprises."""

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?k|\d{2,6})\+?"
_ABOUT = r"(?:about |around |over |some |nearly |almost |approximately |more than |c\. ?|~ ?)?"
_PEOPLE = r"(?:staff|employees|people|persons|colleagues|workers)"
_BODY = (
    r"(?:company|firm|business|organi[sz]ation|employer|trust|agency|charity|retailer|manufacturer|consultancy"
    r"|contractor|hospital|council|group|operator|provider|start-?up|bank|brewery|chain|maker|supplier|wholesaler)"
)


@cache
def size_pattern() -> re.Pattern[str]:
    """Its one group of those named ``n1`` to ``n3`` that matched is the number; case does not matter."""
    return re.compile(
        rf"(?<![\w£$€.,])(?P<n1>{_NUMBER})[ -](?:strong|person|people|employee|staff|man)[ -]"
        rf"(?:[\w&-]+[ ]){{0,3}}?{_BODY}\b"
        rf"|\b{_BODY}[ ](?:of|with|employing|that employs|which employs)[ ]{_ABOUT}(?P<n2>{_NUMBER})[ ]{_PEOPLE}\b"
        rf"|\({_ABOUT}(?P<n3>{_NUMBER})[ ]{_PEOPLE}\)",
        re.I,
    )


def number_span(match: re.Match[str]) -> tuple[int, int]:
    """Where the number stands, with the hyphen behind it: "400-" of "400-person"."""
    start, end = match.span(match.lastgroup or 0)
    return start, end + (match.string[end : end + 1] == "-")


def band(number: str) -> str:
    """ "250+" for "400"; "under 10" for fewer; "" for what is no number."""
    digits = re.fullmatch(r"(\d[\d,]*(?:\.\d+)?)(k?)\+?-?", number.strip().lower())
    if not digits:
        return ""
    count = float(digits[1].replace(",", "")) * (1_000 if digits[2] else 1)
    return next((f"{low:,}+" for low in _BANDS if count >= low), "under 10")
