"""People: structure first (who owns this CV, who follows "Supervisor:", author lists), the tagger second."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from anonrecruit import names
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.lexicons import words
from anonrecruit.names import Token
from anonrecruit.owner import owner_spans
from anonrecruit.reading import Line, Reading
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer

_HONORIFIC = re.compile(
    r"(?<![\w.])(?i:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|revd|fr|smt|shri|sri|engr|capt|pr)\b\.?[ \t]*(?=[^\W\d_a-z])"
)
_ROLE = re.compile(
    r"\b(?P<role>supervis(?:ed|ors?|ion)(?:[ \t]+(?:by|of))?|advis[eo]rs?|mentor(?:ed by|s)?|guid(?:ed by|ance of|e)|co-?authors?|authors?"
    r"|report(?:ed|ing|s)?[ \t]+(?:directly[ \t]+)?to|line manager|together with|in collaboration with|contact(?: person)?|"
    r"managed by|taught by|led by|director|principal investigator|PI|tutor|promoter|referees?|my name is|i am)\b[ \t]*[:,–-]*[ \t]*"
    r"(?:(?:mr|mrs|ms|miss|dr|prof(?:essor)?|pr)\b\.?[ \t]*)*",
    re.I,
)
_SURE_ROLE = re.compile(r":|\bby\b|\bguidance of\b|mentor", re.I)
"""Behind these stands a person, listed or not."""

_LINKED = re.compile(r"\b(?:with|by|from|including|visitor|via|thank|thanks)\b:?[ \t]+(?=[^\W\d_a-z])")
_OF_OWNER = re.compile(r"my name is|i am", re.I)
_CLOSING = re.compile(
    r"(?i:\b(?:regards|sincerely|faithfully|truly|signed|signature|wishes)\b)[ \t]*[:,.]?\s{0,160}[(_.]*(?=[^\W\d_a-z])"
)
_RELATION = re.compile(
    r"(?i:\b[swdc]/o\b|\b(?:son|daughter|wife|husband) of\b)[ \t.:-]*(?:(?i:mr|mrs|late|shri|sri|smt)\b[. \t]*)*(?=[^\W\d_a-z])"
)
_PARTICLE = r"(?:(?:de|da|dos|del|della|di|du|la|le|van|von|der|den|ter|ten|al|el|bin|ibn)[ \t])"
_SURNAME = r"[^\W\d_a-z][^\W\d_]*[^\W\d_A-Z](?:['’-][^\W\d_]+)*"
_INITIALS = r"(?:[^\W\d_a-z]\.[ \t-]?){1,4}"
_AUTHORED = re.compile(
    rf"(?<![\w.])(?:{_PARTICLE}{{0,2}}{_SURNAME}(?:[ -]{_SURNAME})?,?[ \t]{_INITIALS}(?=\W|$)(?:,[ \t]?[A-Z]\.)?"
    rf"|{_INITIALS}[ \t]?{_PARTICLE}{{0,2}}{_SURNAME}(?:-{_SURNAME})?)"
)
_DEGREES = re.compile(
    r"(?:[BM]\.?[ \t]?(?:Tech|Sc|Com|Ed|Phil|Eng|Arch|Pharm|A|B\.A|C\.A|Lib|Des|S)|Ph\.?[ \t]?D|L\.?L\.?[BM]|[A-Z]\.?[ \t]?Levels?|U\.?S|U\.?K|U\.?A\.?E)\b",
    re.I,
)
_LIST_BREAK = re.compile(r"\s*(?:,|;|&|\band\b)\s*(?:(?:mr|mrs|ms|dr|prof|pr)\b\.?\s*)?", re.I)
_ORGANISATION = re.compile(
    r"\b(?:ltd|limited|llc|llp|inc|plc|corp|gmbh|pvt|pty|co|company|group|bank|university|college|school|institute|academy|hospital|"
    r"centre|center|trust|foundation|association|society|council|ministry|department|industries|enterprises|solutions|services|"
    r"technologies|systems|consult\w*|construction|contracting|trading|hotels?|airlines?|street|road|avenue|nagar|colony|memorial|award|"
    r"prize|scholarship|fund|fellowship|lecture|medal|park|stadium|arena|method|algorithm|filter|theorem|model|matriculation|vidyalaya|boys|girls)\b",
    re.I,
)
_FULL_NAME = re.compile(
    r"(?<![\w.&'’-])[^\W\d_a-z][^\W\d_]+(?:[ ](?:[^\W\d_a-z]\.|[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)*)){1,2}(?![\w-]|[ ]?&)"
)
HEAD_END, SIGNATURE_REACH = 8, 8
"""A signature stands on the last lines, and below the head."""

LISTED, LINKED = 0.65, 0.6
TAGGER_WEAK, TAGGER_FAIR, TAGGER_GOOD, STRUCTURE = 0.45, 0.6, 0.75, 0.9


class PersonRecognizer(CueRecognizer):
    """Names of all people, not only the candidate: a referee's or a spouse's name tells as much."""

    cues = (Cue.PERSON,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        yield from self._owner(reading)
        yield from self._titled(reading)
        yield from self._roles(reading)
        yield from self._authors(reading)
        yield from self._referees(reading)
        yield from self._signature(reading)
        yield from self._listed(reading)
        yield from self._linked(reading)
        yield from self._closings(reading)
        yield from self._columns(reading)
        yield from self._tagged(reading)

    def _owner(self, reading: Reading) -> Iterator[Claim]:
        for span in reading.once(owner_spans):
            yield Claim(span, Cue.PERSON, STRUCTURE, "head of the CV", "Candidate")

    def _titled(self, reading: Reading) -> Iterator[Claim]:
        for match in _HONORIFIC.finditer(reading.text):
            span = _name_from(reading.text, match.end(), reading, limit=5)
            line = reading.line_at(match.end())
            if span and line and not _organised(reading, span, line):
                yield Claim(span, Cue.PERSON, STRUCTURE, "after a title", _subject(reading, span))

    def _roles(self, reading: Reading) -> Iterator[Claim]:
        for match in _ROLE.finditer(reading.text):
            owner = bool(_OF_OWNER.match(match["role"]))
            strict = not _SURE_ROLE.search(match[0])
            for span in _name_list(reading, match.end(), strict=strict):
                subject = "Candidate" if owner else _subject(reading, span)
                yield Claim(span, Cue.PERSON, 0.8, f"after '{match['role'].lower()}'", subject)

    def _authors(self, reading: Reading) -> Iterator[Claim]:
        for match in _AUTHORED.finditer(reading.text):
            span = Span(match.start(), match.end())
            words_ = [token for token in names.tokens(reading.text, span) if token.key]
            long = [token for token in words_ if len(token.key) > 1 and not token.is_initial]
            titled = _DEGREES.match(match[0]) or any(names.says_no_name(token.key) for token in long)
            if long and not titled and _likely_author(reading, span, long):
                yield Claim(
                    span,
                    Cue.PERSON,
                    STRUCTURE if _in_list(reading, span) else 0.7,
                    "initials and surname",
                    _subject(reading, span),
                )

    def _referees(self, reading: Reading) -> Iterator[Claim]:
        for line in reading.lines:
            if line.section == "referees" and not line.heading:
                span = _leading_name(reading, line)
                if span:
                    yield Claim(span, Cue.PERSON, 0.85, "line among the referees", "Referee")

    def _signature(self, reading: Reading) -> Iterator[Claim]:
        last = len(reading.lines)
        owner = {token.key for span in reading.once(owner_spans) for token in names.tokens(reading.text, span)}
        for line in reading.lines[max(HEAD_END, last - SIGNATURE_REACH) :]:
            yield from _signed(reading, line, owner)

    def _listed(self, reading: Reading) -> Iterator[Claim]:
        for match in _FULL_NAME.finditer(reading.text):
            found = names.tokens(reading.text, Span(match.start(), match.end()))
            if _is_listed_name(reading, found):
                span = names.whole(found)
                yield Claim(span, Cue.PERSON, LISTED, "given name and surname", _subject(reading, span))

    def _linked(self, reading: Reading) -> Iterator[Claim]:
        for match in _LINKED.finditer(reading.text):
            for span in _name_list(reading, match.end(), strict=True):
                if not _is_linked_name(reading, names.tokens(reading.text, span)):
                    break
                yield Claim(span, Cue.PERSON, LINKED, "name after a link word", _subject(reading, span))

    def _closings(self, reading: Reading) -> Iterator[Claim]:
        for pattern, rule, subject in (
            (_CLOSING, "after the closing", "Candidate"),
            (_RELATION, "relation of", "Family member"),
        ):
            for match in pattern.finditer(reading.text):
                span = _name_from(reading.text, match.end(), reading, limit=4)
                if span and not _organised(reading, span, reading.line_at(span.start)):
                    yield Claim(span, Cue.PERSON, 0.8, rule, subject)

    def _columns(self, reading: Reading) -> Iterator[Claim]:
        # ": S. Amina Begum" whose label stands elsewhere, or is one that no list knows.
        for line in reading.lines:
            if line.section == "personal" and line.text.startswith(":"):
                found = names.trimmed(names.tokens(reading.text, line.span))
                looks = names.is_name_shaped(found) and len(found) > 1 and names.name_score(found) > 0.1
                if looks and names.whole(found).end == line.span.end and not any(names.is_place(t.key) for t in found):
                    yield Claim(names.whole(found), Cue.PERSON, 0.7, "value in a column")

    def _tagged(self, reading: Reading) -> Iterator[Claim]:
        for entity in reading.entities:
            if entity.label == "PERSON":
                yield from _tagged_claims(reading, entity.span)


def _name_from(text: str, start: int, reading: Reading, *, limit: int, strict: bool = False) -> Span | None:
    """The name that begins at ``start``, up to the first word that can not be part of one."""
    line = reading.line_at(start)
    if line is None or start >= len(text) or not text[start].isupper():
        return None
    kept: list[Token] = []
    for token in names.tokens(text, Span(start, line.span.end)):
        gap = text[kept[-1].span.end : token.span.start] if kept else ""
        if not token.key or len(kept) == limit or "\t" in gap or len(gap) > 2 or not _continues(token, kept):
            break
        kept.append(token)
    kept = names.trimmed(kept)
    good = names.is_name_shaped(kept) and (not strict or (names.name_score(kept) > 0.1 and _plausible(kept)))
    return names.whole(kept) if good else None


def _continues(token: Token, kept: Sequence[Token]) -> bool:
    if names.says_no_name(token.key) or (kept and names.is_ordinary(token.key) and not names.is_listed(token.key)):
        return False
    return token.is_capitalised or (bool(kept) and names.is_particle(token.key))


def _plausible(kept: Sequence[Token]) -> bool:
    if len(kept) == 1:
        return names.is_listed(kept[0].key) and not names.is_ordinary(kept[0].key) and not names.is_place(kept[0].key)
    return not all(token.text.isupper() and not names.is_listed(token.key) for token in kept)


def _name_list(reading: Reading, at: int, *, strict: bool) -> Iterator[Span]:
    """Names one after the other, parted by commas and "and"; only the first may be one that no list knows."""
    span = _name_from(reading.text, at, reading, limit=4, strict=strict)
    while span:
        span = _surname_first(reading, span)
        yield span
        yield from _wrapped(reading, span)
        following = _LIST_BREAK.match(reading.text, span.end)
        span = _name_from(reading.text, following.end(), reading, limit=4, strict=True) if following else None


def _leading_name(reading: Reading, line: Line) -> Span | None:
    for segment in names.segments(reading.text, line.span):
        found = names.trimmed(names.tokens(reading.text, segment))
        if not found or (found[0].span.start > line.span.start + 24):
            return None
        shaped = names.is_name_shaped(found) and not any(names.says_no_name(token.key) for token in found)
        if shaped and names.name_score(found) > (0.0 if len(found) > 1 else 0.9) and len(found) <= 5:
            return names.whole(found)
        if any(token.key for token in names.tokens(reading.text, segment)):
            return None
    return None


def _likely_author(reading: Reading, span: Span, long: Sequence[Token]) -> bool:
    """Among other authors, or a surname that is neither a word nor a place ("U.P. India", "I.D. Number")."""
    if reading.text[: span.start].rstrip()[-1:] == "&":
        return False  # "B. & Q. Harris" is a company
    plain = any(names.is_ordinary(token.key) or names.is_place(token.key) for token in long)
    line = reading.line_at(span.start)
    opens = line is not None and span.start - line.span.start < 4 and line.index > 8
    several = span.of(reading.text).count(".") > 1 and len(long) == 1
    known = any(names.is_listed(token.key) for token in long) or opens or several
    return _in_list(reading, span) or (not plain and known)


def _in_list(reading: Reading, span: Span) -> bool:
    around = reading.text[max(0, span.start - 60) : span.end + 60]
    return len(_AUTHORED.findall(around)) > 1


def _subject(reading: Reading, span: Span) -> str:
    return "Referee" if reading.section_at(span.start) == "referees" else ""


def _tagged_claims(reading: Reading, span: Span) -> Iterator[Claim]:
    for segment in names.segments(reading.text, span):
        found = names.trimmed(names.tokens(reading.text, segment))
        score = _tagged_score(reading, found) if names.is_name_shaped(found) else 0.0
        if score:
            whole = names.whole(found)
            yield Claim(whole, Cue.PERSON, score, "tagger", _subject(reading, whole))


def _tagged_score(reading: Reading, found: Sequence[Token]) -> float:
    """0 where something other than a person is likelier: a tool, an employer, an eponym, a place."""
    whole = names.whole(found)
    line = reading.line_at(whole.start)
    if line is None or line.heading or any(names.says_no_name(token.key) for token in found):
        return 0.0
    if _organised(reading, whole, line):
        return 0.0
    listed = sum(names.is_listed(token.key) and not names.is_ordinary(token.key) for token in found)
    technical = any(token.key in words("en/technologies.txt") for token in found)
    if (technical and listed < 2) or (line.section in ("skills", "languages") and listed < 2):
        return 0.0
    if _is_eponym(found) or re.search(r"\bat[ ]$", reading.text[max(0, whole.start - 4) : whole.start]):
        return 0.0
    if len(found) == 1:
        good = listed and names.is_given(found[0].key) and not names.is_place(found[0].key)
        return TAGGER_WEAK if good and line.section in ("contact", "profile", "referees", "declaration") else 0.0
    if all(names.is_ordinary(token.key) or names.is_place(token.key) for token in found):
        return 0.0
    opens = names.is_given(found[0].key) or found[0].is_initial
    misplaced = any(names.is_place(token.key) or names.is_ordinary(token.key) for token in found)
    if listed >= 2 and opens:
        return TAGGER_GOOD
    return TAGGER_FAIR if listed and opens and not misplaced else 0.0


def _is_eponym(found: Sequence[Token]) -> bool:
    """People whose name is a method, a fund or a place of work: "Monte Carlo", "Marie Curie"."""
    joined = " ".join(token.key for token in found)
    return any(re.search(rf"\b{re.escape(name)}\b", joined) for name in words("en/eponyms.txt"))


def _signed(reading: Reading, line: Line, owner: set[str]) -> Iterator[Claim]:
    for segment in names.segments(reading.text, line.span):
        found = names.trimmed(names.tokens(reading.text, segment))
        keys = {token.key for token in found}
        if not 0 < len(found) <= 5 or any(names.says_no_name(key) for key in keys) or "" in keys:
            continue
        ours = any(len(key) > 2 for key in keys & owner)
        bracketed = reading.text[segment.start - 1 : segment.start] == "("
        alone = len(line.text.split()) <= len(found) + 1 or bracketed or line.section == "declaration"
        looks = names.is_name_shaped(found) and len(found) > 1 and names.name_score(found) > (0.3 if alone else 0.8)
        if ours or (looks and alone and not _is_elsewhere(reading, line, found)):
            yield Claim(names.whole(found), Cue.PERSON, 0.8, "signature", "Candidate")


def _is_linked_name(reading: Reading, found: Sequence[Token]) -> bool:
    """ "with Edith Marsh": a given name, then a word that is no place, tool or part of an organisation."""
    first, last = found[0].key, found[-1].key
    line = reading.line_at(found[0].span.start)
    if (
        line is None
        or len(found) < 2
        or len(last) < 3
        or not names.is_given(first)
        or _organised(reading, names.whole(found), line)
    ):
        return False
    if {first, last} & words("en/technologies.txt") or _is_eponym(found):
        return False
    evidence = names.is_given(first) + names.is_surname(last)
    doubts = sum(names.is_ordinary(key) or names.is_place(key) for key in (first, last))
    return evidence - 0.6 * doubts >= 0.3 and _label_at(reading, names.whole(found)) in ("", "PERSON")


def _label_at(reading: Reading, span: Span) -> str:
    """The tagger's label of what overlaps a span, "" for none."""
    return next((entity.label for entity in reading.entities if span.overlaps(entity.span)), "")


def _surname_first(reading: Reading, span: Span) -> Span:
    """ "supervisor: Varga, Béla": a surname, a comma and a given name are one person."""
    match = re.match(r",[ ]([^\W\d_a-z][^\W\d_]+)(?=[\W]|$)", reading.text[span.end : span.end + 30])
    one = len(span.of(reading.text).split()) == 1
    return Span(span.start, span.end + match.end(1)) if match and one and names.is_given(names.fold(match[1])) else span


def _wrapped(reading: Reading, span: Span) -> Iterator[Span]:
    """The rest of a name that runs over the line's end: "under guidance of Bram / Holloway"."""
    line = reading.line_at(span.start)
    if line is None or span.end < line.span.end or line.index + 1 >= len(reading.lines) or " " in span.of(reading.text):
        return
    below = reading.lines[line.index + 1]
    word = names.tokens(reading.text, below.span)[:1]
    if word and word[0].key and word[0].text[0].isupper() and names.token_score(word[0]) > 0 and not below.heading:
        yield word[0].span


def _is_elsewhere(reading: Reading, line: Line, found: Sequence[Token]) -> bool:
    # The last lines of a CV may as well be skills, places or a job.
    busy = line.section in (
        "skills",
        "employment",
        "education",
        "projects",
        "interests",
        "languages",
        "publications",
        "awards",
    )
    return busy or any(names.is_place(token.key) for token in found) or _organised(reading, names.whole(found), line)


def _organised(reading: Reading, whole: Span, line: Line | None) -> bool:
    """Whether a word of organisations stands in the name or right behind it on its line."""
    if line is None:
        return False
    behind = reading.text[whole.end : line.span.end].lstrip(" .,'’s")
    return bool(_ORGANISATION.match(behind) or _ORGANISATION.search(whole.of(reading.text)))


def _is_listed_name(reading: Reading, found: Sequence[Token]) -> bool:
    """A given name and a surname, neither a word nor a place nor a tool, and no organisation's."""
    first, last = found[0].key, found[-1].key
    line = reading.line_at(found[0].span.start)
    if line is None or line.heading or any(names.says_no_name(token.key) for token in found):
        return False
    doubtful = sum(
        names.is_ordinary(key) or names.is_place(key) or key in words("en/technologies.txt") for key in (first, last)
    )
    sure = names.is_given(first) and (names.is_surname(last) or names.is_given(last)) and not names.is_ordinary(first)
    return sure and doubtful == 0 and not _is_eponym(found) and not _organised(reading, names.whole(found), line)
