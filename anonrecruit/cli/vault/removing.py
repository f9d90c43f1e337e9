"""``anonrecruit vault erase | expire``."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import click

from anonrecruit.cli import options
from anonrecruit.cli.terminal import say
from anonrecruit.cli.vault.opening import opened

if TYPE_CHECKING:
    from anonrecruit.vault.erasure import Erased


@click.command(short_help="Erase a person for good.")
@click.argument("record")
@options.vault
@options.master_key
@options.who
@options.why
def erase(record: str, vault: str | None, master_key: str | None, who: str, why: str) -> None:
    """Erase the person behind RECORD, with all other records of that person, for good.

    What was erased is in the log; who it was, nowhere. Back-ups still hold it, until you rotate the master key and
    destroy the old one.
    """
    from anonrecruit.record import RecordId

    with opened(vault, master_key) as sealed:
        _tell(sealed.erase(RecordId(record), who=who, why=why))


@click.command(short_help="Erase what was kept long enough.")
@click.option("--older-than", type=click.IntRange(min=0), required=True, metavar="DAYS", help="Sealed so long ago.")
@click.option("--campaign", default="", metavar="NAME", help="Only records of this campaign.")
@options.vault
@options.master_key
@options.who
@options.why
def expire(older_than: int, campaign: str, vault: str | None, master_key: str | None, who: str, why: str) -> None:
    """Erase every record that was sealed more than DAYS ago."""
    with opened(vault, master_key) as sealed:
        before = datetime.now(UTC) - timedelta(days=older_than)
        _tell(sealed.expire(before, who=who, why=why, campaign=campaign))


def _tell(erased: Erased) -> None:
    click.echo(json.dumps({"erased": list(erased.records), "scrubbed": erased.scrubbed}))
    if not erased.scrubbed:
        say("Other connections kept the file's old pages in use: run `vault expire` once more when they are closed.")
