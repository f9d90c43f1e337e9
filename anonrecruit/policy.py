"""Policies: what is done about each cue, and why. Policies are data (``policies/*.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

from anonrecruit.cues import Cue
from anonrecruit.errors import PolicyError


class Action(IntEnum):
    """What is done about a span, ordered by strictness: where claims overlap the strictest wins."""

    KEEP = 0
    GENERALISE = 1
    NEUTRALISE = 2
    PLACEHOLDER = 3
    REMOVE = 4


@dataclass(frozen=True, slots=True)
class Rule:
    """``threshold``: findings that score less are left alone (0 takes all). ``why`` is for the policy's readers."""

    action: Action
    threshold: float
    why: str


@dataclass(frozen=True, slots=True)
class Settings:
    """The table ``[wording]`` of a policy. More years of experience than ``experience_cap`` are told as "10+", where
    the rule on EMPLOYMENT_DATE generalises; 0 tells them as they are."""

    experience_cap: int = 0


Employers = Literal["all", "recent"]
LeftOut = Literal["interests"]


@dataclass(frozen=True, slots=True)
class HistoryRules:
    """The table ``[history]`` of a policy. Jobs that were over before the latest ``years`` of work are left out; 0
    shows all. The rule on EMPLOYER is for ``employers``: all, or those of jobs that go on or ended at most
    ``recent_years`` ago."""

    years: int = 0
    employers: Employers = "all"
    recent_years: int = 3


@dataclass(frozen=True, slots=True)
class Policy:
    """Total over ``Cue``: a policy that omits a cue does not load, so a new cue is never let through unseen.

    ``left_out`` is the list of that name in the table ``[sections]``: sections that are not shown.
    """

    name: str
    version: str
    description: str
    rules: Mapping[Cue, Rule]
    wording: Settings = Settings()
    history: HistoryRules = HistoryRules()
    left_out: frozenset[LeftOut] = frozenset()

    def __post_init__(self) -> None:
        missing = sorted(cue.value for cue in Cue if cue not in self.rules)
        if missing:
            raise PolicyError(self.name, f"it has no rule for {', '.join(missing)}")
        object.__setattr__(self, "rules", MappingProxyType(dict(self.rules)))

    @property
    def acted_on(self) -> frozenset[Cue]:
        """Cues that are not kept: nothing else need be looked for."""
        return frozenset(cue for cue, rule in self.rules.items() if rule.action is not Action.KEEP)

    @property
    def tells_time(self) -> bool:
        """Whether it lets readers know how long the candidate worked."""
        return self.rules[Cue.EMPLOYMENT_DATE].action <= Action.GENERALISE

    @property
    def shows_past_employers(self) -> bool:
        """Whether it hides employers, but those of long ago."""
        return self.history.employers == "recent" and self.rules[Cue.EMPLOYER].action is not Action.KEEP

    def __reduce__(self) -> tuple[object, ...]:
        parts = (self.name, self.version, self.description, dict(self.rules), self.wording, self.history, self.left_out)
        return type(self), parts


def load_policy(policy: str | Path | Policy) -> Policy:
    """A policy by name ("cimspa"), from a TOML file's path, or as it is. Raises PolicyError."""
    if isinstance(policy, Policy):
        return policy
    if str(policy) in policy_names():
        text = resources.files("anonrecruit").joinpath("policies", f"{policy}.toml").read_text("utf-8")
    elif str(policy).endswith(".toml") and Path(policy).is_file():
        text = _read(Path(policy))
    else:
        raise PolicyError(str(policy), f"there is no such policy; shipped ones are {', '.join(policy_names())}")
    return _parse(str(policy), text)


def policy_names() -> tuple[str, ...]:
    """The shipped policies, sorted."""
    folder = resources.files("anonrecruit").joinpath("policies")
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (UnicodeDecodeError, OSError) as error:
        raise PolicyError(str(path), f"its file can not be read ({type(error).__name__})") from None


def _parse(name: str, text: str) -> Policy:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise PolicyError(name, "it is not valid TOML") from None
    rows = table.get("rules", {})
    unknown = sorted(set(rows) - {cue.value for cue in Cue})
    if unknown:
        raise PolicyError(name, f"it rules on unknown cues: {', '.join(unknown)}")
    rules = {Cue(cue): _rule(name, cue, row) for cue, row in rows.items()}
    return Policy(
        str(table.get("name", name)),
        str(table.get("version", "0")),
        str(table.get("description", "")),
        rules,
        _wording(name, table.get("wording", {})),
        _history(name, table.get("history", {})),
        _left_out(name, table.get("sections", {})),
    )


def _wording(policy: str, row: Mapping[str, Any]) -> Settings:
    _known(policy, "wording", row, {"experience_cap"})
    return Settings(_years(policy, row, "experience_cap", 0))


def _history(policy: str, row: Mapping[str, Any]) -> HistoryRules:
    _known(policy, "history", row, {"years", "employers", "recent_years"})
    employers = row.get("employers", "all")
    if employers not in get_args(Employers):
        raise PolicyError(policy, f"employers is none of {', '.join(get_args(Employers))}")
    return HistoryRules(_years(policy, row, "years", 0), employers, _years(policy, row, "recent_years", 3))


def _left_out(policy: str, row: Mapping[str, Any]) -> frozenset[LeftOut]:
    _known(policy, "sections", row, {"left_out"})
    named = row.get("left_out", [])
    if not isinstance(named, list) or not all(name in get_args(LeftOut) for name in named):
        raise PolicyError(policy, f"left_out is no list of some of {', '.join(get_args(LeftOut))}")
    return frozenset(named)


def _known(policy: str, table: str, row: Mapping[str, Any], keys: set[str]) -> None:
    unknown = sorted(set(row) - keys)
    if unknown:
        raise PolicyError(policy, f"its {table} has unknown settings: {', '.join(unknown)}")


def _years(policy: str, row: Mapping[str, Any], key: str, default: int) -> int:
    value = row.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise PolicyError(policy, f"{key} is not a whole number of years")
    return value


def _rule(policy: str, cue: str, row: Mapping[str, Any]) -> Rule:
    action, threshold, why = str(row.get("action", "")), row.get("threshold", 0.0), str(row.get("why", ""))
    if action not in Action.__members__:
        raise PolicyError(policy, f"{cue} has no action out of {', '.join(Action.__members__)}")
    if isinstance(threshold, bool) or not isinstance(threshold, int | float) or not 0 <= threshold <= 1:
        raise PolicyError(policy, f"{cue} has a threshold that is not a number from 0 to 1")
    if not why:
        raise PolicyError(policy, f"{cue} does not say why")
    return Rule(Action[action], float(threshold), why)
