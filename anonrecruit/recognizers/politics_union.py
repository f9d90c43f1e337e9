"""Party politics, political belief and trade union membership."""

from __future__ import annotations

from collections.abc import Iterator

from anonrecruit.cues import Cue
from anonrecruit.reading import Reading
from anonrecruit.recognizers import phrases
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer


class PoliticsUnionRecognizer(CueRecognizer):
    """Dealing with parties and unions as a job stays, and so do student and credit unions."""

    cues = (Cue.POLITICS_UNION,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        yield from phrases.claims(reading, Cue.POLITICS_UNION, "politics_union")
