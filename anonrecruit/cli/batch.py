"""``anonrecruit batch``: a folder of applications, unattended."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from anonrecruit.cli import options

if TYPE_CHECKING:
    from anonrecruit.batch import Done, Report
    from anonrecruit.cli.results import Key


@click.command(short_help="Blind every application in a folder.")
@click.argument("inbox", type=options.PLACE)
@click.argument("outbox", type=options.PLACE)
@options.policy
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Processes to use.  [default: one a processor]"
)
@options.formats
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Take up at most N applications.")
@click.option(
    "--since",
    type=click.DateTime(("%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S")),
    help="Take up only what was changed at that local time or later.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=120.0,
    show_default=True,
    help="Time limit of one application; over it, it is withheld.",
)
@click.option(
    "--memory",
    type=click.IntRange(min=64),
    default=2048,
    show_default=True,
    metavar="MB",
    help="Memory limit of one application, beyond what the model takes.",
)
@click.option("--retry-withheld", is_flag=True, help="Take up again what was withheld by an earlier run.")
@click.option("--dry-run", is_flag=True, help="Blind everything and write nothing, to see what would be withheld.")
@click.option(
    "--journal",
    type=options.PATH,
    metavar="FILE",
    help="Knows what is done, so that the same command goes on after a kill.  [default: OUTBOX.journal]",
)
@click.option(
    "--report",
    "reports",
    type=options.PATH,
    multiple=True,
    metavar="FILE",
    help="Write what the run did, in counts: JSON, or a page with plots where FILE ends in .html.",
)
@options.vault
@options.master_key
@options.campaign
@options.key
@options.force
@click.pass_context
def batch(
    ctx: click.Context,
    /,
    inbox: str | Path,
    outbox: str | Path,
    since: datetime | None,
    seconds: float,
    memory: int,
    journal: Path | None,
    reports: tuple[Path, ...],
    vault: str | None,
    master_key: str | None,
    key: Path | None,
    policy: str,
    **others: Any,
) -> None:
    """Blind every application in INBOX and write the records into OUTBOX; either is a folder or a URL.

    Every file of INBOX is one application, and so is every sub-folder with all its files; hidden ones are left out.
    One line on stdout for each: a record's id, or why it was withheld. The records say nothing of whose they are;
    --vault seals that, --key FILE keeps note of it. Killed whenever, the same command goes on where it was.

    \b
      anonrecruit batch inbox/ outbox/ --format json,html --vault vault.db --master-key file:master.key
      anonrecruit batch s3://hr/inbox s3://hr/blind --journal ~/sealed/blind.journal
    """
    from anonrecruit.batch import Limits, applications, run
    from anonrecruit.cli.results import Key

    options.one_keeper(vault, key)
    _refuse_nesting(inbox, outbox)
    changed = since.astimezone() if since else None
    items = applications(inbox, since=changed)
    with ExitStack() as stack:
        opened = stack.enter_context(_opened(vault, master_key))
        resumed = _resumes(outbox, journal)
        keeper = Key(key, beside=_folder(outbox), force=others["force"], append=resumed)
        total = sum(1 for _ in applications(inbox, since=changed)) if sys.stderr.isatty() else None
        told = stack.enter_context(_reporting(total, keeper, reports))
        report = run(
            items,
            policy,
            outbox,
            vault=opened,
            journal=journal,
            limits=Limits(seconds, memory),
            before_release=told.keep,
            on_outcome=told.tell,
            on_skipped=told.skip,
            on_end=told.end,
            **others,
        )
    ctx.exit(1 if report.run.withheld else 0)


@dataclass(frozen=True, slots=True)
class _Told:
    """Where the news of a run go."""

    keep: Callable[[Done], None]
    tell: Callable[[Done], None]
    skip: Callable[[], None]
    end: Callable[[Report], None]


@contextmanager
def _reporting(total: int | None, keeper: Key, reports: tuple[Path, ...]) -> Iterator[_Told]:
    """Writes a line for each finished application, above the progress bar where there is one."""
    from anonrecruit.cli.results import emit, row
    from anonrecruit.cli.terminal import progress

    with progress(total, "application") as bar:

        def tell(done: Done) -> None:
            with bar.external_write_mode(sys.stdout):
                emit(row(done.reference, done.outcome, done.files))
            bar.update()

        def keep(done: Done) -> None:
            keeper.add(done.item.place, row(done.reference, done.outcome, done.files))

        def end(report: Report) -> None:
            bar.close()
            _end(report, reports)

        yield _Told(keep, tell, lambda: bar.update(), end)


def _end(report: Report, paths: tuple[Path, ...]) -> None:
    from anonrecruit.batch.outbox import write_over
    from anonrecruit.batch.page import as_html
    from anonrecruit.cli.terminal import say

    say(str(report))
    for path in paths:
        page = as_html(report) if path.suffix == ".html" else json.dumps(report.as_json(), indent=2).encode() + b"\n"
        try:
            write_over(path, page)
        except OSError as error:  # the disk may be full; why the run stopped matters more
            say(f"The report could not be written: {error.strerror}.")


@contextmanager
def _opened(vault: str | None, master_key: str | None) -> Iterator[Any]:
    from anonrecruit.cli.vault.opening import open_named

    opened = open_named(vault, master_key)
    try:
        yield opened
    finally:
        if opened:
            opened.close()


def _folder(outbox: str | Path) -> Path | None:
    return outbox if isinstance(outbox, Path) else None


def _resumes(outbox: str | Path, journal: Path | None) -> bool:
    """Whether a former run of the same outbox left its journal."""
    from anonrecruit.batch import journal_path

    path = journal_path(outbox, journal)
    return bool(path and path.exists())


def _refuse_nesting(inbox: str | Path, outbox: str | Path) -> None:
    one, other = (str(each.resolve() if isinstance(each, Path) else each).rstrip("/") for each in (inbox, outbox))
    if f"{other}/".startswith(f"{one}/"):
        raise click.UsageError("OUTBOX must not lie inside INBOX: its records would be taken for applications.")
