"""Which master key wraps what: the vault's root secret, and the data key of every candidate."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, insert, select

from anonrecruit.errors import TamperFound, WrongKey
from anonrecruit.vault import cipher
from anonrecruit.vault.keys import KeySource, MasterKey
from anonrecruit.vault.keys import select as select_key
from anonrecruit.vault.tables import CANDIDATES, MASTER_KEYS, VAULT


@dataclass(frozen=True, slots=True)
class Root:
    """A vault's id, and the secret that the keys of log and links are derived from; the same for all its life."""

    vault: str
    secret: bytes = field(repr=False)


class Wrapping:
    """The master keys at hand. Looks at their source again where one is asked for that it has not seen."""

    def __init__(self, source: KeySource) -> None:
        self._source = source
        self._held = source.keys()

    def key(self, fingerprint: str) -> MasterKey:
        """Raises WrongKey, KeyUnusable."""
        try:
            return select_key(self._held, fingerprint)
        except WrongKey:
            self._held = self._source.keys()
        return select_key(self._held, fingerprint)

    def first(self) -> MasterKey:
        return self._held[0]

    def newest(self) -> MasterKey:
        """The last key of the source, as it is now: keys are added at the end. Raises KeyUnusable."""
        self._held = self._source.keys()
        return self._held[-1]

    def current(self, connection: Connection) -> MasterKey:
        """Raises TamperFound, WrongKey, KeyUnusable."""
        return self.key(current_fingerprint(connection))

    def root(self, connection: Connection) -> Root:
        """Raises TamperFound, WrongKey, KeyUnusable."""
        vault = connection.scalar(select(VAULT.c.id)) or ""
        key = self.current(connection)
        wrapped = connection.scalar(select(MASTER_KEYS.c.root).where(MASTER_KEYS.c.fingerprint == key.fingerprint))
        return Root(vault, key.unwrap(wrapped or b"", vault, "root"))

    def new_data_keys(self, connection: Connection, vault: str, candidates: Collection[str]) -> dict[str, bytes]:
        """Made, wrapped by the current master key and stored; by candidate."""
        if not candidates:
            return {}
        master, keys = self.current(connection), {candidate: cipher.new_key() for candidate in candidates}
        rows = [
            {"id": candidate, "fingerprint": master.fingerprint, "data_key": master.wrap(key, vault, candidate)}
            for candidate, key in keys.items()
        ]
        connection.execute(insert(CANDIDATES), rows)
        return keys

    def data_keys(self, connection: Connection, vault: str, candidates: Collection[str]) -> dict[str, bytes]:
        """By candidate. Raises TamperFound, WrongKey, KeyUnusable."""
        if not candidates:
            return {}
        found = connection.execute(select(CANDIDATES).where(CANDIDATES.c.id.in_(candidates))).all()
        if len(found) != len(set(candidates)):
            raise TamperFound("the key of a candidate is gone")
        return {row.id: self.key(row.fingerprint).unwrap(row.data_key, vault, row.id) for row in found}

    def data_key(self, connection: Connection, vault: str, candidate: str) -> bytes:
        """Raises TamperFound, WrongKey, KeyUnusable."""
        return self.data_keys(connection, vault, [candidate])[candidate]


def current_fingerprint(connection: Connection) -> str:
    """Raises TamperFound."""
    found: Sequence[str] = connection.scalars(select(MASTER_KEYS.c.fingerprint).where(MASTER_KEYS.c.current)).all()
    if len(found) != 1:
        raise TamperFound("there is not exactly one current master key")
    return found[0]


def add_master_key(connection: Connection, master: MasterKey, root: Root) -> None:
    """As the current one; there must be no other current one."""
    wrapped = master.wrap(root.secret, root.vault, "root")
    row = {"fingerprint": master.fingerprint, "root": wrapped, "current": True}
    connection.execute(insert(MASTER_KEYS).values(row))
