"""What the readable formats share: a record's texts as headings, paragraphs and lists; and what a placeholder is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from anonrecruit.record import BlindRecord, BlindSection

PLACEHOLDER = re.compile(r"\[[A-Z][A-Za-z-]*(?: [A-Za-z-]+)*(?: \d+)?\]")
"""The form of "[Candidate]", "[Referee 1]", "[Home location]". A candidate may type the same; it is only styled."""

_BULLET = re.compile(r"^\s*[•●▪◦‣■□➢➤✓*·–—-]\s+(?=\S)")

_FULL_LINE = 50
"""Letters in a line that may have been broken by the end of a column; shorter ones were ended by the candidate."""

NOTICE = (
    "This is pseudonymised personal data (UK GDPR, Article 4(5)), not anonymous data: "
    "whoever holds the key can tell who it is. Keep it as you keep the application itself."
)

TITLES = {"other": "Further text", "personal": "Personal details"}

_LABELS = {
    "EMAIL_ADDRESS": "E-mail address",
    "NATIONALITY_ETHNICITY": "Nationality or ethnicity",
    "RELIGION_BELIEF": "Religion or belief",
    "HEALTH_DISABILITY": "Health or disability",
    "POLITICS_UNION": "Politics or trade union",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that belong together; ``bulleted`` lines have lost their bullet sign. Never empty."""

    lines: tuple[str, ...]
    bulleted: bool


def passages(text: str) -> Iterator[Passage]:
    """Paragraphs and lists of a text, parted by blank lines or by the change from one to the other."""
    lines = _unwrapped(line.strip() for line in text.splitlines())
    for (blank, bulleted), group in groupby(lines, key=lambda line: (not line, bool(_BULLET.match(line)))):
        if not blank:
            yield Passage(tuple(_BULLET.sub("", line) for line in group), bulleted)


def _unwrapped(lines: Iterable[str]) -> list[str]:
    """Lines of a PDF end where its column ended: one that goes on in small letters belongs to the line before."""
    whole: list[str] = []
    for line in lines:
        if whole and line[:1].islower() and (_BULLET.match(whole[-1]) or len(whole[-1]) >= _FULL_LINE):
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    return whole


def heading(section: BlindSection) -> str:
    """The heading the candidate wrote, else a plain one for the section's kind."""
    return section.heading.strip() or TITLES.get(section.kind, section.kind.replace("_", " ").capitalize())


def attachments(record: BlindRecord) -> Iterator[tuple[str, tuple[BlindSection, ...]]]:
    """Sections under a title for each of the candidate's files; the title is empty where there is only one."""
    several = len({section.attachment for section in record.sections}) > 1
    for number, group in groupby(record.sections, key=lambda section: section.attachment):
        yield (f"Document {number}" if several else ""), tuple(group)


def removed(record: BlindRecord) -> tuple[tuple[str, int], ...]:
    """("Home location", 3) for each cue that was taken out, most frequent first."""
    rows = sorted(record.removed.items(), key=lambda row: (-row[1], row[0]))
    return tuple((label(cue), count) for cue, count in rows if count)


def label(name: str) -> str:
    """A cue's name in words: "HOME_LOCATION" is "Home location"; "ID" and "URL" stay capitals."""
    if name in _LABELS:
        return _LABELS[name]
    words = name.replace("_", " ").strip().lower().capitalize()
    return re.sub(r"\b(id|url)\b", lambda match: match[0].upper(), words, flags=re.IGNORECASE)
