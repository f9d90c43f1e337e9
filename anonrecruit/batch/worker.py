"""What a worker process does: load the Blinder once, then turn one application after the other into an outcome."""

from __future__ import annotations

import logging
import os
import pickle
import signal
import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import BinaryIO, Protocol, TypeVar

from anonrecruit.application import Application
from anonrecruit.batch import memory
from anonrecruit.batch.inbox import Item, open_item
from anonrecruit.errors import AnalysisFailed, AnonrecruitError, LimitExceeded, ModelError
from anonrecruit.outcome import Outcome, Withheld
from anonrecruit.record import RecordId

T = TypeVar("T")

ORPHAN_SECONDS = 5
"""How much longer than its time limit an application may run in a worker whose parent is not there to end it."""


class Blinds(Protocol):
    """All that a batch knows of ``pipeline.Blinder``."""

    def publish(
        self, application: Application, formats: Sequence[str], record_ids: Sequence[RecordId], /
    ) -> tuple[Outcome, Mapping[str, bytes]]: ...


Load = Callable[[], Blinds]
"""Makes the Blinder, once in each process; sent there pickled, so a function of a module or a ``partial`` of one."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one application: ``seconds`` of time, ``megabytes`` of memory beyond what the loaded model takes.

    Of one worker process: after ``applications``, or when it holds ``grown`` megabytes more than after loading, its
    place is taken by a fresh one. Measured: a worker that has read every format holds 105 MB more than after loading,
    and then 3 KB more for each application (``make bench``), so that 5,000 of them cost 15 MB, and its replacement, a
    second and a half, 2 % of the time even where applications are short. ``grown`` is for what a monstrous file leaves.
    """

    seconds: float = 120.0
    megabytes: int = 2048
    applications: int = 5000
    grown: int = 256


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that a worker process needs to start. ``run`` is random: no run is served by a worker of another."""

    load: Load
    formats: tuple[str, ...]
    limits: Limits
    run: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """One application, and the ids to choose its record's from."""

    item: Item
    record_ids: tuple[RecordId, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """What a worker sends first, when its model is loaded."""


@dataclass(frozen=True, slots=True)
class Handled:
    """``pages`` is the record in each format asked for; empty where the application is withheld.

    ``files`` are names and media types (by the names) of the files, in order. ``last`` says that the worker ends after
    this one.
    """

    outcome: Outcome
    pages: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    files: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    last: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """The files' media types."""
        return tuple(kind for _, kind in self.files)


def main(orders: BinaryIO) -> None:
    """A worker process from its first line on: orders come on what was stdin, replies go to what was stdout."""
    replies = _take_stdout()
    _keep_quiet()
    with suppress(BrokenPipeError):  # the parent was killed: nobody waits for this outcome, or for a traceback
        serve(orders, replies)


def serve(orders: BinaryIO, replies: BinaryIO) -> None:
    """Reads a ``Recipe`` and sends ``Ready``, or the error that keeps it from loading; then for each ``Order`` one
    ``Handled``, until the other end closes or the worker is spent."""
    started = _start(orders)
    _send(replies, started if isinstance(started, AnonrecruitError) else Ready())
    if isinstance(started, AnonrecruitError):
        return
    blinder, recipe = started
    worn = memory.Wear(recipe.limits.applications, recipe.limits.grown)
    memory.limit(recipe.limits.megabytes)
    while (order := _next(orders)) is not None:
        handled = _in_time(blinder, order, recipe)
        spent = worn.spent_after_one_more() or _ate_its_memory(handled.outcome)
        _send(replies, replace(handled, last=spent))
        if spent:
            return


def contained(work: Callable[[], T], failed: Callable[[str], T]) -> T:
    """What ``work`` returns, or ``failed`` of the class name of what it raised, whose message may quote the applicant.

    Our own errors pass.
    """
    try:
        return work()
    except AnonrecruitError:
        raise
    except Exception as error:
        cause = type(error).__name__
    return failed(cause)


def handle(
    blinder: Blinds, application: Application, formats: Sequence[str], record_ids: Sequence[RecordId] = ()
) -> Handled:
    """Raises nothing, whatever the application holds. A record that can not be written in every format is withheld."""
    files = tuple((source.name, source.media_type) for source in application.attachments)

    def failed(cause: str) -> Handled:
        return Handled(Withheld(application.ref, "worker", AnalysisFailed("worker", cause)), files=files)

    return contained(lambda: Handled(*blinder.publish(application, formats, record_ids), files), failed)


def _start(orders: BinaryIO) -> tuple[Blinds, Recipe] | AnonrecruitError:
    def work() -> tuple[Blinds, Recipe] | AnonrecruitError:
        recipe: Recipe = pickle.load(orders)
        return recipe.load(), recipe

    try:
        return contained(work, lambda cause: ModelError(f"a worker process could not make its Blinder ({cause})"))
    except AnonrecruitError as error:
        return error


def _in_time(blinder: Blinds, order: Order, recipe: Recipe) -> Handled:
    """The parent ends who is over the time; the alarm, which the system itself acts on, ends orphans."""
    if hasattr(signal, "alarm"):
        signal.alarm(int(recipe.limits.seconds) + 1 + ORPHAN_SECONDS)
    handled = _handle_item(blinder, order, recipe)
    if hasattr(signal, "alarm"):
        signal.alarm(0)
    return handled


def _handle_item(blinder: Blinds, order: Order, recipe: Recipe) -> Handled:
    ref = order.item.ref
    try:
        application = contained(lambda: open_item(order.item), _unopened)
    except AnonrecruitError as error:
        return Handled(Withheld(ref, "open", error))
    handled = handle(blinder, application, recipe.formats, order.record_ids)
    if _ate_its_memory(handled.outcome):
        return replace(handled, outcome=Withheld(ref, "worker", LimitExceeded("megabytes", recipe.limits.megabytes)))
    return handled


def _unopened(cause: str) -> Application:
    raise AnalysisFailed("open", cause)


def _ate_its_memory(outcome: Outcome) -> bool:
    error = outcome.error if isinstance(outcome, Withheld) else None
    return getattr(error, "cause", "") == "MemoryError" or getattr(error, "limit", "") == "megabytes"


def _next(orders: BinaryIO) -> Order | None:
    try:
        order: Order = pickle.load(orders)
    except (EOFError, OSError, pickle.UnpicklingError):
        return None
    return order


def _send(replies: BinaryIO, reply: object) -> None:
    replies.write(pickle.dumps(reply))
    replies.flush()


def _take_stdout() -> BinaryIO:
    """Whatever a library prints from now on goes nowhere, and not between the replies."""
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    return replies


def _keep_quiet() -> None:
    """Libraries log and warn with pieces of what they read. Ctrl-C is for the parent, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
