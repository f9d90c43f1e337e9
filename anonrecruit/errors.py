"""Every error anonrecruit raises, as one tree.

AnonrecruitError
├── DocumentError            a file can not be read; the application is withheld
│   ├── UnsupportedFormat
│   ├── EmptyDocument
│   ├── EncryptedDocument
│   ├── BrokenDocument
│   ├── NoTextFound
│   ├── ScanIllegible
│   ├── ReaderNotInstalled
│   └── LimitExceeded
├── AnalysisFailed           a recognizer or another stage broke; the application is withheld
├── LeakFound                the leak check found a removed value; the application is withheld
├── PolicyError              a policy does not load
├── ModelError               the language model is missing or not the one that was shipped
├── VaultError               an identity was not sealed, or is not shown
│   ├── VaultUnavailable     the database is not there, full, locked, or no vault
│   ├── KeyUnusable          the master key can not be had from where it was said to be
│   ├── WrongKey             the master key is not this vault's
│   ├── UnknownRecord
│   ├── RecordErased
│   ├── AlreadySealed
│   ├── RevealRefused        the campaign's rules do not allow it yet
│   ├── ScoreMismatch        a reviewer's score is not the one that was committed
│   └── TamperFound          what is stored is not what was written
├── RunStopped               a batch run can not go on: a full disk, a broken executor; what is done is done
└── UsageError               the caller asked for something that can not be done

Errors are small values: they have fields and one sentence, and never hold text of an application,
a file name or the message of a foreign exception (which may quote the applicant).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar


class AnonrecruitError(Exception):
    """Base of all errors raised on purpose. ``str()`` is one sentence fit for a person to act on."""

    sentence: ClassVar[str] = "Something went wrong."

    def __str__(self) -> str:
        return self.sentence.format(**self._values())

    def __reduce__(self) -> tuple[type[AnonrecruitError], tuple[object, ...]]:
        # Worker processes send errors back pickled; BaseException would forget keyword fields.
        return type(self), tuple(self._values().values())

    def _values(self) -> dict[str, object]:
        # Only dataclass subclasses have fields; a bare category such as DocumentError has none.
        names = fields(self) if hasattr(self, "__dataclass_fields__") else ()  # type: ignore[arg-type]
        return {field.name: getattr(self, field.name) for field in names}


class DocumentError(AnonrecruitError):
    """A file can not be read. Parsers raise nothing else."""

    sentence = "The file could not be read."


@dataclass(eq=True, unsafe_hash=True)
class UnsupportedFormat(DocumentError):
    """``detected`` is what the bytes look like ("image/png"), never the file's name."""

    detected: str
    sentence = "The format {detected} is not supported; send it as PDF, DOCX, HTML or plain text."


@dataclass(eq=True, unsafe_hash=True)
class EmptyDocument(DocumentError):
    """The file has no bytes, or nothing but white space."""

    sentence = "The file is empty; ask the candidate to send it again."


@dataclass(eq=True, unsafe_hash=True)
class EncryptedDocument(DocumentError):
    """The file asks for a password, or is under rights management."""

    sentence = "The file is protected by a password; ask the candidate for an unprotected copy."


@dataclass(eq=True, unsafe_hash=True)
class BrokenDocument(DocumentError):
    """``cause`` is the class name of the underlying exception, whose message may quote the file."""

    format: str
    cause: str
    sentence = (
        "The {format} file is damaged and can not be read ({cause}); ask the candidate to save and send it again."
    )


@dataclass(eq=True, unsafe_hash=True)
class NoTextFound(DocumentError):
    """The file opens but no text, or only text that is not language, is in it, and OCR sees none either."""

    pages: int
    sentence = "No readable text was found on {pages} page(s); ask for a file with real text, or a clearer scan."


@dataclass(eq=True, unsafe_hash=True)
class ScanIllegible(DocumentError):
    """OCR was unsure of most of what it read on ``pages`` pages: names misread so would not be found again."""

    pages: int
    sentence = "{pages} scanned page(s) can not be read with certainty; ask for a clearer scan or a file with text."


@dataclass(eq=True, unsafe_hash=True)
class ReaderNotInstalled(DocumentError):
    """Something optional is missing here. ``needed_for`` says what waits for it, ``install`` how to get it."""

    needed_for: str
    install: str
    sentence = "To read {needed_for} something is missing here; install it: {install}."


@dataclass(eq=True, unsafe_hash=True)
class LimitExceeded(DocumentError):
    """``limit`` names the field of ``parsers.limits.Limits`` that was passed, ``allowed`` its value."""

    limit: str
    allowed: float
    sentence = "The file is over the limit '{limit}' of {allowed:g}."


@dataclass(eq=True, unsafe_hash=True)
class AnalysisFailed(AnonrecruitError):
    """A stage broke on this application; fail closed. ``cause`` is the exception's class name."""

    stage: str
    cause: str
    sentence = "The stage '{stage}' failed on this application ({cause}), so nothing was released."


@dataclass(eq=True, unsafe_hash=True)
class LeakFound(AnonrecruitError):
    """The leak check found values again that were to be removed. ``cues`` are their kinds, sorted."""

    cues: tuple[str, ...]
    count: int
    sentence = "The leak check found {count} removed value(s) in the finished record ({kinds}), so it was withheld."

    def __str__(self) -> str:
        return self.sentence.format(count=self.count, kinds=", ".join(self.cues))


@dataclass(eq=True, unsafe_hash=True)
class PolicyError(AnonrecruitError):
    """``policy`` is a policy's name or file, ``problem`` one clause."""

    policy: str
    problem: str
    sentence = "The policy '{policy}' does not load: {problem}."


@dataclass(eq=True, unsafe_hash=True)
class ModelError(AnonrecruitError):
    """``problem`` is one clause about the shipped language model."""

    problem: str
    sentence = "The language model can not be used: {problem}."


class VaultError(AnonrecruitError):
    """An identity was not sealed, or is not shown."""

    sentence = "The vault could not do it."


@dataclass(eq=True, unsafe_hash=True)
class VaultUnavailable(VaultError):
    """``problem`` is one clause, or the class name of the database's own exception, whose message is not repeated."""

    problem: str
    sentence = "The vault's database can not be used: {problem}."


@dataclass(eq=True, unsafe_hash=True)
class KeyUnusable(VaultError):
    """``problem`` is one clause about the place of the master key; it never quotes a key."""

    problem: str
    sentence = "The master key can not be used: {problem}."


@dataclass(eq=True, unsafe_hash=True)
class WrongKey(VaultError):
    """``wanted`` is the fingerprint of the key that is needed; it gives nothing of the key away."""

    wanted: str
    sentence = "This vault needs the master key with fingerprint {wanted}, and it is not among those given."


@dataclass(eq=True, unsafe_hash=True)
class UnknownRecord(VaultError):
    sentence = "The vault holds no record with this id; check the id, and that it is the right vault."


@dataclass(eq=True, unsafe_hash=True)
class RecordErased(VaultError):
    """``date`` is the day of erasure, ISO 8601."""

    date: str
    sentence = "The person behind this record was erased on {date}; nothing is left to show."


@dataclass(eq=True, unsafe_hash=True)
class AlreadySealed(VaultError):
    sentence = "A record with this id is sealed already, with other content."


@dataclass(eq=True, unsafe_hash=True)
class RevealRefused(VaultError):
    """``rules`` are clauses, each naming a rule of the campaign that is not met."""

    rules: tuple[str, ...]
    sentence = "The identity stays sealed: {clauses}."

    def __str__(self) -> str:
        return self.sentence.format(clauses="; ".join(self.rules))


@dataclass(eq=True, unsafe_hash=True)
class ScoreMismatch(VaultError):
    """``reviewer`` is a member of staff."""

    reviewer: str
    sentence = "The scores of reviewer '{reviewer}' are not the ones that were committed."


@dataclass(eq=True, unsafe_hash=True)
class TamperFound(VaultError):
    """``problem`` is one clause that names the place, never what stands there."""

    problem: str
    sentence = "The vault was changed from outside: {problem}. Keep it as it is and see the runbook."


@dataclass(eq=True, unsafe_hash=True)
class RunStopped(AnonrecruitError):
    """``problem`` is one clause. Every application has its outcome or is as it was: the next run goes on from there."""

    problem: str
    sentence = "The run stopped: {problem}; what was written is whole, and the same command goes on from there."


@dataclass(eq=True, unsafe_hash=True)
class UsageError(AnonrecruitError):
    """``problem`` is one clause that names what to do."""

    problem: str
    sentence = "{problem}."
