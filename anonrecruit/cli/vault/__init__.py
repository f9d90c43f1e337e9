"""``anonrecruit vault``: what the keepers of the vault do."""

from __future__ import annotations

import click

from anonrecruit.cli.vault.checking import anchor, log, verify
from anonrecruit.cli.vault.founding import backup, init, new_key, rotate
from anonrecruit.cli.vault.removing import erase, expire


@click.group(
    commands={
        "new-key": new_key,
        "init": init,
        "backup": backup,
        "rotate": rotate,
        "verify": verify,
        "anchor": anchor,
        "log": log,
        "erase": erase,
        "expire": expire,
    },
    short_help="Keep the vault: keys, log, erasure, back-up.",
)
def vault() -> None:
    """Keep the vault, in which record and person meet. The README has a runbook."""
