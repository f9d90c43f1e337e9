"""Worker processes, each with one application in hand.

Not ``concurrent.futures``: there one dead worker breaks the pool, nobody can say which application was in its hands,
and a task that hangs can not be stopped. Here each worker has a pipe of its own, so a death or a time limit concerns
one application, and no more applications are taken from the source than there are workers.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import connection
from pathlib import Path

from anonrecruit.application import CandidateRef
from anonrecruit.batch.worker import Handled, Load, Ready, serve
from anonrecruit.errors import AnalysisFailed, AnonrecruitError, LimitExceeded, ModelError
from anonrecruit.outcome import Withheld
from anonrecruit.record import RecordId

START_SECONDS = 300.0
"""How long a worker may take to load the model; a loaded machine with a cold disk is slow."""


@dataclass(frozen=True, slots=True)
class Task:
    """An application's files, its place in the inbox, counted from 1, and the id its record is to have."""

    position: int
    path: Path = field(repr=False)
    record_id: RecordId


class _Worker:
    """A process and the task in its hand. ``deadline`` is in seconds of ``time.monotonic``."""

    def __init__(self, load: Load, formats: Sequence[str], task: Task) -> None:
        # "spawn": a forked copy of a process that has threads or an open model may hang.
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, load, formats), daemon=True)
        self._process.start()
        theirs.close()  # so that the death of the process closes the pipe
        self.ready = False
        self.give(task, START_SECONDS)

    def give(self, task: Task, seconds: float) -> None:
        self.task = task
        self.deadline = time.monotonic() + seconds
        with suppress(OSError):  # it died meanwhile: the next look at the pipe says so
            self.pipe.send((task.path, task.record_id))

    def message(self) -> Handled | Ready | AnonrecruitError | None:
        """What it sent; None if it died."""
        try:
            sent: Handled | Ready | AnonrecruitError = self.pipe.recv()
        except (EOFError, OSError):
            return None
        return sent

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.pipe.close()


class Pool:
    """``workers`` processes; ``seconds`` is the time limit of one application."""

    def __init__(self, load: Load, formats: Sequence[str], workers: int, seconds: float) -> None:
        self._load, self._formats = load, formats
        self._workers, self._seconds = workers, seconds
        self._crew: list[_Worker] = []
        self._ever_ready = False

    def run(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Handled]]:
        """Each task once, as they finish. Raises what keeps a worker from loading (PolicyError, ModelError).

        An application whose worker died is tried once more at the end, with no other beside it: it may have died of
        its neighbours' hunger for memory.
        """
        died = []
        for task, handled in self._round(tasks, self._workers):
            if handled:
                yield task, handled
            else:
                died.append(task)
        for suspect in died:
            for task, handled in self._round(iter([suspect]), 1):
                yield task, handled or _withheld(task, AnalysisFailed("worker", "WorkerDied"))

    def _round(self, tasks: Iterator[Task], workers: int) -> Iterator[tuple[Task, Handled | None]]:
        """None stands for a worker that died over its task."""
        try:
            while self._hire(tasks, workers):
                for worker in self._woken():
                    yield from self._attend(worker, tasks)
                yield from self._overdue()
        finally:
            for worker in list(self._crew):
                self._dismiss(worker)

    def _hire(self, tasks: Iterator[Task], workers: int) -> bool:
        """Fills the crew as far as there are tasks; False when all is done."""
        while len(self._crew) < workers and (task := next(tasks, None)):
            self._crew.append(_Worker(self._load, self._formats, task))
        return bool(self._crew)

    def _woken(self) -> list[_Worker]:
        """Waits until a worker has something to say, died, or is over its time."""
        wait = min(worker.deadline for worker in self._crew) - time.monotonic()
        pipes = connection.wait([worker.pipe for worker in self._crew], timeout=max(0.0, wait))
        return [worker for worker in self._crew if worker.pipe in pipes]

    def _attend(self, worker: _Worker, tasks: Iterator[Task]) -> Iterator[tuple[Task, Handled | None]]:
        message, task = worker.message(), worker.task
        if isinstance(message, AnonrecruitError):
            raise message
        if isinstance(message, Ready):
            worker.ready = self._ever_ready = True
            worker.deadline = time.monotonic() + self._seconds
            return
        if message is None:
            self._mourn(worker)
        else:
            self._go_on(worker, tasks)
        yield task, message

    def _go_on(self, worker: _Worker, tasks: Iterator[Task]) -> None:
        if task := next(tasks, None):
            worker.give(task, self._seconds)
        else:
            self._dismiss(worker)

    def _overdue(self) -> Iterator[tuple[Task, Handled | None]]:
        now = time.monotonic()
        for worker in [worker for worker in self._crew if worker.deadline <= now]:
            if worker.ready:
                self._dismiss(worker)
                yield worker.task, _withheld(worker.task, LimitExceeded("seconds", self._seconds))
            else:
                self._mourn(worker)
                yield worker.task, None

    def _mourn(self, worker: _Worker) -> None:
        self._dismiss(worker)
        if not self._ever_ready:
            # None could even start: that is no application's fault, and all would be withheld one by one.
            raise ModelError("a worker process ended before the model was loaded")

    def _dismiss(self, worker: _Worker) -> None:
        self._crew.remove(worker)
        worker.end()


def _withheld(task: Task, error: AnonrecruitError) -> Handled:
    return Handled(Withheld(CandidateRef(task.path.name), "worker", error))
