"""Fictional applicants for the vault's tests, and a clock that does not run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from anonrecruit import Application, CandidateRef, Cue, Finding, KnownIdentity, Source, Span
from anonrecruit.audit import Audit
from anonrecruit.policy import Action
from anonrecruit.record import RecordId
from anonrecruit.redaction import Redaction


def application(name: str = "Ada Obi", number: int = 142, body: bytes = b"") -> Application:
    handle = name.lower().replace(" ", ".")
    known = KnownIdentity(
        names=(name,),
        emails=(f"{handle}@example.org",),
        phones=(f"07700 900{number:03}",),
        addresses=("12 Rose Street, Leeds LS1 9ZZ",),
        birth_date="1990-05-21",
    )
    cv = Source(body or f"{name}\n12 Rose Street\n{handle}@example.org".encode(), f"{handle}.cv.txt", "text/plain")
    return Application((cv,), CandidateRef(f"ats-{handle}"), {"Why?": f"I, {name}, want it."}, known)


def planted(name: str = "Ada Obi", number: int = 142) -> tuple[str, ...]:
    """What must be readable nowhere, part by part: anybody may look for a surname alone."""
    handle = name.lower().replace(" ", ".")
    return (*name.split(), handle, "Rose Street", "LS1 9ZZ", f"900{number:03}", "1990-05-21")


def audit(record_id: str, of: Application) -> Audit:
    finding = Finding(Span(0, 7), Cue.PERSON, 0.9, "PersonRecognizer", "head of the CV", "Candidate")
    redaction = Redaction(Span(0, 7), Cue.PERSON, Action.PLACEHOLDER, (finding,))
    sources = tuple(source.sha256 for source in of.attachments)
    return Audit(RecordId(record_id), of.ref, sources, ((redaction,), ()), "cimspa", {"anonrecruit": "0"})


@dataclass
class Clock:
    """Stands still until it is set on."""

    time: datetime = datetime(2026, 11, 24, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def pass_days(self, days: int) -> None:
        self.time += timedelta(days=days)
