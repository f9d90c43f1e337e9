"""Sexual orientation, said of oneself or shown by a role in a network."""

from __future__ import annotations

from collections.abc import Iterator

from anonrecruit.cues import Cue
from anonrecruit.reading import Reading
from anonrecruit.recognizers import phrases
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer


class SexualOrientationRecognizer(CueRecognizer):
    """Work for LGBT people stays."""

    cues = (Cue.SEXUAL_ORIENTATION,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        yield from phrases.claims(reading, Cue.SEXUAL_ORIENTATION, "sexual_orientation")
