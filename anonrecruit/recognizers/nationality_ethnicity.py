"""Nationality, citizenship, right to work, ethnic origin and caste."""

from __future__ import annotations

from collections.abc import Iterator

from anonrecruit.cues import Cue
from anonrecruit.reading import Reading
from anonrecruit.recognizers import phrases
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer


class NationalityEthnicityRecognizer(CueRecognizer):
    """Demonyms of languages, cuisines, markets and firms stay."""

    cues = (Cue.NATIONALITY_ETHNICITY,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        yield from phrases.claims(reading, Cue.NATIONALITY_ETHNICITY, "nationality_ethnicity")
