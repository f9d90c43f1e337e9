"""Puts an identity in."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, insert, select

from anonrecruit.audit import Audit
from anonrecruit.errors import AlreadySealed, UsageError
from anonrecruit.vault import cipher, contents, links
from anonrecruit.vault.access_log import Action
from anonrecruit.vault.contents import Contents, Identity, Original
from anonrecruit.vault.opened import Opened
from anonrecruit.vault.tables import LINKS, ORIGINALS, RECORDS

MACHINE = "anonrecruit"
"""Who seals, in the log: no member of staff."""


def seal(opened: Opened, audit: Audit, identity: Identity, originals: Sequence[Original], campaign: str) -> None:
    if not all(original.is_whole for original in originals):
        raise UsageError("an original needs its bytes, or a reference to where they are")
    sealed = Contents(audit, identity, tuple(originals))
    tokens = links.tokens(opened.root.secret, identity, originals)
    with opened.database.writing() as connection:
        if _is_sealed(opened, connection, sealed):
            return
        if campaign:
            opened.campaign(connection, campaign)
        _store(opened, connection, sealed, tokens, campaign)


def _is_sealed(opened: Opened, connection: Connection, sealed: Contents) -> bool:
    """Raises AlreadySealed where other content is, RecordErased where it was: nobody comes back by a repeated run."""
    record = sealed.audit.record_id
    row = connection.execute(select(RECORDS).where(RECORDS.c.id == record)).one_or_none()
    if row is None:
        opened.refuse_erased(connection, record)
        return False
    if opened.contents(connection, row) != contents.without_bytes(sealed):
        raise AlreadySealed
    return True


def _store(opened: Opened, connection: Connection, sealed: Contents, tokens: Sequence[str], campaign: str) -> None:
    record, at = sealed.audit.record_id, opened.now()
    candidate, key = _candidate(opened, connection, tokens)
    place = (opened.root.vault, record, candidate, campaign, at)
    row = {"id": record, "candidate": candidate, "campaign": campaign, "sealed_at": at}
    connection.execute(insert(RECORDS).values(**row, sealed=cipher.encrypt(key, contents.packed(sealed), *place)))
    for number, original in enumerate(sealed.originals):
        if original.data:
            data = cipher.encrypt(key, original.data, *place, str(number))
            connection.execute(insert(ORIGINALS).values(record=record, number=number, sealed=data))
    opened.log.append(connection, at, MACHINE, Action.SEALED, campaign=campaign, record=record)


def _candidate(opened: Opened, connection: Connection, tokens: Iterable[str]) -> tuple[str, bytes]:
    """Known again by a token, or new; with the data key."""
    tokens, vault, root = set(tokens), opened.root.vault, opened.root.secret
    if known := links.rows(root, connection, LINKS.c.token.in_(tokens)):
        candidate = known[0][1]
        key = opened.wrapping.data_key(connection, vault, candidate)
        tokens -= {token for token, _ in links.rows(root, connection, LINKS.c.candidate == candidate)}
    else:
        candidate = secrets.token_hex(8)
        key = opened.wrapping.new_data_key(connection, vault, candidate)
    if tokens:
        connection.execute(insert(LINKS), [links.row(root, token, candidate) for token in sorted(tokens)])
    return candidate, key
