"""Policies: what is done about each cue, and why. Policies are data (``policies/*.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Policy:
    """Total over ``Cue``: a policy that omits a cue does not load, so a new cue is never let through unseen."""

    name: str
    version: str
    description: str
    rules: Mapping[Cue, Rule]
    wording: Settings = Settings()

    def __post_init__(self) -> None:
        missing = sorted(cue.value for cue in Cue if cue not in self.rules)
        if missing:
            raise PolicyError(self.name, f"it has no rule for {', '.join(missing)}")
        object.__setattr__(self, "rules", MappingProxyType(dict(self.rules)))

    @property
    def acted_on(self) -> frozenset[Cue]:
        """Cues that are not kept: nothing else need be looked for."""
        return frozenset(cue for cue, rule in self.rules.items() if rule.action is not Action.KEEP)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.name, self.version, self.description, dict(self.rules), self.wording)


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
        _settings(name, table.get("wording", {})),
    )


def _settings(policy: str, row: Mapping[str, Any]) -> Settings:
    unknown = sorted(set(row) - {"experience_cap"})
    if unknown:
        raise PolicyError(policy, f"its wording has unknown settings: {', '.join(unknown)}")
    cap = row.get("experience_cap", 0)
    if isinstance(cap, bool) or not isinstance(cap, int) or cap < 0:
        raise PolicyError(policy, "experience_cap is not a whole number of years")
    return Settings(cap)


def _rule(policy: str, cue: str, row: Mapping[str, Any]) -> Rule:
    action, threshold, why = str(row.get("action", "")), row.get("threshold", 0.0), str(row.get("why", ""))
    if action not in Action.__members__:
        raise PolicyError(policy, f"{cue} has no action out of {', '.join(Action.__members__)}")
    if isinstance(threshold, bool) or not isinstance(threshold, int | float) or not 0 <= threshold <= 1:
        raise PolicyError(policy, f"{cue} has a threshold that is not a number from 0 to 1")
    if not why:
        raise PolicyError(policy, f"{cue} does not say why")
    return Rule(Action[action], float(threshold), why)
