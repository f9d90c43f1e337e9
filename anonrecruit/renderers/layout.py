"""What the readable formats share: a record as parts, sections and blocks in one order, and how each is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from anonrecruit.passages import Passage, passages
from anonrecruit.record import BlindEntry, BlindPart, BlindRecord, BlindSection

_KINDS = "sport|pastime|network|organisation|club|society|union|body"
PLACEHOLDER = re.compile(
    rf"\[(?:[A-Z][A-Za-z-]*(?: [A-Za-z-]+)*(?: \d+|, (?:under )?\d[\d,]*\+? staff)?|(?:[a-z]+ )?(?:{_KINDS}))\]"
)
"""The form of "[Candidate]", "[Referee 1]", "[Home location]", "[faith organisation]", "[Hospital, 1,000+ staff]". A
candidate may type the same; it is only styled."""

_NOTHING_ELSE = re.compile(rf"(?:{PLACEHOLDER.pattern}|[\W_])+")

NOTICE = (
    "This is pseudonymised personal data (UK GDPR, Article 4(5)), not anonymous data: "
    "whoever holds the key can tell who it is. Keep it as you keep the application itself."
)

TITLES = {"other": "Further text", "personal": "Personal details"}

_PARTS = {"cv": "Curriculum vitae", "letter": "Covering letter", "answer": "Answer", "other": "Document"}

_LABELS = {
    "EMAIL_ADDRESS": "E-mail address",
    "NATIONALITY_ETHNICITY": "Nationality or ethnicity",
    "RELIGION_BELIEF": "Religion or belief",
    "HEALTH_DISABILITY": "Health or disability",
    "POLITICS_UNION": "Politics or trade union",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A section as it is set. ``heading`` is empty where it has none; ``blocks`` hold all its text, in order.
    ``lead`` marks what stands at the head of a CV, before its first heading."""

    heading: str = field(repr=False)
    blocks: tuple[Passage | BlindEntry, ...] = field(repr=False)
    lead: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One of the candidate's files, or an answer, whose title is the question. ``title`` is empty if it is all."""

    title: str = field(repr=False)
    sections: tuple[Shown, ...] = field(repr=False)


def name(record: BlindRecord) -> str:
    """What readers call the record."""
    return record.pseudonym or f"Application {record.record_id}"


def summary(record: BlindRecord) -> str:
    """A line on the work in all: "Experience: 9 years 4 months in 5 roles"; "" where nothing is known of it."""
    told = record.experience
    if told is None:
        return ""
    shown = f"Experience: {told.length} in {_roles(told.roles)}" if told.length else ""
    earlier = f"{_roles(told.not_shown, 'earlier ')} not shown, by policy" if told.not_shown else ""
    return "; ".join(filter(None, (shown, earlier)))


def _roles(count: int, which: str = "") -> str:
    return f"{count} {which}role{'' if count == 1 else 's'}"


def parts(record: BlindRecord) -> Iterator[Part]:
    told = {part.attachment: part for part in record.parts}
    groups = [(number, tuple(group)) for number, group in groupby(record.sections, key=lambda item: item.attachment)]
    for number, sections in groups:
        part = told.get(number) or BlindPart(attachment=number, kind="other")
        title = _title(part, tuple(told.values())) if len(groups) > 1 or part.kind == "answer" else ""
        yield Part(title, tuple(_shown(sections, part)))


def _title(part: BlindPart, parts: tuple[BlindPart, ...]) -> str:
    if part.kind == "answer":
        return part.title
    several = sum(other.kind == part.kind for other in parts) != 1
    return f"{_PARTS[part.kind]} {part.attachment}" if several else _PARTS[part.kind]


def _shown(sections: tuple[BlindSection, ...], part: BlindPart) -> Iterator[Shown]:
    """A letter or an answer runs on without headings; a CV begins with lines that have none."""
    for index, section in enumerate(sections):
        if part.kind in ("answer", "letter"):
            text = f"{section.heading}\n{section.text}".strip()
            yield Shown("", tuple(passages(text.removeprefix(part.title).strip() if index == 0 else text)), lead=False)
        elif index == 0 and not section.heading:
            yield Shown("", tuple(map(_head, passages(section.text))), lead=True)
        else:
            yield Shown(heading(section), section.entries or tuple(passages(section.text)), lead=False)


def _head(passage: Passage) -> Passage:
    """Lines of nothing but placeholders say little, and need no more than one line."""
    if passage.bulleted or not all(_NOTHING_ELSE.fullmatch(line) for line in passage.lines):
        return passage
    return Passage((" · ".join(line.strip(" ·|,") for line in passage.lines),), bulleted=False)


def heading(section: BlindSection) -> str:
    """The heading the candidate wrote, in one casing for all, else a plain one for the section's kind."""
    written = " ".join(section.heading.split()).rstrip(" :")
    if not written:
        return TITLES.get(section.kind, section.kind.replace("_", " ").capitalize())
    return written.capitalize() if written.isupper() or written.islower() else written


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


def footnotes(record: BlindRecord) -> Iterator[str]:
    """What stands below the application, a paragraph each."""
    taken_out = ", ".join(f"{what} {count}" for what, count in removed(record))
    yield f"Taken out: {taken_out or 'nothing'}. Policy: {record.policy}."
    yield from (f"Note: {warning}." for warning in record.warnings)
    yield NOTICE


def runs(text: str) -> Iterator[tuple[bool, str]]:
    """The text cut into placeholders (True) and what stands between them; nothing is empty."""
    position = 0
    for match in PLACEHOLDER.finditer(text):
        if position < match.start():
            yield False, text[position : match.start()]
        yield True, match[0]
        position = match.end()
    if position < len(text):
        yield False, text[position:]
