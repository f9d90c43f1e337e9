"""A new master key for an old one. Data keys are wrapped anew; what they encrypt stays as it is.

In three steps, each of which may be interrupted and gone on with, while others seal and reveal:
the new key becomes the current one, under which all that follows is wrapped; what the old one wrapped is wrapped anew,
some hundred at a time; the old one is forgotten.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from anonrecruit.errors import UsageError
from anonrecruit.vault import reasons
from anonrecruit.vault.access_log import Action
from anonrecruit.vault.keys import MasterKey
from anonrecruit.vault.opened import Opened
from anonrecruit.vault.tables import CANDIDATES, MASTER_KEYS
from anonrecruit.vault.wrapping import add_master_key, current_fingerprint

BATCH = 200
"""Data keys wrapped anew in one transaction, for which other writers wait: some hundredths of a second."""


def rotate(opened: Opened, who: str, why: str) -> int:
    """To the last key of the source. How many data keys were wrapped anew. Raises UsageError where it is the current
    one and none is left to be replaced."""
    reasons.require(who=who, why=why)
    new = opened.wrapping.newest()
    _begin(opened, new, who, why)
    count = 0
    while done := _wrap_anew(opened, new):
        count += done
    with opened.database.writing() as connection:
        connection.execute(delete(MASTER_KEYS).where(~MASTER_KEYS.c.current))
        detail = {"key": new.fingerprint, "wrapped anew": count}
        opened.log.append(connection, opened.now(), who, Action.ROTATION_DONE, why=why, detail=detail)
    opened.database.scrub()
    return count


def _begin(opened: Opened, new: MasterKey, who: str, why: str) -> None:
    with opened.database.writing() as connection:
        old = current_fingerprint(connection)
        if old != new.fingerprint:
            connection.execute(update(MASTER_KEYS).values(current=False))
            add_master_key(connection, new, opened.root)
            detail = {"key": new.fingerprint, "replaces": old}
            opened.log.append(connection, opened.now(), who, Action.ROTATION_BEGUN, why=why, detail=detail)
        elif len(connection.execute(select(MASTER_KEYS.c.fingerprint)).all()) == 1:
            raise UsageError("the last key named is the vault's already; add one with `anonrecruit vault new-key`")


def _wrap_anew(opened: Opened, new: MasterKey) -> int:
    others = select(CANDIDATES).where(CANDIDATES.c.fingerprint != new.fingerprint).limit(BATCH)
    with opened.database.writing() as connection:
        rows = [_wrapped_anew(opened, connection, row.id, new) for row in connection.execute(others).all()]
        if rows:
            connection.execute(update(CANDIDATES).where(CANDIDATES.c.id == bindparam("which")), rows)
        return len(rows)


def _wrapped_anew(opened: Opened, connection: Connection, candidate: str, new: MasterKey) -> dict[str, Any]:
    vault = opened.root.vault
    data_key = new.wrap(opened.wrapping.data_key(connection, vault, candidate), vault, candidate)
    return {"which": candidate, "fingerprint": new.fingerprint, "data_key": data_key}
