"""Opens the vault that the options name. The one place of the package that reads an environment variable: a master key
may be in one, and nothing but the command line looks there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anonrecruit.errors import KeyUnusable

if TYPE_CHECKING:
    from anonrecruit.application import Application
    from anonrecruit.outcome import Outcome
    from anonrecruit.vault import KeySource, SqlVault


def open_named(vault: str | None, master_key: str | None) -> SqlVault | None:
    """None where no vault is named. Raises VaultUnavailable, KeyUnusable, WrongKey, and UsageError of click."""
    from anonrecruit.vault import open_vault

    return open_vault(vault, key_source(master_key)) if vault else None


Seal = Callable[["Outcome", "Application"], None]


@contextmanager
def sealing(vault: str | None, master_key: str | None, campaign: str) -> Iterator[Seal]:
    """What seals an outcome, to be called before anything of its record is written; nothing where no vault is named.

    Raises as ``open_named`` does.
    """
    found = open_named(vault, master_key)
    try:
        yield partial(_seal, found, campaign)
    finally:
        if found:
            found.close()


@contextmanager
def opened(vault: str | None, master_key: str | None) -> Iterator[SqlVault]:
    """Raises as ``open_named`` does, and where no vault is named."""
    if (found := open_named(named(vault), master_key)) is not None:
        with closing(found):
            yield found


def _seal(vault: SqlVault | None, campaign: str, outcome: Outcome, application: Application) -> None:
    """With the files themselves, so that the vault is all that HR needs to keep."""
    from anonrecruit.outcome import Blinded
    from anonrecruit.vault import Identity, Original

    if vault and isinstance(outcome, Blinded):
        originals = [Original.by_value(source) for source in application.attachments]
        vault.seal(outcome.audit, Identity.of(application), originals, campaign=campaign)


def named(vault: str | None) -> str:
    if not vault:
        raise click.UsageError("Name the vault with --vault URL, or in ANONRECRUIT_VAULT.")
    return vault


def key_source(master_key: str | None) -> KeySource:
    """``file:PATH``, ``env:NAME`` or ``keyring:NAME``; what has none of these before it is a file."""
    from anonrecruit.vault import FileKeys, KeyringKeys

    if not master_key:
        raise click.UsageError("Say where the vault's master key is with --master-key, or in ANONRECRUIT_MASTER_KEY.")
    kind, _, name = master_key.partition(":")
    if kind == "env":
        return _from_environment(name)
    return KeyringKeys(name) if kind == "keyring" else FileKeys(Path(master_key.removeprefix("file:")))


def _from_environment(name: str) -> KeySource:
    from anonrecruit.vault import StaticKeys
    from anonrecruit.vault.keys import parsed

    value = os.environ.get(name)
    if value is None:
        raise KeyUnusable("the environment variable that was named is not set")
    return StaticKeys(parsed(value))
