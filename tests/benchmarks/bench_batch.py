"""Batches: speed by workers, what journal and vault cost, memory, and how long a finished run takes once more.

    make bench      or: python -m tests.benchmarks.bench_batch [--quick]

Made-up text applications (short_applications.py), the real model, a real journal, outbox and vault on this disk. For
speed and overhead they are as long as a CV of two pages, and then short; for memory and resuming short, since many are
needed.
Rates leave out the first half of a run, in which the workers load the model. What is compared takes turns, and of the
turns the fastest counts. Prints figures and whether each keeps its bar.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any

from anonrecruit import batch
from anonrecruit.vault import MasterKey, StaticKeys, create_vault
from tests.benchmarks.short_applications import write

ENDLESS = batch.Limits(applications=10**9, grown=10**9)
"""No worker is ever replaced."""

LONG = 8
"""Jobs in an application as long as a CV of two pages."""

KINDS = {"": (200, LONG), ", short": (400, 0)}
"""How many applications of each kind, and with how many jobs."""


class Bench:
    """``folder`` takes inboxes, outboxes, journals and vaults; each run has new ones unless it goes on with another."""

    def __init__(self, folder: Path, *, quick: bool) -> None:
        self._folder, self._runs = folder, count()
        self.scale = 0.02 if quick else 1.0
        self.turns = 1 if quick else 3

    def inbox(self, number: int, jobs: int = 0) -> Path:
        number = self.sized(number)
        folder = self._folder / f"in-{number}-{jobs}"
        return folder if folder.exists() else write(folder, number, jobs)

    def sized(self, number: int) -> int:
        return max(int(number * self.scale), 20)

    def outbox(self) -> Path:
        return self._folder / f"out-{next(self._runs)}"

    def run(self, inbox: Path, out: Path, told: Callable[[], None], **options: Any) -> batch.Report:
        """With journal and vault, but for a dry run."""
        keys = StaticKeys((MasterKey.new(),))
        with closing(create_vault(f"{out}-{next(self._runs)}.db", keys)) as vault:
            return batch.run(
                batch.applications(inbox), "cimspa", out, vault=vault, on_outcome=lambda _: told(), **options
            )

    def rate(self, number: int, jobs: int = LONG, **options: Any) -> float:
        """Applications a second, when all workers are warm."""
        times: list[float] = []
        self.run(self.inbox(number, jobs), self.outbox(), lambda: times.append(perf_counter()), **options)
        half = len(times) // 2
        return (len(times) - 1 - half) / (times[-1] - times[half])

    def rates(self, number: int, *ways: dict[str, Any]) -> list[float]:
        """The best rate of each way."""
        turns = [[self.rate(number, **way) for way in ways] for _ in range(self.turns)]
        return [max(each) for each in zip(*turns, strict=True)]


def speed(bench: Bench) -> Iterator[str]:
    for kind, (number, jobs) in KINDS.items():
        one, two = bench.rates(number, {"workers": 1, "jobs": jobs}, {"workers": 2, "jobs": jobs})
        yield row(f"1 worker{kind}", f"{one:.1f} a second")
        yield row(f"2 workers{kind}", f"{two:.1f} a second")
        yield row(f"2 workers to 1{kind}", f"{two / one:.2f} times", two / one >= 1.8, ">= 1.8")


def overhead(bench: Bench) -> Iterator[str]:
    """A dry run has its journal in memory, and neither outbox nor vault."""
    for kind, (number, jobs) in KINDS.items():
        for workers in (1, 2):
            way = {"workers": workers, "jobs": jobs}
            bare, whole = bench.rates(number, {**way, "dry_run": True}, way)
            told = f"{100 * (bare / whole - 1):.1f} %, {1000 * (1 / whole - 1 / bare):.2f} ms each"
            yield row(f"journal, vault and outbox, {workers} workers{kind}", told, bare / whole <= 1.05, "<= 5 %")


def memory(bench: Bench) -> Iterator[str]:
    for name, limits in (("never replaced", ENDLESS), ("replaced as by default", batch.Limits())):
        sizes = list[float]()
        bench.run(bench.inbox(2000), bench.outbox(), _noting(sizes, workers_memory), workers=1, limits=limits)
        yield growth(f"a worker's memory, {name}", sizes)


def _noting(sizes: list[float], measure: Callable[[], float]) -> Callable[[], None]:
    return lambda: sizes.append(measure())


def growth(name: str, sizes: list[float]) -> str:
    at = min(100, len(sizes) // 2)
    # The most from there on: a worker that has just been replaced has no size, which would look like none grown.
    first, last = sizes[at - 1], max(sizes[at:])
    told = f"{first:.0f} MB at {at}, at most {last:.0f} MB to {len(sizes):,}, {100 * (last / first - 1):+.1f} %"
    return row(name, told, last <= 1.05 * first, "<= 5 %")


def resuming(bench: Bench) -> Iterator[str]:
    inbox, out, sizes = bench.inbox(10_000), bench.outbox(), list[float]()
    bench.run(inbox, out, _noting(sizes, lambda: resident(os.getpid())))
    number = len(sizes)
    yield growth("the parent's memory", sizes)
    begun = perf_counter()
    report = bench.run(inbox, out, lambda: None)
    seconds = (perf_counter() - begun) * 1000 / number
    assert report.skipped == number, "the finished run was not finished"
    yield row(f"a finished run of {number:,} again", f"{seconds:.2f} s per 1,000", seconds <= 1, "<= 1 s")


def workers_memory() -> float:
    """Megabytes that the largest child of this process holds."""
    tasks = Path("/proc/self/task").glob("*/children")
    return max((resident(int(child)) for task in tasks for child in task.read_text().split()), default=0.0)


def resident(process: int) -> float:
    """In megabytes; 0 where it has ended."""
    try:
        return int(Path(f"/proc/{process}/statm").read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
    except OSError:
        return 0.0


def row(name: str, value: str, kept: bool | None = None, bar: str = "") -> str:
    verdict = "" if kept is None else f"{'kept' if kept else 'MISSED'} ({bar})"
    return f"{name:<46}{value:<44}{verdict}".rstrip()


PARTS = (speed, overhead, memory, resuming)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quick", action="store_true", help="a fiftieth of the applications: does it run at all?")
    arguments.add_argument("parts", nargs="*", choices=[[], *(part.__name__ for part in PARTS)])
    chosen = arguments.parse_args()
    begun, load = perf_counter(), os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), quick=chosen.quick)
        for part in PARTS:
            if not chosen.parts or part.__name__ in chosen.parts:
                for line in part(bench):
                    print(line, flush=True)
    print(f"\nin {perf_counter() - begun:.0f} s, on {os.cpu_count()} processors with a load of {load:.1f} before")
    return 0


if __name__ == "__main__":
    sys.exit(main())
