"""Is the record of somebody else the same? One cue of a fictional CV is swapped, and the two blind records compared.

Compared is all of the record but its random id and the pseudonym drawn from it, byte for byte.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from anonrecruit.application import Application, Source
from anonrecruit.evaluation.fiction import CUES, Person, others, person
from anonrecruit.evaluation.fiction_text import cv_text
from anonrecruit.evaluation.scoring import Share
from anonrecruit.outcome import Blinded, Outcome
from anonrecruit.policy import Action, Policy

Blind = Callable[[Application], Outcome]
_RANDOM = frozenset({"record_id", "pseudonym"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A CV and its twin. ``causes`` name what differs ("text of employment", "removed"), empty where nothing does.
    ``lines`` are the lines that do: of fiction, so they may be quoted."""

    number: int
    cue: str
    causes: tuple[str, ...]
    lines: tuple[str, ...] = field(default=(), repr=False)


def swapped_cues(policy: Policy) -> tuple[str, ...]:
    """Those that the policy takes out: of others the record may tell."""
    return tuple(name for name, cue in CUES.items() if policy.rules[cue].action is not Action.KEEP)


def total(count: int, cues: Iterable[str]) -> int:
    """Of the pairs that ``pairs`` gives."""
    return count * sum(len(others(0, cue)) for cue in cues)


def pairs(count: int, cues: Iterable[str], blind: Blind) -> Iterator[Pair]:
    cues = tuple(cues)
    for number in range(count):
        own = _record(number, person(number), blind)
        for cue in cues:
            for other in others(number, cue):
                yield _compared(number, cue, own, _record(number, other, blind))


def _record(number: int, who: Person, blind: Blind) -> dict[str, object] | None:
    """None where it was withheld."""
    data = cv_text(number, who).encode()
    outcome = blind(Application((Source(data, media_type="text/plain"),)))
    if not isinstance(outcome, Blinded):
        return None
    return {key: value for key, value in outcome.record.model_dump().items() if key not in _RANDOM}


def _compared(number: int, cue: str, left: dict[str, object] | None, right: dict[str, object] | None) -> Pair:
    if left is None or right is None:
        return Pair(number, cue, ("withheld",))
    if json.dumps(left) == json.dumps(right):
        return Pair(number, cue, ())
    return Pair(number, cue, tuple(_causes(left, right)) or ("order",), tuple(_lines(left, right)))


def _causes(left: dict[str, object], right: dict[str, object]) -> Iterator[str]:
    for key in left:
        if left[key] != right[key] and key != "sections":
            yield key
    ours, theirs = _sections(left), _sections(right)
    for kind in dict.fromkeys([*ours, *theirs]):
        if ours.get(kind) != theirs.get(kind):
            yield f"text of {kind}"


def _sections(record: dict[str, object]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    sections = record["sections"]
    assert isinstance(sections, tuple)
    for section in sections:
        found.setdefault(section["kind"], []).append(f"{section['heading']}\n{section['text']}")
    return found


def _lines(left: dict[str, object], right: dict[str, object]) -> Iterator[str]:
    ours, theirs = (
        [line for texts in _sections(side).values() for text in texts for line in text.splitlines()]
        for side in (left, right)
    )
    yield from (line for line in difflib.ndiff(ours, theirs) if line[0] in "+-")
    if left["removed"] != right["removed"]:
        yield f"- {left['removed']}"
        yield f"+ {right['removed']}"


def identical(run: Iterable[Pair]) -> dict[str, Share]:
    """By cue: pairs whose records are the same, of all."""
    found: dict[str, list[bool]] = {}
    for pair in run:
        found.setdefault(pair.cue, []).append(not pair.causes)
    return {cue: Share(sum(same), len(same)) for cue, same in found.items()}


def as_text(run: Iterable[Pair]) -> str:
    """A row for each cue, and what differs where anything does."""
    run = tuple(run)
    lines = [f"{'swapped':<14}{'identical':>20}   what differs"]
    for cue, share in identical(run).items():
        causes = sorted({cause for pair in run if pair.cue == cue for cause in pair.causes})
        lines.append(f"{cue:<14}{f'{share.ratio:.4f} ({share.hits}/{share.total})':>20}   {', '.join(causes)}".rstrip())
    return "\n".join(lines) + "\n"


def told(pair: Pair) -> Iterator[str]:
    """What differs, line by line, behind the number of the CV and what was swapped."""
    yield from (f"{pair.number}\t{pair.cue}\t{line}" for line in pair.lines or pair.causes)


def as_json(run: Iterable[Pair]) -> str:
    rows = {
        cue: {"ratio": round(share.ratio, 4), "hits": share.hits, "total": share.total}
        for cue, share in identical(run).items()
    }
    return json.dumps({"identical": rows}, indent=2)
