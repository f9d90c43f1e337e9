"""``anonrecruit pack``: one campaign's records as one file for a reviewer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from anonrecruit.cli import options

if TYPE_CHECKING:
    from anonrecruit.record import BlindRecord
    from anonrecruit.renderers.pack import By


@click.command(short_help="Records side by side, in an order of its own for each reviewer.")
@click.argument("outbox", type=options.PATH)
@click.option("--reviewer", required=True, metavar="NAME", help="Whose order it is; any word, always the same for one.")
@click.option("--out", required=True, type=options.PATH, metavar="FILE", help="FILE.html or FILE.pdf.")
@click.option(
    "--by",
    type=click.Choice(["candidate", "question"]),
    default="candidate",
    show_default=True,
    help="All of one candidate, or all answers to one question.",
)
@options.force
def pack(outbox: Path, reviewer: str, out: Path, by: By, force: bool) -> None:
    """Put the JSON records in OUTBOX into one page or PDF, shuffled for one reviewer.

    The order depends on the reviewer's name and the records' random ids, and on nothing in an application.

    \b
      anonrecruit pack outbox/ --reviewer first --out first.pdf
      anonrecruit pack outbox/ --reviewer second --by question --out second.html
    """
    from anonrecruit.batch.outbox import write_file
    from anonrecruit.cli.terminal import say
    from anonrecruit.publishing import packed

    ending = out.suffix.lstrip(".").lower()
    if ending not in ("html", "pdf"):
        raise click.UsageError("The pack is written as HTML or PDF: name a file that ends in .html or .pdf.")
    records = _records(outbox)
    write_file(out, packed(records, reviewer, by, ending), force=force)
    say(f"{len(records)} records packed.")


def _records(outbox: Path) -> list[BlindRecord]:
    from pydantic import ValidationError

    from anonrecruit.errors import UsageError
    from anonrecruit.record import BlindRecord

    try:
        records = [BlindRecord.model_validate_json(path.read_bytes()) for path in sorted(outbox.glob("*.json"))]
    except ValidationError:
        raise UsageError("a file in the outbox is no record; blind with --format json first") from None
    if not records:
        raise UsageError("there is no record in the outbox; blind with --format json first")
    return records
