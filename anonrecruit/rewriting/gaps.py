"""A career gap keeps its length and loses its reason: "Career break to raise a family, 2014" → "Career break, 2014".

Left out rather than marked: blinding that shows a reason was there hurts (Behaghel, Crépon and Le Barbanchon, 2015).
"""

from __future__ import annotations

import re

from anonrecruit.document import Span
from anonrecruit.periods import period_pattern
from anonrecruit.rewriting.edit import Edit, cased_like

BREAK = "career break"
_GAP = re.compile(
    r"\b(?:break|gap|sabbatical|hiatus|time off|time out|year out|years out|leave of absence|out of work"
    r"|(?:maternity|paternity|parental|adoption|family) leave)\b",
    re.I,
)
_LEAVE = re.compile(r"\b(?:leave|break)\b", re.I)
_AT_HOME = re.compile(
    r"\b(?:at home|away|off|out|maternity|paternity|[mp]at leave|stay[- ]at[- ]home"
    r"|full[- ]time (?:mum|mom|mother|dad|father|parent|carer)|home ?maker|house ?wife|house ?husband"
    r"|car(?:e|er|ing|ed) for|looking after|rais(?:e|ing|ed)|childcare|bringing up)\b",
    re.I,
)
_RETURN = re.compile(r"(?:then|and|before)\b|back\b|return", re.I)
_LEAD = re.compile(
    r"[\s(:,–—-]*(?:\b(?:due to|because of|owing to|on grounds of|following|after|through|as a result of|reasons? of"
    r"|for|to|on|while|whilst|and|including)\s+)?(?:(?:an?|my|own|personal|serious|long[- ]term)\s+)*$",
    re.I,
)


_NO_JOB = re.compile(
    r"\b(?:(?:career|employment|planned)[ -](?:break|gap)|gap year|sabbatical|hiatus|time (?:off|out)|years? out"
    r"|leave of absence|out of work|unemployed|unemployment|(?:maternity|paternity|parental|family|study) leave)\b"
    r"(?! cover)",
    re.I,
)


def is_gap(line: str) -> bool:
    """Whether the head of an entry tells of a gap rather than a job."""
    return _NO_JOB.search(line) is not None


def gap(text: str, span: Span) -> Edit | None:
    """None where what is told of is no reason of a gap."""
    line_start, line_end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line_end = len(text) if line_end < 0 else line_end
    value, before, after = span.of(text), text[line_start : span.start], text[span.end : line_end]
    if _GAP.search(before):
        return _without_reason(before, after, span)
    if _RETURN.match(value):
        return _without_reason(before, after, span)
    if _LEAVE.search(value) or (_AT_HOME.search(value) and period_pattern().search(f"{before}\n{after}")):
        return Edit(span, cased_like(value, BREAK))
    return None


def _without_reason(before: str, after: str, span: Span) -> Edit:
    lead = _LEAD.search(before)
    start = span.start - (len(lead[0]) if lead else 0)
    closes = after.startswith(")") and lead is not None and "(" in lead[0]
    return Edit(Span(start, span.end + closes), "")
