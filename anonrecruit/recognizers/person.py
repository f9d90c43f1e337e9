"""People: structure first (who owns this CV, who follows "Supervisor:", author lists), the tagger second."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from anonrecruit import names
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.lexicons import words
from anonrecruit.names import Token
from anonrecruit.reading import Line, Reading
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer

_HONORIFIC = re.compile(
    r"(?<![\w.])(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|revd|fr|smt|shri|sri|engr|capt|pr)\b\.?,?[ \t]*(?=[^\W\d_a-z])",
    re.I,
)
_ROLE = re.compile(
    r"\b(?P<role>supervis(?:ed|ors?|ion)(?:[ \t]+(?:by|of))?|advis[eo]rs?|mentor(?:ed by|s)?|guid(?:ed by|ance of|e)|co-?authors?|authors?"
    r"|report(?:ed|ing|s)?[ \t]+(?:directly[ \t]+)?to|line manager|together with|in collaboration with|contact(?: person)?|"
    r"managed by|taught by|director|principal investigator|PI|tutor|promoter|referees?|signed(?: by)?|my name is|i am|regards|sincerely|faithfully)\b[ \t]*[:,–-]*[ \t]*"
    r"(?:(?:mr|mrs|ms|miss|dr|prof(?:essor)?|pr)\b\.?[ \t]*)*",
    re.I,
)
_OF_OWNER = re.compile(r"my name is|i am|regards|sincerely|faithfully|signed", re.I)
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
        yield from self._tagged(reading)

    def _owner(self, reading: Reading) -> Iterator[Claim]:
        for span in owner_spans(reading):
            yield Claim(span, Cue.PERSON, STRUCTURE, "head of the CV", "Candidate")

    def _titled(self, reading: Reading) -> Iterator[Claim]:
        for match in _HONORIFIC.finditer(reading.text):
            span = _name_from(reading.text, match.end(), reading, limit=5)
            if span:
                yield Claim(span, Cue.PERSON, STRUCTURE, "after a title", _subject(reading, span))

    def _roles(self, reading: Reading) -> Iterator[Claim]:
        for match in _ROLE.finditer(reading.text):
            owner = bool(_OF_OWNER.match(match["role"]))
            at = match.end()
            while True:
                span = _name_from(reading.text, at, reading, limit=4, strict=True)
                if not span:
                    break
                yield Claim(
                    span,
                    Cue.PERSON,
                    0.8,
                    f"after '{match['role'].lower()}'",
                    "Candidate" if owner else _subject(reading, span),
                )
                following = _LIST_BREAK.match(reading.text, span.end)
                if not following:
                    break
                at = following.end()

    def _authors(self, reading: Reading) -> Iterator[Claim]:
        for match in _AUTHORED.finditer(reading.text):
            span = Span(match.start(), match.end())
            words_ = [token for token in names.tokens(reading.text, span) if token.key]
            long = [token for token in words_ if len(token.key) > 1 and not token.is_initial]
            if long and not _DEGREES.match(match[0]) and not any(names.says_no_name(token.key) for token in long):
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

    def _tagged(self, reading: Reading) -> Iterator[Claim]:
        for entity in reading.doc.ents:
            if entity.label_ == "PERSON":
                yield from _tagged_claims(reading, Span(entity.start_char, entity.end_char))


def owner_spans(reading: Reading) -> tuple[Span, ...]:
    """Where the head of a CV names its owner; empty where nothing there looks like a name."""
    best: tuple[float, tuple[Span, ...]] = (1.4, ())
    handles = _handles(reading)
    for line in reading.lines[:16]:
        if line.index > 9 and line.section not in ("contact", "personal"):
            break
        for score, spans in _owner_candidates(reading, line, handles):
            best = max(best, (score, spans))
    return best[1]


def _owner_candidates(reading: Reading, line: Line, handles: Sequence[str]) -> Iterator[tuple[float, tuple[Span, ...]]]:
    for segment in names.segments(reading.text, line.span):
        found = names.trimmed(names.tokens(reading.text, segment))
        if not names.is_name_shaped(_raised(found, line)):
            continue
        spans = (names.whole(found),)
        if len(found) == 1:
            below = _single_below(reading, line)
            found, spans = [*found, *below], spans + tuple(token.span for token in below)
        yield _owner_score(reading, line, found, handles), spans
        pair = _surname_first(reading, line, segment, found)
        if pair:
            yield _owner_score(reading, line, pair, handles) + 0.3, (names.whole(pair),)


def _raised(found: Sequence[Token], line: Line) -> list[Token]:
    # "omar khalid" on its own at the top: a name in lower case.
    if line.index < 3 and line.text.islower() and len(found) <= 4:
        return [Token(token.span, token.text.title(), token.key) for token in found]
    return list(found)


def _single_below(reading: Reading, line: Line) -> list[Token]:
    # "MATEO / RIVAS": a name set over two lines, one word on each.
    if line.index + 1 >= len(reading.lines) or line.index > 3:
        return []
    found = names.trimmed(names.tokens(reading.text, reading.lines[line.index + 1].span))
    single = len(found) == 1 and names.is_name_shaped(found) and names.token_score(found[0]) > 0
    return found if single else []


def _surname_first(reading: Reading, line: Line, segment: Span, found: Sequence[Token]) -> list[Token]:
    # "OBI, Ada Ngozi": the comma parts one name.
    rest = reading.text[segment.end : line.span.end]
    match = re.match(r",[ \t]*(?=[^\W\d_])", rest)
    if not match or len(found) > 2 or segment.start != line.span.start:
        return []
    behind = Span(segment.end + match.end(), line.span.end)
    second = names.trimmed(names.tokens(reading.text, next(names.segments(reading.text, behind))))
    return [*found, *second] if names.is_name_shaped(second) and len(second) <= 3 else []


def _owner_score(reading: Reading, line: Line, found: Sequence[Token], handles: Sequence[str]) -> float:
    if any(names.says_no_name(token.key) for token in found):
        return -9.0
    long = [token.key for token in found if len(token.key) > 2]
    agreement = sum(any(key in handle for handle in handles) for key in long)
    tagged = any(
        e.label_ == "PERSON" and names.whole(found).overlaps(Span(e.start_char, e.end_char)) for e in reading.doc.ents
    )
    position = max(0.0, 1.5 - 0.25 * line.index)
    length = 0.4 if 2 <= len(found) <= 4 else (-0.8 if len(found) == 1 else 0.0)
    return 1.2 * names.name_score(found) + 1.5 * min(agreement, 2) + 0.8 * tagged + position + length


def _handles(reading: Reading) -> list[str]:
    """Local parts of e-mail addresses and paths of profile links, squashed: they often spell the owner's name."""
    found = re.findall(r"([\w.+-]+)\s?@|(?:linkedin\.com/in/|github\.com/|www\.)([\w.-]+)", reading.text.lower())
    return [re.sub(r"[\W_]", "", names.fold(part)) for parts in found for part in parts if part]


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
    if _ORGANISATION.match(reading.text[whole.end : line.span.end].lstrip(" .,'’s")) or _ORGANISATION.search(
        whole.of(reading.text)
    ):
        return 0.0
    listed = sum(names.is_listed(token.key) and not names.is_ordinary(token.key) for token in found)
    technical = any(token.key in words("en/technologies.txt") for token in found)
    if (technical and listed < 2) or (line.section in ("skills", "languages") and listed < 2):
        return 0.0
    if len(found) == 1:
        good = listed and names.is_given(found[0].key) and not names.is_place(found[0].key)
        return TAGGER_WEAK if good and line.section not in ("education", "projects") else 0.0
    if all(names.is_ordinary(token.key) or names.is_place(token.key) for token in found):
        return 0.0
    return TAGGER_GOOD if listed >= 2 else TAGGER_FAIR if listed else 0.0
