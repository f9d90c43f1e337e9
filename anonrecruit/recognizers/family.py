"""Marriage, partners, children, pregnancy, as the candidate tells of them."""

from __future__ import annotations

from collections.abc import Iterator

from anonrecruit.cues import Cue
from anonrecruit.reading import Reading
from anonrecruit.recognizers import phrases
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer


class FamilyRecognizer(CueRecognizer):
    """Families, maternity and care as a subject of work stay."""

    cues = (Cue.FAMILY,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        yield from phrases.claims(reading, Cue.FAMILY, "family")
