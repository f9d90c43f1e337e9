"""The blind record: all that a hiring manager gets to see of an application."""

from __future__ import annotations

from typing import Literal, NewType

from pydantic import BaseModel, ConfigDict, Field

BlindText = NewType("BlindText", str)
"""Text that redaction has been applied to; only ``redaction.apply`` makes it."""

RecordId = NewType("RecordId", str)
"""Random, so that it tells nothing about the candidate or the order of receipt."""

SurfaceState = Literal["clean", "removed", "not present"]

SCHEMA = "anonrecruit/blind-record/1"


class BlindSection(BaseModel):
    """``kind`` is a section kind of ``sections`` ("employment"); ``attachment`` counts the candidate's files from 1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    heading: str
    text: str
    attachment: int = 1


class BlindRecord(BaseModel):
    """Exists only if the leak check passed. Has no offsets, hash, file name or date of receipt.

    ``removed`` counts redactions per cue. ``surfaces`` names each place of the files that was looked at: it was
    "clean" (something is there, and nothing that identifies was found in it), something was "removed" (what identifies,
    or hidden text, or pictures), or it was "not present". Nothing that stands beside the visible text is in the record
    in any case. ``versions`` names library and model.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, populate_by_name=True)

    schema_: str = Field(default=SCHEMA, alias="schema")
    record_id: RecordId
    sections: tuple[BlindSection, ...]
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
