"""What is sealed: who a record is of, the files that came, and the audit."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from pydantic import TypeAdapter

from anonrecruit.application import Application, CandidateRef, KnownIdentity, Source
from anonrecruit.audit import Audit
from anonrecruit.record import RecordId


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an application is of: the caller's reference, what the ATS knows, the answers to the form as they came."""

    ref: CandidateRef = field(default=CandidateRef(""), repr=False)
    known: KnownIdentity = field(default_factory=KnownIdentity)
    answers: Mapping[str, str] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, application: Application) -> Identity:
        return cls(application.ref, application.known, dict(application.answers))


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it came: its bytes, or a reference to where it lies (a path or URL) with ``data`` empty."""

    sha256: str
    name: str = field(default="", repr=False)
    media_type: str = "application/octet-stream"
    reference: str = field(default="", repr=False)
    data: bytes = field(default=b"", repr=False)

    @property
    def is_whole(self) -> bool:
        """Whether its bytes are those that came, or lie elsewhere."""
        return bool(self.reference) or hashlib.sha256(self.data).hexdigest() == self.sha256

    @classmethod
    def by_value(cls, source: Source) -> Original:
        return cls(source.sha256, source.name, source.media_type, data=source.data)

    @classmethod
    def by_reference(cls, source: Source, reference: str) -> Original:
        """The hash stays, so that the file can be told from one put in its place."""
        return cls(source.sha256, source.name, source.media_type, reference)


@dataclass(frozen=True, slots=True)
class Contents:
    """All that is sealed under one record id."""

    audit: Audit
    identity: Identity
    originals: tuple[Original, ...] = ()


@dataclass(frozen=True, slots=True)
class Revealed:
    """An opened identity. ``also`` are further records of the same candidate that may be opened now."""

    record_id: RecordId
    identity: Identity
    originals: tuple[Original, ...]
    audit: Audit
    also: tuple[RecordId, ...] = ()


def without_bytes(sealed: Contents) -> Contents:
    """The files' bytes are stored one by one, apart."""
    return replace(sealed, originals=tuple(replace(original, data=b"") for original in sealed.originals))


def packed(sealed: Contents) -> bytes:
    return zlib.compress(_adapter().dump_json(without_bytes(sealed)))


def unpacked(data: bytes) -> Contents:
    return _adapter().validate_json(zlib.decompress(data))


@cache
def _adapter() -> TypeAdapter[Contents]:
    return TypeAdapter(Contents)
