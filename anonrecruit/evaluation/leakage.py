"""Does a finished text still show what was annotated? The whole path judged by its end, and not by its spans.

A span that is caught may stand elsewhere in the document, unannotated, in other words or in capitals; scores by spans
do not see that, a reader does. The search is the leak check's own, fed with gold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from anonrecruit import leakcheck
from anonrecruit.cues import Cue
from anonrecruit.errors import LeakFound
from anonrecruit.evaluation.gold import GoldDocument
from anonrecruit.evaluation.scoring import Share

Release = Callable[[str], str | None]
"""From the text of a document to the text that a reader gets, None where the application is withheld."""


def tight(gold: Iterable[GoldDocument], release: Release) -> Share:
    """The share of released documents that show no annotated value; withheld ones are in neither number."""
    shown = [(document, released) for document in gold if (released := release(document.text)) is not None]
    return Share(sum(not leaked(document, released) for document, released in shown), len(shown))


def leaked(document: GoldDocument, released: str) -> tuple[Cue, ...]:
    """The cues of annotated values that the released text shows, sorted."""
    values = (leakcheck.Removed(gold.span.of(document.text), gold.cue) for gold in document.spans if gold.primary)
    try:
        leakcheck.check([released], values)
    except LeakFound as leak:
        return tuple(map(Cue, leak.cues))
    return ()
