"""An open vault's parts, together: what each act on it needs."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from anonrecruit.errors import RecordErased, UnknownRecord, UsageError
from anonrecruit.vault import access_log, campaigns, cipher, contents
from anonrecruit.vault.access_log import AccessLog, Action
from anonrecruit.vault.campaigns import Campaign
from anonrecruit.vault.contents import Contents
from anonrecruit.vault.database import Database
from anonrecruit.vault.tables import RECORDS
from anonrecruit.vault.wrapping import Root, Wrapping

Clock = Callable[[], datetime]
"""Gives the time in UTC."""


def utc() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Opened:
    database: Database = field(repr=False)
    wrapping: Wrapping = field(repr=False)
    root: Root
    clock: Clock

    @property
    def log(self) -> AccessLog:
        return AccessLog(self.root.vault, self.root.secret)

    def now(self) -> str:
        return self.clock().isoformat(timespec="seconds")

    def record(self, connection: Connection, record: str) -> Row[Any]:
        """Raises UnknownRecord, RecordErased."""
        row = connection.execute(select(RECORDS).where(RECORDS.c.id == record)).one_or_none()
        if row is None:
            self.refuse_erased(connection, [record])
            raise UnknownRecord
        return row

    def refuse_erased(self, connection: Connection, records: Collection[str]) -> None:
        """Raises RecordErased where any of them was."""
        gone = access_log.of_records(records, Action.ERASED, Action.EXPIRED)
        for entry in self.log.entries(connection, gone):
            raise RecordErased(entry.at[:10])

    def campaign(self, connection: Connection, name: str) -> Campaign:
        """Raises UsageError where there is none, TamperFound."""
        if campaign := self.known_campaign(connection, name):
            return campaign
        raise UsageError("the vault knows no campaign of that name; make it with `anonrecruit campaign set`")

    def known_campaign(self, connection: Connection, name: str) -> Campaign | None:
        """As its last entry in the log says. Raises TamperFound."""
        set_by = (Action.CAMPAIGN, Action.CAMPAIGN_MOVED, Action.CAMPAIGN_CHANGED)
        last = access_log.last_of_campaign(name, *set_by)
        for entry in self.log.entries(connection, last):
            return campaigns.of_entry(entry)
        return None

    def contents(self, connection: Connection, row: Row[Any]) -> Contents:
        """Opened with the candidate's key; the files' bytes are not in it. Raises TamperFound, WrongKey."""
        key = self.wrapping.data_key(connection, self.root.vault, row.candidate)
        return contents.unpacked(cipher.decrypt(key, row.sealed, *self.place(row)))

    def place(self, row: Row[Any]) -> tuple[str, ...]:
        """What a record is sealed to: none of it can be changed without the key."""
        return (self.root.vault, row.id, row.candidate, row.campaign, row.sealed_at)
