"""The record as Markdown (CommonMark). The candidate's own signs are escaped, so that text can not become mark-up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonrecruit.passages import Passage
from anonrecruit.record import BlindEntry, BlindRecord
from anonrecruit.renderers.layout import PLACEHOLDER, Shown, footnotes, name, parts, summary

_INLINE = re.compile(r"[\\`*_{}\[\]<>|~]|&(?=#?\w+;)")
_LINE_START = re.compile(r"^(?:[#+=-]|\d{1,9}(?=[.)](?:\s|$)))")


def render(record: BlindRecord) -> bytes:
    return ("\n\n".join(_parts(record)) + "\n").encode("utf-8")


def _parts(record: BlindRecord) -> Iterator[str]:
    yield f"# {_escape(name(record))}"
    if told := summary(record):
        yield _line(told)
    for part in parts(record):
        if part.title:
            yield f"## {_line(part.title)}"
        for section in part.sections:
            yield from _section(section, "###" if part.title else "##")
    yield "---"
    yield from map(_line, footnotes(record))
    yield f"Record {_escape(record.record_id)}"


def _section(section: Shown, mark: str) -> Iterator[str]:
    if section.heading:
        yield f"{mark} {_line(section.heading)}"
    for block in section.blocks:
        yield from [_passage(block)] if isinstance(block, Passage) else _entry(block, f"{mark}#")


def _entry(entry: BlindEntry, mark: str) -> Iterator[str]:
    if entry.role:
        yield f"{mark} {_line(entry.role)}"
    where = [_line(text) for text in (entry.organisation, entry.dates) if text]
    if where:
        yield "  \n".join(where)
    yield from map(_line, entry.notes)
    if entry.points:
        yield "\n".join(f"- {_line(point)}" for point in entry.points)


def _passage(passage: Passage) -> str:
    if passage.bulleted:
        return "\n".join(f"- {_line(line)}" for line in passage.lines)
    return "  \n".join(_line(line) for line in passage.lines)


def _line(text: str) -> str:
    """One line with inline signs escaped, and the sign at its start if that would open a list, heading or rule."""
    escaped = _escape(" ".join(text.split()))
    return _LINE_START.sub(_escape_start, escaped)


def _escape_start(match: re.Match[str]) -> str:
    # "2019." opens a numbered list: there the full stop is the sign to escape, not the digit.
    return match[0] + "\\" if match[0][0].isdigit() else "\\" + match[0]


def _escape(text: str) -> str:
    """Placeholders keep their brackets, but a bracket that a link could hang on is escaped."""
    pieces, position = [], 0
    for match in PLACEHOLDER.finditer(text):
        if text[match.end() : match.end() + 1] in {"(", ":", "["}:
            continue
        pieces += [_INLINE.sub(r"\\\g<0>", text[position : match.start()]), match[0]]
        position = match.end()
    return "".join([*pieces, _INLINE.sub(r"\\\g<0>", text[position:])])
