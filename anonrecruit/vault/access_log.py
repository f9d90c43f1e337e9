"""Who did what, when and why: append-only, and chained by a key that the database does not hold.

    mac(n) = HMAC(log key, entry n, mac(n-1))        head = (n, mac(n), HMAC(head key, n, mac(n)))

Changing, dropping, inserting or reordering entries breaks the chain; cutting off its end no longer fits the head.
Whoever writes to the database can not mend either without the key. What no database can tell by itself is that *all*
of it was put back to an earlier state: for that there are anchors, kept elsewhere.

No entry names a candidate. ``record`` is a random id, ``who`` a member of staff, ``why`` that person's words.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from anonrecruit.errors import TamperFound
from anonrecruit.vault import cipher
from anonrecruit.vault.tables import ACCESS_LOG, LOG_HEAD


class Action(StrEnum):
    """Everything that is logged. What goes around the rules is in capitals, to stand out."""

    CREATED = "vault created"
    SEALED = "sealed"
    REVEALED = "revealed"
    OVERRIDE = "OVERRIDE: REVEALED AGAINST THE RULES"
    REFUSED = "reveal refused"
    CAMPAIGN = "campaign set"
    CAMPAIGN_MOVED = "campaign moved"
    CAMPAIGN_CHANGED = "CAMPAIGN'S RULES CHANGED"
    SCORE_COMMITTED = "score committed"
    SCORE_CHECKED = "score checked"
    SCORE_MISMATCH = "SCORE IS NOT THE COMMITTED ONE"
    ERASED = "erased"
    EXPIRED = "expired"
    ROTATION_BEGUN = "key rotation begun"
    ROTATION_DONE = "key rotation done"


@dataclass(frozen=True, slots=True)
class Entry:
    """``at`` is UTC in ISO 8601; ``detail`` a JSON object; what does not apply is empty."""

    seq: int
    at: str
    who: str
    action: str
    campaign: str = ""
    record: str = ""
    why: str = ""
    detail: str = "{}"

    @property
    def details(self) -> Any:
        return json.loads(self.detail)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The end of the log at some moment, to be kept where the database's masters can not reach: later, the log must
    still lead through it. ``vault`` is the vault's id."""

    vault: str
    seq: int
    mac: str


@dataclass(frozen=True, slots=True)
class AccessLog:
    """The chain of one vault. ``key`` is the vault's root secret."""

    vault: str
    key: bytes = field(repr=False)

    def begin(self, connection: Connection) -> None:
        connection.execute(insert(LOG_HEAD).values(id=1, **self._head(0, "")))

    def append(
        self,
        connection: Connection,
        at: str,
        who: str,
        action: Action,
        *,
        campaign: str = "",
        record: str = "",
        why: str = "",
        detail: Mapping[str, Any] | None = None,
    ) -> None:
        """As ``append_all`` does."""
        written = json.dumps(detail or {}, sort_keys=True)
        self.append_all(connection, [Entry(0, at, who, action.value, campaign, record, why, written)])

    def append_all(self, connection: Connection, entries: Iterable[Entry]) -> None:
        """Numbered anew, each after the one before it. The caller holds the lock of ``Database.writing``. Raises
        TamperFound rather than build on a false end."""
        head = self.head(connection)
        seq, mac, rows = head.seq, head.mac, list[dict[str, Any]]()
        for seq, given in enumerate(entries, head.seq + 1):
            entry = replace(given, seq=seq)
            mac = self.mac(entry, mac)
            rows.append({**_columns(entry), "mac": mac})
        connection.execute(insert(ACCESS_LOG), rows)
        connection.execute(update(LOG_HEAD).values(self._head(seq, mac)))

    def head(self, connection: Connection) -> Anchor:
        """Raises TamperFound."""
        rows = connection.execute(select(LOG_HEAD)).all()
        if len(rows) != 1 or not hmac.compare_digest(rows[0].seal, self._head(rows[0].seq, rows[0].mac)["seal"]):
            raise TamperFound("the end of the access log is not where it was")
        return Anchor(self.vault, rows[0].seq, rows[0].mac)

    def mac(self, entry: Entry, before: str) -> str:
        fields = cipher.joined(self.vault, *map(str, _columns(entry).values()), before)
        return hmac.digest(cipher.derived(self.key, "access log"), fields, "sha256").hex()

    def _head(self, seq: int, mac: str) -> dict[str, Any]:
        key = cipher.derived(self.key, "access log head")
        seal = hmac.digest(key, cipher.joined(self.vault, str(seq), mac), "sha256").hex()
        return {"seq": seq, "mac": mac, "seal": seal}

    def entries(self, connection: Connection, wanted: Select[Any]) -> Iterator[Entry]:
        """The entries that a query of the log gives, each checked with the one before it. Raises TamperFound."""
        for row in connection.execute(wanted).all():
            before = connection.scalar(select(ACCESS_LOG.c.mac).where(ACCESS_LOG.c.seq == row.seq - 1))
            entry = entry_of(row)
            if not hmac.compare_digest(row.mac, self.mac(entry, before or "")):
                raise TamperFound(f"entry {row.seq} of the access log is not as it was written")
            yield entry


def _columns(entry: Entry) -> dict[str, Any]:
    return {each.name: getattr(entry, each.name) for each in fields(entry)}


def entry_of(row: Row[Any]) -> Entry:
    return Entry(*tuple(row)[:-1])


def of_records(records: Collection[str], *actions: Action) -> Select[Any]:
    """In the order of the log."""
    wanted = select(ACCESS_LOG).where(ACCESS_LOG.c.record.in_(records), ACCESS_LOG.c.action.in_(actions))
    return wanted.order_by(ACCESS_LOG.c.seq)


def last_of_campaign(campaign: str, *actions: Action) -> Select[Any]:
    wanted = select(ACCESS_LOG).where(ACCESS_LOG.c.campaign == campaign, ACCESS_LOG.c.action.in_(actions))
    return wanted.order_by(ACCESS_LOG.c.seq.desc()).limit(1)
