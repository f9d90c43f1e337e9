"""The private twin of a record: what was redacted where and by which rule; offsets, no text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from anonrecruit.application import CandidateRef
from anonrecruit.document import Span
from anonrecruit.record import RecordId
from anonrecruit.redaction import Redaction


@dataclass(frozen=True, slots=True)
class Audit:
    """Goes to the vault only. ``sources`` are the SHA-256 of the files as they were sent; ``redactions`` one tuple for
    each text in the same order (attachments, those of an archive or a message one by one, then form answers), and so
    are ``left_out``: the stretches of it that the policy does not show, whatever was redacted in them."""

    record_id: RecordId
    ref: CandidateRef = field(repr=False)
    sources: tuple[str, ...]
    redactions: tuple[tuple[Redaction, ...], ...]
    policy: str
    versions: Mapping[str, str]
    left_out: tuple[tuple[Span, ...], ...] = ()
