"""Puts identities in: as many as come at once, with the same few statements as for one.

What is asked of the database and written to it goes by tables, not by records: a batch seals while its workers need
the processor.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from anonrecruit.audit import Audit
from anonrecruit.errors import AlreadySealed, UsageError
from anonrecruit.record import RecordId
from anonrecruit.vault import cipher, contents, links
from anonrecruit.vault.access_log import Action, Entry
from anonrecruit.vault.contents import Contents, Identity, Original
from anonrecruit.vault.opened import Opened
from anonrecruit.vault.tables import ORIGINALS, RECORDS

MACHINE = "anonrecruit"
"""Who seals, in the log: no member of staff."""

AT_ONCE = 100
"""More than so many go in by several rounds of statements (of one transaction): databases take so many parameters."""

Wanted = Sequence[tuple[Contents, str]]


def seal(opened: Opened, audit: Audit, identity: Identity, originals: Sequence[Original], campaign: str) -> None:
    if seal_all(opened, [(Contents(audit, identity, tuple(originals)), campaign)]):
        raise AlreadySealed


def seal_all(opened: Opened, wanted: Wanted) -> frozenset[RecordId]:
    """Each with its campaign, in one transaction. Returns the ids that have other content: these are not sealed."""
    if not all(original.is_whole for sealed, _ in wanted for original in sealed.originals):
        raise UsageError("an original needs its bytes, or a reference to where they are")
    if not wanted:
        return frozenset()
    with opened.database.writing() as connection:
        rounds = [wanted[at : at + AT_ONCE] for at in range(0, len(wanted), AT_ONCE)]
        return frozenset().union(*(_seal(opened, connection, some) for some in rounds))


def _seal(opened: Opened, connection: Connection, wanted: Wanted) -> frozenset[RecordId]:
    held = _held(opened, connection, {sealed.audit.record_id for sealed, _ in wanted})
    new: list[tuple[Contents, str]] = []
    taken: set[RecordId] = set()
    for sealed, campaign in wanted:
        id, plain = sealed.audit.record_id, contents.without_bytes(sealed)
        if id not in held:
            held[id] = plain
            new.append((sealed, campaign))
        elif held[id] != plain:
            taken.add(id)
    if new:
        _store(opened, connection, new)
    return frozenset(taken)


def _held(opened: Opened, connection: Connection, ids: set[RecordId]) -> dict[RecordId, Contents]:
    """What is sealed already under any of the ids. Raises RecordErased where it was: nobody comes back by a repeated
    run."""
    rows = connection.execute(select(RECORDS).where(RECORDS.c.id.in_(ids))).all()
    held = {RecordId(row.id): opened.contents(connection, row) for row in rows}
    opened.refuse_erased(connection, ids - held.keys())
    return held


@dataclass(frozen=True, slots=True)
class _Row:
    """One record as it is stored, and the place that it is sealed to."""

    sealed: Contents
    key: bytes
    place: tuple[str, ...]

    def record(self) -> dict[str, object]:
        _, id, candidate, campaign, at = self.place
        sealed = cipher.encrypt(self.key, contents.packed(self.sealed), *self.place)
        return {"id": id, "candidate": candidate, "campaign": campaign, "sealed_at": at, "sealed": sealed}

    def originals(self) -> list[dict[str, object]]:
        """Those that are kept by value."""
        return [
            {"record": self.place[1], "number": number, "sealed": self._encrypted(original.data, number)}
            for number, original in enumerate(self.sealed.originals)
            if original.data
        ]

    def _encrypted(self, data: bytes, number: int) -> bytes:
        return cipher.encrypt(self.key, data, *self.place, str(number))


def _store(opened: Opened, connection: Connection, new: Wanted) -> None:
    for campaign in sorted({campaign for _, campaign in new if campaign}):
        opened.campaign(connection, campaign)  # raises UsageError where there is none
    candidates, keys = _candidates(opened, connection, [sealed for sealed, _ in new])
    vault, at = opened.root.vault, opened.now()
    rows = [
        _Row(sealed, keys[candidate], (vault, sealed.audit.record_id, candidate, campaign, at))
        for (sealed, campaign), candidate in zip(new, candidates, strict=True)
    ]
    connection.execute(insert(RECORDS), [row.record() for row in rows])
    if originals := [original for row in rows for original in row.originals()]:
        connection.execute(insert(ORIGINALS), originals)
    entries = (Entry(0, at, MACHINE, Action.SEALED.value, campaign, sealed.audit.record_id) for sealed, campaign in new)
    opened.log.append_all(connection, entries)


def _candidates(
    opened: Opened, connection: Connection, new: Sequence[Contents]
) -> tuple[Sequence[str], Mapping[str, bytes]]:
    """Whose each is, and the data keys of all of them."""
    vault, root = opened.root.vault, opened.root.secret
    tokens = [links.tokens(root, sealed.identity, sealed.originals) for sealed in new]
    linked = links.linked(root, connection, tokens)
    known = frozenset(linked.candidates) - linked.strangers
    keys = opened.wrapping.data_keys(connection, vault, known)
    keys |= opened.wrapping.new_data_keys(connection, vault, linked.strangers)
    links.store(root, connection, linked.missing)
    return linked.candidates, keys
