"""Who owns a CV: its head names them, and the e-mail address and links agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from anonrecruit import addresses, names
from anonrecruit.dates import YEAR
from anonrecruit.document import Span
from anonrecruit.lexicons import table
from anonrecruit.names import Token
from anonrecruit.pairs import label_key
from anonrecruit.person_evidence import is_eponym
from anonrecruit.reading import Line, Reading
from anonrecruit.searchable import fold

TOP, HEAD_REACH = 3, 10
"""A name on so many first lines may be the owner's by its looks alone; further down an e-mail address must agree."""

TITLE_REACH = 40
FAR_REACH = 40
"""LinkedIn's export sets the side bar first, so that the name comes late."""

_LEAST, _LEAST_BESIDE_LABEL = 1.4, 2.6
_POSTCODED, _RULED_OUT = 3.0, -9.0
_OWN_LABELS = frozenset({"name", "full name", "first name", "surname", "candidate", "applicant", "name of applicant"})
_NICKNAMED = re.compile(
    r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,2} {0,2}[(\"“‘'][^\W\d_]\w+[)\"”’'](?: {1,2}[^\W\d_][\w.'’-]*){1,3}$"
)
""" "Tae-hyun (Tim) Paik": the name that is used, in the midst of the one that is written."""

_ABOUT_OWNER = frozenset({"contact", "personal"})
_LINKEDIN = "linkedin.com/in/"
_NO_OWNER_BEHIND = re.compile(r"(?<![^\W_])[swdc]/\Z|\w\.\w\S*/\Z", re.I)
"""Before the "o" of "s/o", behind which stands the candidate's father; before a part of a link."""

_HANDLE = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64})\s?@|(?:linkedin\.com/(?:in|pub)/|github\.com/|indeed\.com/r/|gitlab\.com/|www\.)([\w.-]+)"
)


def owner_spans(reading: Reading) -> tuple[Span, ...]:
    """Where the head of a CV names its owner, one span a line; empty where nothing there looks like a name."""
    labelled = any(pair.label in _OWN_LABELS and pair.value[:1].isupper() for pair in reading.pairs)
    best: tuple[float, tuple[Span, ...]] = (_LEAST_BESIDE_LABEL if labelled else _LEAST, ())
    handles = _handles(reading)
    for line in reading.lines[:FAR_REACH]:
        for score, spans in _candidates(reading, line, handles):
            best = max(best, (score, spans))
    return best[1]


def _candidates(reading: Reading, line: Line, handles: Sequence[str]) -> Iterator[tuple[float, tuple[Span, ...]]]:
    nicknamed = _NICKNAMED.match(line.text)
    if nicknamed:
        found = [token for token in names.tokens(reading.text, line.span) if token.key]
        if names.is_name_shaped(found):
            yield _score(reading, line, found, handles) + 0.5, (names.whole(found),)
    for segment in names.segments(reading.text, line.span):
        if _NO_OWNER_BEHIND.search(reading.text[line.span.start : segment.start]):
            continue
        words = names.tokens(reading.text, segment)
        found = names.trimmed(words)
        if not names.is_name_shaped(_raised(reading, found, line, handles)):
            pair = _surname_first(reading, line, segment, words) if len(words) == 1 and not found else []
            if pair:  # "LE, Gia Huy": a surname that elsewhere is a particle
                yield _score(reading, line, pair, handles) + 0.3, (names.whole(pair),)
            continue
        spans: tuple[Span, ...] = (_with_title(reading, line, found),)
        below = _word_below(reading, line, found)
        found, spans = [*found, *below], spans + tuple(token.span for token in below)
        yield _score(reading, line, found, handles), spans
        pair = _surname_first(reading, line, segment, found)
        if pair:
            yield _paired_score(reading, line, pair, handles) + 0.3, (names.whole(pair),)


def _paired_score(reading: Reading, line: Line, pair: Sequence[Token], handles: Sequence[str]) -> float:
    """As sure as the given names alone, where one word stands before the comma: "BUTT, Usman"."""
    score = _score(reading, line, pair, handles)
    one = "," in reading.text[pair[0].span.end : pair[1].span.start]
    return max(score, _score(reading, line, pair[1:], handles)) if one and score > _RULED_OUT else score


def _with_title(reading: Reading, line: Line, found: Sequence[Token]) -> Span:
    """With what was taken for a title in front, if it is a given name too ("SRI WAHYUNI"), and initials behind."""
    return _with_initials(reading.text, line, names.whole(_titled(reading, found, line)))


def _titled(reading: Reading, found: Sequence[Token], line: Line) -> list[Token]:
    if not found:
        return []
    # Only what stands right before can be a title; whole lines read once a segment would take time squared.
    start = max(line.span.start, found[0].span.start - TITLE_REACH)
    return names.with_given_title(names.tokens(reading.text, Span(start, found[-1].span.end)), found)


def _with_initials(text: str, line: Line, span: Span) -> Span:
    """ "P A T E L  A  I": what letter-spacing left of the name's end; "Gia Huy lê": no particle stands last."""
    rest = re.match(r"(?:[ ]{1,3}[^\W\d_a-z]\b\.?)+(?=\s*(?:\t|$))", text[span.end : line.span.end])
    last = re.match(r"[ ]([^\W\d_]+)[ ]*(?:[\t,|]|$)", text[span.end : line.span.end])
    if last and names.is_particle(fold(last[1])):
        return Span(span.start, span.end + last.end(1))
    return Span(span.start, span.end + rest.end()) if rest else span


def _raised(reading: Reading, found: Sequence[Token], line: Line, handles: Sequence[str]) -> list[Token]:
    """With capitals, where a name in lower case is likely: on its own at the top, behind a name's label, or where an
    e-mail address agrees."""
    top = line.index < 3 and not line.text.isupper() and 2 <= len(found) <= 4
    top = top and len(_titled(reading, found, line)) == len(line.text.split())
    if top or (_is_lower(found) and _lower_name(reading, found, line, handles)):
        return [Token(token.span, token.text.title(), token.key) for token in found]
    return list(found)


def _is_lower(found: Sequence[Token]) -> bool:
    return 0 < len(found) <= names.MAX_NAME_TOKENS and all(token.text.islower() for token in found)


def _lower_name(reading: Reading, found: Sequence[Token], line: Line, handles: Sequence[str]) -> bool:
    told = names.without_short_surname(found)
    if any(not token.key or names.says_no_name(token.key) for token in told):
        return False
    if _label(reading, found[0].span) == "name":
        return True
    plain = sum(names.is_ordinary(token.key) and not names.is_listed(token.key) for token in told)
    if plain > 1 or plain == len(told):
        return False  # "shoaib butt" is a name, "kitchen porter" none
    opens = _titled(reading, found, line)[0].span.start == line.span.start
    agrees = any(_is_in(token.key, handle) for token in found for handle in handles)
    return opens and (line.index < 3 or agrees or (len(found) > 1 and _heads_a_profile(reading, line, found)))


def _is_in(key: str, handle: str) -> bool:
    squashed = key.replace("-", "")
    return squashed in handle if len(squashed) > 3 else len(squashed) == 3 and handle.startswith(squashed)


@cache
def _name_labels() -> frozenset[str]:
    return frozenset(label_key(label) for label in table("en/labels.toml")["name"])


def _label(reading: Reading, span: Span) -> str:
    """ "name" or "other" for a value behind a known label on its line, "" for none."""
    for pair in reading.pairs:
        if pair.value_span.start <= span.start < pair.value_span.end:
            return "name" if pair.label in _name_labels() else "other" if pair.known and not pair.below else ""
    return ""


def _word_below(reading: Reading, line: Line, found: Sequence[Token]) -> list[Token]:
    """ "MATEO / RIVAS": the rest of a name, one word alone on the next line."""
    if line.index + 1 >= len(reading.lines) or line.index > 3 or len(found) > 2 or found[-1].span.end != line.span.end:
        return []
    below = reading.lines[line.index + 1]
    word = names.trimmed(names.tokens(reading.text, below.span))
    same_case = bool(word) and word[0].text.isupper() == found[-1].text.isupper()
    known = bool(word) and (names.is_given(word[0].key) or not names.is_place(word[0].key))
    fits = len(word) == 1 and same_case and known and names.is_name_shaped(word)
    return word if fits and names.token_score(word[0]) > 0 and len(below.text) <= len(word[0].text) + 2 else []


def _surname_first(reading: Reading, line: Line, segment: Span, found: Sequence[Token]) -> list[Token]:
    """ "OBI, Ada Ngozi": the comma parts one name."""
    match = re.match(r",[ \t]*(?=[^\W\d_])", reading.text[segment.end : line.span.end])
    long = [token for token in found if not names.is_particle(token.key)]
    if not match or len(long) > 2 or segment.start != line.span.start or addresses.score(line.text) >= _POSTCODED:
        return []
    behind = Span(segment.end + match.end(), line.span.end)
    second = names.trimmed(names.tokens(reading.text, next(names.segments(reading.text, behind))))
    raised = [Token(token.span, token.text.title(), token.key) for token in second] if _is_lower(found) else second
    return [*found, *second] if names.is_name_shaped(raised) and len(second) <= 3 else []


def _score(reading: Reading, line: Line, found: Sequence[Token], handles: Sequence[str]) -> float:
    told = _without_vouched(names.without_short_surname(found), handles)
    if any(names.says_no_name(token.key) for token in told) or line.heading or is_eponym(found):
        return _RULED_OUT
    if max(len(token.key) for token in found) < 3 and re.match(r"\W*\d", reading.text[found[-1].span.end :]):
        return _RULED_OUT  # "H.NO. 33"
    keys = [token.key.replace("-", "") for token in found if len(token.key) > 2]
    agreement = sum(any(key in handle for handle in handles) for key in keys)
    label = _label(reading, found[0].span)
    if not agreement and _is_something_else(reading, line, found, label):
        return _RULED_OUT
    position = max(0.0, 1.5 - 0.25 * line.index)
    if line.index > TOP and names.has_job_word(line.text):
        position -= 1.0  # "Curator, Schloss Tannhof"
    length = 0.4 if 2 <= len(found) <= 4 else (-0.8 if len(found) == 1 else 0.0)
    support = 1.5 * min(agreement, 2) + 0.8 * _is_tagged(reading, names.whole(found)) + (label == "name")
    support += 2.0 * _opens_profile(reading, line, found) + _bears_degrees(reading, line, found)
    support += 0.3 * (line.section in _ABOUT_OWNER and line.index > 0 and reading.lines[line.index - 1].heading)
    return 1.2 * names.name_score(told) + support + position + length


def _without_vouched(found: Sequence[Token], handles: Sequence[str]) -> list[Token]:
    """Without the words of jobs and headings that an e-mail address spells beside a name: "Ada Senior"."""
    spelt = [t for t in found if len(t.key) > 2 and any(t.key in handle for handle in handles)]
    sure = any(not names.says_no_name(t.key) and not names.is_ordinary(t.key) for t in spelt)
    return [t for t in found if not (sure and t in spelt and names.says_no_name(t.key))]


def _is_something_else(reading: Reading, line: Line, found: Sequence[Token], label: str) -> bool:
    """A job, a course, a part of an address, another field's value, or too far down to be trusted by its looks."""
    if label != "name" and (label or YEAR.search(line.text)):
        return True
    if found[0].span.start > line.span.start and addresses.score(line.text) >= _POSTCODED:
        return True  # "Hythe, Kent CT21"
    return line.index >= HEAD_REACH and not _heads_a_profile(reading, line, found)


def _bears_degrees(reading: Reading, line: Line, found: Sequence[Token]) -> bool:
    """ "Ada Obi, MD", but not "Falls Church, VA"."""
    behind = re.match(r",[ ]?([^\W\d_][\w.]*)(?=[\s,]*$|,)", reading.text[found[-1].span.end : line.span.end])
    degree = behind is not None and names.is_post_nominal(fold(behind[1]).replace(".", ""))
    return degree and len(found) > 1 and not addresses.is_place(names.whole(found).of(reading.text))


def _heads_a_profile(reading: Reading, line: Line, found: Sequence[Token]) -> bool:
    """A name alone on its line with a trade or a place below it, as LinkedIn's export sets it."""
    if _opens_profile(reading, line, found):
        return True
    named = _is_tagged(reading, names.whole(found)) or sum(names.is_listed(token.key) for token in found) > 1
    if not named or len(found) < 2 or len(line.text.split()) > len(found) or line.index + 1 >= len(reading.lines):
        return False
    below = reading.lines[line.index + 1].text
    trade = names.has_job_word(below)
    return (trade and line.gap) or (addresses.is_all_places(below) and "," in below)


def _opens_profile(reading: Reading, line: Line, found: Sequence[Token]) -> bool:
    """LinkedIn's export in full: below the side bar the name alone, a headline of one or two lines, the place."""
    below = reading.lines[line.index + 1 : line.index + 4]
    alone = len(found) >= 2 and len(line.text.split()) <= len(found)
    if not alone or len(below) < 2 or any(other.heading for other in below[:2]) or _LINKEDIN not in reading.text:
        return False
    return any("," in other.text and addresses.is_all_places(other.text) for other in below[1:])


def _is_tagged(reading: Reading, span: Span) -> bool:
    return any(span.overlaps(entity.span) for entity in reading.entities if entity.label == "PERSON")


def _handles(reading: Reading) -> list[str]:
    """Local parts of e-mail addresses and paths of profile links, squashed: they often spell the owner's name."""
    found = _HANDLE.findall(reading.text.lower())
    return [re.sub(r"[\W_]", "", fold(part)) for parts in found for part in parts if part]
