"""The candidate's age in years, and "young" said of oneself."""

from __future__ import annotations

from collections.abc import Iterator

from anonrecruit.cues import Cue
from anonrecruit.reading import Reading
from anonrecruit.recognizers import phrases
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer


class AgeRecognizer(CueRecognizer):
    """Ages of pupils, patients and firms stay, and so do years of experience."""

    cues = (Cue.AGE,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        yield from phrases.claims(reading, Cue.AGE, "age")
