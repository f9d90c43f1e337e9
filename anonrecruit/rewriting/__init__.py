"""Words in the place of what tells: pure functions of a text, a span in it and what is known around it.

    redaction.apply ──► reword ──► edits of the text

One file for each kind. Where none of them knows better there is no edit, and the caller writes a placeholder.
"""

from __future__ import annotations

from collections.abc import Iterator

from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.policy import Action
from anonrecruit.rewriting.dates import worded_date
from anonrecruit.rewriting.edit import Edit
from anonrecruit.rewriting.employers import employer
from anonrecruit.rewriting.gaps import gap
from anonrecruit.rewriting.gendered import neutral_word
from anonrecruit.rewriting.institutions import institution
from anonrecruit.rewriting.organisations import organisation
from anonrecruit.rewriting.pronouns import is_pronoun, neutral_pronoun
from anonrecruit.rewriting.qualifications import todays_name
from anonrecruit.rewriting.wording import PLAIN, Wording

__all__ = ["Edit", "PLAIN", "Wording", "reword"]

_DATES = frozenset({Cue.EDUCATION_DATE, Cue.EMPLOYMENT_DATE})
_REASONS = frozenset({Cue.FAMILY, Cue.HEALTH_DISABILITY})


def reword(text: str, span: Span, cue: Cue, action: Action, wording: Wording) -> Iterator[Edit]:
    """The edit of ``span`` first, then any of words that must follow it; nothing where a placeholder is to stand."""
    if action is Action.NEUTRALISE and cue is Cue.GENDER:
        yield from _neutralised(text, span, wording)
    elif action is Action.GENERALISE and cue in _DATES:
        today = todays_name(span.of(text))
        yield from (Edit(span, today),) if today else worded_date(text, span, wording)
    else:
        yield from _told(text, span, cue, action)


def _neutralised(text: str, span: Span, wording: Wording) -> Iterator[Edit]:
    if is_pronoun(span.of(text)):
        yield from neutral_pronoun(text, span, wording.parse)
    else:
        yield from neutral_word(text, span)


def _told(text: str, span: Span, cue: Cue, action: Action) -> Iterator[Edit]:
    """What something was, rather than which."""
    reason = gap(text, span) if cue in _REASONS else None
    kind = organisation(span.of(text), cue)
    if action is Action.GENERALISE and cue is Cue.EDUCATION_INSTITUTION:
        kind = institution(text, span)
    if action is Action.GENERALISE and cue is Cue.EMPLOYER:
        kind = employer(text, span)
    if reason:
        yield reason
    elif kind:
        yield Edit(span, kind)
