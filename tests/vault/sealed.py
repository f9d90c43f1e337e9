"""Puts a fictional applicant into a vault."""

from __future__ import annotations

from anonrecruit.record import RecordId
from anonrecruit.vault import Identity, Original, Vault
from tests.vault import people


def seal(
    vault: Vault, record_id: str = "ada0", name: str = "Ada Obi", *, campaign: str = "", number: int = 142
) -> RecordId:
    application = people.application(name, number)
    originals = [Original.by_value(source) for source in application.attachments]
    vault.seal(people.audit(record_id, application), Identity.of(application), originals, campaign=campaign)
    return RecordId(record_id)
