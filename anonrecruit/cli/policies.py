"""``anonrecruit policies``: what each policy takes out, and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from anonrecruit.policy import Policy


@click.command(short_help="List the policies, or the rules of one.")
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON lines.")
def policies(name: str | None, as_json: bool) -> None:
    """List the shipped policies; with NAME (or a TOML file), its rule for every cue and why.

    \b
      anonrecruit policies
      anonrecruit policies cimspa
    """
    from anonrecruit.policy import load_policy, policy_names

    loaded = [load_policy(each) for each in ((name,) if name else policy_names())]
    rows = _rules(loaded[0]) if name else _names(loaded)
    if as_json:
        click.echo("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    else:
        click.echo("\n".join(_rule_lines(loaded[0], rows) if name else _name_lines(rows)))


def _names(policies: list[Policy]) -> list[dict[str, object]]:
    return [
        {"policy": policy.name, "version": policy.version, "description": policy.description} for policy in policies
    ]


def _rules(policy: Policy) -> list[dict[str, object]]:
    return [
        {"cue": cue, "action": rule.action.name.lower(), "threshold": rule.threshold, "why": rule.why}
        for cue, rule in policy.rules.items()
    ]


def _name_lines(rows: list[dict[str, object]]) -> list[str]:
    return [click.wrap_text(str(row["description"]), 100, f"{row['policy']:<14} ", " " * 15) for row in rows]


def _rule_lines(policy: Policy, rows: list[dict[str, object]]) -> list[str]:
    title = click.style(f"{policy.name} {policy.version}", bold=True)
    lines = [click.wrap_text(f"{title}: {policy.description}", 100), ""]
    for row in rows:
        lead = f"{row['cue']:<24}{row['action']:<12}"
        lines.append(click.wrap_text(str(row["why"]), 110, lead, " " * len(lead)))
    return lines
