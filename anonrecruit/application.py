"""An application as it comes in: files, form answers, and what the ATS already knows of the candidate."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NewType

from anonrecruit.errors import UsageError

LARGEST_FILE: Final = 25_000_000
"""Bytes; ``parsers.limits`` refuses more by default."""

CandidateRef = NewType("CandidateRef", str)


@dataclass(frozen=True, slots=True)
class Source:
    """One file. ``media_type`` is what the sender claims, a hint at best: parsers go by the bytes.

    ``carried`` maps surfaces to what the container the file came in said of it: an e-mail's headers, say; ``pictures``
    counts those that the container shows within this file's text.
    """

    data: bytes = field(repr=False)
    name: str = field(default="", repr=False)
    media_type: str = "application/octet-stream"
    carried: Mapping[str, str] = field(default_factory=dict, repr=False)
    pictures: int = 0

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @classmethod
    def from_path(cls, path: str | Path) -> Source:
        """Reads the file, and of one over LARGEST_FILE only so much that it is seen to be. Raises OSError as ``open``
        does."""
        path = Path(path)
        guessed = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        with path.open("rb") as file:
            return cls(file.read(LARGEST_FILE + 1), path.name, guessed)


@dataclass(frozen=True, slots=True)
class KnownIdentity:
    """What the ATS already knows; every value is found and removed wherever it stands.

    ``birth_date`` is ISO 8601 ("1990-05-21"), empty if unknown. An address is one string, its lines parted by commas
    or newlines.
    """

    names: tuple[str, ...] = field(default=(), repr=False)
    emails: tuple[str, ...] = field(default=(), repr=False)
    phones: tuple[str, ...] = field(default=(), repr=False)
    addresses: tuple[str, ...] = field(default=(), repr=False)
    birth_date: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Application:
    """The unit of blinding: CV, letter and form answers of one applicant, together.

    ``ref`` is the caller's own name for the applicant; it goes into the audit, never into a record.
    ``answers`` maps each question of the form to the answer.
    """

    attachments: tuple[Source, ...]
    ref: CandidateRef = field(default=CandidateRef(""), repr=False)
    answers: Mapping[str, str] = field(default_factory=dict, repr=False)
    known: KnownIdentity = field(default_factory=KnownIdentity)

    @classmethod
    def from_path(cls, path: str | Path, *, known: KnownIdentity | None = None) -> Application:
        """A file, or a folder that holds one applicant's files (read in name order; hidden files are left out).

        Raises UsageError where there is nothing to read, OSError where reading fails.
        """
        path = Path(path)
        files = _files_of(path)
        if not files:
            raise UsageError("there is no file to read at the given path")
        sources = tuple(Source.from_path(file) for file in files)
        return cls(sources, CandidateRef(path.name), known=known or KnownIdentity())


def _files_of(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        return []
    return sorted(child for child in path.rglob("*") if child.is_file() and not child.name.startswith("."))
