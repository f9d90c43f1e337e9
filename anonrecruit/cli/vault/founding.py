"""``anonrecruit vault new-key | init | backup | rotate``."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from anonrecruit.cli import options
from anonrecruit.cli.terminal import say
from anonrecruit.cli.vault.opening import key_source, named, opened
from anonrecruit.errors import UsageError


@click.command("new-key", short_help="Make a master key.")
@click.argument("place", metavar="SOURCE")
def new_key(place: str) -> None:
    """Make a master key and add it to SOURCE: file:PATH, keyring:NAME, or - for stdout.

    A file is made readable by you alone. Keep a copy where the database and its back-ups are not: without the key
    nobody opens anything ever again.
    """
    from anonrecruit.vault import KeyringKeys, MasterKey

    key, (kind, _, name) = MasterKey.new(), place.partition(":")
    if place == "-":
        click.echo(key.text)
    elif kind == "keyring":
        KeyringKeys(name).add(key)
    elif kind == "env":
        raise UsageError("a variable is set where the program is started; print a key for it with `new-key -`")
    else:
        _append(Path(place.removeprefix("file:")), key.text)
    say(f"The key's fingerprint is {key.fingerprint}.")


def _append(path: Path, line: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with open(handle, "a", encoding="ascii") as file:  # noqa: PTH123  pathlib opens no handle
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())


@click.command(short_help="Make an empty vault.")
@options.vault
@options.master_key
def init(vault: str | None, master_key: str | None) -> None:
    """Make an empty vault under the first key of --master-key. Refused where there is one."""
    from anonrecruit.vault import create_vault

    create_vault(named(vault), key_source(master_key)).close()
    say("The vault is made. Back it up, and its key elsewhere.")


@click.command(short_help="Copy a SQLite vault while it is in use.")
@click.argument("file", type=options.PATH)
@options.vault
@options.master_key
def backup(file: Path, vault: str | None, master_key: str | None) -> None:
    """Copy a SQLite vault to FILE, as it is at one moment, while others write. Of PostgreSQL, use pg_dump.

    The copy is encrypted as the vault is, and worth nothing without the master key.
    """
    with opened(vault, master_key) as sealed:
        sealed.back_up(file)


@click.command(short_help="Replace the master key.")
@options.vault
@options.master_key
@options.who
@options.why
def rotate(vault: str | None, master_key: str | None, who: str, why: str) -> None:
    """Replace the master key by the last one of --master-key, where old and new must both be.

    Every candidate's key is wrapped anew; nothing that is sealed is encrypted anew. Others may seal and reveal
    meanwhile, if they read the same source. Interrupted, it goes on where it was. After it, take the old key away.
    """
    with opened(vault, master_key) as sealed:
        click.echo(json.dumps({"wrapped_anew": sealed.rotate(who=who, why=why)}))
    say("Done. Take the old key out of its source; destroy it when no back-up needs it any more.")
