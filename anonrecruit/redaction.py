"""From findings to redactions, and from redactions to blind text. Only this module makes ``BlindText``."""

from __future__ import annotations

from dataclasses import dataclass

from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.findings import Finding
from anonrecruit.policy import Action


@dataclass(frozen=True, slots=True, order=True)
class Redaction:
    """Redactions of one text are disjoint, sorted, and each covers the union of its ``findings``."""

    span: Span
    cue: Cue
    action: Action
    findings: tuple[Finding, ...]
