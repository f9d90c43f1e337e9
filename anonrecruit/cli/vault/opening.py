"""Opens the vault that the options name. The one place of the package that reads an environment variable: a master key
may be in one, and nothing but the command line looks there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anonrecruit.errors import KeyUnusable

if TYPE_CHECKING:
    from anonrecruit.vault import KeySource, SqlVault


def open_named(vault: str | None, master_key: str | None) -> SqlVault | None:
    """None where no vault is named. Raises UsageError of click, VaultUnavailable, KeyUnusable, WrongKey."""
    return open_required(vault, master_key) if vault else None


def open_required(vault: str | None, master_key: str | None) -> SqlVault:
    from anonrecruit.vault import open_vault

    return open_vault(named(vault), key_source(master_key))


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
