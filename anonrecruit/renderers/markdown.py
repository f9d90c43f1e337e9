"""The record as Markdown (CommonMark). The candidate's own signs are escaped, so that text can not become mark-up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonrecruit.record import BlindRecord, BlindSection
from anonrecruit.renderers.layout import NOTICE, PLACEHOLDER, Passage, attachments, heading, passages, removed

_INLINE = re.compile(r"[\\`*_{}\[\]<>|~]|&(?=#?\w+;)")
_LINE_START = re.compile(r"^(?:[#+=-]|\d{1,9}(?=[.)](?:\s|$)))")


def render(record: BlindRecord) -> bytes:
    return ("\n\n".join(_parts(record)) + "\n").encode("utf-8")


def _parts(record: BlindRecord) -> Iterator[str]:
    yield f"# Application {_escape(record.record_id)}"
    for title, sections in attachments(record):
        if title:
            yield f"## {title}"
        for section in sections:
            yield from _section(section, "###" if title else "##")
    yield "---"
    yield from _notes(record)


def _section(section: BlindSection, mark: str) -> Iterator[str]:
    yield f"{mark} {_line(heading(section))}"
    yield from (_passage(passage) for passage in passages(section.text))


def _passage(passage: Passage) -> str:
    if passage.bulleted:
        return "\n".join(f"- {_line(line)}" for line in passage.lines)
    return "  \n".join(_line(line) for line in passage.lines)


def _notes(record: BlindRecord) -> Iterator[str]:
    taken_out = ", ".join(f"{_escape(name)} {count}" for name, count in removed(record))
    yield f"Taken out: {taken_out or 'nothing'}. Policy: {_escape(record.policy)}."
    yield from (f"Note: {_line(warning)}" for warning in record.warnings)
    yield NOTICE


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
