"""What becomes of an application: exactly one of blinded, or withheld with a reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from anonrecruit.application import CandidateRef
from anonrecruit.audit import Audit
from anonrecruit.errors import AnonrecruitError
from anonrecruit.record import BlindRecord


@dataclass(frozen=True, slots=True)
class Blinded:
    """``record`` may be shown; ``audit`` goes to the vault only."""

    record: BlindRecord
    audit: Audit


@dataclass(frozen=True, slots=True)
class Withheld:
    """Nothing was released. ``attachment`` counts from 1, None where no single file is to blame."""

    ref: CandidateRef = field(repr=False)
    stage: str
    error: AnonrecruitError
    attachment: int | None = None

    @property
    def reason(self) -> str:
        """One sentence a person can act on; holds no applicant text."""
        return str(self.error)


Outcome = Blinded | Withheld
