"""A finding: one recognizer's claim that a span tells something about a person."""

from __future__ import annotations

from dataclasses import dataclass

from anonrecruit.cues import Cue
from anonrecruit.document import Span


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Holds no text, so it may be logged and stored. Findings may overlap and come in no order.

    ``score`` is 0 to 1. ``recognizer`` and ``rule`` name who claimed it and by which evidence.
    ``subject`` names the role of the person it is about ("Candidate", "Referee 1"), empty where the cue says enough.
    """

    span: Span
    cue: Cue
    score: float
    recognizer: str
    rule: str
    subject: str = ""

    def __post_init__(self) -> None:
        if not 0.0 <= self.score <= 1.0:
            raise ValueError("a score lies between 0 and 1")
