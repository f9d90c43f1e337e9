"""Makes campaigns, and moves them from stage to stage: each time by an entry in the log."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from anonrecruit.vault import reasons
from anonrecruit.vault.access_log import Action
from anonrecruit.vault.campaigns import Campaign
from anonrecruit.vault.opened import Opened


def move(opened: Opened, name: str, stage: str, who: str, why: str) -> Campaign:
    """To any of its stages, back as well. Raises UsageError where it is none."""
    reasons.require(who=who, why=why)
    with opened.database.writing() as connection:
        campaign = replace(opened.campaign(connection, name), stage=stage)
        _append(opened, connection, Action.CAMPAIGN_MOVED, campaign, who, why)
    return campaign


def set_rules(opened: Opened, campaign: Campaign, who: str, why: str) -> None:
    """Makes a campaign, or changes the rules of one, which stands out in the log."""
    reasons.require(who=who, why=why)
    with opened.database.writing() as connection:
        before = opened.known_campaign(connection, campaign.name)
        action = Action.CAMPAIGN_CHANGED if before else Action.CAMPAIGN
        _append(opened, connection, action, campaign, who, why)


def _append(opened: Opened, connection: Connection, action: Action, campaign: Campaign, who: str, why: str) -> None:
    where = {"campaign": campaign.name, "why": why}
    opened.log.append(connection, opened.now(), who, action, **where, detail=campaign.detail)
