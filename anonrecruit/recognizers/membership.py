"""Bodies, clubs, societies and networks of which the candidate is a member or for which they work unpaid; pastimes.

What somebody is or does there ("Mentor", "chapter secretary", "finalist") is not claimed: it is what the line shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial, reduce
from itertools import takewhile

from anonrecruit import addresses, lexicons, names
from anonrecruit.associations import listed_pastimes, membership_lines, unpaid_lines
from anonrecruit.bodies import PROFESSIONAL, kind_of_body, part_taken
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.reading import Line, Reading
from anonrecruit.recognizers import phrases
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer

_PART = re.compile(r"(?:(?!\s*[,;(|\t–—:]|\s+[-/]\s|\s+\(?(?:19|20)\d{2}\b).)+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SINCE = re.compile(r"\s+(?:since|from|until|till|in|for|to)$", re.I)
_MORE = re.compile(r"\d|\b(?:[Nn]ow|[Pp]resent|[Cc]urrent)\b")
_BULLET = re.compile(r"[\W_]*")
_DEED = re.compile(
    r"(?:[A-Z][a-z]+ed(?= [a-z\d])|(?:Led|Ran|Taught|Built|Won|Gave|Held|Kept|Made|Set|Sold|Wrote|Took|Drove|Brought"
    r"|Met|Oversaw|Grew|Began|Chose|Spoke)(?= \w))"
)
"""How a line begins that tells what somebody did, no body."""

_LONGEST, _WORDS, _FEW = 90, 9, 4
"""Characters of a line, words of a name, words of one that stands alone."""


class MembershipRecognizer(CueRecognizer):
    """Statements ("member of"), lines under a heading that says memberships or volunteering, lists of interests."""

    cues = (Cue.MEMBERSHIP,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        yield from phrases.claims(reading, Cue.MEMBERSHIP, "membership")
        memberships, unpaid = reading.once(membership_lines), reading.once(unpaid_lines)
        for line in dict.fromkeys((*memberships, *unpaid)):
            yield from _named_in_lower_case(line)
            if len(line.text) <= _LONGEST:
                yield from map(partial(_told_whole, line), _entry(line, sure=line in memberships))
        for item in listed_pastimes(reading):
            yield Claim(item, Cue.MEMBERSHIP, 0.6, "item of a list of interests")


def _entry(line: Line, *, sure: bool) -> Iterator[Claim]:
    """The first name of "Mentor, Harbour Trust", "Harbour Trust (mentor)", "mentor at Harbour Trust". Unless ``sure``
    that all under the heading is a membership, there must be an office beside the name, or a short name be all."""
    parts = list(_parts(line))
    offices = [_office().search(text) for _, text in parts]
    for (start, text), office in zip(parts[:2], offices, strict=False):
        alone = sure or any(offices) or (_is_proper(text) and len(text.split()) <= _FEW)
        span = _beside(text, office) if office else (0, len(text)) if alone else None
        if span and _is_name(text[slice(*span)]):
            at = line.span.start + start + span[0]
            yield Claim(Span(at, at + span[1] - span[0]), Cue.MEMBERSHIP, 0.75, "line under memberships")
            return


def _told_whole(line: Line, name: Claim) -> Claim:
    """Of a body that is no profession's, with the office and what else is said shortly, which tell what body it is."""
    body = name.span.shift(-line.span.start)
    whole = reduce(Span.union, _offices(line), body)
    whole = reduce(Span.union, _said_shortly(line, whole.end), whole)
    if kind_of_body(body.of(line.text)) == PROFESSIONAL or _YEAR.search(whole.of(line.text)):
        return name
    closes = "(" in whole.of(line.text) and line.text[whole.end : whole.end + 1] == ")"
    return replace(name, span=Span(whole.start, whole.end + closes).shift(line.span.start))


def _offices(line: Line) -> Iterator[Span]:
    """Each with what stands before it in its part of the line ("Brownie leader")."""
    for start, text in _parts(line):
        ends = [match.end("office") for match in _office().finditer(text)]
        if ends and part_taken(text[: ends[-1]]):
            yield Span(start, start + ends[-1])


def _said_shortly(line: Line, start: int) -> Iterator[Span]:
    """Parts of a few words behind an entry ("county branch"), as far as the first with figures or of more words."""
    behind = ((at, text) for at, text in _parts(line) if at >= start)
    for at, text in takewhile(lambda part: not _MORE.search(part[1]) and len(part[1].split()) <= _FEW, behind):
        yield Span(at, at + len(text))


def _parts(line: Line) -> Iterator[tuple[int, str]]:
    """What stands between commas, brackets, dashes and years, with where it begins."""
    for match in _PART.finditer(line.text):
        lead = _BULLET.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        text = _SINCE.sub("", line.text[start : match.end()].rstrip(" .)"))
        if text:
            yield start, text


def _beside(text: str, office: re.Match[str]) -> tuple[int, int] | None:
    """What an office is held in ("mentor at Harbour Trust"), or the name before it ("NCT volunteer")."""
    if office["body"]:
        return office.span("body")
    before = text[: office.start("office")].rstrip()
    return (0, len(before)) if before and _is_proper(before) else None


def _is_name(text: str) -> bool:
    return text[:1].isupper() and len(text.split()) <= _WORDS and not (addresses.is_place(text) or _DEED.match(text))


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
