"""What a worker process does: load the Blinder once, then turn one application after the other into an outcome."""

from __future__ import annotations

import logging
import signal
import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

from anonrecruit.application import Application, CandidateRef
from anonrecruit.errors import AnalysisFailed, AnonrecruitError
from anonrecruit.outcome import Outcome, Withheld
from anonrecruit.record import RecordId


class Blinds(Protocol):
    """All that a batch knows of ``pipeline.Blinder``."""

    def publish(
        self, application: Application, formats: Sequence[str], record_ids: Sequence[RecordId], /
    ) -> tuple[Outcome, Mapping[str, bytes]]: ...


Load = Callable[[], Blinds]
"""Makes the Blinder, once in each process; sent there pickled, so a function of a module or a ``partial`` of one."""


@dataclass(frozen=True, slots=True)
class Ready:
    """What a worker sends first, when its model is loaded."""


@dataclass(frozen=True, slots=True)
class Handled:
    """``pages`` is the record in each format asked for; empty where the application is withheld."""

    outcome: Outcome
    pages: Mapping[str, bytes] = field(default_factory=dict, repr=False)


def serve(pipe: Connection, load: Load, formats: Sequence[str]) -> None:
    """A worker's whole life: sends ``Ready``, or the error that keeps it from loading; then for each path received
    one ``Handled``, until the other end closes."""
    _keep_quiet()
    try:
        blinder = load()
    except AnonrecruitError as error:
        pipe.send(error)
        return
    with suppress(BrokenPipeError):  # the parent was killed: nobody waits for this outcome, or for a traceback
        pipe.send(Ready())
        while (task := _next(pipe)) is not None:
            pipe.send(_handle_path(blinder, *task, formats))


def handle(
    blinder: Blinds, application: Application, formats: Sequence[str], record_ids: Sequence[RecordId] = ()
) -> Handled:
    """Raises nothing, whatever the application holds. A record that can not be written in every format is withheld."""
    try:
        return Handled(*blinder.publish(application, formats, record_ids))
    except Exception as error:  # the message may quote the applicant: only the class name goes on
        return Handled(Withheld(application.ref, "worker", AnalysisFailed("worker", type(error).__name__)))


def _handle_path(blinder: Blinds, path: Path, record_id: RecordId, formats: Sequence[str]) -> Handled:
    try:
        application = Application.from_path(path)
    except AnonrecruitError as error:
        return Handled(Withheld(CandidateRef(path.name), "open", error))
    except OSError as error:
        return Handled(Withheld(CandidateRef(path.name), "open", AnalysisFailed("open", type(error).__name__)))
    return handle(blinder, application, formats, (record_id,))


def _next(pipe: Connection) -> tuple[Path, RecordId] | None:
    try:
        task: tuple[Path, RecordId] = pipe.recv()
    except (EOFError, ConnectionResetError):
        return None
    return task


def _keep_quiet() -> None:
    """Libraries log and warn with pieces of what they read. Ctrl-C is for the parent, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
