"""The course of a run: applications are taken up as fast as they are finished, and each ends as one outcome.

Those that were in hand when something died are suspects. They come last, one at a time, so that each answers for
itself: it may have died of its neighbours' hunger for memory, or of somebody's kill.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from queue import Empty, SimpleQueue

from anonrecruit.batch.crew import Died, attend, warm_up
from anonrecruit.batch.inbox import Item
from anonrecruit.batch.journal import Journal, State
from anonrecruit.batch.release import Done, Release
from anonrecruit.batch.worker import Handled, Limits, Order
from anonrecruit.errors import AlreadySealed, AnalysisFailed, AnonrecruitError, RunStopped
from anonrecruit.outcome import Withheld

SUSPECT = 2
"""An application that was begun so often and has no outcome is tried alone from now on."""

TRIES = 5
"""One that was begun so often takes down whatever tries it: it is withheld untried."""

VERSIONS = 100
"""How many records of one application the vault may hold that were never released."""

GATHER_SECONDS = 0.3
"""How long what is finished waits for more, to be sealed, flushed and noted together. By then, or when half of what is
in hand is finished, the workers still have applications to go on with."""

LOST = frozenset({"KilledWorker", "FutureCancelledError", "CancelledError", "LostWorker"})
"""Class names of what executors raise (Dask's among them) where the worker that held a task is gone."""

_Future = Future[Handled | Died]
_Ended = SimpleQueue[_Future]


@dataclass(frozen=True, slots=True)
class Hands:
    """Where applications are attended to: ``window`` of them are in hand or wait there at once."""

    executor: Executor
    recipe: bytes
    limits: Limits
    window: int


class Course:
    """One run through. ``told`` hears of each finished application, ``skipped`` of each that was finished before."""

    def __init__(
        self,
        hands: Hands,
        journal: Journal,
        release: Release,
        told: Callable[[Done], None],
        skipped: Callable[[], None],
        *,
        again: bool = False,
    ) -> None:
        """``again`` takes up those once more that were withheld."""
        self._hands, self._journal, self._release = hands, journal, release
        self._told, self._skipped, self._again = told, skipped, again
        self._suspects: list[tuple[int, Item]] = []
        self._taken, self._alone = 0, False

    def run(self, items: Iterable[Item], limit: int | None) -> None:
        """Raises RunStopped, ModelError, PolicyError, VaultError and what ``told`` raises."""
        self._round(islice(self._taken_up(items), limit), self._hands.window, self._suspect)
        suspects, self._suspects = self._suspects, []
        self._alone = True
        if suspects:  # they shall not be suspected of what befalls a worker that starts
            self._result(self._submit(warm_up, self._hands.recipe))
        for suspect in suspects:
            self._round(iter([suspect]), 1, self._withhold)
        self._journal.commit()

    def _taken_up(self, items: Iterable[Item]) -> Iterator[tuple[int, Item]]:
        """Those that are to be tried, numbered from 1. None is kept, but for the few suspects."""
        for item in items:
            state = self._journal.state(item.name)
            if self._is_done(state):
                self._skipped()
                continue
            self._taken += 1
            yield self._taken, item

    def _is_done(self, state: State) -> bool:
        return state.reason is not None and not (self._again and state.reason)

    def _round(self, items: Iterator[tuple[int, Item]], window: int, lost: Callable[[int, Item], None]) -> None:
        waiting: dict[_Future, tuple[int, Item]] = {}
        ended: _Ended = SimpleQueue()
        try:
            while self._fill(waiting, ended, items, window):
                done = _gathered(ended, min(len(waiting), max(window // 2, 1)))
                self._finish([(waiting.pop(future), self._result(future)) for future in done], lost)
        finally:
            for future in waiting:
                future.cancel()

    def _fill(
        self, waiting: dict[_Future, tuple[int, Item]], ended: _Ended, items: Iterator[tuple[int, Item]], window: int
    ) -> bool:
        """False when there is nothing left to wait for. One commit for what is finished and what is begun."""
        new: list[tuple[int, Item, Order]] = []
        while len(waiting) + len(new) < window and (taken := next(items, None)):
            if self._may_go(taken):
                self._journal.begin(taken[1].name)
                new.append((*taken, self._order(taken[1])))
        self._journal.commit()
        for position, item, order in new:
            future = self._submit_order(order)
            waiting[future] = (position, item)
            future.add_done_callback(ended.put)
        return bool(waiting)

    def _may_go(self, taken: tuple[int, Item]) -> bool:
        state = self._journal.state(taken[1].name)
        tries = state.tries if state.reason is None else 0
        if tries >= TRIES:
            self._withhold(*taken)
        elif tries >= SUSPECT and not self._alone:
            self._suspect(*taken)
        else:
            return True
        return False

    def _order(self, item: Item, version: int = 0) -> Order:
        """To be committed before it is submitted: its id must be the same when it is tried again."""
        return Order(item, self._journal.record_ids(item.name, version))

    def _submit_order(self, order: Order) -> _Future:
        return self._submit(attend, self._hands.recipe, self._hands.limits, order)

    def _submit(self, task: Callable[..., object], *arguments: object) -> _Future:
        try:
            return self._hands.executor.submit(task, *arguments)  # type: ignore[arg-type]
        except BrokenExecutor as error:
            cause = type(error).__name__
        except RuntimeError:  # it is shut down, or its cluster is gone
            cause = "RuntimeError"
        raise RunStopped(f"the executor takes no more applications ({cause})")

    def _result(self, future: _Future) -> Handled | Died:
        """Raises RunStopped where the executor failed in another way than by losing a worker."""
        try:
            error = future.exception()
        except CancelledError:
            return Died()
        if error is None:
            return future.result()
        if isinstance(error, AnonrecruitError):
            raise error
        if isinstance(error, BrokenExecutor) or type(error).__name__ in LOST:
            return Died()
        raise RunStopped(f"the executor can not run our task ({type(error).__name__})")

    def _finish(
        self, results: list[tuple[tuple[int, Item], Handled | Died]], lost: Callable[[int, Item], None]
    ) -> None:
        finished = []
        self._release.seal([(item, result) for (_, item), result in results if not isinstance(result, Died)])
        for (position, item), result in results:
            released = self._released(position, item, result)
            if released:
                finished.append((item, *released))
            else:
                lost(position, item)
        self._release.settle()
        for item, handled, done in finished:
            self._told(done)
            self._journal.finish(item.name, handled.outcome, handled.kinds)

    def _released(self, position: int, item: Item, result: Handled | Died) -> tuple[Handled, Done] | None:
        """None where its worker died. Where the vault holds other content under its id, it gets another id: a killed
        run had sealed it, and the file changed before this one."""
        for version in range(1, VERSIONS):
            if isinstance(result, Died):
                return None
            try:
                return result, self._release(position, item, result)
            except AlreadySealed:
                order = self._order(item, version)
                self._journal.commit()
                result = self._result(self._submit_order(order))
        raise RunStopped("the vault holds other content under every id that was tried")

    def _suspect(self, position: int, item: Item) -> None:
        self._suspects.append((position, item))

    def _withhold(self, position: int, item: Item) -> None:
        handled = Handled(Withheld(item.ref, "worker", AnalysisFailed("worker", "WorkerDied")))
        self._told(self._release(position, item, handled))
        self._journal.finish(item.name, handled.outcome, ())


def _gathered(ended: _Ended, enough: int) -> list[_Future]:
    """At least one, as soon as it is there; up to ``enough``, as far as they come in time."""
    found = [ended.get()]
    until = time.monotonic() + GATHER_SECONDS
    with suppress(Empty):
        while len(found) < enough:
            found.append(ended.get(timeout=max(until - time.monotonic(), 0)))
    return found
