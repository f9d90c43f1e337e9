"""A hiring manager's script: reads blind records, compares them, makes a shortlist.

Run after a batch: python examples/hiring_manager.py RECORDS [--want "swimming, safeguarding, rota"] [--top 5]

It sees records only. Who is behind an id is for HR to say, when the shortlist stands.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from anonrecruit import BlindRecord

WANTED = "swimming, lifeguard, safeguarding, first aid, pool plant, rota, budget, team"


@dataclass(frozen=True, slots=True)
class Candidate:
    """``met`` maps each wanted skill to the sentence or line that shows it."""

    record: BlindRecord
    met: dict[str, str]

    @property
    def words(self) -> int:
        return len(self.record.text.split())


def load(folder: Path) -> list[BlindRecord]:
    return [BlindRecord.model_validate_json(path.read_bytes()) for path in sorted(folder.glob("*.json"))]


def assess(record: BlindRecord, wanted: Sequence[str]) -> Candidate:
    # Interests and personal text are left out: a shortlist rests on work, learning and skills.
    sections = [part for part in record.sections if part.kind not in {"interests", "personal", "referees"}]
    lines = [line.strip(" •-*") for part in sections for line in part.text.splitlines()]
    return Candidate(record, {skill: line for skill in wanted if (line := evidence(skill, lines))})


def evidence(skill: str, lines: Iterable[str]) -> str:
    pattern = re.compile(rf"\b{re.escape(skill)}", re.IGNORECASE)
    return next((line for line in lines if pattern.search(line)), "")


def table(candidates: Sequence[Candidate], wanted: Sequence[str]) -> str:
    rows = [f"{'record':<18}{'met':>4}{'words':>7}  {'  '.join(wanted)}"]
    for each in candidates:
        ticks = "  ".join(("x" if skill in each.met else "·").center(len(skill)) for skill in wanted)
        rows.append(f"{each.record.record_id:<18}{len(each.met):>4}{each.words:>7}  {ticks}")
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description="Shortlist blind records by wanted skills.")
    parser.add_argument("records", type=Path, help="folder of JSON records, as `anonrecruit batch` writes it")
    parser.add_argument("--want", default=WANTED, help="skills, parted by commas")
    parser.add_argument("--top", type=int, default=5)
    options = parser.parse_args()
    wanted = [skill.strip() for skill in options.want.split(",")]
    # Ties are broken by the random id, never by the order of receipt.
    every = [assess(record, wanted) for record in load(options.records)]
    ranked = sorted(every, key=lambda each: (-len(each.met), each.record.record_id))
    print(table(ranked, wanted))
    print(f"\nShortlist: {', '.join(each.record.record_id for each in ranked[: options.top])}")
    for skill, line in ranked[0].met.items() if ranked else ():
        print(f"  {skill}: {line[:90]}")


if __name__ == "__main__":
    main()
