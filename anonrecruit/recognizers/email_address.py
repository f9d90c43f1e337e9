"""E-mail addresses, also spaced, spelled out, or broken over a line end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.reading import Reading
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer

# Parts are bounded (RFC 5321, 4.5.3.1: 64 and 63 characters), so that no text makes a search quadratic.
_LOCAL = r"[\w+'’%\-]{1,64}(?:(?:\.|_[ ]|\.[ ](?=\S{1,64}@))[\w+'’%\-]{1,64}){0,6}[.]?"
_ENDING = r"(?:com|org|net|edu|gov|info|biz|uk|in|io|me|eu|ie|de|fr|es|pk|ae|ke|ng|za|au|ca|us|co|ac)"
_PLAIN = re.compile(
    rf"(?<!\w){_LOCAL}(?:@(?![\d.]+\b)|[ ]@[ ]?(?=[\w\-]{{1,63}}[.,][A-Za-z])|@[ ](?=[\w\-]{{1,63}}[.,][A-Za-z]))"
    rf"[A-Za-z0-9\-]{{1,63}}(?:\.[A-Za-z0-9\-]{{1,63}}|,{_ENDING}\b|[ ]?\.[ ]?{_ENDING}\b){{0,8}}",
)
_SPELLED = re.compile(
    r"(?<!\w)[\w.+\-]{1,64}\s?[\[({<]\s?(?:at|@)\s?[\])}>]\s?[\w\-]{1,63}(?:\s?(?:\.|[\[({<]\s?(?:dot|\.)\s?[\])}>]|"
    r"\sdot\s)\s?\w{1,63}){1,6}"
    r"|(?<!\w)(?:[\w+\-]{1,64}\sdot\s){0,3}[\w.+\-]{1,64}\sat\s[\w\-]{1,63}(?:\sdot\s\w{1,63}){1,6}",
    re.IGNORECASE,
)
_BROKEN_AT = re.compile(
    r"(?<!\S)(?P<head>[\w.+\-]{0,64}[\w+\-])[ \t]{0,9}\n\s{0,9}@[ ]?[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}|"
    r"(?P<local>[\w.+\-]{1,64})@[ \t]{0,9}\n\s{0,9}[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}",
)
_REST = re.compile(r"[.\w\-]{1,24}")
_WHOLE_ENDING = re.compile(
    r"\.(?:com|org|net|edu|gov|info|biz|uk|in|io|me|co\.\w\w|ac\.\w\w|com\.\w\w|[a-z]{2})$",
    re.IGNORECASE,
)


class EmailAddressRecognizer(CueRecognizer):
    """Every address goes, whosever it is."""

    cues = (Cue.EMAIL_ADDRESS,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        for line in reading.lines:
            if "@" in line.text:
                for match in _PLAIN.finditer(reading.text, line.span.start, line.span.end):
                    yield from _plain(reading, match)
        for rule, pattern in (("spelled", _SPELLED), ("broken", _BROKEN_AT)):
            for match in pattern.finditer(reading.text):
                for span in _on_lines(reading.text, Span(*match.span())):
                    yield _claim(span, rule)


def _plain(reading: Reading, match: re.Match[str]) -> Iterator[Claim]:
    span = Span(*match.span())
    yield _claim(span, "address")
    rest = _rest_on_next_line(reading, span, match[0])
    if rest:
        yield _claim(rest, "address broken over lines")


def _rest_on_next_line(reading: Reading, span: Span, address: str) -> Span | None:
    # "name@example.o" / "rg": a narrow column broke the address; the rest stands alone on the next line.
    line = reading.line_at(span.start)
    if line is None or line.span.end != span.end or line.index + 1 >= len(reading.lines):
        return None
    following = reading.lines[line.index + 1]
    alone = _REST.fullmatch(following.text) and following.text.lower() == following.text
    unfinished = not _WHOLE_ENDING.search(address) or (len(following.text) <= 3 and following.text.isalpha())
    return following.span if alone and unfinished else None


def _on_lines(text: str, span: Span) -> Iterator[Span]:
    for match in re.finditer(r"[^\s][^\n]*", span.of(text)):
        part = match[0].rstrip()
        yield Span(span.start + match.start(), span.start + match.start() + len(part))


def _claim(span: Span, rule: str) -> Claim:
    return Claim(span, Cue.EMAIL_ADDRESS, 1.0, rule)
