"""The vault over SQL: SQLite, one file, or PostgreSQL. Each act is in a module of its own; here they meet."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from functools import cached_property

from sqlalchemy import insert, select

from anonrecruit.audit import Audit
from anonrecruit.record import RecordId
from anonrecruit.vault import cipher, revealing, sealing
from anonrecruit.vault.access_log import AccessLog, Action
from anonrecruit.vault.contents import Identity, Original, Revealed
from anonrecruit.vault.database import Database
from anonrecruit.vault.keys import KeySource
from anonrecruit.vault.opened import Clock, Opened, utc
from anonrecruit.vault.tables import RECORDS, SCHEMA, VAULT
from anonrecruit.vault.wrapping import Root, Wrapping, add_master_key


def create_vault(url: str, keys: KeySource, *, clock: Clock = utc) -> SqlVault:
    """Makes a new, empty vault under the first of ``keys``. Raises VaultUnavailable where there is one already,
    KeyUnusable."""
    wrapping, database = Wrapping(keys), Database(url)
    root = Root(secrets.token_hex(8), cipher.new_key())
    database.create()
    with database.founding() as connection:
        connection.execute(insert(VAULT).values(id=root.vault, schema=SCHEMA))
        add_master_key(connection, wrapping.first(), root)
        log = AccessLog(root.vault, root.secret)
        log.begin(connection)
        at, detail = clock().isoformat(timespec="seconds"), {"key": wrapping.first().fingerprint}
        log.append(connection, at, sealing.MACHINE, Action.CREATED, detail=detail)
    database.close()
    return SqlVault(url, keys, clock=clock)


def open_vault(url: str, keys: KeySource, *, clock: Clock = utc) -> SqlVault:
    """``url`` is "sqlite:///PATH", a plain path, or "postgresql://USER:PASSWORD@HOST/NAME".

    Raises VaultUnavailable where there is no vault, KeyUnusable, WrongKey.
    """
    vault = SqlVault(url, keys, clock=clock)
    vault.check()
    return vault


class SqlVault:
    """``Vault``, and what its keepers do. Pickled, it is its URL and its keys' source, and opens anew."""

    def __init__(self, url: str, keys: KeySource, *, clock: Clock = utc) -> None:
        self._url, self._keys, self._clock = url, keys, clock

    def __reduce__(self) -> tuple[type[SqlVault], tuple[str, KeySource]]:
        return type(self), (self._url, self._keys)

    @cached_property
    def _opened(self) -> Opened:
        database, wrapping = Database(self._url), Wrapping(self._keys)
        database.check()
        with database.reading() as connection:
            return Opened(database, wrapping, wrapping.root(connection), self._clock)

    def check(self) -> None:
        """Raises what keeps it from being used: VaultUnavailable, KeyUnusable, WrongKey, TamperFound."""
        _ = self._opened

    def seal(self, audit: Audit, identity: Identity, originals: Sequence[Original] = (), *, campaign: str = "") -> None:
        sealing.seal(self._opened, audit, identity, originals, campaign)

    def holds(self, record_id: RecordId) -> bool:
        with self._opened.database.reading() as connection:
            return connection.scalar(select(RECORDS.c.id).where(RECORDS.c.id == record_id)) is not None

    def reveal(self, record_id: RecordId, *, who: str, why: str, override: str = "") -> Revealed:
        return revealing.reveal(self._opened, record_id, who, why, override)

    def close(self) -> None:
        if "_opened" in vars(self):
            self._opened.database.close()
