"""What tells a person from an employer, an eponym, a tool or a place, given words that are shaped like a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from anonrecruit import addresses, names
from anonrecruit.dates import YEAR
from anonrecruit.document import Span
from anonrecruit.lexicons import words
from anonrecruit.names import Token
from anonrecruit.reading import Line, Reading
from anonrecruit.searchable import fold

WEAK, FAIR, GOOD = 0.45, 0.6, 0.75
"""Scores of what only the tagger claims, by how much the name lists agree."""

_ORGANISATION = re.compile(
    r"\b(?:ltd|limited|llc|llp|inc|plc|corp|gmbh|pvt|pty|co|company|group|bank|university|college|school|institute|academy|hospital|"
    r"centre|center|trust|foundation|association|society|council|ministry|department|industries|enterprises|solutions|services|"
    r"technologies|systems|consult\w*|construction|contracting|trading|hotels?|airlines?|street|road|avenue|nagar|colony|memorial|award|"
    r"prize|scholarship|fund|fellowship|lecture|medal|park|stadium|arena|method|algorithm|filter|theorem|model|matriculation|vidyalaya|"
    r"boys|girls|leisure|gym|fitness|partners|associates|sons|brothers|studios?|media|bakery|stores?|shop|motors|pharma\w*|labs?|"
    r"observatory|museum|librar(?:y|ies)|orchestra|theatre|theater|cathedral|church|airport|laborator(?:y|ies)|clinic|berhad|gymnasium|gimn[aá]zium)\b",
    re.I,
)
_LEGAL_FORM = re.compile(
    r"\W{0,3}(?:ltd|limited|llc|llp|inc|plc|corp|gmbh|pvt|pty|co"
    r"|berhad|bhd|sdn|tbk|sarl|kft|zrt|srl|s\.?[ ]?p\.?[ ]?a|a\.ş|a\.s|s\.a|oyj|sp\. ?z)\b",
    re.I,
)
_INCORPORATED = re.compile(r"[a-z][ ](?:SA|AG|AB|NV|BV|OY|Oy|PLC|LLC|LLP|GmbH|Inc)\.?$")
"""Legal forms that in other letters are surnames: "Telkom SA", but "JOANA SA"."""

_DATE_RANGE = re.compile(
    r"(?:(?:19|20)\d{2}|\d{1,2}/\d{2})\s*(?:[-–—]|\bto\b|\btill\b)\s*(?:[^\W\d_]+\.?,?\s*)?(?:(?:19|20)\d{2}|\d{1,2}/\d{2}|present|date|now|current)",
    re.I,
)
_BARE_NOUN = re.compile(r"(?:,?[ ](?:and|&)[ ][^\W\d_a-z][\w'’]+(?:[ ][^\W\d_a-z][\w'’]+)?)?[ ]([a-z][a-z-]+)")
_TRADE = re.compile(
    r"\W*(?:[\w&-]+[ ]){0,4}([\w-]+)(?:,|[ ](?:for|on|at|through))[ ]"
    r"(?:[^\W\d_a-z][\w'’-]+(?:[ ]|,[ ]|[ ]and[ ]|[ ]&[ ])){0,6}$"
)
_ABOUT_PEOPLE = frozenset({"contact", "profile", "personal", "referees", "declaration", "publications"})
_HISTORY = frozenset({"employment", "education"})
_PAPERS = frozenset({"skills", "languages"})
_BRIEF = frozenset({"contact", "profile", "referees", "declaration"})


def is_organised(reading: Reading, whole: Span, line: Line | None) -> bool:
    """Whether a word of organisations stands in the name or right behind it on its line."""
    if line is None:
        return False
    behind = reading.text[whole.end : line.span.end]
    # Behind a comma or a full stop stands where the person works ("Dr Ada Obi, University of ..."), or a legal form.
    directly = re.sub(r"^(?:['’]s?)?[ ]", "", behind) if re.match(r"['’ ]", behind) else ""
    organised = (
        _ORGANISATION.match(directly) or _LEGAL_FORM.match(behind) or _INCORPORATED.search(whole.of(reading.text))
    )
    return bool(organised or _ORGANISATION.search(whole.of(reading.text)))


def is_institution(text: str) -> bool:
    """Whether a word of organisations ("University", "Ltd") stands in a text."""
    return _ORGANISATION.search(text) is not None


def says_organisation(text: str) -> bool:
    return _ORGANISATION.search(text) is not None


def is_eponym(found: Sequence[Token]) -> bool:
    """People whose name is a method, a fund or a company: "Monte Carlo", "Marie Curie", "John Lewis"."""
    joined = f" {' '.join(token.key.replace('-', ' ') for token in found)} "
    if joined.count(" ") == 2:
        return joined.strip() in words("en/eponyms.txt")
    # A single word in the list ("nash", "ada") may as well be part of somebody's name.
    return any(" " in name and f" {name} " in joined for name in words("en/eponyms.txt"))


def is_worked_at(reading: Reading, whole: Span) -> bool:
    """One works "at" an employer, never "at" a person; once is enough for the whole text."""
    told = f"at {whole.of(reading.text)}"
    # Hardly any name is told so: only then is it worth compiling an expression for it.
    return told in reading.text and re.search(rf"\b{re.escape(told)}\b", reading.text) is not None


def is_job_line(line: Line) -> bool:
    """A line with a range of dates is a job or a course: what is shaped like a name there is its employer."""
    history = line.section in _HISTORY or (line.section == "contact" and line.index > 3)  # a CV without headings
    return history and _DATE_RANGE.search(line.text) is not None


def is_brand(reading: Reading, whole: Span, line: Line) -> bool:
    """ "Robert Bosch apprentice", "Betty Crocker taste panels": in a job's lines nobody is followed by a bare noun."""
    behind = _BARE_NOUN.match(reading.text, whole.end, line.span.end)
    if line.section in _ABOUT_PEOPLE or not behind:
        return False
    return not (names.may_follow(behind[1]) or behind[1].endswith(("ed", "ly")))


def is_own_job(reading: Reading, whole: Span, line: Line) -> bool:
    """ "Driver for Eddie Stobart", "Sales executive, Arnold Clark": the candidate's trade, then whom it was for."""
    before = _TRADE.match(reading.text[line.span.start : whole.start])
    return line.section not in _ABOUT_PEOPLE and before is not None and names.is_job_word(before[1].lower())


def is_inside_a_name(before: str) -> bool:
    """ "Coleg Sir Gâr": behind a word with a capital that is no English one, a title is part of what it names."""
    word = re.search(r"([^\W\d_a-z]\w+)[ ]$", before)
    key = fold(word[1]) if word else ""
    told = names.is_ordinary(key) or names.says_no_name(key) or names.is_honorific(key) or names.is_listed(key)
    return bool(key) and not told


def is_technical(key: str) -> bool:
    return key in words("en/technologies.txt")


def label_at(reading: Reading, span: Span) -> str:
    """The tagger's label of what overlaps a span, "" for none."""
    return next((entity.label for entity in reading.entities if span.overlaps(entity.span)), "")


def is_listed_name(reading: Reading, found: Sequence[Token]) -> bool:
    """A given name and a surname, neither a word nor a place nor a tool, and no organisation's."""
    first, last = found[0].key, found[-1].key
    line = reading.line_at(found[0].span.start)
    if line is None or line.heading or any(names.says_no_name(token.key) for token in found):
        return False
    if is_job_line(line) or _is_somewhere(reading, names.whole(found), line):
        return False
    if names.is_ordinary(first) or any(names.is_place(key) or is_technical(key) for key in (first, last)):
        return False
    if _opens_a_place(reading.text[found[-1].span.end : line.span.end]):
        return False
    sure = names.is_given(first) and (names.is_surname(last) or names.is_given(last))
    return sure and not is_eponym(found) and not is_organised(reading, names.whole(found), line)


def is_person_shaped(reading: Reading, found: Sequence[Token], *, sure: bool) -> bool:
    """Two to four words with capitals, none of them a word, a tool or a place; unless the place makes it ``sure``, one
    at least a name that a list or the tagger knows."""
    if not 1 < len(found) < 5 or not names.is_name_shaped(found) or is_eponym(found):
        return False
    if any(names.says_no_name(t.key) or is_technical(t.key) for t in found):
        return False
    odd = any(not names.is_listed(t.key) and (names.is_ordinary(t.key) or names.is_place(t.key)) for t in found)
    whole = names.whole(found)
    known = any(names.is_listed(t.key) and not names.is_ordinary(t.key) for t in found)
    return (
        not odd
        and (sure or known or label_at(reading, whole) == "PERSON")
        and not is_organised(reading, whole, reading.line_at(whole.start))
    )


def is_alias(found: Sequence[Token]) -> bool:
    """Another script's letters, or up to three words with capitals none of which is a word, a tool, a place or letters
    behind a name ("MCIPD", "she/her")."""
    if not 0 < len(found) < 4 or any(not token.key for token in found):
        return False
    if not any(char.isascii() for token in found for char in token.text):
        return True
    shouted = any(token.text.isupper() and len(token.text) < 7 for token in found)
    odd = any(
        names.says_no_name(t.key) or names.is_place(t.key) or is_technical(t.key) or names.is_post_nominal(t.key)
        for t in found
    )
    plain = all(names.is_ordinary(token.key) and not names.is_listed(token.key) for token in found)
    return not (shouted or odd or plain) and all(token.is_capitalised for token in found)


def is_linked_name(reading: Reading, found: Sequence[Token]) -> bool:
    """ "with Edith Marsh": a given name, then a word that is no tool or part of an organisation."""
    first, last, whole = found[0].key, found[-1].key, names.whole(found)
    label = label_at(reading, whole)
    if len(found) < 2 or len(last) < 3 or label not in ("", "PERSON"):
        return False
    if is_technical(first) or is_technical(last) or is_eponym(found):
        return False
    evidence = names.is_given(first) + names.is_surname(last) + 0.5 * (label == "PERSON")
    doubts = sum(names.is_ordinary(key) or names.is_place(key) for key in (first, last))
    return evidence - 0.6 * doubts >= 0.3 and not is_organised(reading, whole, reading.line_at(whole.start))


def is_author(reading: Reading, span: Span, long: Sequence[Token], *, in_list: bool) -> bool:
    """Among other authors, or a surname that is neither a word nor a place ("U.P. India", "I.D. Number")."""
    joined = re.search(r"(?<![, ]) ?&\s?$", reading.text[max(0, span.start - 4) : span.start]) is not None
    if joined and not (in_list and "," in span.of(reading.text)):
        return False  # "B. & Q. Harris" is a company, "Okoro, T. & Obi, A." are two authors
    words = [part for token in long for part in token.key.split("-")]
    plain = any(names.is_ordinary(key) or names.is_place(key) for key in words)
    line = reading.line_at(span.start)
    opens = line is not None and span.start - line.span.start < 4 and line.index > 8
    several = span.of(reading.text).count(".") > 1 and len(long) == 1
    known = any(names.is_listed(token.key) for token in long) or opens or (several and not plain)
    return in_list or (not plain and known)


def tagger_score(reading: Reading, found: Sequence[Token]) -> float:
    """0 where something other than a person is likelier: a tool, an employer, an eponym, a place."""
    whole = names.whole(found)
    line = reading.line_at(whole.start)
    if line is None or line.heading or _is_ruled_out(reading, found, whole, line):
        return 0.0
    if is_brand(reading, whole, line) or is_own_job(reading, whole, line):
        return 0.0
    listed = sum(names.is_listed(token.key) and not names.is_ordinary(token.key) for token in found)
    if listed < 2 and (any(is_technical(token.key) for token in found) or line.section in _PAPERS):
        return 0.0
    if len(found) == 1:
        good = listed and names.is_given(found[0].key) and not names.is_place(found[0].key)
        return WEAK if good and line.section in _BRIEF else 0.0
    opens = names.is_given(found[0].key) or found[0].is_initial
    misplaced = any(names.is_place(token.key) or names.is_ordinary(token.key) for token in found)
    if listed >= 2 and opens:
        return GOOD
    likely = (listed and opens and not misplaced) or _stands_alone(reading, found, whole, line)
    return FAIR if likely else 0.0


def _is_ruled_out(reading: Reading, found: Sequence[Token], whole: Span, line: Line) -> bool:
    if any(names.says_no_name(token.key) for token in found) or is_organised(reading, whole, line):
        return True
    employer = is_job_line(line) or is_worked_at(reading, whole)
    common = all(names.is_ordinary(token.key) or names.is_place(token.key) for token in found)
    return is_eponym(found) or employer or (common and len(found) > 1)


def _is_somewhere(reading: Reading, whole: Span, line: Line) -> bool:
    """Whether the words around say employer or product."""
    return is_worked_at(reading, whole) or is_brand(reading, whole, line) or is_own_job(reading, whole, line)


def _stands_alone(reading: Reading, found: Sequence[Token], whole: Span, line: Line) -> bool:
    """Shaped so much like a name that the tagger needs no list: no word, place, acronym or institution in or by it."""
    if not _is_about_people(line):
        return False
    long = [token for token in found if len(token.key) > 1 and not token.is_initial]
    unlisted = [token for token in long if not names.is_listed(token.key) and not names.is_particle(token.key)]
    plain = any(names.is_ordinary(token.key) for token in unlisted)
    if len(found) < 2 or plain or any(is_technical(token.key) for token in found):
        return False
    if 2 * sum(names.is_place(token.key) for token in unlisted) >= len(found) or addresses.is_place(
        whole.of(reading.text)
    ):
        return False
    return not _is_shortened(long, unlisted, found) and not _leads_on(reading.text[whole.end : line.span.end])


def _is_about_people(line: Line) -> bool:
    """Not a job's or a course's line, whatever section it seems to stand in."""
    if line.section not in _ABOUT_PEOPLE or YEAR.search(line.text):
        return line.section == "publications"
    trade = names.has_job_word(line.text)
    return not trade or line.section in ("referees", "profile")


def _is_shortened(long: Sequence[Token], unlisted: Sequence[Token], found: Sequence[Token]) -> bool:
    """ "RS Logix", "Environ. Res. Lett.", "J. Geophys": acronyms beside words, and abbreviations."""
    loud = [token.text.isupper() for token in long]
    acronym = any(loud) and not all(loud) and any(t.text.isupper() and len(t.key) < 8 for t in unlisted)
    cut = any(token.text.endswith(".") and len(token.key) > 2 for token in unlisted)
    return acronym or cut or (len(long) < 2 and len(unlisted) == 1 and found[0].is_initial)


def _opens_a_place(behind: str) -> bool:
    """ "Santa Rosa, Argentina": a country right behind a comma, and nothing else on the line."""
    match = re.fullmatch(r"[ ]?,[ ]*([^\W\d_a-z][^\W\d_]+(?: [^\W\d_]+){0,2})[ .]*", behind)
    return match is not None and fold(match[1]) in words("en/countries.txt")


def _leads_on(behind: str) -> bool:
    """ "Institut Curie, Torino", "X & Y", "X (London)", "X Primary School": what follows names an institution."""
    if re.match(r"[ ]?[&/(]|\d", behind):
        return True
    place = re.match(r",[ ]?([^\W\d_a-z][\w .-]*)", behind)
    parts = (re.split(r"[,.–-]|\s{2,}", place[1])[0].strip(), place[1].split()[0].strip(".,")) if place else ()
    if any(addresses.is_place(part) for part in parts):
        return True
    return behind[:1] == " " and _ORGANISATION.search(" ".join(behind.split()[:3])) is not None
