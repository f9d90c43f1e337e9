"""Fail where a figure of `anonrecruit evaluate --json` is below its floor.

    python tests/check_floor.py EVALUATION.json [FLOORS.toml]

Prints a table of every figure that has a floor. Exit status 1 where one is below it or is missing.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "accuracy_floor.toml"


@dataclass(frozen=True, slots=True)
class Row:
    """``figure`` is a path through the JSON ("recall.PERSON"); ``found`` is None where it leads nowhere."""

    figure: str
    least: float
    was: float
    found: float | None

    @property
    def holds(self) -> bool:
        return self.found is not None and self.found >= self.least


def check(evaluation: Mapping[str, Any], floors: Mapping[str, Any]) -> tuple[Row, ...]:
    return tuple(
        Row(floor["figure"], floor["least"], floor["was"], _found(evaluation, floor["figure"]))
        for floor in floors["floor"]
    )


def _found(evaluation: Mapping[str, Any], figure: str) -> float | None:
    value: Any = evaluation
    for step in figure.split("."):
        value = value.get(step, {})
    ratio: float | None = value.get("ratio")
    return ratio


def table(rows: tuple[Row, ...]) -> str:
    lines = [f"{'figure':<50}{'found':>8}{'floor':>8}{'Presidio':>10}"]
    for row in rows:
        found = "missing" if row.found is None else f"{row.found:.3f}"
        verdict = "" if row.holds else "  BELOW THE FLOOR"
        lines.append(f"{row.figure:<50}{found:>8}{row.least:>8.2f}{row.was:>10.2f}{verdict}")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    evaluation, floors = Path(arguments[0]), Path(arguments[1]) if arguments[1:] else FLOORS
    rows = check(json.loads(evaluation.read_text("utf-8")), tomllib.loads(floors.read_text("utf-8")))
    print(table(rows))
    return 0 if rows and all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
