"""Writes short made-up applications, no two alike: ``python -m tests.benchmarks.short_applications NUMBER FOLDER``.

Each has a name, contact details, a profile, two jobs and a school, of words drawn at random from the package's own
lists, so that a worker meets as many new words as it does in a real inbox. The same number gives the same text.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

LISTS = Path(__file__).resolve().parent.parent.parent / "anonrecruit" / "lexicons" / "en"

TRADES = ("Lifeguard", "Coach", "Fitness instructor", "Duty manager")

TEXT = """{name}
{number} {street} Road, {home}
{email}
01632 960{phone:03}

Profile
{trade} with {years} years of {words[0]} and {words[1]}. Knows {words[2]}, {words[3]} and {words[4]}.

Employment
{trade}, {employer}, {town}, {begin} - {end}
Led {people} people in {words[5]} {words[6]}. Brought {words[7]} down by {percent} %.
Assistant, {words[8]} {words[9]} Ltd, {begin}
Helped with {words[10]} and {words[11]}.
{more}
Education
{school} College, {school}, {school_year}
"""


JOB = """
{trade}, {employer} Leisure, {town}, {begin} - {end}
Planned {words[0]} and {words[1]} for {people} members. Wrote the {words[2]} of the {words[3]} and kept its {words[4]}.
Trained new staff in {words[5]}, {words[6]} and {words[7]}, and answered for {words[8]} every second weekend.
"""


def short_application(number: int, jobs: int = 0) -> str:
    """With so many jobs more; with eight it is as long as a usual CV of two pages."""
    dice = random.Random(number)
    given, family = (dice.choice(_list(name)).title() for name in ("given_names", "surnames"))
    home, town, school, employer, street = (dice.choice(_list("places")).title() for _ in range(5))
    begin = dice.randint(1990, 2015)
    return TEXT.format(
        name=f"{given} {family}",
        email=f"{given.replace(' ', '.')}.{family.replace(' ', '.')}{number}@example.org".lower(),
        home=home,
        town=town,
        school=school,
        employer=f"{employer} Leisure",
        street=street,
        number=dice.randint(1, 200),
        phone=dice.randint(0, 999),
        trade=dice.choice(TRADES),
        years=dice.randint(2, 30),
        people=dice.randint(2, 40),
        percent=dice.randint(2, 60),
        begin=begin,
        end=begin + dice.randint(1, 8),
        school_year=begin - 3,
        words=dice.sample(_list("common_words"), 12),
        more="".join(_job(dice) for _ in range(jobs)),
    )


def _job(dice: random.Random) -> str:
    begin = dice.randint(1990, 2015)
    return JOB.format(
        trade=dice.choice(TRADES),
        employer=dice.choice(_list("places")).title(),
        town=dice.choice(_list("places")).title(),
        begin=begin,
        end=begin + dice.randint(1, 8),
        people=dice.randint(2, 400),
        words=dice.sample(_list("common_words"), 9),
    )


def write(folder: Path, number: int, jobs: int = 0) -> Path:
    """A folder with so many files, each one application."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in range(number):
        (folder / f"application-{each:06}.txt").write_text(short_application(each, jobs), "utf-8")
    return folder


@cache
def _list(name: str) -> Sequence[str]:
    lines = (LISTS / f"{name}.txt").read_text("utf-8").splitlines()
    return [line.partition("\t")[0] for line in lines if line and not line.startswith("#")]


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
