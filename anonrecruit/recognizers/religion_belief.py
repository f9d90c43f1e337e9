"""Faith, denomination and belief."""

from __future__ import annotations

from collections.abc import Iterator

from anonrecruit.cues import Cue
from anonrecruit.reading import Reading
from anonrecruit.recognizers import phrases
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer


class ReligionBeliefRecognizer(CueRecognizer):
    """Streets, saints, surnames and subjects of study stay."""

    cues = (Cue.RELIGION_BELIEF,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        yield from phrases.claims(reading, Cue.RELIGION_BELIEF, "religion_belief")
