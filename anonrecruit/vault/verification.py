"""Looks for what was changed from outside: in the log, at its end, and between the log and what it tells of."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from anonrecruit.errors import TamperFound
from anonrecruit.vault import access_log, links, revealing
from anonrecruit.vault.access_log import Action, Anchor
from anonrecruit.vault.opened import Opened
from anonrecruit.vault.tables import ACCESS_LOG, RECORDS
from anonrecruit.vault.wrapping import current_fingerprint


@dataclass(frozen=True, slots=True)
class Verified:
    """``problems`` are clauses, each with its place; empty where everything is as it was written. ``opened`` counts
    the records that were opened, and shown to nobody."""

    entries: int
    records: int
    opened: int = 0
    problems: tuple[str, ...] = ()


def verify(opened: Opened, anchors: Iterable[Anchor], *, deep: bool) -> Verified:
    """With ``deep``, every sealed record is opened as well. Writers are not held up."""
    with opened.database.reading() as connection:
        problems = [*_chain(opened, connection), *_anchors(opened, connection, anchors)]
        problems += [*_current_key(opened, connection), *_records(connection), *_links(opened, connection)]
        entries = connection.scalar(select(func.count()).select_from(ACCESS_LOG)) or 0
        records = connection.scalars(select(RECORDS.c.id).order_by(RECORDS.c.id)).all()
        closed = [problem for record in records for problem in _closed(opened, connection, record)] if deep else []
    return Verified(entries, len(records), len(records) - len(closed) if deep else 0, (*problems, *closed))


def _chain(opened: Opened, connection: Connection) -> Iterator[str]:
    expected, before = 1, ""
    rows = connection.execution_options(yield_per=1000).execute(select(ACCESS_LOG).order_by(ACCESS_LOG.c.seq))
    for row in rows:
        entry = access_log.entry_of(row)
        if entry.seq != expected:
            yield f"the log goes from entry {expected - 1} to entry {entry.seq}"
        if not hmac.compare_digest(row.mac, opened.log.mac(entry, before)):
            yield f"entry {entry.seq} of the log is not as it was written, or not after the one before it"
        expected, before = entry.seq + 1, row.mac
    yield from _end(opened, connection, expected - 1, before)


def _end(opened: Opened, connection: Connection, last: int, mac: str) -> Iterator[str]:
    try:
        head = opened.log.head(connection)
    except TamperFound as error:
        yield error.problem
        return
    if (head.seq, head.mac) != (last, mac):
        yield f"the log ends with entry {last}, and should end with entry {head.seq}"


def _anchors(opened: Opened, connection: Connection, anchors: Iterable[Anchor]) -> Iterator[str]:
    for anchor in anchors:
        if anchor.vault != opened.root.vault:
            yield "an anchor is of another vault"
        elif connection.scalar(select(ACCESS_LOG.c.mac).where(ACCESS_LOG.c.seq == anchor.seq)) != anchor.mac:
            yield f"the log does not lead through the anchor at entry {anchor.seq}: it was put back or written anew"


def _current_key(opened: Opened, connection: Connection) -> Iterator[str]:
    """Somebody may put a master key back that was rotated out, and is known to them."""
    set_by = (Action.CREATED, Action.ROTATION_BEGUN)
    last = select(ACCESS_LOG).where(ACCESS_LOG.c.action.in_(set_by)).order_by(ACCESS_LOG.c.seq.desc()).limit(1)
    try:
        logged = {entry.details.get("key") for entry in opened.log.entries(connection, last)}
        if logged != {current_fingerprint(connection)}:
            yield "the current master key is not the one of the last rotation"
    except TamperFound as error:
        yield error.problem


def _records(connection: Connection) -> Iterator[str]:
    """Every record that was sealed and not erased is there, and no other."""
    sealed = select(ACCESS_LOG.c.record).where(ACCESS_LOG.c.action == Action.SEALED)
    gone = select(ACCESS_LOG.c.record).where(ACCESS_LOG.c.action.in_((Action.ERASED, Action.EXPIRED)))
    missing = sealed.where(ACCESS_LOG.c.record.not_in(gone), ACCESS_LOG.c.record.not_in(select(RECORDS.c.id)))
    for record in connection.scalars(missing):
        yield f"record {record} was sealed and is gone, with no entry of its erasure"
    for record in connection.scalars(select(RECORDS.c.id).where(RECORDS.c.id.not_in(sealed) | RECORDS.c.id.in_(gone))):
        yield f"record {record} is there, with no entry of its sealing, or in spite of its erasure"


def _links(opened: Opened, connection: Connection) -> Iterator[str]:
    try:
        links.rows(opened.root.secret, connection)
    except TamperFound as error:
        yield error.problem


def _closed(opened: Opened, connection: Connection, record: str) -> Iterator[str]:
    try:
        revealing.opened_whole(opened, connection, opened.record(connection, record))
    except TamperFound as error:
        yield f"record {record} does not open: {error.problem}"
