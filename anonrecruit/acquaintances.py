"""Which role the words before a name give a person: "reported to Ada Obi" tells a manager."""

from __future__ import annotations

import re

REFEREE, FAMILY, CO_AUTHOR, TEACHER = "Referee", "Family member", "Co-author", "Teacher"

_TOLD: tuple[tuple[str, str], ...] = (
    (REFEREE, r"referees?"),
    (FAMILY, r"husband|wife|brother|sister|son|daughter|mother|father"),
    (CO_AUTHOR, r"(?:co-?)?authors?"),
    (
        "Supervisor",
        r"supervis\w+(?: (?:by|of))?|advis[eo]rs?|guid\w+(?: (?:by|of))?|promoter|principal investigator|pi",
    ),
    ("Mentor", r"mentor(?:ed by|s)?"),
    (TEACHER, r"taught by|tutors?|instructors?|faculty"),
    ("Manager", r"report\w* (?:directly )?to|(?:line )?manager|managed by|led by|boss"),
    ("Coach", r"coach"),
    ("Colleague", r"together with|in collaboration with|colleagues?|with"),
)
_AFTER = tuple((role, re.compile(words, re.I)) for role, words in _TOLD)
_IN_ONE_LIST = frozenset({"author in a list", "in one list with the candidate"})
_TAUGHT = frozenset({"with", "by", "led by"})


def role_told(rule: str, words: str, section: str) -> str:
    """A role, or "" where nothing tells: ``rule`` found the name behind ``words`` ("" for none) in that section."""
    if section == "referees":
        return REFEREE
    if rule in _IN_ONE_LIST or (section == "publications" and not words):
        return CO_AUTHOR
    words = " ".join(words.strip(" \t:,.–-(").split())
    if section == "education" and words.lower() in _TAUGHT:
        return TEACHER
    return next((role for role, told in _AFTER if told.fullmatch(words)), "")
