"""From a blinded application to a record that may be read: seal, note, write, in this order.

A record stands in the outbox only after the vault holds whose it is. One that is withheld is told of by a reference
alone, so the vault holds whose that is, too. Every step may be done twice: the ids are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from anonrecruit.audit import Audit
from anonrecruit.batch.inbox import Item
from anonrecruit.batch.journal import Journal
from anonrecruit.batch.outbox import Outbox
from anonrecruit.batch.worker import Handled
from anonrecruit.errors import AlreadySealed
from anonrecruit.outcome import Blinded, Outcome
from anonrecruit.record import RecordId

if TYPE_CHECKING:  # loads SQLAlchemy
    from anonrecruit.vault import Contents, Identity, Original, Vault


@dataclass(frozen=True, slots=True)
class Done:
    """One application that is finished. ``position`` counts from 1 in the order in which a run took them up;
    ``reference`` is what it goes by where its name must not stand; ``files`` are paths or URLs."""

    position: int
    item: Item
    outcome: Outcome
    reference: str
    files: tuple[str, ...] = ()
    kinds: tuple[str, ...] = field(default=())


class Release:
    """``before`` is called with each finished application when it is sealed and before its record can be read."""

    def __init__(
        self,
        outbox: Outbox | None,
        journal: Journal,
        vault: Vault | None,
        before: Callable[[Done], None] | None,
        campaign: str = "",
    ) -> None:
        self._outbox, self._journal, self._vault = outbox, journal, vault
        self._before, self._campaign = before, campaign
        self._sealed: frozenset[RecordId] = frozenset()

    def seal(self, group: Sequence[tuple[Item, Handled]]) -> None:
        """All of the group at once: one flush of the disk for many. Where the vault holds other content under an id,
        nothing is sealed, and ``__call__`` says so. Raises VaultError."""
        if self._vault and self._outbox and group:
            wanted = [self._contents(item, handled) for item, handled in group]
            taken = self._vault.seal_all(wanted)
            self._sealed = frozenset(contents.audit.record_id for contents, _ in wanted) - taken

    def __call__(self, position: int, item: Item, handled: Handled) -> Done:
        """Raises AlreadySealed where a killed run sealed other files of that name and did not release them; RunStopped,
        VaultError, and what ``before`` raises."""
        if self._vault and self._outbox:
            handled = self._surely_sealed(item, handled, self._vault)
        done = self._done(position, item, handled)
        if self._before and self._outbox:
            self._before(done)
        for name, page in zip(self._names(handled), handled.pages.values(), strict=True):
            if self._outbox:
                self._outbox.write(name, page)
        return done

    def settle(self) -> None:
        """After it, what was written survives a loss of power."""
        if self._outbox:
            self._outbox.settle()

    def _done(self, position: int, item: Item, handled: Handled) -> Done:
        files = tuple(self._outbox.place(name) for name in self._names(handled)) if self._outbox else ()
        return Done(position, item, handled.outcome, self._journal.reference(item.name), files, handled.kinds)

    def _names(self, handled: Handled) -> list[str]:
        if not isinstance(handled.outcome, Blinded):
            return []
        return [f"{handled.outcome.record.record_id}.{format}" for format in handled.pages]

    def _surely_sealed(self, item: Item, handled: Handled, vault: Vault) -> Handled:
        """Without pages where a killed run released the record of other files of that name: it is the one record."""
        contents, campaign = self._contents(item, handled)
        id = contents.audit.record_id
        if id in self._sealed or not vault.seal_all([(contents, campaign)]):
            return handled
        if not isinstance(handled.outcome, Blinded):
            return handled  # withheld before, when the caller knew something else of its sender
        if not all(self._outbox and self._outbox.has(name) for name in self._names(handled)):
            raise AlreadySealed
        return replace(handled, pages={})

    def _contents(self, item: Item, handled: Handled) -> tuple[Contents, str]:
        """What is withheld is in no campaign: somebody must see to it now. Its name is sealed, not its files, which may
        be anything."""
        from anonrecruit.vault import Contents

        if isinstance(handled.outcome, Blinded):
            return Contents(handled.outcome.audit, _identity(item), _originals(item, handled)), self._campaign
        audit = Audit(RecordId(self._journal.reference(item.name)), item.ref, (), (), "", {})
        return Contents(audit, _identity(item)), ""


def _identity(item: Item) -> Identity:
    from anonrecruit.vault import Identity

    return Identity.of(item.application) if item.application else Identity(item.ref)


def _originals(item: Item, handled: Handled) -> tuple[Original, ...]:
    """The bytes where the caller gave them; else where the files lie."""
    from anonrecruit.vault import Original

    if item.application:
        return tuple(Original.by_value(source) for source in item.application.attachments)
    assert isinstance(handled.outcome, Blinded)
    hashes = handled.outcome.audit.sources
    return tuple(
        Original(sha256, name, kind, reference=item.place)
        for sha256, (name, kind) in zip(hashes, handled.files, strict=True)
    )
