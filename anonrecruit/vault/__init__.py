"""Record and person meet only here. What goes in is sealed; what comes out is logged first.

vault = open_vault("vault.db", FileKeys(Path("master.key")))
vault.seal(outcome.audit, Identity.of(application), [Original.by_value(source) for source in application.attachments])
vault.reveal(record_id, who="hr.jones", why="shortlisted for interview").identity.known.names
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from anonrecruit.audit import Audit
from anonrecruit.record import RecordId
from anonrecruit.vault.access_log import Action, Anchor, Entry
from anonrecruit.vault.campaigns import Campaign
from anonrecruit.vault.contents import Contents, Identity, Original, Revealed
from anonrecruit.vault.keys import FileKeys, KeyringKeys, KeySource, MasterKey, StaticKeys
from anonrecruit.vault.scores import ScoreSheet
from anonrecruit.vault.sql import SqlVault, create_vault, open_vault

__all__ = [
    "Action",
    "Anchor",
    "Campaign",
    "Contents",
    "Entry",
    "FileKeys",
    "Identity",
    "KeySource",
    "KeyringKeys",
    "MasterKey",
    "Original",
    "Revealed",
    "ScoreSheet",
    "SqlVault",
    "StaticKeys",
    "Vault",
    "create_vault",
    "open_vault",
]


class Vault(Protocol):
    """All that those who blind and those who reveal need of a vault. May be sent to another process, and used by
    several threads."""

    def seal(self, audit: Audit, identity: Identity, originals: Sequence[Original] = (), *, campaign: str = "") -> None:
        """Returns when it is on the disk. Seal first, release the record after. Sealing the same once more does
        nothing. Raises AlreadySealed where the id has other content, UsageError where there is no such campaign,
        VaultUnavailable, WrongKey, TamperFound."""
        ...

    def seal_all(self, wanted: Sequence[tuple[Contents, str]]) -> frozenset[RecordId]:
        """Many at once, each with its campaign; all are on the disk when it returns, or none if it raises. Returns the
        ids under which other content is, which is left as it is. Raises as ``seal`` does, but for AlreadySealed."""
        ...

    def holds(self, record_id: RecordId) -> bool:
        """Whether the record's identity is sealed here. Raises VaultUnavailable."""
        ...

    def reveal(self, record_id: RecordId, *, who: str, why: str, override: str = "") -> Revealed:
        """Logged, and the log on the disk, before it returns. ``override`` is the reason for opening against the
        campaign's rules. Raises UnknownRecord, RecordErased, RevealRefused (which is logged, too), UsageError where
        ``who`` or ``why`` is empty or names the candidate, TamperFound, VaultUnavailable, WrongKey."""
        ...

    def close(self) -> None: ...
