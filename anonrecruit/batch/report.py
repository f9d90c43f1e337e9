"""What a run tells of itself when it ends, in numbers alone: for a machine as JSON, for a person as a page."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from anonrecruit.batch.summary import Summary

SCHEMA = "anonrecruit/batch-report/1"

BUCKETS = 120
"""The most points of the plot over time; when there are more, two become one."""


@dataclass(slots=True)
class Pace:
    """How many were finished in each stretch of time. Takes no more room however long a run is."""

    seconds: float = 1.0
    counts: list[int] = field(default_factory=list)

    def add(self, elapsed: float) -> None:
        """One more, ``elapsed`` seconds after the beginning."""
        while elapsed / self.seconds >= BUCKETS:
            self.seconds *= 2
            pairs = zip(self.counts[::2], [*self.counts[1::2], 0], strict=False)
            self.counts = [one + other for one, other in pairs]
        at = int(elapsed / self.seconds)
        self.counts += [0] * (at + 1 - len(self.counts))
        self.counts[at] += 1


@dataclass(slots=True)
class Report:
    """``run`` is what this run did, ``total`` all that its journal knows, former runs with it. ``skipped`` were
    finished before. ``stopped`` is why the run ended early, empty if it came to its end."""

    run: Summary = field(default_factory=Summary)
    total: Summary = field(default_factory=Summary)
    skipped: int = 0
    stopped: str = ""
    dry_run: bool = False
    seconds: float = 0.0
    pace: Pace = field(default_factory=Pace)
    began: float = field(default_factory=time.monotonic)

    @property
    def rate(self) -> float:
        """Applications a second."""
        return self.run.total / self.seconds if self.seconds else 0.0

    def elapsed(self) -> float:
        return time.monotonic() - self.began

    def as_json(self) -> dict[str, object]:
        return {
            "schema": SCHEMA,
            "dry_run": self.dry_run,
            "stopped": self.stopped,
            "seconds": round(self.seconds, 3),
            "applications_per_second": round(self.rate, 3),
            "skipped": self.skipped,
            "run": self.run.as_json(),
            "total": self.total.as_json(),
            "pace": {"seconds": self.pace.seconds, "finished": self.pace.counts},
        }

    def __str__(self) -> str:
        lines = [str(self.run)]
        if self.skipped:
            lines.append(f"{self.skipped} were finished before; {self.total.blinded} of {self.total.total} in all")
        if self.seconds:
            lines.append(f"{self.seconds:.1f} s, {self.rate:.1f} a second")
        return "\n".join(lines)
