"""Who vouches for the candidate: the people of a section of referees, and those behind "References:" anywhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonrecruit import names
from anonrecruit.document import Span
from anonrecruit.name_runs import leading_name, name_list
from anonrecruit.person_evidence import is_institution, is_technical
from anonrecruit.reading import Line, Reading

_LIKELY = 0.8

_VOUCHING = re.compile(
    r"\b(?:references?|refs?|referees?|referenzen|références|referencias)\b[ \t]?:[ \t]*"
    r"(?:[–—-][ \t]*)?(?-i:(?=[^\W\d_a-z]))",
    re.I,
)
_ALONE = re.compile(r"(?:^|.{2,60}?:[ ])\W{0,4}([^\W\d_a-z][^\W\d_]{2,})(?=[ ]?[,(–-][^\n]*|[ ]{1,4}(?:\(?\+?\d|\S+@))")
""" "– Niyonzima, chief technician": a referee of one name, with what else the line holds."""

_COMPANY = re.compile(r"[ ](?:SA|AG|AB|NV|BV|OY|Oy|PLC|plc|Ltd|LLC|LLP|GmbH|Inc)\.?$")
_TELLING = re.compile(r"@|\d{5}|\d{3}[ -]\d{3}")


def referees(reading: Reading) -> Iterator[tuple[Span, float, str]]:
    for line in reading.lines:
        if line.section != "referees" or line.heading:
            continue
        span = leading_name(reading, line) or _single_name(reading, line)
        if span and not _COMPANY.search(span.of(reading.text)):
            yield span, 0.85, "line among the referees"
    for match in _VOUCHING.finditer(reading.text):
        below = reading.line_at(match.end())
        reachable = below is not None and _TELLING.search(reading.text, match.end(), below.span.end) is not None
        for spans in name_list(reading, match.end(), strict=not reachable):
            if not is_institution(" ".join(span.of(reading.text) for span in spans)):
                yield from ((span, _LIKELY, "behind 'references'") for span in spans)


def _single_name(reading: Reading, line: Line) -> Span | None:
    match = _ALONE.match(line.text)
    behind = line.text[match.end() :] if match else ""
    if match is None or not (_TELLING.search(behind) or names.has_job_word(behind)):
        return None
    span = Span(line.span.start + match.start(1), line.span.start + match.end(1))
    (token,) = names.tokens(reading.text, span)[:1]
    odd = (
        token.text.isupper() or names.says_no_name(token.key) or names.is_ordinary(token.key) or is_technical(token.key)
    )
    return None if odd or names.is_place(token.key) or is_institution(token.text) else span
