"""``anonrecruit campaign``: when identities may be opened, and the scores that must stand before."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from anonrecruit.cli import options
from anonrecruit.cli.vault.opening import opened
from anonrecruit.errors import UsageError

if TYPE_CHECKING:
    from anonrecruit.vault import ScoreSheet


def _list(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


@click.group(short_help="Say when identities may be opened.")
def campaign() -> None:
    """Stages of a campaign, and reviewers' scores that are committed before identities open."""


@campaign.command("set", short_help="Make a campaign, or change its rules.")
@click.argument("name")
@click.option("--stages", required=True, callback=_list, metavar="LIST", help="In their order, parted by commas.")
@click.option("--reveal-from", required=True, metavar="STAGE", help="The first at which identities may be opened.")
@click.option("--score-lock", default="", callback=_list, metavar="REVIEWERS", help="Only when these have scored.")
@options.vault
@options.master_key
@options.who
@options.why
def set_(
    name: str,
    stages: tuple[str, ...],
    reveal_from: str,
    score_lock: tuple[str, ...],
    vault: str | None,
    master_key: str | None,
    **said: str,
) -> None:
    """Make a campaign, or change the rules of one, which stands out in the log.

    \b
      anonrecruit campaign set pool-2026 --stages sift,interview,offer --reveal-from interview \\
          --score-lock sam,kim --who hr.jones --why "agreed with the panel"
    """
    from anonrecruit.vault import Campaign

    made = Campaign(name, stages, reveal_from, bool(score_lock), score_lock)
    with opened(vault, master_key) as sealed:
        sealed.set_campaign(made, **said)


@campaign.command(short_help="Move a campaign to another stage.")
@click.argument("name")
@click.argument("stage")
@options.vault
@options.master_key
@options.who
@options.why
def move(name: str, stage: str, vault: str | None, master_key: str | None, who: str, why: str) -> None:
    """Move a campaign to STAGE."""
    with opened(vault, master_key) as sealed:
        sealed.move_campaign(name, stage, who=who, why=why)


@campaign.command(short_help="Show a campaign's rules and stage.")
@click.argument("name")
@options.vault
@options.master_key
def show(name: str, vault: str | None, master_key: str | None) -> None:
    """Show a campaign's rules and the stage it is at."""
    with opened(vault, master_key) as sealed:
        shown = sealed.campaign(name)
    click.echo(json.dumps({**asdict(shown), "stage": shown.present}))


@campaign.command(short_help="For a reviewer: scores, salt and commitment.")
@click.argument("record")
@click.option("--reviewer", required=True, metavar="WHO")
@click.option("--scores", required=True, type=options.PATH, metavar="FILE.json", help='{"teaching": 4, "safety": 5}')
def sheet(record: str, reviewer: str, scores: Path) -> None:
    """For a reviewer, who needs no vault: print a score sheet, to be kept to yourself until all have scored.

    Hand in its "commitment" alone. It fixes your scores and tells nothing of them.
    """
    from anonrecruit.record import RecordId
    from anonrecruit.vault import ScoreSheet

    made = ScoreSheet(RecordId(record), reviewer, _object(scores))
    click.echo(json.dumps({**asdict(made), "commitment": made.commitment}))


@campaign.command(short_help="Hand in a reviewer's commitment.")
@click.argument("record")
@click.option("--reviewer", required=True, metavar="WHO")
@click.option("--commitment", required=True, metavar="HEX", help="As `campaign sheet` gave it.")
@options.vault
@options.master_key
@options.who
def commit(record: str, reviewer: str, commitment: str, vault: str | None, master_key: str | None, who: str) -> None:
    """Hand in a reviewer's commitment for a record; once, and never changed."""
    from anonrecruit.record import RecordId

    with opened(vault, master_key) as sealed:
        sealed.commit_score(RecordId(record), reviewer=reviewer, commitment=commitment, who=who)


@campaign.command(short_help="Check a reviewer's sheet against the commitment.")
@click.argument("file", type=options.PATH)
@options.vault
@options.master_key
@options.who
def check(file: Path, vault: str | None, master_key: str | None, who: str) -> None:
    """Check that a score sheet is the one that was committed, when all reviewers have."""
    with opened(vault, master_key) as sealed:
        sealed.check_score(_sheet(file), who=who)


def _sheet(file: Path) -> ScoreSheet:
    from anonrecruit.record import RecordId
    from anonrecruit.vault import ScoreSheet

    fields = _object(file)
    if not isinstance(fields.get("scores"), dict) or not {"record", "reviewer", "salt"} <= set(fields):
        raise UsageError("the file is no score sheet as `anonrecruit campaign sheet` prints it")
    return ScoreSheet(RecordId(str(fields["record"])), str(fields["reviewer"]), fields["scores"], str(fields["salt"]))


def _object(file: Path) -> dict[str, Any]:
    try:
        fields = json.loads(file.read_text("utf-8"))
    except ValueError:
        raise UsageError("the file is not valid JSON") from None
    if not isinstance(fields, dict):
        raise UsageError("the file must hold one JSON object")
    return fields
