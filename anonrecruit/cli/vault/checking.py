"""``anonrecruit vault verify | anchor | log``."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from anonrecruit.cli import options
from anonrecruit.cli.vault.opening import opened
from anonrecruit.errors import UsageError

if TYPE_CHECKING:
    from anonrecruit.vault import Anchor


@click.command(short_help="Look for whatever was changed from outside.")
@options.vault
@options.master_key
@click.option("--anchor", "anchors", type=options.PATH, metavar="FILE", help="Lines that `vault anchor` gave before.")
@click.option("--deep", is_flag=True, help="Also open every sealed record, and show none.")
@click.pass_context
def verify(ctx: click.Context, vault: str | None, master_key: str | None, anchors: Path | None, deep: bool) -> None:
    """Check the access log and the records: nothing altered, dropped, added or reordered.

    Exit status 1 where something was. That the whole database was put back to an earlier state shows only with
    --anchor.
    """
    kept = _anchors(anchors) if anchors else ()
    with opened(vault, master_key) as sealed:
        verified = sealed.verify(kept, deep=deep)
    click.echo(json.dumps({**asdict(verified), "anchors": len(kept)}))
    ctx.exit(1 if verified.problems else 0)


def _anchors(file: Path) -> tuple[Anchor, ...]:
    from anonrecruit.vault import Anchor

    try:
        rows: list[dict[str, Any]] = [json.loads(line) for line in file.read_text("ascii").splitlines() if line.strip()]
        return tuple(Anchor(str(row["vault"]), int(row["seq"]), str(row["mac"])) for row in rows)
    except (ValueError, KeyError, TypeError):
        raise UsageError("the file of --anchor holds something else than lines of `anonrecruit vault anchor`") from None


@click.command(short_help="Where the log ends now, to be kept elsewhere.")
@options.vault
@options.master_key
def anchor(vault: str | None, master_key: str | None) -> None:
    """Print where the access log ends, one JSON line: no secret. Keep it where nobody who can write to the database
    can; `verify --anchor` finds out later whether the log still leads through it."""
    with opened(vault, master_key) as sealed:
        click.echo(json.dumps(asdict(sealed.anchor())))


@click.command(short_help="Who did what, when and why.")
@options.vault
@options.master_key
@click.option("--record", metavar="ID", help="Only what concerns one record.")
@click.option("--overrides", is_flag=True, help="Only what went around the rules.")
def log(vault: str | None, master_key: str | None, record: str | None, overrides: bool) -> None:
    """Print the access log, one JSON line an entry."""
    with opened(vault, master_key) as sealed:
        for entry in sealed.log():
            if (not record or entry.record == record) and (not overrides or entry.action.isupper()):
                click.echo(json.dumps({**asdict(entry), "detail": entry.details}))
