"""A process that has nothing loaded yet: where the tests themselves run, spaCy and OpenCV have taken what a limit of
address space leaves, and C libraries abort for it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context


@contextmanager
def afresh() -> Iterator[ProcessPoolExecutor]:
    """One process, started anew; functions of modules run in it by ``submit``."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        yield process
