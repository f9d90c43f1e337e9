"""Many applications: every one of them ends as exactly one outcome, whatever is killed and whenever."""

from __future__ import annotations

import os
import pickle
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from anonrecruit import places
from anonrecruit.batch.course import Course, Hands
from anonrecruit.batch.crew import crew_here
from anonrecruit.batch.inbox import Item, applications
from anonrecruit.batch.journal import Journal
from anonrecruit.batch.outbox import Outbox, outbox_at
from anonrecruit.batch.release import Done, Release
from anonrecruit.batch.report import Report
from anonrecruit.batch.summary import Summary
from anonrecruit.batch.worker import Blinds, Limits, Load, Recipe
from anonrecruit.errors import UsageError
from anonrecruit.policy import Policy, load_policy

if TYPE_CHECKING:  # loads SQLAlchemy
    from anonrecruit.vault import Vault

__all__ = ["Done", "Item", "Limits", "Report", "Summary", "applications", "journal_path", "run"]

WAITING = 16
"""How many applications for each worker are in hand or wait. While the disk flushes what is finished, the workers go
on; what they finish meanwhile is flushed together."""


def run(
    applications: Iterable[Item],
    blinder: str | Path | Policy | Load,
    outbox: str | Path,
    *,
    executor: Executor | None = None,
    workers: int | None = None,
    vault: Vault | None = None,
    campaign: str = "",
    journal: str | Path | None = None,
    formats: Sequence[str] = ("json",),
    limits: Limits | None = None,
    limit: int | None = None,
    retry_withheld: bool = False,
    dry_run: bool = False,
    force: bool = False,
    before_release: Callable[[Done], None] | None = None,
    on_outcome: Callable[[Done], None] | None = None,
    on_skipped: Callable[[], None] | None = None,
    on_end: Callable[[Report], None] | None = None,
) -> Report:
    """Blinds each application and writes its record into ``outbox``, a folder or any ``fsspec`` URL.

    ``blinder`` is a policy, or a function of a module that makes a Blinder: each worker process makes its own.
    ``executor`` is any ``concurrent.futures.Executor``; without one, the applications are handled by ``workers``
    processes of this machine, by default one for each processor. With one, ``workers`` says how many it has; in its
    workers, too, each application is in a child process that can be killed.

    ``journal`` is the file that knows what is done, by default ``<outbox>.journal`` beside the outbox: the same call
    goes on where a former one was killed. An outbox belongs to one journal, and a journal to one run at a time.
    ``vault`` seals whose record it is, under ``campaign``, before the record can be read. ``limit`` takes up so many at
    most; ``retry_withheld`` takes up again what was withheld; ``dry_run`` blinds and writes nothing anywhere.

    In this process and in this order, for each application: ``vault.seal``, ``before_release``, the record's files,
    ``on_outcome``, the journal. After a kill, those that were in hand may be told of once more, with the same id.
    ``on_end`` hears the report also where the run stops early.

    Raises UsageError, PolicyError, ModelError, before anything is written; RunStopped, VaultError.
    """
    _check(formats, workers, limits, limit)
    load = blinder if callable(blinder) else partial(_load, load_policy(blinder))
    report = Report(dry_run=dry_run)
    with (
        _opened(outbox, journal, dry_run=dry_run, force=force) as (kept, out),
        _hands(load, formats, limits or Limits(), executor, workers) as hands,
    ):
        release = Release(out, kept, vault, before_release, campaign)
        course = Course(
            hands, kept, release, _teller(report, on_outcome), _skipper(report, on_skipped), again=retry_withheld
        )
        with _Reported(report, kept, on_end):
            course.run(applications, limit)
    return report


def _load(policy: Policy) -> Blinds:
    from anonrecruit.pipeline import Blinder  # in the worker: the parent needs no model

    return Blinder(policy)


@contextmanager
def _opened(
    outbox: str | Path, journal: str | Path | None, *, dry_run: bool, force: bool
) -> Iterator[tuple[Journal, Outbox | None]]:
    """The journal and the outbox that belongs to it; a dry run has no outbox, and a journal of its own."""
    path = journal_path(outbox, journal)
    if path is None and not dry_run:
        raise UsageError("an outbox that is a URL needs a journal on this machine; name a file with --journal")
    out = None if dry_run else outbox_at(outbox)
    if out:
        out.prepare()
    with closing(Journal(path, scratch=dry_run)) as kept:
        if out:
            _take_possession(out, kept, force=force)
        yield kept, out


def journal_path(outbox: str | Path, journal: str | Path | None = None) -> Path | None:
    """Where the journal is unless another place is named; None where the outbox is a URL.

    Raises UsageError where it would lie among the records."""
    if places.is_url(outbox):
        return Path(journal) if journal else None
    folder = Path(places.local(outbox)).absolute()
    path = Path(journal) if journal else folder.with_name(f"{folder.name}.journal")
    if path.resolve().is_relative_to(folder.resolve()):
        raise UsageError("the journal must not lie among the records; name a place that their readers can not open")
    return path


def _take_possession(out: Outbox, kept: Journal, *, force: bool) -> None:
    """Two runs with two journals would give every applicant two records; a journal without its records, none."""
    mark, owner = out.mark(), kept.owner
    if not mark and kept.has_outbox and not force:
        raise UsageError(
            "the records that the journal tells of are not in the outbox; name that outbox, or delete the journal to "
            "begin anew"
        )
    if not mark and not force and not out.is_empty():
        raise UsageError("the outbox is not empty; name an empty folder, or give --force to add to what is there")
    if mark != owner:
        out.leave_mark(owner, force=force)
    if out.mark() != owner:
        raise UsageError(
            "the outbox belongs to a run with another journal; name that journal, or another outbox "
            "(--force gives it to this journal, and who has a record there gets a second one)"
        )
    kept.note_outbox()


@contextmanager
def _hands(
    load: Load, formats: Sequence[str], limits: Limits, executor: Executor | None, workers: int | None
) -> Iterator[Hands]:
    """Whatever ends the run ends the processes that it started here."""
    recipe = _pickled(Recipe(load, tuple(formats), limits, secrets.token_hex(8)))
    number = workers or os.cpu_count() or 1
    used = executor or ThreadPoolExecutor(number)  # each thread has a process of its own to attend with
    try:
        yield Hands(used, recipe, limits, WAITING * number)
    finally:
        if used is not executor:
            used.shutdown(wait=False, cancel_futures=True)
        crew_here(recipe).dismiss()
        if used is not executor:
            used.shutdown()


def _pickled(recipe: Recipe) -> bytes:
    problem = "what makes the Blinder must be a function of a module, so that worker processes can find it"
    try:
        data = pickle.dumps(recipe)
    except (pickle.PicklingError, AttributeError, TypeError):
        raise UsageError(problem) from None
    if getattr(recipe.load, "__module__", "") == "__main__":
        raise UsageError(problem)
    return data


def _teller(report: Report, on_outcome: Callable[[Done], None] | None) -> Callable[[Done], None]:
    def tell(done: Done) -> None:
        report.run.count(done.outcome, done.kinds)
        report.pace.add(report.elapsed())
        if on_outcome:
            on_outcome(done)

    return tell


def _skipper(report: Report, on_skipped: Callable[[], None] | None) -> Callable[[], None]:
    def skip() -> None:
        report.skipped += 1
        if on_skipped:
            on_skipped()

    return skip


class _Reported:
    """Tells of the run when it is over, also where something stopped it."""

    def __init__(self, report: Report, kept: Journal, on_end: Callable[[Report], None] | None) -> None:
        self._report, self._kept, self._on_end = report, kept, on_end

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._report.stopped = kind.__name__ if kind else ""
        self._report.seconds = self._report.elapsed()
        self._report.total = self._kept.totals()
        if self._on_end:
            self._on_end(self._report)


def _check(formats: Sequence[str], workers: int | None, limits: Limits | None, limit: int | None) -> None:
    from anonrecruit.publishing import FORMATS  # loads every parser: worker processes import this module, too

    unknown = sorted(set(formats) - set(FORMATS))
    if unknown or not formats:
        raise UsageError(f"the format must be one of {', '.join(FORMATS)}")
    numbers: list[float | None] = [workers, limit]
    if limits:
        numbers += [limits.seconds, limits.megabytes, limits.applications]
    if any(number is not None and number <= 0 for number in numbers):
        raise UsageError("numbers of workers and applications, and limits, must be above zero")
