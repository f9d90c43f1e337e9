"""Finds blocks of lines that read as a postal address, and says by which evidence each is the candidate's home."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from anonrecruit import addresses, lexicons, names
from anonrecruit.dates import find_dates
from anonrecruit.document import Span
from anonrecruit.owner import owner_spans
from anonrecruit.pairs import Pair, known_keys, label_key
from anonrecruit.reading import Line, Reading
from anonrecruit.searchable import fold

HEAD_REACH, REACH = 18, 3
"""The contact block of a CV ends at its first heading, or at the latest after so many lines; so many lines without a
sign of their own may stand in a row in an address."""

LONGEST_FIELD = 4
"""So many lines below the first belong to a label that stands alone, whatever they hold."""

STRONG, MIDDLING, WEAK = 1.5, 1.0, 0.7
"""``addresses.score`` of a line that is an address by itself, of one that is so beside another even over a blank
line, and of one that is so only right beside another."""

JOB = 1.2
"""So much a word of a trade ("engineer") speaks against an address."""

_CONTACTS = re.compile(
    r"email me on indeed\b\W*|(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[\w.-]{1,80}|(?:https?://|www\.)\S+|\b(?:linkedin|github|indeed|skype|twitter)\b\S*|(?<!\S)\S{1,80}\.(?:com|org|net|io|me|co\.uk)\b\S*"
    r"|\b(?:e-? ?mail(?: id)?|(?:office |home |work )?(?:tele?)?phone(?: no)?|mobile(?: no)?|mob|tel|fax|cell"
    r"|contact(?: no| number)?|ph|web|website)\b\s*[.:]*"
    r"|(?<![\w/-])(?<!box )(?<!Box )(?<!BOX )\+?\(?\d[\d ().-]{8,}\d",
    re.I,
)
_DATE_RANGE = re.compile(r"(?:19|20)\d{2}\s*[-–—]|\b(?:19|20)\d{2}\b.*\b(?:present|date|now|(?:19|20)\d{2})\b", re.I)
_YEARED = re.compile(r"\W*\d{4}\s*[:–—]")
"""  "2014: MA of French": a line that opens so tells of studies or a job."""

_STUDIES = re.compile(
    r"\b(?:universit\w*|college|school|institut\w*|academy|lyc[ée]e|gimn[aá]zi\w*|gymnasi\w*|hochschule|[ée]cole|liceo|liceum|menntask\w*"
    r"|polytechni\w*|facult\w*)\b(?! (?:road|rd|street|st|lane|avenue|ave|hostel|campus)\b)",
    re.I,
)
_STUDIED = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|\b(?:B\.?A|M\.?A|B\.?Sc?|M\.?Sc|B\.?Com|B\.?Tech|B\.?Ed|M\.?Ed|M\.?B\.?A|Ph\.?D|MLA|LL\.?B|Bachelor|Master"
    r"|Diploma|Dipl?|Licen\w+|Degree|G\.?P\.?A)\b"
)
"""A school or university and a year or a degree: a course, and no address."""

_GAP = re.compile(r"\t+|[ ]{3,}")
_OPEN = frozenset({"contact", "personal"})
_WORK = frozenset({"employment", "education", "referees", "publications", "projects", "awards", "skills"})
_EDGE = " \t|,;:•·-–—*/."


@dataclass(frozen=True, slots=True)
class Scrap:
    """What a line holds besides contacts and other fields. ``label`` is a home field's, on the line or, if ``below``,
    above it."""

    line: Line
    spans: tuple[Span, ...]
    score: float
    label: str = ""
    below: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring scraps that make one address; ``evidence`` says why it is home, "" if nothing does."""

    scraps: tuple[Scrap, ...]
    evidence: str


@cache
def _home_labels() -> frozenset[str]:
    return frozenset(label_key(label) for label in lexicons.table("en/labels.toml")["home"])


def home_blocks(reading: Reading) -> tuple[Block, ...]:
    """Blocks of the whole text that are the candidate's home."""
    scraps = _scraps(reading)
    owner = {line.index for span in reading.once(owner_spans) if (line := reading.line_at(span.start))}
    found = ((run, _evidence(run, owner)) for run in _runs(scraps, owner))
    return tuple(Block(tuple(run), evidence) for run, evidence in found if evidence)


def _scraps(reading: Reading) -> list[Scrap]:
    labels: dict[int, list[Pair]] = {}
    for pair in reading.pairs:
        line = reading.line_at(pair.label_span.start)
        if line and pair.known and _opens(reading.text, line, pair):
            labels.setdefault(line.index, []).append(pair)
    below = {
        line.index: pair
        for pair in reading.pairs
        if pair.below and not _is_heading(reading, pair) and (line := reading.line_at(pair.value_span.start))
    }
    return [_scrap(reading, line, labels.get(line.index, []), below.get(line.index)) for line in reading.lines]


def _is_heading(reading: Reading, pair: Pair) -> bool:
    """ "Contact" alone on a line opens the section; what stands below is no field of that name."""
    line = reading.line_at(pair.label_span.start)
    return line is not None and line.heading and pair.label not in _home_labels()


def _opens(text: str, line: Line, pair: Pair) -> bool:
    """Whether the label really labels: a colon behind it, or nothing but punctuation before it on its line."""
    colon = ":" in text[pair.label_span.end - 1 : pair.value_span.start]
    before = text[line.span.start : pair.label_span.start]
    return not known_keys(pair.value) and (colon or not re.search(r"[^\W_]", before))


def _scrap(reading: Reading, line: Line, pairs: Sequence[Pair], below: Pair | None) -> Scrap:
    ours = [pair for pair in pairs if pair.label in _home_labels()]
    if below:
        ours, pairs = ([below], [below]) if below.label in _home_labels() else ([], [below])
    if ours:
        spans = _field_spans(reading.text, ours)
        score = max(WEAK, _score(reading, spans)) if spans else 0.0
        return Scrap(line, spans, score, ours[0].label, below=below is not None)
    # Another field's line may begin with the end of an address: "Pune - 411001, India. Contact: ..."
    end = min((pair.label_span.start for pair in pairs), default=line.span.end)
    spans = tuple(_parts(reading.text, line.span.start, max(line.span.start, end), reading.once(owner_spans)))
    return Scrap(line, spans, _score(reading, spans) if spans else 0.0)


def _field_spans(text: str, pairs: Sequence[Pair]) -> tuple[Span, ...]:
    if len(pairs) > 1 and not any(pair.below for pair in pairs):  # "P.O.: Belur, P.S.: Belur" is one address
        return tuple(
            _parts(text, min(pair.label_span.start for pair in pairs), max(pair.value_span.end for pair in pairs))
        )
    return tuple(part for pair in pairs for part in _parts(text, _start(text, pair), pair.value_span.end))


def _start(text: str, pair: Pair) -> int:
    # "P.O. Box 723" and "Village Belur" without a colon: the label is a word of the address.
    parted = pair.below or re.search(r"[:=\t-]", text[pair.label_span.end - 1 : pair.value_span.start])
    return pair.value_span.start if parted else pair.label_span.start


def _parts(text: str, start: int, end: int, others: Sequence[Span] = ()) -> Iterator[Span]:
    """Without e-mail addresses, links, telephone numbers and ``others``, cut at wide gaps."""
    found = (match.span() for cut in (_CONTACTS, _GAP) for match in cut.finditer(text, start, end))
    cuts = sorted([*found, *((other.start, other.end) for other in others if start <= other.start < end)])
    for cut_start, cut_end in [*cuts, (end, end)]:
        value = text[start:cut_start]
        kept = value.strip(_EDGE)
        if len(kept) > 1:
            at = start + value.index(kept)
            yield Span(at, at + len(kept))
        start = max(start, cut_end)


def _score(reading: Reading, spans: Sequence[Span]) -> float:
    """Below 0 for what is no address whatever stands beside it: sentences, trades, periods."""
    rest = " ".join(span.of(reading.text) for span in spans)
    words = re.findall(r"[^\W\d_]{2,}", rest)
    long = len(rest) > 110 or (len(words) > 14 and not addresses.POSTCODE.search(rest))
    if long or _DATE_RANGE.search(rest) or _YEARED.match(rest):
        return -1.0
    if _STUDIES.search(rest) and _STUDIED.search(rest) and not addresses.UK_POSTCODE.search(rest):
        return -1.0
    score = addresses.score(rest)
    if score < STRONG and not any(len(word) > 2 for word in words):
        return WEAK if addresses.PIN.search(rest) and len(rest) < 12 else 0.0  # "7 of 10"
    return score - JOB * min(2, sum(names.is_job_word(fold(word)) for word in words))


def _runs(scraps: Sequence[Scrap], owner: set[int]) -> Iterator[list[Scrap]]:
    run: list[Scrap] = []
    for index, scrap in enumerate(scraps):
        closed = scrap.line.heading and not scrap.label
        if closed or (scrap.line.gap and scrap.spans and scrap.score < MIDDLING and not scrap.label):
            yield from _finished(run, owner)
            run = []
        if not closed and (scrap.score >= WEAK or _is_inside(scraps, index, owner)):
            run.append(scrap)
        elif not closed and _fills_a_field(run, scrap):
            run.append(replace(scrap, score=WEAK))
        elif scrap.spans or scrap.line.section not in ("contact", "personal"):
            yield from _finished(run, owner)
            run = []
    yield from _finished(run, owner)


def _fills_a_field(run: Sequence[Scrap], scrap: Scrap) -> bool:
    """A short line in the block below a label that stands alone: "Address: / Mill House / Thornby"."""
    if not any(part.below for part in run) or len(run) > LONGEST_FIELD + 1 or scrap.line.gap or not _is_quiet(scrap):
        return False
    if scrap.line.text.endswith("?") or any(find_dates(scrap.line.text)):
        return False
    whole = len(scrap.spans) == 1 and len(scrap.spans[0]) >= len(scrap.line.text) - 4
    return whole and run[-1].line.index == scrap.line.index - 1 and scrap.line.text[:1].isupper()


def _is_inside(scraps: Sequence[Scrap], index: int, owner: set[int]) -> bool:
    """A line without a sign of its own between lines that have one, or between the owner's name and one."""
    scrap = scraps[index]
    if not scrap.spans or not _is_quiet(scrap) or scrap.line.index in owner or scrap.line.section not in _OPEN:
        return False
    opened = _reaches(scraps[max(0, index - REACH) : index][::-1], lambda s: s.line.index in owner or s.score >= WEAK)
    return opened and _reaches(scraps[index + 1 : index + 1 + REACH], _opens_address)


def _opens_address(scrap: Scrap) -> bool:
    """An address without a label before it; the "P.O. Box" of one is no label."""
    return scrap.score >= STRONG and (not scrap.label or scrap.spans[0].start == scrap.line.span.start)


def _reaches(scraps: Sequence[Scrap], is_sign: Callable[[Scrap], bool]) -> bool:
    """Whether a sign comes before any line that is no part of an address."""
    for scrap in scraps:
        if is_sign(scrap):
            return True
        if not _is_quiet(scrap):
            return False
    return False


def _is_quiet(scrap: Scrap) -> bool:
    return scrap.score >= 0 and sum(len(span) for span in scrap.spans) <= 50 and not scrap.line.heading


def _finished(run: list[Scrap], owner: set[int]) -> Iterator[list[Scrap]]:
    while run and run[-1].score < WEAK:
        run = run[:-1]
    best, total = max((scrap.score for scrap in run), default=0.0), sum(scrap.score for scrap in run)
    below_name = bool(run) and run[0].line.index - 1 in owner and best >= MIDDLING
    if run and (best >= STRONG or total >= 2 * WEAK or run[0].label or below_name):
        yield run


def _evidence(run: Sequence[Scrap], owner: set[int]) -> str:
    first, best = run[0], max(scrap.score for scrap in run)
    labels = [scrap.label for scrap in run if scrap.label]
    section = first.line.section
    if labels and (section not in _WORK or "address" in labels[0] or len(labels) > 2):
        return _label_evidence(run, labels)
    if section == "contact" and first.line.index < HEAD_REACH and best >= STRONG:
        return "contact block"
    if first.line.index - 1 in owner and best >= WEAK:
        return "below the name"
    headed = section != "contact" or first.line.index >= HEAD_REACH
    if headed and section in ("contact", "personal", "declaration") and best >= STRONG + WEAK:
        return f"address among {section} details"
    return ""


def _label_evidence(run: Sequence[Scrap], labels: Sequence[str]) -> str:
    # "City" or "State" alone may be a job's; with other parts of an address, or by the word "address", they are home.
    telling = any(re.search(r"address|residen|home|native|permanent|village|birth", label) for label in labels)
    enough = telling or len(labels) > 1 or run[0].line.section in ("personal", "contact")
    return f"labelled:{labels[0]}" if enough else ""
