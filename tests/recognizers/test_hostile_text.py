"""No text makes a recognizer's patterns backtrack without end: a run of thousands is searched in about a second."""

from __future__ import annotations

import re
import time

import pytest
import spacy

from anonrecruit.document import Document
from anonrecruit.reading import read
from anonrecruit.recognizers import bare_value, email_address, gender, id_number, labelled, phone_number, phrases
from anonrecruit.recognizers import profile_url as profile
from anonrecruit.recognizers.recognizer import CueRecognizer

RECOGNIZERS: tuple[type[CueRecognizer], ...] = (
    bare_value.BareValueRecognizer,
    email_address.EmailAddressRecognizer,
    gender.GenderRecognizer,
    id_number.IdNumberRecognizer,
    labelled.LabelledRecognizer,
    phone_number.PhoneNumberRecognizer,
    profile.ProfileUrlRecognizer,
)
RUNS = ("a-", "a.", "1 ", "-", "(", "_", " ", "a@", "a\t", "x", "I am a ", "girls a b c ", "visa (1")


@pytest.mark.parametrize("run", RUNS)
def test_a_long_run_is_searched_in_little_time(run: str) -> None:
    reading = read(Document(0, "a" + run * (4000 // len(run)) + "b"), spacy.blank("en"))
    begin = time.process_time()
    for recognizer in RECOGNIZERS:
        list(recognizer().claims(reading))
    assert time.process_time() - begin < 5


def test_blanks_in_a_phrase_cross_one_line_end_at_most() -> None:
    gap = re.compile(phrases.expanded("right to work"))
    assert gap.search("right to\nwork")
    assert not gap.search("right to\n\nwork")
