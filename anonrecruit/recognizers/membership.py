"""Bodies, clubs, societies and networks of which the candidate is a member or for which they work unpaid; pastimes.

What somebody is or does there ("Mentor", "chapter secretary", "finalist") is not claimed: it is what the line shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from anonrecruit import addresses, lexicons, names
from anonrecruit.associations import listed_pastimes, membership_lines, unpaid_lines
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.reading import Line, Reading
from anonrecruit.recognizers import phrases
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer

_PART = re.compile(r"(?:(?!\s*[,;(|\t–—:]|\s+[-/]\s|\s+\(?(?:19|20)\d{2}\b).)+")
_BULLET = re.compile(r"[\W_]*")
_LONGEST, _WORDS = 90, 9
"""Characters of a line, words of a name."""


class MembershipRecognizer(CueRecognizer):
    """Statements ("member of"), lines under a heading that says memberships or volunteering, lists of interests."""

    cues = (Cue.MEMBERSHIP,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        yield from phrases.claims(reading, Cue.MEMBERSHIP, "membership")
        memberships, unpaid = reading.once(membership_lines), reading.once(unpaid_lines)
        for line in dict.fromkeys((*memberships, *unpaid)):
            yield from _named_in_lower_case(line)
            if len(line.text) <= _LONGEST:
                yield from _entry(line, sure=line in memberships)
        for item in listed_pastimes(reading):
            yield Claim(item, Cue.MEMBERSHIP, 0.6, "item of a list of interests")


def _entry(line: Line, *, sure: bool) -> Iterator[Claim]:
    """The first name of "Mentor, Harbour Trust", "Harbour Trust (mentor)", "mentor at Harbour Trust". Unless ``sure``
    that all under the heading is a membership, there must be an office beside the name."""
    parts = list(_parts(line))
    offices = [_office().search(text) for _, text in parts]
    for (start, text), office in zip(parts[:2], offices, strict=False):
        span = _beside(text, office) if office else (0, len(text)) if sure or any(offices) else None
        if span and _is_name(text[slice(*span)]):
            at = line.span.start + start + span[0]
            yield Claim(Span(at, at + span[1] - span[0]), Cue.MEMBERSHIP, 0.75, "line under memberships")
            return


def _parts(line: Line) -> Iterator[tuple[int, str]]:
    """What stands between commas, brackets, dashes and years, with where it begins."""
    for match in _PART.finditer(line.text):
        lead = _BULLET.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        text = line.text[start : match.end()].rstrip(" .)")
        if text:
            yield start, text


def _beside(text: str, office: re.Match[str]) -> tuple[int, int] | None:
    """What an office is held in ("mentor at Harbour Trust"), or the name before it ("NCT volunteer")."""
    if office["body"]:
        return office.span("body")
    before = text[: office.start("office")].rstrip()
    return (0, len(before)) if before and _is_proper(before) else None


def _is_name(text: str) -> bool:
    return text[:1].isupper() and len(text.split()) <= _WORDS and not addresses.is_place(text)


def _is_proper(text: str) -> bool:
    """More than words that any office may have before it ("School governor", "Swimming coach")."""
    found = text.split()
    capitals = [word for word in found[1:] if word[:1].isupper()]
    known = names.is_ordinary(found[0].lower().removesuffix("'s").removesuffix("’s"))
    return bool(capitals) or not known or (found[0].isupper() and len(found[0]) > 2)


def _named_in_lower_case(line: Line) -> Iterator[Claim]:
    for match in _listed().finditer(line.text):
        yield Claim(
            Span(line.span.start + match.start(), line.span.start + match.end()),
            Cue.MEMBERSHIP,
            0.7,
            "group of parents",
        )


@cache
def _office() -> re.Pattern[str]:
    """An office, with what is said before it in small letters, and the body that it is held in."""
    offices = "|".join((*_table()["offices"], phrases.alternation("en/gendered_roles.txt")))
    before = r"(?:(?:^|(?<=\s))(?:[Cc]o-|[Vv]ice[- ]|[a-z-]+\s+))*"
    return re.compile(
        rf"(?P<office>{before}\b(?i:{offices}))\b(?:\s+(?:of|for|at|with|in|to)\s+(?:the\s+)?(?P<body>\S.*))?"
    )


@cache
def _listed() -> re.Pattern[str]:
    return re.compile("|".join(phrases.expanded(pattern) for pattern in _table()["groups"]), re.I)


@cache
def _table() -> dict[str, list[str]]:
    return {str(name): list(row) for name, row in lexicons.table("en/membership.toml")["listed"].items()}
