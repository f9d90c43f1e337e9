"""Who signs a CV: a name alone on one of its last lines, or what of the owner's name stands there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from anonrecruit import names
from anonrecruit.document import Span
from anonrecruit.names import Token
from anonrecruit.owner import owner_spans
from anonrecruit.person_evidence import is_organised
from anonrecruit.reading import Line, Reading

_HEAD_END, _REACH = 8, 8
"""A signature stands on the last lines, and below the head."""

_BUSY = frozenset(["skills", "employment", "education", "projects", "interests", "languages", "publications", "awards"])


def signatures(reading: Reading) -> Iterator[tuple[Span, str, str]]:
    """(span, rule, whose) of names that stand alone at the end, or are the owner's there."""
    owner = {token.key for span in reading.once(owner_spans) for token in names.tokens(reading.text, span)}
    for line in reading.lines[max(_HEAD_END, len(reading.lines) - _REACH) :]:
        for segment in names.segments(reading.text, line.span):
            found = names.trimmed(names.tokens(reading.text, segment))
            if _signs(reading, line, segment, found, owner):
                yield names.whole(_without_predicate(found, owner)), "signature", "Candidate"


def _without_predicate(found: Sequence[Token], owner: set[str]) -> Sequence[Token]:
    """ "Ada Obi can give two": the words behind the name that are none."""
    kept = list(found)
    while len(kept) > 1 and kept[-1].text.islower() and kept[-1].key not in owner and names.is_ordinary(kept[-1].key):
        kept.pop()
    return kept


def _signs(reading: Reading, line: Line, segment: Span, found: Sequence[Token], owner: set[str]) -> bool:
    keys = {token.key for token in found}
    if not 0 < len(found) <= 5 or "" in keys or any(names.says_no_name(key) for key in keys):
        return False
    bracketed = reading.text[segment.start - 1 : segment.start] == "("
    alone = len(line.text.split()) <= len(found) + 1 or bracketed or line.section == "declaration"
    looks = names.is_name_shaped(found) and len(found) > 1 and names.name_score(found) > 0.3
    initials = {key[0] for key in owner if key}
    ours = any(len(key) > 2 for key in keys & owner) or (len(keys) > 1 and keys <= owner | initials)
    return ours or (looks and alone and not _is_elsewhere(reading, line, found))


def _is_elsewhere(reading: Reading, line: Line, found: Sequence[Token]) -> bool:
    # The last lines of a CV may as well be skills, places or a job.
    placed = any(names.is_place(token.key) for token in found)
    return line.section in _BUSY or placed or is_organised(reading, names.whole(found), line)
