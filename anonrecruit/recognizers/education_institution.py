"""Where the candidate studied: schools, colleges, universities, training providers.

A university under employment is an employer, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from anonrecruit import addresses, lexicons, names
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.pairs import Pair, label_key
from anonrecruit.proper_names import Grammar, Word, is_unknown, run_around, words
from anonrecruit.reading import Line, Reading
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer
from anonrecruit.searchable import fold
from anonrecruit.studies import LONGEST, has_degree, is_credential, is_job, is_study

_WORK = frozenset({"employment", "publications", "referees"})
_SPLIT = re.compile(r"\t|\||[ ]{3,}|\s[-–—]\s|[;,()/:]|[–—]")
_OPEN_END = re.compile(r"\b(?:of|for|and|&)\s*$|&\s*$", re.I)
_ACRONYM = re.compile(r"(?:[A-Z][A-Z.&-]{2,}|(?:[A-Z]\.){2,}[A-Z]?)(?:\s+[A-Z]\w+)?")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_IN_BRACKETS = re.compile(r"\s?\([A-Z][A-Z.&-]{1,7}\)")
_TAIL = re.compile(r"(?:[A-Z][\w.’'-]*[ ]){0,4}[A-Z][\w’'-]*$")
_GIVEN_BY = re.compile(r"\b(?:from|by|at)\s+(?:the\s+)?(?=[A-Z])")
_NAME_LENGTH, _WORD_LENGTH = 90, 5
"""Characters of a line that may be a name and no more; letters from which a known name is no acronym."""

_SHORTEST_REPEAT, _LONGEST = 8, 8
"""Characters of a name that is looked for again; words of a column that may be one."""

_CAMPUS = re.compile(r",[ ]([A-Z][\w.’'-]*(?:[ ][A-Z][\w.’'-]*){0,2})")


class EducationInstitutionRecognizer(CueRecognizer):
    """Structure first: a word such as "college" with a name around it, columns and labels; the tagger second."""

    cues = (Cue.EDUCATION_INSTITUTION,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        first = [*self._named(reading), *self._labelled(reading)]
        yield from first
        yield from self._columns(reading)
        yield from self._given(reading)
        yield from self._tagged(reading)
        yield from _again(reading, first)

    def _named(self, reading: Reading) -> Iterator[Claim]:
        for line in reading.lines:
            if line.heading or (line.section in _WORK and not _about_study(reading, line)):
                continue
            for span in _names_on(reading, line):
                yield Claim(span, Cue.EDUCATION_INSTITUTION, 0.8, "name around a word for an institution")
            for span in _over_line_ends(reading, line):
                yield Claim(span, Cue.EDUCATION_INSTITUTION, 0.7, "name over a line's end")

    def _labelled(self, reading: Reading) -> Iterator[Claim]:
        for pair in reading.pairs:
            if pair.label in _labels() and _is_value(reading, pair):
                end = _SPLIT.search(pair.value)
                length = end.start() if end and end.start() > 2 else len(pair.value)
                span = Span(pair.value_span.start, pair.value_span.start + length)
                yield Claim(span, Cue.EDUCATION_INSTITUTION, 0.8, f"labelled:{pair.label}")

    def _columns(self, reading: Reading) -> Iterator[Claim]:
        for line in reading.lines:
            if _is_entry(reading, line):
                for part in _segments(line):
                    if _is_acronym(reading, line, part):
                        yield Claim(part, Cue.EDUCATION_INSTITUTION, 0.6, "acronym on a line about study")
                    elif _is_whole(words(reading.text, part)):
                        yield Claim(part, Cue.EDUCATION_INSTITUTION, 0.65, "part of a line that is a name")

    def _given(self, reading: Reading) -> Iterator[Claim]:
        for line in reading.lines:
            for match in _GIVEN_BY.finditer(line.text) if _is_course(line) else ():
                for span in _provider(reading.text, Span(line.span.start + match.end(), line.span.end)):
                    yield Claim(span, Cue.EDUCATION_INSTITUTION, 0.55, f"after '{match[0].split()[0]}'")

    def _tagged(self, reading: Reading) -> Iterator[Claim]:
        for entity in reading.entities:
            line = reading.line_at(entity.span.start)
            if entity.label == "ORG" and line and _is_entry(reading, line) and _is_body(reading, line, entity.span):
                yield Claim(entity.span, Cue.EDUCATION_INSTITUTION, 0.5, "organisation on a line about study")


def _about_study(reading: Reading, line: Line) -> bool:
    return is_study(reading, line) or _above_degree(reading, line)


def _above_degree(reading: Reading, line: Line) -> bool:
    """ "Hillcrest University / Leeds / BSc Physics", even where the heading above says employment."""
    below = reading.lines[line.index + 1 : line.index + 4]
    return len(line.text) < _NAME_LENGTH and any(has_degree(o.text) and len(o.text) < _NAME_LENGTH for o in below)


def _is_course(line: Line) -> bool:
    return line.section == "education" and not line.heading and len(line.text) <= LONGEST and not is_job(line)


def _is_entry(reading: Reading, line: Line) -> bool:
    """A short line under education with a degree or a year on it, or close by."""
    if not _is_course(line):
        return False
    near = reading.lines[max(0, line.index - 2) : line.index + 3]
    return any(has_degree(other.text) or _YEAR.search(other.text) for other in near)


def _is_value(reading: Reading, pair: Pair) -> bool:
    """A colon, or a column, and behind it what can be a name."""
    between = reading.text[pair.label_span.end - 1 : pair.value_span.start]
    if pair.below or not re.search(r"[:\t]", between) or not re.search(r"[^\W\d_]{2}", pair.value):
        return False
    if ":" not in between and reading.section_at(pair.label_span.start) != "education":
        return False
    first = _SPLIT.split(pair.value)[0]
    heads_a_column = label_key(first) in _labels() or label_key(first) in _set("columns")
    return not has_degree(first) and not heads_a_column and pair.value[0].isupper()


def _names_on(reading: Reading, line: Line) -> Iterator[Span]:
    for part in _columns_of(line):
        found = words(reading.text, part)
        grammar = _grammar(loose=line.section == "education")
        for at, word in enumerate(found):
            if word.key in _set("keywords") and (word.capital or _follows_name(found, at, grammar)):
                start, end = run_around(found, at, grammar)
                if _tells(found[start:end], found[end : end + 1], loose=grammar.loose):
                    yield _with_tail(reading.text, line, found[start].span.union(found[end - 1].span))
            else:
                yield from _known(found, at, study=is_study(reading, line))


def _columns_of(line: Line) -> Iterator[Span]:
    for match in re.finditer(r"(?:(?!\t|\||[ ]{3,}).)+", line.text):
        yield Span(line.span.start + match.start(), line.span.start + match.end())


def _with_tail(text: str, line: Line, span: Span) -> Span:
    """With "(HUL)" behind it, or the campus: "University of Oregon, Salem"."""
    match = _IN_BRACKETS.match(text, span.end)
    if match:
        return Span(span.start, match.end())
    campus = _CAMPUS.match(text, span.end, line.span.end)
    of_state = campus and re.search(r"\bof\b", span.of(text), re.I) and addresses.is_place(campus[1])
    return Span(span.start, campus.end()) if campus and of_state else span


def _follows_name(found: Sequence[Word], at: int, grammar: Grammar) -> bool:
    """ "Hillcrest senior high school": small letters in a name."""
    while at > 0 and _is_small(found[at - 1], grammar):
        at -= 1
    return at > 0 and found[at - 1].capital and bool(found[at - 1].key) and found[at - 1].key not in _set("stops")


def _is_small(word: Word, grammar: Grammar) -> bool:
    return not word.capital and (word.key in grammar.small or is_unknown(word, grammar))


def _known(found: Sequence[Word], at: int, *, study: bool) -> Iterator[Span]:
    """ "UCL", "IIT Madras"; names that are also a town's ("Oxford") only where the line is about study."""
    word, behind = found[at], found[at + 1] if at + 1 < len(found) else None
    first = word.key.split("-")[0]  # "UCL-East"
    if not word.capital:
        return
    if word.key in _set("prefixes") and word.text.isupper() and behind and behind.key and behind.capital:
        yield word.span.union(behind.span)
    elif first in _set("acronyms"):
        sure = word.text.isupper() if len(word.key) < _WORD_LENGTH else not addresses.is_place(word.text)
        if sure or (study and len(word.key) >= _WORD_LENGTH):
            yield word.span


def _tells(run: Sequence[Word], behind: Sequence[Word], *, loose: bool) -> bool:
    """More than "High School": some word that is neither generic nor one for an institution, or, where a name is
    expected, three words ("Government Boys School")."""
    own = [word for word in run if word.key and word.key not in _set("generic") | _set("keywords")]
    if behind and behind[0].key in _set("never"):
        return False
    if behind and behind[0].key in _set("after") and not any(len(word.key) > 2 for word in own):
        return False
    if loose and not own and not any(word.key for word in behind):
        return len(run) > 2
    return any(len(word.key) > 1 for word in own) and not all(word.key in _set("after") for word in own)


def _over_line_ends(reading: Reading, line: Line) -> Iterator[Span]:
    """Both halves of a name that a line's end parts: "Riverside College of / Engineering", "Riverside / College"."""
    found = words(reading.text, line.span)
    kinds = [word for word in found if word.key in _set("keywords") and word.capital]
    if kinds and found[-1].key in ("of", "for", "and", "&") and line.index + 1 < len(reading.lines):
        part = next(_segments(reading.lines[line.index + 1]), None)
        if part and reading.text[part.start].isupper() and not reading.lines[line.index + 1].heading:
            start, _ = run_around(found, found.index(kinds[-1]), _grammar(loose=False))
            yield found[start].span.union(found[-1].span)
            yield part
    if kinds and kinds[0] is found[0] and line.index > 0:
        yield from _begun_above(reading, line, found)


def _begun_above(reading: Reading, line: Line, found: Sequence[Word]) -> Iterator[Span]:
    above = reading.lines[line.index - 1]
    tail = _TAIL.search(above.text)
    if above.heading or line.gap or not tail or (len(found) > 1 and found[1].key in ("of", "for")):
        return
    run = words(reading.text, Span(above.span.start + tail.start(), above.span.end))
    while run and run[0].key in _set("stops"):
        run.pop(0)
    named = any(word.key and word.key not in lexicons.words("en/common_words.txt") for word in run)
    alone = not re.match(r"\s*[:\t]", reading.text[found[0].span.end : line.span.end])
    if named and alone and _tells(run, (), loose=False) and not any(word.key in _set("stops") for word in run):
        yield run[0].span.union(run[-1].span)
        yield found[0].span


def _segments(line: Line) -> Iterator[Span]:
    """A line's parts between columns, commas, brackets and dashes."""
    start = 0
    for end, after in [*(match.span() for match in _SPLIT.finditer(line.text)), (len(line.text), 0)]:
        part = line.text[start:end]
        text = part.strip(" .•·*-–—\"'“”‘’")
        if text:
            at = line.span.start + start + part.index(text)
            yield Span(at, at + len(text))
        start = after


def _is_whole(found: Sequence[Word]) -> bool:
    """ "Institute Coastal Studies of Larkmere", "Larkmere experimental middle school": all of a column is the name."""
    keys = {word.key for word in found}
    if not 2 < len(found) <= _LONGEST or not keys & _set("keywords") or keys & (_set("stops") - {"in"}):
        return False
    other = keys & (_set("never") | _set("after")) or any(word.text.isdigit() for word in found)
    return found[0].capital and not other and _tells(found, (), loose=True)


def _is_acronym(reading: Reading, line: Line, span: Span) -> bool:
    text = span.of(reading.text)
    key = fold(text).replace(".", "").replace(" ", "")
    if not _ACRONYM.fullmatch(text) or has_degree(text) or (line.text.isupper() and len(line.text.split()) > 2):
        return False
    taken = key in lexicons.words("en/technologies.txt") or names.is_ordinary(key) or addresses.is_place(text)
    return not taken and not names.is_post_nominal(key) and key not in _set("stops")


def _is_body(reading: Reading, line: Line, span: Span) -> bool:
    """An organisation that is neither a degree, a board of examiners, a subject nor a tool."""
    found = [word for word in words(reading.text, span) if word.key]
    keys = {word.key for word in found}
    if not found or has_degree(span.of(reading.text)) or keys & _set("stops") or "board" in keys:
        return False
    if is_credential(span.of(reading.text)) or (is_credential(line.text) and span.of(reading.text).isupper()):
        return False
    plain = all(names.is_ordinary(key) or key in _set("generic") or len(key) < 3 for key in keys)
    return not plain and not keys & lexicons.words("en/technologies.txt") and not line.heading


def _provider(text: str, span: Span) -> Iterator[Span]:
    """The capitalised words that begin a span, up to a month, a year or a stop."""
    run: list[Word] = []
    for word in words(text, span):
        if not word.key or not word.capital or word.text.isdigit() or word.key in _set("stops"):
            break
        run.append(word)
    if run and len(run[0].key) > 2:
        yield run[0].span.union(run[-1].span)


def _again(reading: Reading, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The same names elsewhere; as an employer's, under employment, they stay."""
    values = {claim.span.of(reading.text) for claim in claims if claim.score >= 0.8}
    for value in sorted(value for value in values if len(value) >= _SHORTEST_REPEAT):
        for match in re.finditer(rf"(?<!\w){re.escape(value)}(?!\w)", reading.text, re.I):
            if reading.section_at(match.start()) not in _WORK:
                yield Claim(Span(match.start(), match.end()), Cue.EDUCATION_INSTITUTION, 0.7, "found again")


@cache
def _grammar(*, loose: bool) -> Grammar:
    return Grammar(_set("stops"), _set("generic"), _set("keywords"), _set("after"), loose)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(lexicons.table("en/education_institution.toml")[name])


@cache
def _labels() -> frozenset[str]:
    return frozenset(label_key(label) for label in _set("labels"))
