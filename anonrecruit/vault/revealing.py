"""Takes an identity out: the log says so, and is on the disk, before anybody sees it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select

from anonrecruit.errors import RevealRefused, TamperFound
from anonrecruit.record import RecordId
from anonrecruit.vault import access_log, cipher, links, reasons
from anonrecruit.vault.access_log import Action
from anonrecruit.vault.campaigns import rules_not_met
from anonrecruit.vault.contents import Original, Revealed
from anonrecruit.vault.opened import Opened
from anonrecruit.vault.tables import ORIGINALS, RECORDS


def reveal(opened: Opened, record: RecordId, who: str, why: str, override: str) -> Revealed:
    reasons.require(who=who, why=why)
    with opened.database.writing() as connection:
        row = opened.record(connection, record)
        not_met = _not_met(opened, connection, row)
        refused = bool(not_met) and not override.strip()
        revealed = None if refused else opened_whole(opened, connection, row)
        if revealed:
            reasons.refuse_names(revealed.identity, why, override)
        action = Action.REFUSED if refused else Action.OVERRIDE if not_met else Action.REVEALED
        detail = {"rules": not_met, "override": override} if not_met else {}
        where = {"campaign": row.campaign, "record": row.id}
        opened.log.append(connection, opened.now(), who, action, **where, why=why, detail=detail)
    if revealed is None:
        raise RevealRefused(not_met)
    return revealed


def _not_met(opened: Opened, connection: Connection, row: Row[Any]) -> tuple[str, ...]:
    """A record that is in no campaign may be opened at any time."""
    if not row.campaign:
        return ()
    campaign = opened.campaign(connection, row.campaign)
    scores = access_log.of_records([row.id], Action.SCORE_COMMITTED, Action.SCORE_CHECKED)
    return rules_not_met(campaign, opened.log.entries(connection, scores))


def opened_whole(opened: Opened, connection: Connection, row: Row[Any]) -> Revealed:
    sealed = opened.contents(connection, row)
    originals = tuple(_with_bytes(opened, connection, row, sealed.originals))
    return Revealed(row.id, sealed.identity, originals, sealed.audit, _also(opened, connection, row))


def _with_bytes(
    opened: Opened, connection: Connection, row: Row[Any], originals: tuple[Original, ...]
) -> list[Original]:
    key = opened.wrapping.data_key(connection, opened.root.vault, row.candidate)
    stored = connection.execute(select(ORIGINALS).where(ORIGINALS.c.record == row.id)).all()
    data = {item.number: cipher.decrypt(key, item.sealed, *opened.place(row), str(item.number)) for item in stored}
    whole = [replace(original, data=data.get(number, b"")) for number, original in enumerate(originals)]
    if not all(original.is_whole for original in whole):
        raise TamperFound("a file of a sealed record is gone")
    return whole


def _also(opened: Opened, connection: Connection, row: Row[Any]) -> tuple[RecordId, ...]:
    """To name a record whose own stage has not come would open it by the back door."""
    same = links.same_person(opened.root.secret, connection, row.candidate)
    others = select(RECORDS).where(RECORDS.c.candidate.in_(same), RECORDS.c.id != row.id).order_by(RECORDS.c.id)
    rows = connection.execute(others).all()
    return tuple(RecordId(other.id) for other in rows if not _not_met(opened, connection, other))
