"""Puts an identity in."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, insert, select

from anonrecruit.audit import Audit
from anonrecruit.errors import AlreadySealed, UsageError
from anonrecruit.record import RecordId
from anonrecruit.vault import cipher, contents, links
from anonrecruit.vault.access_log import Action
from anonrecruit.vault.contents import Contents, Identity, Original
from anonrecruit.vault.opened import Opened
from anonrecruit.vault.tables import LINKS, ORIGINALS, RECORDS

MACHINE = "anonrecruit"
"""Who seals, in the log: no member of staff."""


def seal(opened: Opened, audit: Audit, identity: Identity, originals: Sequence[Original], campaign: str) -> None:
    if seal_all(opened, [(Contents(audit, identity, tuple(originals)), campaign)]):
        raise AlreadySealed


def seal_all(opened: Opened, wanted: Sequence[tuple[Contents, str]]) -> frozenset[RecordId]:
    """Each with its campaign, in one transaction. Returns the ids that have other content: these are not sealed."""
    if not all(original.is_whole for sealed, _ in wanted for original in sealed.originals):
        raise UsageError("an original needs its bytes, or a reference to where they are")
    with opened.database.writing() as connection:
        return frozenset(
            sealed.audit.record_id for sealed, campaign in wanted if not _seal(opened, connection, sealed, campaign)
        )


def _seal(opened: Opened, connection: Connection, sealed: Contents, campaign: str) -> bool:
    """False where the id has other content."""
    try:
        if _is_sealed(opened, connection, sealed):
            return True
    except AlreadySealed:
        return False
    if campaign:
        opened.campaign(connection, campaign)
    tokens = links.tokens(opened.root.secret, sealed.identity, sealed.originals)
    _store(opened, connection, sealed, tokens, campaign)
    return True


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
