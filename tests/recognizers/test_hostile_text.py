"""No text makes a recognizer's patterns backtrack without end: a run of thousands is searched in about a second."""

from __future__ import annotations

import re
import time

import pytest
import spacy

from anonrecruit.cues import Cue
from anonrecruit.document import Document
from anonrecruit.reading import read
from anonrecruit.recognizers import RECOGNIZERS, phrases
from anonrecruit.repeats import Value, find_repeats

RUNS = (
    "a-",
    "a.",
    "A ",
    "A. ",
    "mr ",
    "Ada ",
    "Ada\n",
    "AB12 ",
    "12/1/",
    "1-",
    "x:",
    "Name\n",
    "1 ",
    "-",
    "(",
    "_",
    " ",
    "a@",
    "a\t",
    "x",
    "I am a ",
    "girls a b c ",
    "visa (1",
)


@pytest.mark.parametrize("run", RUNS)
def test_a_long_run_is_searched_in_little_time(run: str) -> None:
    reading = read(Document(0, "a" + run * (4000 // len(run)) + "b"), spacy.blank("en"))
    begin = time.process_time()
    for recognizer in RECOGNIZERS:
        list(recognizer().claims(reading))
    find_repeats([reading.text], [Value("Ada Obi", Cue.PERSON, "Candidate")])
    assert time.process_time() - begin < 5


def test_blanks_in_a_phrase_cross_one_line_end_at_most() -> None:
    gap = re.compile(phrases.expanded("right to work"))
    assert gap.search("right to\nwork")
    assert not gap.search("right to\n\nwork")
