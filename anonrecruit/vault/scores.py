"""Reviewers' scores, committed before anybody's are known and before the identity is.

A commitment is SHA-256 of a salt and the scores: it fixes them and gives nothing of them away. It binds the record and
the reviewer, too, so that nobody can hand in another's.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from anonrecruit.errors import ScoreMismatch, UsageError
from anonrecruit.record import RecordId
from anonrecruit.vault import access_log, cipher, reasons
from anonrecruit.vault.access_log import Action, Entry
from anonrecruit.vault.campaigns import Campaign
from anonrecruit.vault.opened import Opened

Score = str | int | float | bool


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """What a reviewer gives one record, and keeps until it is asked for. ``salt`` is random and secret till then."""

    record: RecordId
    reviewer: str
    scores: Mapping[str, Score]
    salt: str = field(default_factory=lambda: secrets.token_hex(32), repr=False)

    @property
    def commitment(self) -> str:
        scores = json.dumps(dict(self.scores), sort_keys=True, allow_nan=False)
        return hashlib.sha256(cipher.joined("score", self.record, self.reviewer, self.salt, scores)).hexdigest()


def commit(opened: Opened, record: RecordId, reviewer: str, commitment: str, who: str) -> None:
    """Once for each reviewer; the same again does nothing. Raises UsageError."""
    reasons.require(who=who)
    with opened.database.writing() as connection:
        row = opened.record(connection, record)
        campaign = _expecting(opened.campaign(connection, row.campaign), reviewer)
        wanted = access_log.of_records([record], Action.SCORE_COMMITTED)
        committed = _commitments(opened.log.entries(connection, wanted))
        if committed.get(reviewer, commitment) != commitment:
            raise UsageError("this reviewer has committed a score already, and it can not be changed")
        if reviewer not in committed:
            detail = {"commitment": commitment, "by": who}
            where = {"campaign": campaign.name, "record": record}
            opened.log.append(connection, opened.now(), reviewer, Action.SCORE_COMMITTED, **where, detail=detail)


def check(opened: Opened, sheet: ScoreSheet, who: str) -> None:
    """Whether the sheet is the one that was committed. Logged either way. Raises ScoreMismatch, UsageError while not
    all reviewers have committed: whoever shows a sheet before would tell the others."""
    reasons.require(who=who)
    with opened.database.writing() as connection:
        row = opened.record(connection, sheet.record)
        campaign = _expecting(opened.campaign(connection, row.campaign), sheet.reviewer)
        wanted = access_log.of_records([sheet.record], Action.SCORE_COMMITTED)
        committed = _commitments(opened.log.entries(connection, wanted))
        if missing := set(campaign.reviewers) - set(committed):
            raise UsageError(f"{len(missing)} reviewers have not committed a score; none is shown before all have")
        matches = hmac.compare_digest(committed[sheet.reviewer], sheet.commitment)
        action = Action.SCORE_CHECKED if matches else Action.SCORE_MISMATCH
        where = {"campaign": campaign.name, "record": sheet.record}
        opened.log.append(connection, opened.now(), sheet.reviewer, action, **where, detail={"by": who})
    if not matches:
        raise ScoreMismatch(sheet.reviewer)


def _expecting(campaign: Campaign, reviewer: str) -> Campaign:
    if reviewer not in campaign.reviewers:
        raise UsageError("the campaign waits for no score of a reviewer of that name")
    return campaign


def _commitments(entries: Iterable[Entry]) -> dict[str, str]:
    return {entry.who: entry.details["commitment"] for entry in entries}
