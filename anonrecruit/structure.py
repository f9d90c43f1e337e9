"""What a blind section tells, told apart: entries, skills, qualifications, languages.

Knows blind text alone. Every field is words of that text in their order, so it can show nothing the text does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from anonrecruit import lexicons
from anonrecruit.entries import entries_of, without_dates
from anonrecruit.passages import BULLET, whole_lines
from anonrecruit.record import BlindEntry, BlindPart, BlindQualification, BlindSection

_WITH_ENTRIES = frozenset({"employment", "education", "projects"})

_OF_A_CV = frozenset({"employment", "education", "skills"})

_PARTS = re.compile(r"\s*(?:[,;|•·\t]|\s/\s)\s*(?![^()]*\))")
"""What parts the items of a list, but not inside round brackets."""

_SENTENCES = re.compile(r"(?<=[a-z)]\.)\s+(?=[A-Z])")
_LABEL = re.compile(r"^[^:(]{2,40}:\s+(?=\S)")
_LONGEST_SKILL = 60
_LONGEST_QUALIFICATION = 140
_LEVEL = re.compile(r"\blevel\s+([1-8])\b", re.I)
_PLACEHOLDERS_ALONE = re.compile(r"(?:\[[^\]]*\]|[\W_])*")


_GREETING = re.compile(r"^(?:Dear\b|To whom it may concern)", re.I | re.M)
_FAREWELL = re.compile(r"^(?:Yours (?:sincerely|faithfully|truly)|(?:Kind |Best )?regards|Sincerely)\b", re.I | re.M)


def part_of(attachment: int, sections: Sequence[BlindSection], *, is_answer: bool) -> BlindPart:
    """A letter greets or takes its leave, and has no section of a CV; an answer's title is its question."""
    text = "\n".join(f"{section.heading}\n{section.text}" for section in sections).strip()
    if is_answer:
        return BlindPart(attachment=attachment, kind="answer", title=text.partition("\n")[0])
    if any(section.kind in _OF_A_CV for section in sections):
        return BlindPart(attachment=attachment, kind="cv")
    letter = _GREETING.search(text) or _FAREWELL.search(text)
    return BlindPart(attachment=attachment, kind="letter" if letter else "other")


def with_entries(section: BlindSection) -> BlindSection:
    if section.kind not in _WITH_ENTRIES:
        return section
    return section.model_copy(update={"entries": tuple(entries_of(section.text))})


def skills_of(sections: Iterable[BlindSection]) -> tuple[str, ...]:
    """Each skill once: items of lists as they are parted, sentences whole."""
    lines = (line for section in sections if section.kind == "skills" for line in _lines(section))
    return _once(item for line in lines for item in _items(line))


def languages_of(sections: Iterable[BlindSection]) -> tuple[str, ...]:
    """ "French (fluent)"; what the policy took out leaves no language."""
    lines = (line for section in sections if section.kind == "languages" for line in _lines(section))
    items = (item for line in lines for item in _items(line) if len(item) <= _LONGEST_SKILL)
    return _once(item for item in items if not _PLACEHOLDERS_ALONE.fullmatch(item))


def qualifications_of(sections: Iterable[BlindSection]) -> Iterator[BlindQualification]:
    """Lines under education that name a qualification whose level is known."""
    for section in sections:
        for entry in section.entries if section.kind == "education" else ():
            for line in _claims(entry):
                if len(line) <= _LONGEST_QUALIFICATION and (level := level_of(line)):
                    name, dates = without_dates(line)
                    yield BlindQualification(name=name, level=level, dates=dates or entry.dates)


def level_of(text: str) -> int | None:
    """On England's Regulated Qualifications Framework, of which a written "Level 3" is believed first."""
    if told := _LEVEL.search(text):
        return int(told[1])
    return next((number for number, names in _levels() if names.search(text)), None)


def _claims(entry: BlindEntry) -> tuple[str, ...]:
    return tuple(filter(None, (entry.role, *entry.notes, *entry.points)))


@cache
def _levels() -> tuple[tuple[int, re.Pattern[str]], ...]:
    rows = lexicons.table("en/qualification_levels.toml")["level"]
    return tuple((row["number"], lexicons.any_of(row["names"])) for row in rows)


def _lines(section: BlindSection) -> Iterator[str]:
    return (BULLET.sub("", line) for line in whole_lines(section.text) if line)


def _items(line: str) -> Iterator[str]:
    for sentence in _SENTENCES.split(_LABEL.sub("", line)):
        parts = [part.strip(" .") for part in _PARTS.split(sentence)]
        yield from [sentence] if any(len(part) > _LONGEST_SKILL for part in parts) else filter(None, parts)


def _once(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
