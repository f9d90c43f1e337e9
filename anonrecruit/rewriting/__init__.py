"""Words in the place of what tells: pure functions of a text, a span in it and what is known around it.

    redaction.apply ──► reword ──► edits of the text

One file for each kind. Where none of them knows better there is no edit, and the caller writes a placeholder.
"""

from __future__ import annotations

from collections.abc import Iterator

from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.policy import Action
from anonrecruit.rewriting.edit import Edit
from anonrecruit.rewriting.gendered import neutral_word
from anonrecruit.rewriting.pronouns import is_pronoun, neutral_pronoun
from anonrecruit.rewriting.wording import PLAIN, Wording

__all__ = ["Edit", "PLAIN", "Wording", "reword"]


def reword(text: str, span: Span, cue: Cue, action: Action, wording: Wording) -> Iterator[Edit]:
    """The edit of ``span`` first, then any of words that must follow it; nothing where a placeholder is to stand."""
    if action is Action.NEUTRALISE:
        yield from neutralised(text, span, wording)


def neutralised(text: str, span: Span, wording: Wording) -> Iterator[Edit]:
    if is_pronoun(span.of(text)):
        yield from neutral_pronoun(text, span, wording.parse)
    else:
        yield from neutral_word(text, span)
