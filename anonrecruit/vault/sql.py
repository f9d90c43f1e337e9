"""The vault over SQL: SQLite, one file, or PostgreSQL. Each act is in a module of its own; here they meet."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path

from sqlalchemy import insert, select

from anonrecruit.audit import Audit
from anonrecruit.record import RecordId
from anonrecruit.vault import cipher, erasure, revealing, rotation, scores, sealing, stages, verification
from anonrecruit.vault.access_log import AccessLog, Action, Anchor, Entry, entry_of
from anonrecruit.vault.campaigns import Campaign
from anonrecruit.vault.contents import Contents, Identity, Original, Revealed
from anonrecruit.vault.database import Database
from anonrecruit.vault.erasure import Erased
from anonrecruit.vault.keys import KeySource
from anonrecruit.vault.opened import Clock, Opened, utc
from anonrecruit.vault.scores import ScoreSheet
from anonrecruit.vault.tables import ACCESS_LOG, RECORDS, SCHEMA, VAULT
from anonrecruit.vault.verification import Verified
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

    def seal_all(self, wanted: Sequence[tuple[Contents, str]]) -> frozenset[RecordId]:
        return sealing.seal_all(self._opened, wanted)

    def holds(self, record_id: RecordId) -> bool:
        with self._opened.database.reading() as connection:
            return connection.scalar(select(RECORDS.c.id).where(RECORDS.c.id == record_id)) is not None

    def reveal(self, record_id: RecordId, *, who: str, why: str, override: str = "") -> Revealed:
        return revealing.reveal(self._opened, record_id, who, why, override)

    def erase(self, record_id: RecordId, *, who: str, why: str) -> Erased:
        """The person behind the record, with all other records of that person; logged. Raises as ``reveal`` does."""
        return erasure.erase(self._opened, record_id, who, why)

    def expire(self, before: datetime, *, who: str, why: str, campaign: str = "") -> Erased:
        """Every record sealed before a moment (UTC), or those of one campaign; logged."""
        return erasure.expire(self._opened, before, campaign, who, why)

    def rotate(self, *, who: str, why: str) -> int:
        """Replaces the master key by the last of the source; how many data keys were wrapped anew. May be interrupted
        and called again. Raises UsageError where the last is the current one."""
        return rotation.rotate(self._opened, who, why)

    def verify(self, anchors: Iterable[Anchor] = (), *, deep: bool = False) -> Verified:
        return verification.verify(self._opened, anchors, deep=deep)

    def anchor(self) -> Anchor:
        with self._opened.database.reading() as connection:
            return self._opened.log.head(connection)

    def log(self) -> Iterator[Entry]:
        """Every entry, as it stands: whether it is as it was written, ``verify`` says."""
        with self._opened.database.reading() as connection:
            rows = connection.execution_options(yield_per=1000).execute(select(ACCESS_LOG).order_by(ACCESS_LOG.c.seq))
            yield from map(entry_of, rows)

    def set_campaign(self, campaign: Campaign, *, who: str, why: str) -> None:
        stages.set_rules(self._opened, campaign, who, why)

    def move_campaign(self, name: str, stage: str, *, who: str, why: str) -> Campaign:
        return stages.move(self._opened, name, stage, who, why)

    def campaign(self, name: str) -> Campaign:
        """Raises UsageError where there is none, TamperFound."""
        with self._opened.database.reading() as connection:
            return self._opened.campaign(connection, name)

    def commit_score(self, record_id: RecordId, *, reviewer: str, commitment: str, who: str) -> None:
        scores.commit(self._opened, record_id, reviewer, commitment, who)

    def check_score(self, sheet: ScoreSheet, *, who: str) -> None:
        """Raises ScoreMismatch; UsageError while a reviewer has not committed."""
        scores.check(self._opened, sheet, who)

    def back_up(self, file: Path) -> None:
        """A consistent copy of a SQLite vault, while others write; PostgreSQL has pg_dump. Raises UsageError,
        VaultUnavailable."""
        self._opened.database.copy_to(file)

    def close(self) -> None:
        if "_opened" in vars(self):
            self._opened.database.close()
