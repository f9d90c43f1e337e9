"""Natural languages that a candidate claims, told from school subjects, demonyms and programming languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from anonrecruit import lexicons
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.pairs import Pair
from anonrecruit.reading import Line, Reading
from anonrecruit.recognizers.phrases import alternation
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer

_OPEN = frozenset({"contact", "profile", "personal", "skills", "interests", "other", "declaration"})
_JOINING = re.compile(r"\b(?:and|or|with|in|both|also|my|to|is|are|have|i|can|able)\b|[\W\d_]+", re.I)
_REACH = 70
"""Characters before a language within which a statement ("fluent in") covers it and those listed after it."""


class LanguageRecognizer(CueRecognizer):
    """Claims the name alone, not how well it is spoken."""

    cues = (Cue.LANGUAGE,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        labelled = [span for pair in reading.pairs if _is_label(pair) for span in _values(reading, pair)]
        for line in reading.lines:
            for match in _languages().finditer(reading.text, line.span.start, line.span.end):
                span = Span(match.start(), match.end())
                rule = _rule(reading, line, span, labelled)
                if rule:
                    yield Claim(span, Cue.LANGUAGE, 0.8, rule)


def _rule(reading: Reading, line: Line, span: Span, labelled: list[Span]) -> str:
    """The evidence that a language is claimed; "" for none."""
    if any(value.covers(span) for value in labelled):
        return "labelled as language"
    if _is_subject(reading, line, span):
        return ""
    if line.section == "languages":
        return "among the languages"
    if reading.text[span.start].islower() and not _stated(reading, line, span):
        return ""
    if _levelled(reading, line, span):
        return "beside a level"
    if _stated(reading, line, span):
        return "in a statement"
    return "nothing but languages" if line.section in _OPEN and _only_languages(line.text) else ""


def _is_label(pair: Pair) -> bool:
    words = lexicons.table("en/language.toml")
    has = any(re.search(rf"\b{label}\b", pair.label) for label in words["labels"])
    return has and not any(word in pair.label for word in words["not_labels"])


def _values(reading: Reading, pair: Pair) -> Iterator[Span]:
    """The value, and the lines below it that go on with languages."""
    yield pair.value_span
    line = reading.line_at(pair.value_span.start)
    for below in reading.lines[line.index + 1 :] if line else ():
        if below.heading or not _only_languages(below.text):
            return
        yield below.span


def _is_subject(reading: Reading, line: Line, span: Span) -> bool:
    """Beside a word of school, trade or culture; on a line that lists subjects the levels do not count."""
    before, after = reading.text[line.span.start : span.start][-24:], reading.text[span.end : line.span.end][:24]
    return bool(_subjects("{}[\\s.:,(-]{{0,3}}(?:(?:in|of)\\s)?$").search(before)) or bool(
        _subjects("^\\s{{0,2}}{}\\b").search(after)
    )


@cache
def _subjects(shape: str) -> re.Pattern[str]:
    return re.compile(shape.format(rf"\b(?:{'|'.join(lexicons.table('en/language.toml')['subjects'])})"), re.I)


def _levelled(reading: Reading, line: Line, span: Span) -> bool:
    before, after = reading.text[line.span.start : span.start], reading.text[span.end : line.span.end]
    return bool(_levels()[0].search(before) or _levels()[1].match(after))


@cache
def _levels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    body = "|".join(lexicons.table("en/language.toml")["levels"])
    gap = r"[\s:;,(/–—-]{0,24}"
    return re.compile(rf"\b(?:{body})\b[\s:(]{{1,3}}$", re.I), re.compile(rf"{gap}(?:\b(?:{body})\b)", re.I)


def _stated(reading: Reading, line: Line, span: Span) -> bool:
    """Behind "fluent in", with nothing but languages, levels and commas between."""
    lead = reading.text[max(line.span.start, span.start - _REACH) : span.start]
    rests = [lead[match.end() :] for match in _statements().finditer(lead)]
    return bool(rests) and any(_only_languages(rest, empty=True) for rest in rests)


@cache
def _statements() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicons.table('en/language.toml')['statements'])})(?!\w)", re.I)


def _only_languages(text: str, *, empty: bool = False) -> bool:
    rest, count = _languages().subn(" ", text)
    rest = _JOINING.sub(" ", _all_levels().sub(" ", rest))
    unknown = [word for word in rest.split() if word.lower() not in lexicons.words("en/common_words.txt")]
    slips = len(unknown) == len(rest.split()) < count and count > 1  # a slip of spelling among languages
    return (not rest.strip() or slips) and (empty or count > 0)


@cache
def _all_levels() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicons.table('en/language.toml')['levels'])})\b", re.I)


@cache
def _languages() -> re.Pattern[str]:
    # "WelshSpoken, Written": a table's columns may have run together.
    return re.compile(rf"(?<![\w@.-]){alternation('en/language_names.txt')}(?:(?![\w@])|(?=(?-i:[A-Z][a-z])))", re.I)
