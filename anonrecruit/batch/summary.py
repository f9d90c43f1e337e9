"""What a run did, in counts: nothing in it concerns one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from anonrecruit.outcome import Blinded, Outcome


@dataclass(frozen=True, slots=True)
class Summary:
    """``withheld`` counts applications by class of reason ("EncryptedDocument"), ``removed`` redactions by cue."""

    blinded: int = 0
    withheld: Mapping[str, int] = field(default_factory=dict)
    removed: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return self.blinded + sum(self.withheld.values())

    def plus(self, outcome: Outcome) -> Summary:
        """This and one more outcome."""
        if isinstance(outcome, Blinded):
            return Summary(self.blinded + 1, self.withheld, Counter(self.removed) + Counter(outcome.record.removed))
        reason = type(outcome.error).__name__
        return Summary(self.blinded, Counter(self.withheld) + Counter({reason: 1}), self.removed)

    def __str__(self) -> str:
        lines = [f"{self.blinded} of {self.total} blinded"]
        lines += [f"{count} withheld: {reason}" for reason, count in _by_count(self.withheld)]
        if self.removed:
            lines.append("taken out: " + ", ".join(f"{cue} {count}" for cue, count in _by_count(self.removed)))
        return "\n".join(lines)


def _by_count(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda row: (-row[1], row[0]))
