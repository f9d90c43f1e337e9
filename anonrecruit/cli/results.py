"""Outcomes as JSON lines. They name no file that came in: only the key says whose record is whose."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from anonrecruit.errors import UsageError

if TYPE_CHECKING:
    from anonrecruit.outcome import Outcome


def row(application: int | str, outcome: Outcome, files: Iterable[str | Path] = ()) -> dict[str, Any]:
    """``application`` is its number or reference, given only for what was withheld: by it the key says which it is."""
    from anonrecruit.outcome import Blinded

    if isinstance(outcome, Blinded):
        written = [str(path) for path in files]
        return {"outcome": "blinded", "record_id": outcome.record.record_id, "files": written}
    return {
        "outcome": "withheld",
        "application": application,
        "stage": outcome.stage,
        "reason": outcome.reason,
        "attachment": outcome.attachment,
    }


def emit(line: dict[str, Any]) -> None:
    # In ASCII, since a folder may have a name, or stdout an encoding, in which other signs can not be written.
    click.echo(json.dumps(line))


class Key:
    """Which record is whose, one JSON line an application. Mode 0600; made when the first line is written.

    ``append`` goes on in the file of a run that was killed: of the last applications of that run, a line may stand
    there twice. Raises UsageError where the file exists (unless ``append`` or ``force``), or lies where the records do.
    """

    def __init__(self, path: Path | None, *, beside: Path | None, force: bool, append: bool = False) -> None:
        self._path, self._force, self._begun = path, force, append
        if path and path.exists() and not force and not append:
            raise UsageError("the key file exists already; name another, or give --force to overwrite it")
        if path and beside and path.resolve().is_relative_to(beside.resolve()):
            raise UsageError("the key must not lie among the records; name a place that their readers can not open")

    def add(self, path: str | Path, line: dict[str, Any]) -> None:
        if not self._path:
            return
        again = os.O_APPEND if self._begun else (os.O_TRUNC if self._force else os.O_EXCL)
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | again, 0o600)
        # A name that is no UTF-8 comes as lone surrogates; as an escape of JSON they give the very path back.
        with open(handle, "w", encoding="utf-8", errors="backslashreplace") as file:  # noqa: PTH123  pathlib opens none
            self._path.chmod(0o600)  # an older file that is overwritten may have been open to others
            file.write(json.dumps({"path": str(path), **line}, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(handle)  # the record it tells of may be on the disk the next moment
        self._begun = True
