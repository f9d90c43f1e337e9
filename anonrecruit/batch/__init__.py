"""Many applications: every one of them ends as exactly one outcome, whatever happens to the process it is in.

A script that calls ``run`` needs ``if __name__ == "__main__":`` around it: each worker process imports the script.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

from anonrecruit.batch.outbox import alone_in, refuse_to_mix, write_record
from anonrecruit.batch.pool import Pool, Task
from anonrecruit.batch.summary import Summary
from anonrecruit.batch.worker import Blinds, Handled
from anonrecruit.errors import UsageError
from anonrecruit.outcome import Blinded, Outcome
from anonrecruit.policy import Policy, load_policy
from anonrecruit.pseudonyms import distinct
from anonrecruit.publishing import FORMATS
from anonrecruit.record import RecordId

__all__ = ["Done", "Summary", "applications", "run"]


@dataclass(frozen=True, slots=True)
class Done:
    """One application that is finished. ``position`` counts from 1 in the order of ``paths``."""

    position: int
    path: Path = field(repr=False)
    outcome: Outcome
    files: tuple[Path, ...] = ()


def applications(inbox: Path) -> list[Path]:
    """Every file and sub-folder of the inbox, each one application, by name; hidden ones are left out.

    Raises UsageError where the inbox is no folder.
    """
    if not inbox.is_dir():
        raise UsageError("the inbox is not a folder")
    return sorted(path for path in inbox.iterdir() if not path.name.startswith("."))


def run(
    paths: Iterable[Path],
    out: Path,
    *,
    policy: str | Path | Policy = "cimspa",
    workers: int | None = None,
    formats: Sequence[str] = ("json",),
    force: bool = False,
    on_outcome: Callable[[Done], None] | None = None,
    seconds: float = 120.0,
    load: Callable[[Policy], Blinds] | None = None,
) -> Summary:
    """Blinds each path (a file, or a folder of one applicant's files) and writes the records into ``out``.

    ``workers`` is a number of processes, by default the number of processors; ``seconds`` the time limit of one
    application, after which its process is killed and it is withheld. ``on_outcome`` is called in this process, as
    they finish, after the record is on the disk. ``load`` makes another Blinder than the usual one.
    Raises UsageError, PolicyError, ModelError before anything is written; OSError where ``out`` can not be written.
    """
    checked = load_policy(policy)
    _check(formats, workers, seconds)
    out.mkdir(parents=True, exist_ok=True)
    pool = Pool(partial(load or _load, checked), formats, workers or os.cpu_count() or 1, seconds)
    summary = Summary()
    with alone_in(out):
        refuse_to_mix(out, force=force)
        for task, handled in pool.run(_tasks(paths, out)):
            done = Done(task.position, task.path, handled.outcome, _written(out, handled, force=force))
            summary = summary.plus(done.outcome)
            if on_outcome:
                on_outcome(done)
    return summary


def _tasks(paths: Iterable[Path], out: Path) -> Iterator[Task]:
    """Ids are drawn here, where all of a campaign are known, so that no two records go by one pseudonym."""
    taken = [RecordId(path.name.partition(".")[0]) for path in out.iterdir()]
    drawn = distinct((RecordId(secrets.token_hex(8)) for _ in count()), taken)
    for position, (path, record_id) in enumerate(zip(paths, drawn, strict=False), 1):
        yield Task(position, path, record_id)


def _load(policy: Policy) -> Blinds:
    from anonrecruit.pipeline import Blinder  # in the worker: the parent needs no model

    return Blinder(policy)


def _written(out: Path, handled: Handled, *, force: bool) -> tuple[Path, ...]:
    if not isinstance(handled.outcome, Blinded):
        return ()
    return tuple(write_record(out, handled.outcome.record.record_id, handled.pages, force=force))


def _check(formats: Sequence[str], workers: int | None, seconds: float) -> None:
    unknown = sorted(set(formats) - set(FORMATS))
    if unknown or not formats:
        raise UsageError(f"the format must be one of {', '.join(FORMATS)}")
    if (workers is not None and workers < 1) or seconds <= 0:
        raise UsageError("the number of workers and the time limit must be above zero")
