"""The parts of README.md that a machine writes or runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from anonrecruit.batch.worker import Limits as BatchLimits
from anonrecruit.cues import Cue
from anonrecruit.parsers.limits import Limits
from anonrecruit.policy import load_policy, policy_names

README = Path(__file__).parent.parent / "README.md"
_BLOCK = re.compile(r"^```(?P<language>\w*)[^\n]*\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(text: str, *languages: str) -> Iterator[str]:
    """The fenced code of these languages, in order."""
    return (match["code"] for match in _BLOCK.finditer(text) if match["language"] in languages)


def cues_table() -> str:
    rows = ((f"`{cue}`", cue.group, cue.meaning, cue.characteristic) for cue in Cue)
    return _table(("cue", "group", "what it is", "protected characteristic it tells of"), rows)


def policies_table() -> str:
    policies = [load_policy(name) for name in sorted(policy_names(), key=lambda name: (name != "cimspa", name))]
    header = ("cue", *(f"`{policy.name}`" for policy in policies))
    rows = ((f"`{cue}`", *(policy.rules[cue].action.name.lower() for policy in policies)) for cue in Cue)
    return _table(header, rows)


def limits_table() -> str:
    ours = [(f"`{each.name}`", f"{each.default:,}", each.metadata["bounds"]) for each in fields(Limits)]
    batch = BatchLimits()
    of_batch = [
        ("`seconds`", f"{batch.seconds:,.0f}", "the whole work on one application"),
        ("`megabytes`", f"{batch.megabytes:,}", "memory of that work, beside the loaded model"),
    ]
    return _table(("limit", "default", "what it bounds"), (*ours, *of_batch))


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (header, tuple("---" for _ in header), *rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


TABLES = {"cues": cues_table, "policies": policies_table, "limits": limits_table}


def between(text: str, marker: str) -> str:
    """What stands between ``<!-- marker -->`` and ``<!-- /marker -->``, without the line ends next to them."""
    match = re.search(_markers(marker), text, re.DOTALL)
    assert match, f"README.md has no <!-- {marker} --> ... <!-- /{marker} -->"
    return match["inside"]


def with_table(text: str, marker: str, table: str) -> str:
    return re.sub(_markers(marker), lambda match: f"{match['open']}\n{table}{match['close']}", text, flags=re.DOTALL)


def _markers(marker: str) -> str:
    return rf"(?P<open><!-- {marker} -->)\n(?P<inside>.*?)(?P<close><!-- /{marker} -->)"


def commands(text: str) -> set[str]:
    """Sub-commands of ``anonrecruit`` shown in blocks of shell code."""
    lines = "\n".join(blocks(text, "bash", "sh", "shell", "console")).replace("\\\n", " ").splitlines()
    calls = (re.search(r"(?:^|[\s$|&;])anonrecruit\s+(?P<command>[a-z][\w-]*)", line) for line in lines)
    return {call["command"] for call in calls if call}
