"""Turns job applications into blind application records: what a candidate can do, without who they are.

from anonrecruit import Application, Blinder
outcome = Blinder(policy="cimspa").blind(Application.from_path("cv.pdf"))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from anonrecruit.application import Application, CandidateRef, KnownIdentity, Source
from anonrecruit.cues import Cue, CueGroup
from anonrecruit.document import Span
from anonrecruit.errors import (
    AlreadySealed,
    AnalysisFailed,
    AnonrecruitError,
    BrokenDocument,
    DocumentError,
    EmptyDocument,
    EncryptedDocument,
    KeyUnusable,
    LeakFound,
    LimitExceeded,
    ModelError,
    NoTextFound,
    PolicyError,
    ReaderNotInstalled,
    RecordErased,
    RevealRefused,
    RunStopped,
    ScanIllegible,
    ScoreMismatch,
    TamperFound,
    UnknownRecord,
    UnsupportedFormat,
    UsageError,
    VaultError,
    VaultUnavailable,
    WrongKey,
)
from anonrecruit.findings import Finding
from anonrecruit.policy import Action, Policy, Rule, load_policy

if TYPE_CHECKING:
    from anonrecruit.audit import Audit
    from anonrecruit.outcome import Blinded, Outcome, Withheld
    from anonrecruit.pipeline import Blinder
    from anonrecruit.record import BlindRecord, BlindSection
    from anonrecruit.redaction import Redaction

__all__ = [
    "Action",
    "AlreadySealed",
    "AnalysisFailed",
    "AnonrecruitError",
    "Application",
    "Audit",
    "BlindRecord",
    "BlindSection",
    "Blinded",
    "Blinder",
    "BrokenDocument",
    "CandidateRef",
    "Cue",
    "CueGroup",
    "DocumentError",
    "EmptyDocument",
    "EncryptedDocument",
    "Finding",
    "KeyUnusable",
    "KnownIdentity",
    "LeakFound",
    "LimitExceeded",
    "ModelError",
    "NoTextFound",
    "Outcome",
    "Policy",
    "PolicyError",
    "ReaderNotInstalled",
    "RecordErased",
    "Redaction",
    "RevealRefused",
    "Rule",
    "RunStopped",
    "ScanIllegible",
    "ScoreMismatch",
    "Source",
    "Span",
    "TamperFound",
    "UnknownRecord",
    "UnsupportedFormat",
    "UsageError",
    "VaultError",
    "VaultUnavailable",
    "Withheld",
    "WrongKey",
    "load_policy",
]

_LAZY = {
    "Audit": "audit",
    "BlindRecord": "record",
    "BlindSection": "record",
    "Blinded": "outcome",
    "Blinder": "pipeline",
    "Outcome": "outcome",
    "Redaction": "redaction",
    "Withheld": "outcome",
}
"""Names whose modules load spaCy, Presidio or pydantic: imported on first use (PEP 562), so that ``import
anonrecruit`` is quick."""


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"module 'anonrecruit' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(f"anonrecruit.{_LAZY[name]}"), name)
