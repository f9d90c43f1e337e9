"""What is late is acted on, what is done in time never, and no thread stays behind."""

from __future__ import annotations

import threading
import time

import pytest

from anonrecruit.batch.watch import Watch


def test_what_takes_too_long_is_acted_on_once() -> None:
    acted = threading.Event()
    with Watch().unless_done(0.01, acted.set):
        assert acted.wait(5)


def test_what_is_done_in_time_is_let_be() -> None:
    watch, acted, later = Watch(), list[int](), threading.Event()
    with watch.unless_done(0.05, lambda: acted.append(1)):
        pass
    watch.later(0.1, later.set)
    assert later.wait(5) and acted == []


def test_what_is_due_sooner_does_not_wait_for_what_is_due_later() -> None:
    watch, acted = Watch(), threading.Event()
    with watch.unless_done(600, lambda: None):
        watch.later(0.01, acted.set)
        assert acted.wait(5)


def test_a_run_that_is_over_leaves_no_thread_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("anonrecruit.batch.watch.LINGER_SECONDS", 0.05)
    before, watch = threading.active_count(), Watch()
    with watch.unless_done(0.02, lambda: None):
        pass
    until = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < until:
        time.sleep(0.01)
    assert threading.active_count() == before
    acted = threading.Event()
    watch.later(0.01, acted.set)  # and it starts again
    assert acted.wait(5)
