"""The record as JSON, indented: what scripts and an ATS read. Its schema is ``BlindRecord.model_json_schema()``."""

from __future__ import annotations

from anonrecruit.record import BlindRecord


def render(record: BlindRecord) -> bytes:
    """Loads again with ``BlindRecord.model_validate_json``."""
    return (record.model_dump_json(indent=2) + "\n").encode("utf-8")
