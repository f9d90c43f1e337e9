"""The candidate's sex: titles before their own name, pronouns of a profile in the third person, roles, schools."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from anonrecruit import lexicons
from anonrecruit.associations import membership_lines, unpaid_lines
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.reading import Line, Reading
from anonrecruit.recognizers import phrases
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer

HEAD, FOOT = 5, 6
"""Lines at the top and at the end among which the candidate's own name stands: heading and signature."""

_TITLE = re.compile(
    r"(?<![\w.])(?P<title>(?:mr|mrs|ms|miss|mister|master|madam|mme|smt|shri|kum|kumari|srta|herr|frau|alhaji|"
    r"alhaja|hajia|sir|dame)\b\.?)"
    r"(?=[\s.]{0,3}(?P<name>[^\W\d_][\w.'’\-]*(?:[ \t]+[^\W\d_][\w.'’\-]*){0,5}))",
    re.IGNORECASE,
)
_NAME_LABEL = re.compile(r"^\W*(?:full |candidate |candidate['’]?s |my )?name\b[\s:.\-–]*$", re.IGNORECASE)
_KIN = re.compile(r"\b(?:father|mother|husband|wife|spouse|guardian|parents?|son|daughter|[sdwc]/o)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_PRONOUN = re.compile(
    r"(?<![\w/])(?:(?P<he>he|him|his|himself)|(?P<she>she|her|hers|herself))(?![\w/]|['’]?s/)",
    re.IGNORECASE,
)
_ONE_SEX = re.compile(
    r"(?<!\band )(?<!& )(?<!\bor )\b(?:wom[ae]n['’´`]?s?['’]?|(?:ladie|girl|boy)s['’´`]?"
    r"|(?:lad|gent|mum|dad|mother|father)s['’´`]"
    r"|lady['’]?s?|gentlemen['’]?s?|men['’´`]?s['’]?|female|male)(?![\w'’])"
    r"(?= (?!(?:and|or|are|were|was|of|to|with|from|for|by|voice)\b)\w)",
    re.IGNORECASE,
)
_PARENTS = re.compile(r"\b(?:mums|dads|mothers|fathers|(?:sister|brother)hood)\b(?!['’])", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:^|[.!?:;•]\s+|\n\W*)(?P<pronoun>He|She)(?= [a-z])")
_WEIGHTS = {"profile": 2, "contact": 2}
"""A profile speaks of nobody else; elsewhere one "He joined ..." may be another person."""

_NOT_ABOUT_THE_CANDIDATE = frozenset({"referees", "publications"})


class GenderRecognizer(CueRecognizer):
    """Titles of referees and other people, "his or her" and words such as "man-hours" stay."""

    cues = (Cue.GENDER,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        yield from phrases.claims(reading, Cue.GENDER, "gender")
        yield from _titles(reading)
        yield from _pronouns(reading)
        yield from _pronouns_of_referees(reading)
        yield from _for_one_sex(reading)


def _titles(reading: Reading) -> Iterator[Claim]:
    own = _own_names(reading)
    for line in reading.lines:
        for match in _TITLE.finditer(line.text):
            if _is_own(reading, line, match, own):
                yield _claim(line, *match.span("title"), "title of the candidate")


def _is_own(reading: Reading, line: Line, match: re.Match[str], own: frozenset[str]) -> bool:
    named = {word.lower() for word in _WORD.findall(match["name"])}
    before = line.text[max(0, match.start() - 80) : match.start()]
    if line.section == "referees" or _KIN.search(before):
        return False
    if named & own or _NAME_LABEL.search(before):
        return True
    alone = not re.search(r"\w", before) and len(line.text.split()) <= 5
    return alone and (line.index < HEAD or (len(reading.lines) - line.index <= FOOT and line.section != "referees"))


def _own_names(reading: Reading) -> frozenset[str]:
    """Words of the first lines and of "Name:" that are no ordinary words."""
    head = " ".join(line.text for line in reading.lines[:3])
    labelled = " ".join(pair.value for pair in reading.pairs if pair.label in ("name", "full name", "candidate name"))
    found = {word.lower() for word in _WORD.findall(f"{head} {labelled}")}
    return frozenset(found - lexicons.words("en/common_words.txt") - {"curriculum", "vitae", "resume", "mrs", "miss"})


def _pronouns(reading: Reading) -> Iterator[Claim]:
    subjects: Counter[str] = Counter()
    for match in _SUBJECT.finditer(reading.text):
        kind = reading.section_at(match.start("pronoun"))
        if kind not in _NOT_ABOUT_THE_CANDIDATE:
            subjects[match["pronoun"].lower()] += _WEIGHTS.get(kind, 1)
    spoken = {pronoun for pronoun, count in subjects.items() if count >= 2 and count > 2 * _other(subjects, pronoun)}
    spoken = spoken if subjects else _of_the_profile(reading)
    for line in reading.lines:
        if line.section in _NOT_ABOUT_THE_CANDIDATE:
            continue
        for match in _PRONOUN.finditer(line.text):
            if match.lastgroup in spoken:
                yield _claim(line, *match.span(), "pronoun of the candidate")


def _of_the_profile(reading: Reading) -> set[str]:
    """ "A manager known for her rotas": without a sentence about anybody, those of the profile, if they agree."""
    lines = (line for line in reading.lines if line.section == "profile")
    found = {str(match.lastgroup) for line in lines for match in _PRONOUN.finditer(line.text)}
    return found if len(found) == 1 else set()


def _pronouns_of_referees(reading: Reading) -> Iterator[Claim]:
    """What a referee writes is about the candidate, in quotation marks or not; of whoever else, the neutral word is as
    true."""
    for line in reading.lines:
        if line.section == "referees":
            for match in _PRONOUN.finditer(line.text):
                yield _claim(line, *match.span(), "pronoun in a referee's words")


def _for_one_sex(reading: Reading) -> Iterator[Claim]:
    """ "Women's second eleven", "Ladies' captain": under employment the same words are of customers and goods."""
    unpaid = {*reading.once(membership_lines), *reading.once(unpaid_lines)}
    for line in reading.lines:
        if line in unpaid or line.section in ("interests", "awards"):
            for match in (*_ONE_SEX.finditer(line.text), *_PARENTS.finditer(line.text)):
                yield _claim(line, *match.span(), "club, team or prize of one sex")


def _other(counts: Counter[str], pronoun: str) -> int:
    return counts["she" if pronoun == "he" else "he"]


def _claim(line: Line, start: int, end: int, rule: str) -> Claim:
    return Claim(Span(line.span.start + start, line.span.start + end), Cue.GENDER, 0.85, rule)
