"""When identities may be opened: stages, and reviewers' scores that must stand before.

A campaign is no row that could be changed: it is what its last entry in the access log says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from anonrecruit.errors import UsageError
from anonrecruit.vault.access_log import Action, Entry


@dataclass(frozen=True, slots=True)
class Campaign:
    """``stages`` in their order; identities open from ``reveal_from`` on. With ``score_lock`` they open only after all
    ``reviewers`` have committed their scores and shown that these are the ones they committed. ``stage`` is the
    present one, the first where it is empty. Raises UsageError where that does not fit together."""

    name: str
    stages: tuple[str, ...]
    reveal_from: str
    score_lock: bool = False
    reviewers: tuple[str, ...] = ()
    stage: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.stages or len(set(self.stages)) != len(self.stages):
            raise UsageError("a campaign has a name and at least one stage, and no stage twice")
        if not {self.reveal_from, self.present} <= set(self.stages):
            raise UsageError("the stage is none of the campaign's")
        if self.score_lock and not self.reviewers:
            raise UsageError("a score lock needs to know the reviewers whose scores it waits for")

    @property
    def present(self) -> str:
        return self.stage or self.stages[0]

    @property
    def detail(self) -> dict[str, Any]:
        """As the log has it; the name stands in a column of its own."""
        return {key: value for key, value in asdict(self).items() if key != "name"}


def of_entry(entry: Entry) -> Campaign:
    detail: dict[str, Any] = entry.details
    given: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in detail.items()}
    return Campaign(entry.campaign, **given)


def rules_not_met(campaign: Campaign, scores: Iterable[Entry]) -> tuple[str, ...]:
    """Clauses, one for each rule; ``scores`` are the log's entries about the record's scores."""
    not_met = []
    order = campaign.stages
    if order.index(campaign.present) < order.index(campaign.reveal_from):
        not_met.append(f"the campaign is at '{campaign.present}', and identities open from '{campaign.reveal_from}'")
    if campaign.score_lock:
        checked = {entry.who for entry in scores if entry.action == Action.SCORE_CHECKED}
        missing = len(set(campaign.reviewers) - checked)
        if missing:
            not_met.append(f"{missing} of {len(campaign.reviewers)} reviewers have no committed and checked score")
    return tuple(not_met)
