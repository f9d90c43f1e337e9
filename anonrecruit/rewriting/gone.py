"""Taking something out of a line so that the line still reads: with its brackets, its comma, its preposition."""

from __future__ import annotations

import re

from anonrecruit.document import Span
from anonrecruit.rewriting.edit import Edit

_LEAD = re.compile(
    r"(?:\b(?:in|during|from|by|until|till|since|as of|dated?|class of|expected|of)[ \t]*:?[ \t]+){1,2}$", re.I
)
_DONE = re.compile(
    r"\b(?:graduated|graduating|completed|passed|awarded|obtained|matriculated|renewed|refreshed|updated|gained"
    r"|achieved)[ \t]*:?[ \t]+$",
    re.I,
)
"""Before a date with which the line ends; else it goes on about it: "Graduated in 2004 with a first"."""

_LABEL = re.compile(
    r"[^\w\n]*(?:[\w-]+[ \t]+){0,3}?(?:year|date|graduation|completion|batch|session|intake)s?(?:[ \t]+of[ \t]+\w+)?"
    r"[ \t]*[:\t-]?[ \t]*",
    re.I,
)
_COHORT = re.compile(r"[ \t]+(?:batch|intake|cohort|entry)\b", re.I)
_SEPARATOR = r"[,;|·•–—:/-]"
_BEFORE = re.compile(rf"(?:[ \t]*{_SEPARATOR}+[ \t]*|[ \t]+)$")
_AFTER = re.compile(rf"[ \t]*{_SEPARATOR}+[ \t]*")
_ENDS = re.compile(r"[ \t]*(?:$|[\n,;.|()\t]|[–—-][ \t])")


def gone(text: str, span: Span) -> Edit:
    """An edit that deletes ``span`` and what would be left hanging beside it, on its line alone."""
    start, end = span.start, span.end
    lead = _LEAD.search(text[max(0, start - 40) : start])
    if lead and "\n" not in lead[0]:
        start -= len(lead[0])
    if cohort := _COHORT.match(text, end):
        end = cohort.end()
    done = _DONE.search(text[max(0, start - 40) : start])
    if done and "\n" not in done[0] and _ENDS.match(text[end:]):
        start -= len(done[0])
    line = text.rfind("\n", 0, start) + 1
    if _LABEL.fullmatch(text[line:start]) and re.match(r"[ \t]*(?:\n|$)", text[end:]):
        return Edit(Span(line, end), "")
    bracket = re.search(r"[ \t]*[(\[]$", text[line:start])
    if bracket and text[end : end + 1] in (")", "]"):
        return Edit(Span(start - len(bracket[0]), end + 1), "")
    before = _BEFORE.search(text[line:start])
    if before and start - len(before[0]) > line and _ENDS.match(text[end:]):
        return Edit(Span(start - len(before[0]), end), "")
    after = _AFTER.match(text[end:])
    if after and not text[line:start].strip(" \t•*-–"):
        return Edit(Span(start, end + len(after[0])), "")
    return Edit(Span(start, end), "")
