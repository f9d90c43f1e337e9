"""The candidate's own health, disability and physical data."""

from __future__ import annotations

from collections.abc import Iterator

from anonrecruit.cues import Cue
from anonrecruit.reading import Reading
from anonrecruit.recognizers import phrases
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer


class HealthDisabilityRecognizer(CueRecognizer):
    """Health and disability as a subject of work stay."""

    cues = (Cue.HEALTH_DISABILITY,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        yield from phrases.claims(reading, Cue.HEALTH_DISABILITY, "health_disability")
