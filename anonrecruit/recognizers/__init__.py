"""Every recognizer that is on, one row each; none knows another, and their order does not matter."""

from __future__ import annotations

from anonrecruit.recognizers.birth_date import BirthDateRecognizer
from anonrecruit.recognizers.home_location import HomeLocationRecognizer
from anonrecruit.recognizers.labelled import LabelledRecognizer
from anonrecruit.recognizers.person import PersonRecognizer
from anonrecruit.recognizers.recognizer import CueRecognizer

RECOGNIZERS: tuple[type[CueRecognizer], ...] = (
    PersonRecognizer,
    HomeLocationRecognizer,
    BirthDateRecognizer,
    LabelledRecognizer,
)
