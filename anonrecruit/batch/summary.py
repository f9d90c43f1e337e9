"""What a run did, in counts: nothing in it concerns one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from anonrecruit.outcome import Blinded, Outcome


@dataclass(slots=True)
class Summary:
    """``withheld`` counts applications by class of reason ("EncryptedDocument"), ``removed`` redactions by cue,
    ``formats`` files by the media type that their names promise."""

    blinded: int = 0
    withheld: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    formats: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.blinded + sum(self.withheld.values())

    def count(self, outcome: Outcome, kinds: Iterable[str] = ()) -> None:
        """One more outcome."""
        if isinstance(outcome, Blinded):
            self.add("", outcome.record.removed, kinds)
        else:
            self.add(type(outcome.error).__name__, {}, kinds)

    def add(self, reason: str, removed: Mapping[str, int], kinds: Iterable[str], times: int = 1) -> None:
        """So many applications alike; an empty ``reason`` is blinded."""
        if reason:
            self.withheld[reason] += times
        else:
            self.blinded += times
        for cue, number in removed.items():
            self.removed[cue] += number * times
        for kind in kinds:
            self.formats[kind] += times

    def as_json(self) -> dict[str, object]:
        counts = {"withheld": self.withheld, "removed": self.removed, "formats": self.formats}
        sorted_counts = {name: dict(by_count(each)) for name, each in counts.items()}
        return {"applications": self.total, "blinded": self.blinded, **sorted_counts}

    def __str__(self) -> str:
        lines = [f"{self.blinded} of {self.total} blinded"]
        lines += [f"{count} withheld: {reason}" for reason, count in by_count(self.withheld)]
        if self.removed:
            lines.append("taken out: " + ", ".join(f"{cue} {count}" for cue, count in by_count(self.removed)))
        return "\n".join(lines)


def by_count(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The most frequent first."""
    return sorted(counts.items(), key=lambda row: (-row[1], row[0]))
