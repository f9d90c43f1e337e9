"""Worker processes seen from outside: ``attend`` is the task that any executor runs.

An executor's own workers can not be trusted with an application: a crash in one breaks a process pool, nobody can say
which application was in its hands, and a task that hangs can not be stopped. So the task hands the application on to a
child of its own, which can be killed. Children are started once and used again; they die with whoever holds them.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache

from anonrecruit.batch.inbox import in_hand
from anonrecruit.batch.watch import Watch
from anonrecruit.batch.worker import Handled, Limits, Order, Ready
from anonrecruit.errors import AnonrecruitError, LimitExceeded, ModelError
from anonrecruit.outcome import Withheld

START_SECONDS = 300.0
"""How long a worker may take to load the model; a loaded machine with a cold disk is slow."""

STARTS = 3
"""How often a worker that dies before its model is loaded is started anew."""

IDLE_SECONDS = 60.0
"""How long a child waits for its next application; a cluster's workers outlive the run."""

BOOT = (
    "import os, pickle, sys; orders = os.fdopen(os.dup(0), 'rb'); sys.path[:] = pickle.load(orders); "
    "from anonrecruit.batch.worker import main; main(orders)"
)


@dataclass(frozen=True, slots=True)
class Died:
    """The process that had the application in hand is gone, and nobody knows why."""


class Child:
    """One worker process. Not for two threads at once."""

    def __init__(self, recipe: bytes, watch: Watch) -> None:
        """Raises ModelError, PolicyError."""
        # No ``multiprocessing``: workers of a cluster are daemons, which it allows no children; and it would import
        # the caller's script once more.
        self._process = subprocess.Popen(
            [sys.executable, "-c", BOOT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.late, self._watch = False, watch
        reply = self.ask(pickle.dumps(sys.path) + recipe, START_SECONDS)
        if isinstance(reply, Ready):
            return
        self.end()
        raise (
            reply
            if isinstance(reply, AnonrecruitError)
            else ModelError("a worker process ended before the model was loaded")
        )

    def ask(self, message: bytes, seconds: float) -> object:
        """The reply; None if it died, or was killed since ``seconds`` were over (then ``late`` is set)."""
        with self._watch.unless_done(seconds, self._overdue):
            return self._answer(message)

    def _answer(self, message: bytes) -> object:
        assert self._process.stdin and self._process.stdout
        try:
            self._process.stdin.write(message)
            self._process.stdin.flush()
            return pickle.load(self._process.stdout)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            return None

    def _overdue(self) -> None:
        self.late = True
        self._process.kill()

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was still to be written has no reader
                pipe and pipe.close()


class Crew:
    """The children of this process for one run; as many as there are threads that ask at once."""

    def __init__(self, recipe: bytes) -> None:
        self._recipe, self._lock, self._watch = recipe, threading.Lock(), Watch()
        self._idle: list[tuple[float, Child]] = []
        self._busy: set[Child] = set()
        self._over = self._swept = False

    def take(self) -> Child | None:
        """A child that is ready, started if need be; None when the run is over. Raises ModelError, PolicyError."""
        with self._lock:
            if self._over:
                return None
            child = self._idle.pop()[1] if self._idle else None
        child = child or self._started()
        with self._lock:
            self._busy.add(child)
            if self._over:
                child.kill()
        return child

    def give_back(self, child: Child, *, alive: bool) -> None:
        with self._lock:
            self._busy.discard(child)
            stays = alive and not self._over
            if stays:
                self._idle.append((time.monotonic(), child))
        if stays:
            self._sweep_later()
        else:
            child.end()

    def dismiss(self) -> None:
        """The run is over, whatever is in hand."""
        with self._lock:
            self._over = True
            idle, self._idle = self._idle, []
            for child in self._busy:
                child.kill()  # whoever waits for its reply ends it
        for _, child in idle:
            child.end()

    def _started(self) -> Child:
        for _ in range(STARTS - 1):
            with suppress(ModelError):
                return Child(self._recipe, self._watch)
        return Child(self._recipe, self._watch)

    def _sweep_later(self) -> None:
        """Not to be called with the lock held: who watches has a lock of its own, and takes this one after it."""
        if not self._swept:
            self._swept = True
            self._watch.later(IDLE_SECONDS, self._sweep)

    def _sweep(self) -> None:
        longest = time.monotonic() - IDLE_SECONDS
        with self._lock:
            spare = [child for since, child in self._idle if since <= longest]
            self._idle = [(since, child) for since, child in self._idle if since > longest]
            self._swept = False
            more = bool(self._idle)
        if more:
            self._sweep_later()
        for child in spare:
            child.end()


@lru_cache(maxsize=4)
def _crew(recipe: bytes, _process: int) -> Crew:
    # By process id: a forked copy must not talk to its parent's children.
    return Crew(recipe)


def crew_here(recipe: bytes) -> Crew:
    """The crew of this process."""
    return _crew(recipe, os.getpid())


def warm_up(recipe: bytes) -> None:
    """Starts a child, so that the next application finds it ready. Raises ModelError, PolicyError."""
    crew = crew_here(recipe)
    if child := crew.take():
        crew.give_back(child, alive=True)


def attend(recipe: bytes, limits: Limits, order: Order) -> Handled | Died:
    """One application, in a child that is killed when it is over its time. Raises ModelError, PolicyError alone."""
    crew = crew_here(recipe)
    child = crew.take()
    if child is None:
        return Died()
    reply = child.ask(pickle.dumps(replace(order, item=in_hand(order.item))), limits.seconds)
    alive = isinstance(reply, Handled) and not reply.last and not child.late
    crew.give_back(child, alive=alive)
    if isinstance(reply, Handled):
        return reply
    if child.late:
        error = LimitExceeded("seconds", limits.seconds)
        return Handled(Withheld(order.item.ref, "worker", error))
    return Died()
