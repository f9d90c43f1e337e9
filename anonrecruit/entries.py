"""The entries of a section of blind text: where one begins, and what its first lines say.

A CV heads each entry with one to three short lines, one of which has its dates; points follow. Whatever does not
look so stays as notes and points: no word is dropped or moved from one entry to another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from anonrecruit.dates import MONTH
from anonrecruit.names import has_job_word
from anonrecruit.passages import BULLET, is_bulleted, placed_lines, whole_lines
from anonrecruit.record import BlindEntry
from anonrecruit.studies import has_degree, is_credential

_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_DATE = rf"(?:(?:(?:{MONTH}|{_SEASON})\b\.?,?[ \t]*['’]?|\d{{1,2}}[/.])?(?:19|20)\d\d|{MONTH}\.?[ \t]+['’]\d\d)"
_UNTIL = r"(?:till date|present|now|current|currently|ongoing|today|date|to date)"
_COUNT = r"(?:under a year|under one year|(?:about |over |under )?\d+\+?[ \t]+(?:years?|yrs?|months?|mos?|weeks?))"
_LENGTH = rf"{_COUNT}(?:,?[ \t]+(?:and[ \t]+)?{_COUNT})?(?:,[ \t]+current\b)?"
_WHEN = re.compile(
    rf"[(\[]?(?<![\w/.])(?:(?:from[ \t]+)?{_DATE}(?:[ \t]*(?:-|–|—|\bto\b|\buntil\b)[ \t]*(?:{_DATE}|{_UNTIL}))?"
    rf"|{_LENGTH}|since[ \t]+{_DATE}|\[Date\])(?!\w)(?:[ \t]*\((?:{_LENGTH})\))?[)\]]?",
    re.I,
)
_SEPARATORS = re.compile(r"\t|[ \t]+[|·•][ \t]+|[ \t]+[–—-][ \t]+|[ \t]{2,}|,[ \t]+")
_EDGES = " \t,;:|·•–—-"
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Ltd|Inc|Co|Corp|Pvt|Bros|etc))\.$")
_MARKS = ",;|·•–—-\t"
_LONGEST_HEAD = 110
_MOST_HEAD_LINES = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one entry is made of, before it is told apart: whole lines. It reaches from ``start`` to the next one's."""

    start: int
    head: tuple[str, ...] = field(repr=False)
    body: tuple[str, ...] = field(repr=False)


@dataclass(slots=True)
class _Draft:
    head: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)


def entries_of(text: str) -> Iterator[BlindEntry]:
    """In order. Nothing where no line of ``text`` has dates at its head: then it is better read as it is."""
    drafts = _drafts(whole_lines(text))
    if any(_dated(draft.head) for draft in drafts):
        yield from map(_entry, drafts)


def stretches(text: str) -> Iterator[Stretch]:
    """Where the entries of ``entries_of`` stand; ``head`` is empty for lines before the first dated one."""
    placed = placed_lines(text)
    drafts, starts = _drafts([line for _, line in placed]), [start for start, line in placed if line]
    count = 0
    for draft in drafts if any(_dated(draft.head) for draft in drafts) else ():
        yield Stretch(starts[count], tuple(draft.head), tuple(draft.body))
        count += len(draft.head) + len(draft.body)


def without_dates(line: str) -> tuple[str, str]:
    """A line without its first dates, and those dates; "" where there are none."""
    match = _WHEN.search(line)
    if not match:
        return line, ""
    rest = f"{line[: match.start()].rstrip(_EDGES)}\t{line[match.end() :].lstrip(_EDGES)}"
    return rest.strip(_EDGES), match[0].strip("()[] ") if match[0].lower() != "[date]" else match[0]


def _drafts(lines: Sequence[str]) -> list[_Draft]:
    drafts: list[_Draft] = []
    for block in _joined(_blocks(lines)):
        if _may_head(block[0]):
            _add_heads(drafts, block)
        else:
            _last(drafts).body.extend(block)
    return drafts


def _joined(blocks: Iterable[list[str]]) -> Iterator[list[str]]:
    """A line of nothing but dates belongs to the lines above it, also over a blank line."""
    held: list[str] = []
    for block in blocks:
        if held and not (_may_head(held[0]) and not _dated(held) and not without_dates(block[0])[0]):
            yield held
            held = []
        held = held + block
    if held:
        yield held


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines between blank ones that all may head an entry, or none of which may."""
    block: list[str] = []
    for line in lines:
        if block and (not line or _may_head(line) != _may_head(block[-1])):
            yield block
            block = []
        if line:
            block.append(line)
    if block:
        yield block


def _may_head(line: str) -> bool:
    if len(line) > _LONGEST_HEAD or is_bulleted(line):
        return False
    return not line.endswith((".", ";", ":")) or _ABBREVIATED.search(line) is not None or _is_dated(line)


def _is_dated(line: str) -> bool:
    """Whether a line gives the dates of an entry: they open it, end it, or stand between separators. In a sentence,
    which ends with a full stop, they must do the last."""
    match = _WHEN.search(line)
    if match is None:
        return False
    before, after = line[: match.start()].rstrip(" ("), line[match.end() :].lstrip(" )")
    parted = not before or before[-1] in _MARKS, not after.rstrip(".") or after[0] in _MARKS
    return all(parted) or (not line.endswith(".") and (not before or not after))


def _dated(head: Sequence[str]) -> bool:
    return any(map(_is_dated, head))


def _add_heads(drafts: list[_Draft], block: list[str]) -> None:
    """Each dated line of a block has an entry of its own, with the lines that go with it."""
    cuts = _cuts(block)
    if not cuts:
        _last(drafts).body.extend(block)
        return
    if cuts[0] > 0:
        _last(drafts).body.extend(block[: cuts[0]])
    for start, end in zip(cuts, [*cuts[1:], len(block)], strict=True):
        middle = min(end, start + _MOST_HEAD_LINES)
        drafts.append(_Draft(block[start:middle], block[middle:end]))


def _cuts(block: Sequence[str]) -> list[int]:
    """Where entries begin: at the dated lines, or at the lines before them where the first line has no dates."""
    dated = [index for index, line in enumerate(block) if _is_dated(line)]
    if not dated:
        return []
    lead = min(dated[0], _MOST_HEAD_LINES - 1)
    ahead = all(later - earlier > lead for earlier, later in pairwise(dated))
    begins = [index - lead for index in dated] if ahead else [dated[0] - lead, *dated[1:]]
    return begins if lead else sorted({*begins, *_other_degrees(block, dated)})


def _other_degrees(block: Sequence[str], dated: Sequence[int]) -> Iterator[int]:
    """Lines that name a qualification of their own, in a list of which the first tells one with its dates; where most
    lines do, every line does."""
    named = [index for index, line in enumerate(block) if has_degree(line) or is_credential(line)]
    if dated[0] in named:
        yield from range(dated[0], len(block)) if 2 * len(named) > len(block) > 2 else named


def _last(drafts: list[_Draft]) -> _Draft:
    if not drafts:
        drafts.append(_Draft())
    return drafts[-1]


def _entry(draft: _Draft) -> BlindEntry:
    role, organisation, dates = _told(draft.head)
    notes, points = _body(draft.body)
    return BlindEntry(role=role, organisation=organisation, dates=dates, notes=notes, points=points)


def _body(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Notes, then points from the first bullet on. Sentences that each have a line of their own are points as well:
    Word draws bullets that its text does not hold."""
    first = next((index for index, line in enumerate(lines) if is_bulleted(line)), len(lines))
    if first == len(lines) > 1 and all(line.endswith(".") for line in lines):
        first = 0
    return tuple(lines[:first]), tuple(BULLET.sub("", line) for line in lines[first:])


def _told(head: Sequence[str]) -> tuple[str, str, str]:
    dates, rests = "", []
    for line in head:
        rest, when = (line, "") if dates else without_dates(line)
        dates = dates or when
        rests.append(rest)
    parts = [part.strip(_EDGES) for rest in rests for part in _SEPARATORS.split(rest)]
    return *_role_first([part for part in parts if part]), dates


def _role_first(parts: list[str]) -> tuple[str, str]:
    """The part that names a trade or a degree is the role, else the first; the others are where."""
    if not parts:
        return "", ""
    role = next((part for part in parts if has_job_word(part) or has_degree(part)), parts[0])
    at = parts.index(role)
    return role, ", ".join(parts[:at] + parts[at + 1 :])
