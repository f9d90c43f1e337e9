"""Does what is due when its time comes, with one thread for everything.

A thread for each application would cost more, and worse: CPython 3.11 may lock up for good where a thread is started
while a profiler, as Dask's workers have one, looks at the others (its issue 106883; 3.12 does not).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LINGER_SECONDS = 60.0
"""How long the thread stays when nothing is due: a host that runs many batches keeps none for each."""

Act = Callable[[], None]


class Watch:
    """Acts are done one at a time, and must be short."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._due: dict[object, tuple[float, Act]] = {}
        self._next = 0.0  # when the thread looks again by itself
        self._thread: threading.Thread | None = None

    @contextmanager
    def unless_done(self, seconds: float, act: Act) -> Iterator[None]:
        """``act`` is done if the body takes longer, and never after it."""
        token = self.later(seconds, act)
        try:
            yield
        finally:
            with self._changed:
                self._due.pop(token, None)

    def later(self, seconds: float, act: Act) -> object:
        token, now = object(), time.monotonic()
        at = now + seconds
        with self._changed:
            self._due[token] = (at, act)
            if self._thread is None:
                self._next = now + LINGER_SECONDS
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()
            elif at < self._next:
                self._changed.notify()
        return token

    def _run(self) -> None:
        with self._changed:
            while True:
                now = time.monotonic()
                for token, act in [(token, act) for token, (at, act) in self._due.items() if at <= now]:
                    del self._due[token]
                    act()
                if not self._due and now >= self._next:
                    self._thread = None
                    return
                self._next = min((at for at, _ in self._due.values()), default=now + LINGER_SECONDS)
                self._changed.wait(max(self._next - time.monotonic(), 0))
