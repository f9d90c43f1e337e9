"""Other names of the candidate: the one that is used, a former one, one in another script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonrecruit import names
from anonrecruit.document import Span
from anonrecruit.owner import owner_spans
from anonrecruit.person_evidence import is_alias
from anonrecruit.reading import Reading

_KNOWN_AS = re.compile(
    r"(?i:\b(?:known as|a\.?k\.?a\.?|nickname[d:]*|goes by|preferred name:?"
    r"|call me))[ ]+[\"“‘'(]?([^\W\d_a-z][^\W\d_]+)"
)
_FORMER = re.compile(
    r"(?<=[(,; ])(?:née|nee|née:|geb\.|geborene?|ép\.|épouse|z domu|roz\.)[ ]"
    r"((?:(?:de|van|von|der)[ ])?[^\W\d_a-z][\w'’-]+)"
)
_ALIAS = re.compile(r"[ \t]{0,3}\([\"“‘']?([^()\d\n\"”]{2,30}?)[\"”’']?\)")
""" "Ada Obi (阿达)", "Ada Obi ("Ade")": in brackets right behind the owner's name stands another of theirs."""


def other_names(reading: Reading) -> Iterator[tuple[Span, str, str]]:
    """(span, rule, whose)."""
    for match in _KNOWN_AS.finditer(reading.text):
        yield Span(*match.span(1)), "name that is used", "Candidate"
    for match in _FORMER.finditer(reading.text):
        yield Span(*match.span(1)), "former name", "Candidate"
    for span in reading.once(owner_spans):
        alias = _ALIAS.match(reading.text, span.end)
        quoted = alias is not None and alias[0].strip()[1:2] in tuple("\"“‘'")
        if alias and (quoted or is_alias(names.tokens(reading.text, Span(*alias.span(1))))):
            yield Span(*alias.span(1)), "name in brackets", "Candidate"
