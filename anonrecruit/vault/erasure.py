"""Takes people out for good: their rows, and with them the only key to whatever copy there is of what was sealed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select

from anonrecruit.errors import TamperFound
from anonrecruit.record import RecordId
from anonrecruit.vault import links, reasons
from anonrecruit.vault.access_log import Action
from anonrecruit.vault.opened import Opened
from anonrecruit.vault.tables import CANDIDATES, LINKS, ORIGINALS, RECORDS


@dataclass(frozen=True, slots=True)
class Erased:
    """``records`` are gone. ``scrubbed`` is False where readers were in the way of overwriting the last traces in the
    database's files: then it is to be done again."""

    records: tuple[RecordId, ...]
    scrubbed: bool


def erase(opened: Opened, record: RecordId, who: str, why: str) -> Erased:
    """The person behind the record, with all other records of that person."""
    reasons.require(who=who, why=why)
    with opened.database.writing() as connection:
        row = opened.record(connection, record)
        with suppress(TamperFound):  # what can not be read any more can be erased all the same
            reasons.refuse_names(opened.contents(connection, row).identity, why)
        person = links.same_person(opened.root.secret, connection, row.candidate)
        records = connection.scalars(select(RECORDS.c.id).where(RECORDS.c.candidate.in_(person))).all()
        gone = _remove(opened, connection, records, who, why, Action.ERASED)
    return Erased(gone, opened.database.scrub())


def expire(opened: Opened, before: datetime, campaign: str, who: str, why: str) -> Erased:
    """All records sealed before a moment; of one campaign, where it is named."""
    reasons.require(who=who, why=why)
    old = select(RECORDS.c.id).where(RECORDS.c.sealed_at < before.isoformat(timespec="seconds"))
    with opened.database.writing() as connection:
        records = connection.scalars(old.where(RECORDS.c.campaign == campaign) if campaign else old).all()
        gone = _remove(opened, connection, records, who, why, Action.EXPIRED)
    return Erased(gone, opened.database.scrub())


def _remove(
    opened: Opened, connection: Connection, records: Iterable[str], who: str, why: str, action: Action
) -> tuple[RecordId, ...]:
    """Candidates that no record is left of lose their key, too."""
    gone = tuple(RecordId(record) for record in sorted(records))
    for record in gone:
        campaign = connection.scalar(select(RECORDS.c.campaign).where(RECORDS.c.id == record)) or ""
        connection.execute(delete(ORIGINALS).where(ORIGINALS.c.record == record))
        connection.execute(delete(RECORDS).where(RECORDS.c.id == record))
        opened.log.append(connection, opened.now(), who, action, campaign=campaign, record=record, why=why)
    left = select(RECORDS.c.candidate)
    connection.execute(delete(LINKS).where(LINKS.c.candidate.not_in(left)))
    connection.execute(delete(CANDIDATES).where(CANDIDATES.c.id.not_in(left)))
    return gone
