"""Fictional CVs of as many women as men, in which it shows which: by name and pronoun, and by much else.

What shows, where and how often stands in ``lexicons/residual``, in three sets: by the terms of ``cues.toml`` what leaks
is mended; ``held_out.toml`` and ``third.toml``, written apart, say whether the mending carries; how far they were kept
apart, they say themselves. Jobs, skills and headings are those of the counterfactual CVs. A CV is drawn from a number,
always the same for the same one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from anonrecruit import lexicons
from anonrecruit.evaluation.fiction import Dice, work
from anonrecruit.evaluation.origins import newcomer, origins, plain_letters

GROUPS = ("women", "men")
SETS = ("cues", "held_out", "third")
_SEXES = {"women": "female", "men": "male"}
_TITLES = {"women": ("Ms", "Mrs", "Miss"), "men": ("Mr",)}
_TITLED = 0.15
_SECTIONS = ("profile", "employment", "education", "skills", "memberships", "interests", "details", "referees")
_HEADINGS = (
    (
        "Profile",
        "Employment",
        "Education",
        "Skills",
        "Memberships and volunteering",
        "Interests",
        "Details",
        "References",
    ),
    (
        "PERSONAL STATEMENT",
        "WORK EXPERIENCE",
        "EDUCATION",
        "KEY SKILLS",
        "VOLUNTEERING",
        "HOBBIES",
        "PERSONAL DETAILS",
        "REFEREES",
    ),
)
_ALWAYS = {"interests": ("Reading", "Travel", "Walking", "Cooking", "Music", "Photography")}


@dataclass(frozen=True, slots=True)
class LabelledText:
    text: str = field(repr=False)
    group: str


def gendered_cvs(count: int, identifiers: bool = True, cues: str = "cues") -> tuple[LabelledText, ...]:
    """A woman's and a man's in turn. Without ``identifiers``: no name, address, title, pronoun or sex. ``cues`` is one
    of SETS."""
    table = lexicons.table(f"residual/{cues}.toml")
    groups = (GROUPS[number % 2] for number in range(count))
    return tuple(LabelledText(_text(number, group, identifiers, table), group) for number, group in enumerate(groups))


def _text(number: int, group: str, identifiers: bool, table: dict[str, Any]) -> str:
    dice = Dice(number)
    shown = {section: list(_plain(dice, section)) for section in _SECTIONS}
    for section, line in _lines(dice, group, identifiers, table):
        shown[section].append(line)
    names = dice.choice("headings", _HEADINGS)
    body = (
        f"{name}\n" + "\n".join(shown[section])
        for name, section in zip(names, _SECTIONS, strict=True)
        if shown[section]
    )
    return "\n\n".join([*(_head(dice, group, table) if identifiers else ()), *body]) + "\n"


def _head(dice: Dice, group: str, table: dict[str, Any]) -> Iterator[str]:
    one = newcomer(dice.choice("origin", origins()), _SEXES[group], f"residual{dice.seed}")
    title = f"{dice.choice('title', _TITLES[group])} " if _share(dice, "titled") < _TITLED else ""
    letters = "".join(letter for letter in plain_letters(one.given) if letter.isalpha()).lower()
    place = dice.choice("home", table["places"])
    yield f"{title}{one.given} {one.surname}\n14 Mill Lane, {place}\n{letters}{dice.seed}@example.org | 07700 900142"


def _plain(dice: Dice, section: str) -> Iterator[str]:
    """What says nothing about the one who wrote it."""
    if section == "employment":
        jobs, first = work()["jobs"], dice.number("job")
        for place, period in enumerate(("2019 – present", "2015 – 2019")):
            job = jobs[(first + place * 4) % len(jobs)]
            yield from (f"{job['title']}, {job['employer']} ({period})", *(f"• {point}" for point in job["points"]))
    elif section == "education":
        yield f"{dice.choice('course', work()['courses'])['degree']}, 2012"
    elif section == "skills":
        yield str(dice.choice("skills", work()["words"]["skills"]))
    elif section == "interests":
        yield dice.choice("always", _ALWAYS["interests"])
    elif section == "profile":
        yield f"{dice.choice('years', ('Eight', 'Ten', 'Twelve'))} years in the trade."
    elif section == "referees":
        yield "References available on request."


def _lines(dice: Dice, group: str, identifiers: bool, table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for place, cue in enumerate(table["cue"]):
        if (identifiers or not cue.get("identifier")) and _share(dice, f"cue{place}") < _shown(cue, group, table):
            line = dice.choice(f"line{place}", cue["lines"])
            words = {name: dice.choice(f"{name}{place}", table[f"{name}s"]) for name in ("place", "ordinal")}
            yield cue["section"], line.format(**words)
    style = table["style"]
    communal = 0.5 + (style[group] - 0.5) * table["strength"]
    for place, pair in enumerate(style["pair"]):
        if _share(dice, f"shown{place}") < style["shown"]:
            yield pair["section"], pair["communal" if _share(dice, f"style{place}") < communal else "agentic"]


def _shown(cue: dict[str, Any], group: str, table: dict[str, Any]) -> float:
    told_outright_or_nothing = cue.get("identifier") or cue["women"] == cue["men"]
    return float(cue[group]) * (1.0 if told_outright_or_nothing else float(table["strength"]))


def _share(dice: Dice, name: str) -> float:
    return dice.number(name) / 2**32
