"""People: structure first (who owns this CV, who follows "Supervisor:", author lists), the tagger second."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from anonrecruit import authors, names
from anonrecruit.acquaintances import role_told
from anonrecruit.authors import Found
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.name_runs import name_from, name_list, past_job
from anonrecruit.other_names import other_names
from anonrecruit.owner import owner_spans
from anonrecruit.person_evidence import (
    is_brand,
    is_eponym,
    is_inside_a_name,
    is_institution,
    is_linked_name,
    is_listed_name,
    is_organised,
    is_person_shaped,
    tagger_score,
)
from anonrecruit.reading import Reading
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer
from anonrecruit.signatures import signatures
from anonrecruit.vouching import referees

LINKED, LISTED, LIKELY, STRUCTURE = 0.6, 0.65, 0.8, 0.9

_HONORIFIC = re.compile(
    r"(?<![\w.])(?:\(?(?i:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|revd|fr|smt|shri|sri|engr|capt|pr"
    r"|pastor)\b\.?\)?[ \t]*)+(?=[^\W\d_a-z])"
)
_FAR_HONORIFIC = re.compile(
    r"(?<![\w.])(?:(?:[Ee]ng|[Ii]ng|[Bb]arr|[Hh]on|[Ii]r|[Aa]rch|[Ss]urv|[Aa]dv|[Dd]ott|[Ss]ra|[Dd]ra|[Hh]err|[Mm]e)\.|(?:Ato|W/ro|Puan"
    r"|Tuan|Encik|Frau|Herr|Mme|Mlle|Cllr|Councillor|Alhaji|Alhaja|Hajia|Mallam|Barrister|Sheikh|Ustad|Ustaz|Sister|Brother|Rabbi"
    r"|Imam|Bishop|Deacon|Elder)\b)[ \t]+(?:(?:Mr|Mrs|Ms|Dr|Prof)\b\.?[ \t]*)?(?=[^\W\d_a-z])"
)
"""Titles that are words or abbreviations of others too ("Eng. Literature"): a name must be known behind them."""

_ROLE = re.compile(
    r"\b(?P<role>supervis(?:ed|ors?|ion)(?:[ \t]+(?:by|of))?|advis[eo]rs?|mentor(?:ed(?: by)?|s)?|guid(?:ed by|ance of"
    r"|e)|co-?authors?|authors?"
    r"|report(?:ed|ing|s)?[ \t]+(?:directly[ \t]+)?to|line manager|together with|in collaboration with|contact person|"
    r"managed by|taught by|led by|director|principal investigator|PI|tutor|promoter|referees?|my name is"
    r"|i am|i['’]m)\b[ \t]*(?:,(?= (?:dr|prof|mr|mrs|ms)\b)|[:–-])*[ \t]*"
    r"(?:(?:mr|mrs|ms|miss|dr|prof(?:essor)?|pr)\b\.?[ \t]*)*",
    re.I,
)
_SURE_ROLE = re.compile(r":|\bby\b|\bguidance of\b|mentor(?!ed$|ed )", re.I)
"""Behind these stands a person, listed or not."""

_OF_OWNER = re.compile(r"my name is|i am|i['’]m", re.I)
_LINKED = re.compile(
    r"\b(?P<words>(?i:with|by|from|including|visitor|via|thank|thanks|friends?|colleagues?|boss|husband|wife|partner|brother"
    r"|sister|son|daughter|mother|father|manager|coach|mentors?|supervisors?|advis[eo]rs?|tutors?|instructors?|faculty"
    r"|members?))\b:?[ \t]+\(?(?:(?:me|myself|us),?[ ](?:and[ ])?)?(?=[^\W\d_a-z])"
)
_SELF = re.compile(
    r"^[ \t]*(?P<name>[^\W\d_a-z][^,\n]{3,40}), (?:male|female|m|f|born|aged?|single|married|\d{2}\b|dob)\b", re.M
)
""" "Ada Obi, female, born ...": so a person begins, not a course."""

_SENDER = re.compile(r"^From:[ \t]*[\"“]?(?P<name>[^\W\d_][^\"”<\n]{2,50}?)[\"”]?[ \t]*<", re.M)
_ASIDE = re.compile(
    r"\((?P<words>with|by|led by|supervised by|supervisor:?|visitor:?|tutor:?) (?:(?:Dr|Prof|Mr|Mrs"
    r"|Ms)\.? )?(?P<name>[^\W\d_a-z][^()\d]{3,40})\)"
)
_BEFORE = re.compile(
    r"(?P<name>(?<![\w.-])[^\W\d_a-z][^\W\d_]*\.?"
    r"(?:[ ](?:[^\W\d_a-z]\.?|[^\W\d_a-z][\w'’-]*[^\W\d_]|(?:de|da|van|von|bin|al|el|ibn)\b)){1,4})"
    r"(?:,?[ ]\(?(?P<degree>Ph\.?[ ]?D|M\.?D|D\.?Phil|Ed\.?D|M\.?B\.?A|F\.?R\.?C\.?[A-Z]+|Esq|Jr|R\.?N|CEng|[OMC]BE)\b"
    r"|[ ]\((?P<place>[^()\n]{3,80})\)"
    r"|[ \t]*[:,(–-]?[ \t]*(?P<phone>\(?\+\d|\(?0\d[\d ()-]{7,})"
    r"|[ \t]*[,:<(|–-]?[ \t]*(?P<email>[\w.+-]{2,64}@))"
)
""" "Ada Obi, PhD", "Ada Obi (University of ...)", "Ada Obi 07700 900123": what follows tells people."""

_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.[ -]?){2,4}(?=\s*(?:\n|$))")
""" "Yours sincerely / P. A.-O." """

_CLOSING = re.compile(
    r"(?i:\b(?:regards|sincerely|faithfully|truly|signed|signature|wishes)\b)[ \t]*[:,.]?\s{0,300}[(_.]*(?=[^\W\d_a-z])"
)
_RELATION = re.compile(
    r"(?i:\b[swdc]/o\b|\b(?:son|daughter|wife|husband) of\b)[ \t.:-]*(?:(?i:mr|mrs|late|shri|sri"
    r"|smt)\b[. \t]*)*(?=[^\W\d_a-z])"
)
_FULL_NAME = re.compile(
    r"(?<![\w.&'’-])[^\W\d_a-z][^\W\d_]+(?:[ ](?:[^\W\d_a-z]\."
    r"|[^\W\d_a-z][^\W\d_]+(?:['’-](?!s\b)[^\W\d_]+)*)){1,2}(?![\w-]|[ ]?&)"
)
_QUOTED = re.compile(r"'(.+)'$")
"""A rule names the words that stood before the name."""


class PersonRecognizer(CueRecognizer):
    """Names of all people, not only the candidate: a referee's or a spouse's name tells as much."""

    cues = (Cue.PERSON,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        for span in reading.once(owner_spans):
            yield Claim(span, Cue.PERSON, STRUCTURE, "head of the CV", "Candidate")
        yield from _with_roles(reading, [claim for find in FINDERS for claim in find(reading)])
        for span, rule, subject in (
            *signatures(reading),
            *_related(reading),
            *_introduced(reading),
            *other_names(reading),
            *_described(reading),
        ):
            yield Claim(span, Cue.PERSON, LIKELY, rule, subject)


Placed = Iterator[tuple[Span, str, str]]


def _role_matches(reading: Reading) -> tuple[re.Match[str], ...]:
    return tuple(_ROLE.finditer(reading.text))


def _linked_matches(reading: Reading) -> tuple[re.Match[str], ...]:
    return tuple(_LINKED.finditer(reading.text))


def _with_roles(reading: Reading, found: Sequence[tuple[Span, float, str]]) -> Iterator[Claim]:
    """Each with the role that any rule tells of that span, or the words before it, whoever found it: of several claims
    on one span Presidio keeps the surest alone."""
    told: dict[Span, str] = {}
    before = {match.end(): match["words"] for match in reading.once(_linked_matches)}
    before |= {match.end(): match["role"] for match in reading.once(_role_matches)}
    for span, _, rule in found:
        quoted = _QUOTED.search(rule)
        words = quoted[1] if quoted else before.get(span.start, "")
        told[span] = told.get(span, "") or role_told(rule, words, reading.section_at(span.start))
    yield from (Claim(span, Cue.PERSON, score, rule, told[span]) for span, score, rule in found)


def _titled(reading: Reading) -> Found:
    for match, strict in (
        *((match, False) for match in _HONORIFIC.finditer(reading.text)),
        *((match, True) for match in _FAR_HONORIFIC.finditer(reading.text)),
    ):
        span, line = name_from(reading, match.end(), limit=5, strict=strict), reading.line_at(match.end())
        if not span or line is None or is_organised(reading, span, line):
            continue
        before = reading.text[line.span.start : match.start()]
        if not is_inside_a_name(before) and (re.search(r"\w", before) or not is_brand(reading, span, line)):
            yield span, STRUCTURE, "after a title"


def _roles(reading: Reading) -> Found:
    for match in reading.once(_role_matches):
        if not _OF_OWNER.match(match["role"]):
            at = past_job(reading, match.end())
            for spans in name_list(reading, at, strict=at > match.end() or not _SURE_ROLE.search(match[0])):
                yield from ((span, LIKELY, f"after '{match['role'].lower()}'") for span in spans)


def _introduced(reading: Reading) -> Placed:
    for match in reading.once(_role_matches):
        span = name_from(reading, match.end(), limit=4, strict=True) if _OF_OWNER.match(match["role"]) else None
        if span:
            yield span, "introduction", "Candidate"


def _listed(reading: Reading) -> Found:
    for match in _FULL_NAME.finditer(reading.text):
        found = names.tokens(reading.text, Span(match.start(), match.end()))
        if is_listed_name(reading, found):
            yield names.whole(found), LISTED, "given name and surname"


def _linked(reading: Reading) -> Found:
    for match in reading.once(_linked_matches):
        for spans in name_list(reading, match.end(), strict=True):
            if not is_linked_name(reading, [token for span in spans for token in names.tokens(reading.text, span)]):
                break
            yield from ((span, LINKED, f"linked by '{match['words'].lower()}'") for span in spans)


def _asides(reading: Reading) -> Found:
    """ "(with Pavlos Andreadis)": what alone fills such an aside is a person, listed or not."""
    for match in _ASIDE.finditer(reading.text):
        span = Span(*match.span("name"))
        found = names.tokens(reading.text, span)
        named = 1 < len(found) < 4 and names.is_name_shaped(found) and not any(names.says_no_name(t.key) for t in found)
        if named and not is_organised(reading, span, reading.line_at(span.start)) and not is_eponym(found):
            yield span, LIKELY, f"alone in an aside after '{match['words'].lower()}'"


def _told_by_what_follows(reading: Reading) -> Found:
    for match in _BEFORE.finditer(reading.text):
        if match["place"] and not is_institution(match["place"]):
            continue
        found = names.trimmed(names.tokens(reading.text, Span(*match.span("name"))))
        reached = match.lastgroup in ("phone", "email") and reading.section_at(match.start()) == "referees"
        if is_person_shaped(reading, found, sure=reached):
            yield names.whole(found), LIKELY, f"before a {match.lastgroup}"


def _closings(reading: Reading) -> Found:
    for match in _CLOSING.finditer(reading.text):
        span = name_from(reading, match.end(), limit=4)
        if span and not is_organised(reading, span, reading.line_at(span.start)):
            yield span, LIKELY, "after the closing"
        initials = _INITIALS.match(reading.text, match.end())
        if initials:
            yield Span(*initials.span()), LIKELY, "after the closing"


def _described(reading: Reading) -> Placed:
    for match in _SENDER.finditer(reading.text):
        yield Span(*match.span("name")), "sender of the e-mail", "Candidate"
    for match in _SELF.finditer(reading.text):
        span = name_from(reading, match.start("name"), limit=5)
        if span and span.end == match.end("name"):
            yield span, "name with sex or age", "Candidate"


def _related(reading: Reading) -> Placed:
    for match in _RELATION.finditer(reading.text):
        span = name_from(reading, match.end(), limit=4)
        if span and not is_organised(reading, span, reading.line_at(span.start)):
            yield span, "relation of", "Family member"


def _columns(reading: Reading) -> Found:
    """ ": S. Amina Begum", whose label stands elsewhere, or is one that no list knows."""
    for line in reading.lines:
        if line.section == "personal" and line.text.startswith(":"):
            found = names.trimmed(names.tokens(reading.text, line.span))
            looks = names.is_name_shaped(found) and len(found) > 1 and names.name_score(found) > 0.1
            if (
                looks
                and names.whole(found).end == line.span.end
                and not any(names.is_place(t.key) and not names.is_listed(t.key) for t in found)
            ):
                yield names.whole(found), 0.7, "value in a column"


def _tagged(reading: Reading) -> Found:
    for entity in reading.entities:
        for segment in names.segments(reading.text, entity.span) if entity.label == "PERSON" else ():
            found = names.trimmed(names.tokens(reading.text, segment))
            score = tagger_score(reading, found) if names.is_name_shaped(found) else 0.0
            if score:
                yield names.whole(found), score, "tagger"


FINDERS = (
    _titled,
    _roles,
    authors.found,
    referees,
    _listed,
    _linked,
    _asides,
    _told_by_what_follows,
    _closings,
    _columns,
    _tagged,
)
