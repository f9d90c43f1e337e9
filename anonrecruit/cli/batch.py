"""``anonrecruit batch``: a folder of applications, unattended."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anonrecruit.cli import options

if TYPE_CHECKING:
    from anonrecruit.batch import Done
    from anonrecruit.cli.results import Key


@click.command(short_help="Blind every application in a folder.")
@click.argument("inbox", type=options.PATH)
@click.argument("outbox", type=options.PATH)
@options.policy
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Processes to use.  [default: one a processor]"
)
@options.formats
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Take only the first N applications.")
@click.option(
    "--seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=120.0,
    show_default=True,
    help="Time limit of one application; over it, it is withheld.",
)
@options.key
@options.force
@click.pass_context
def batch(
    ctx: click.Context,
    inbox: Path,
    outbox: Path,
    policy: str,
    workers: int | None,
    formats: tuple[str, ...],
    limit: int | None,
    seconds: float,
    key: Path | None,
    force: bool,
) -> None:
    """Blind every application in INBOX and write the records into OUTBOX.

    Every file of INBOX is one application, and so is every sub-folder with all its files; hidden ones are left out.
    One line on stdout for each: a record's id, or why it was withheld, with the application's number in the order of
    names. The records say nothing of whose they are; --key FILE keeps note of that.

    \b
      anonrecruit batch inbox/ outbox/ --format json,html --key ~/sealed/key.jsonl
    """
    from anonrecruit.batch import applications, run
    from anonrecruit.cli.results import Key
    from anonrecruit.cli.terminal import say

    _refuse_nesting(inbox, outbox)
    paths = applications(inbox)[:limit]
    keeper = Key(key, beside=outbox, force=force)
    with _reporting(len(paths), keeper) as on_outcome:
        summary = run(
            paths,
            outbox,
            policy=policy,
            workers=workers and min(workers, len(paths) or 1),
            formats=formats,
            force=force,
            on_outcome=on_outcome,
            seconds=seconds,
        )
    say(str(summary))
    ctx.exit(1 if summary.withheld else 0)


@contextmanager
def _reporting(total: int, keeper: Key) -> Iterator[Callable[[Done], None]]:
    """Writes a line for each finished application, above the progress bar where there is one."""
    from anonrecruit.cli.results import emit, row
    from anonrecruit.cli.terminal import progress

    with progress(total, "application") as bar:

        def report(done: Done) -> None:
            line = row(done.position, done.outcome, done.files)
            keeper.add(done.path, line)
            with bar.external_write_mode(sys.stdout):
                emit(line)
            bar.update()

        yield report


def _refuse_nesting(inbox: Path, outbox: Path) -> None:
    if outbox.resolve().is_relative_to(inbox.resolve()):
        raise click.UsageError("OUTBOX must not lie inside INBOX: its records would be taken for applications.")
