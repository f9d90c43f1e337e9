"""The blind record: all that a hiring manager gets to see of an application."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NewType

from pydantic import BaseModel, ConfigDict, Field

BlindText = NewType("BlindText", str)
"""Text that redaction has been applied to; only ``redaction.apply`` makes it."""

RecordId = NewType("RecordId", str)
"""Random, so that it tells nothing about the candidate or the order of receipt."""

SurfaceState = Literal["clean", "removed", "not present"]

SCHEMA = "anonrecruit/blind-record/2"
"""The number grows with a change that breaks readers. Fields may be added under the same number, so whoever reads a
record passes over those it does not know. Records of ``/1`` load too; they have no entries."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class BlindEntry(_Part):
    """A job, a course, a project: one stretch of its section's text, each word of it in one field.

    ``dates`` stand as the policy leaves them ("Mar 2015 – Jan 2019", "3 years 10 months"). ``notes`` are paragraphs
    before the first point. What no head could be told for has ``notes`` and ``points`` alone.
    """

    role: str = ""
    organisation: str = ""
    dates: str = ""
    notes: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


class BlindQualification(_Part):
    """``level`` is one of England's framework (RQF), 1 to 8, None where the words do not tell it."""

    name: str
    level: int | None = None
    dates: str = ""


class BlindExperience(_Part):
    """All dated roles together, up to the month of blinding where one goes on; what overlaps counts once.

    ``length`` is that in words, "9 years 4 months", or "10+ years" where the policy caps what is told; ``months`` is
    then the cap's, and ``capped`` true. ``not_shown`` counts earlier roles that the policy leaves out of the record and
    of this. Career breaks are no roles.
    """

    length: str
    months: int
    roles: int
    capped: bool = False
    not_shown: int = 0


class BlindPart(_Part):
    """One of the candidate's files, or an answer to a form's question; ``attachment`` is its sections' number."""

    attachment: int
    kind: Literal["cv", "letter", "answer", "other"]
    title: str = ""


class BlindSection(_Part):
    """``kind`` is a section kind of ``sections`` ("employment"); ``attachment`` counts the candidate's files from 1.

    ``text`` is the whole; ``entries`` are the same words in their order, empty where a section has no entries.
    """

    kind: str
    heading: str
    text: str
    attachment: int = 1
    entries: tuple[BlindEntry, ...] = ()


class BlindRecord(BaseModel):
    """Exists only if the leak check passed. Has no offsets, hash, file name or date of receipt.

    ``pseudonym`` is drawn from ``record_id``. ``skills``, ``qualifications`` and ``languages`` repeat words of the
    sections; ``experience`` is None where no role has dates, or the policy tells no length of time.

    ``removed`` counts redactions per cue. ``surfaces`` names each place of the files that was looked at: it was
    "clean" (something is there, and nothing that identifies was found in it), something was "removed" (what identifies,
    or hidden text, or pictures), or it was "not present". Nothing that stands beside the visible text is in the record
    in any case. ``versions`` names library and model.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", serialize_by_alias=True, populate_by_name=True)

    schema_: str = Field(default=SCHEMA, alias="schema", pattern=r"^anonrecruit/blind-record/[12]$")
    record_id: RecordId
    pseudonym: str = ""
    parts: tuple[BlindPart, ...] = ()
    sections: tuple[BlindSection, ...]
    skills: tuple[str, ...] = ()
    qualifications: tuple[BlindQualification, ...] = ()
    languages: tuple[str, ...] = ()
    experience: BlindExperience | None = None
    removed: dict[str, int] = Field(default_factory=dict)
    surfaces: dict[str, SurfaceState] = Field(default_factory=dict)
    policy: str
    versions: dict[str, str] = Field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole blind application as plain text, sections parted by blank lines."""
        parts = (f"{section.heading}\n{section.text}".strip() for section in self.sections)
        return "\n\n".join(part for part in parts if part)

    def texts(self) -> Iterator[str]:
        """Every text that came from the candidate, field by field, ``text`` first: all that a leak could stand in."""
        yield self.text
        yield from (part.title for part in self.parts)
        yield from (text for section in self.sections for entry in section.entries for text in _texts(entry))
        yield from (*self.skills, *self.languages)
        yield from (text for item in self.qualifications for text in (item.name, item.dates))


def _texts(entry: BlindEntry) -> tuple[str, ...]:
    return entry.role, entry.organisation, entry.dates, *entry.notes, *entry.points
