"""Each recognizer claims what tells about a person, and leaves the words that only look like it: cases/<cue>.jsonl."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language

from anonrecruit.cues import Cue
from anonrecruit.document import Document
from anonrecruit.reading import read
from anonrecruit.recognizers import RECOGNIZERS

CASES = Path(__file__).parents[1] / "cases"
CUES = (
    Cue.PERSON, Cue.HOME_LOCATION, Cue.DATE_OF_BIRTH,
    Cue.EMAIL_ADDRESS, Cue.PHONE_NUMBER, Cue.PROFILE_URL, Cue.ID_NUMBER, Cue.AGE, Cue.GENDER, Cue.FAMILY,
    Cue.NATIONALITY_ETHNICITY, Cue.RELIGION_BELIEF, Cue.HEALTH_DISABILITY, Cue.SEXUAL_ORIENTATION, Cue.POLITICS_UNION,
    Cue.EDUCATION_INSTITUTION, Cue.EDUCATION_DATE, Cue.LANGUAGE, Cue.WORK_LOCATION, Cue.MEMBERSHIP, Cue.EMPLOYER,
    Cue.EMPLOYMENT_DATE,
)  # fmt: skip


def _rows(cue: Cue) -> list[str]:
    stem = "birth_date" if cue is Cue.DATE_OF_BIRTH else cue.lower()
    return (CASES / f"{stem}.jsonl").read_text("utf-8").splitlines()


def _cases() -> Iterator[Any]:
    for cue in CUES:
        for number, row in enumerate(_rows(cue), 1):
            yield pytest.param(cue, json.loads(row), id=f"{cue.lower()}:{number}")


@cache
def _blank() -> Language:
    return spacy.blank("en")


def _claimed(cue: Cue, text: str) -> set[int]:
    reading = read(Document(0, text), _blank())
    recognizers = [recognizer() for recognizer in RECOGNIZERS if cue in recognizer.cues]
    claims = [claim for recognizer in recognizers for claim in recognizer.claims(reading) if claim.cue is cue]
    return {offset for claim in claims for offset in range(claim.span.start, claim.span.end)}


@pytest.mark.parametrize(("cue", "case"), _cases())
def test_the_cue_is_claimed_and_its_false_friends_are_kept(cue: Cue, case: dict[str, Any]) -> None:
    text, touched = case["text"], _claimed(cue, case["text"])
    for value in case["claimed"]:
        spans = [range(*match.span()) for match in re.finditer(re.escape(value), text)]
        assert any(all(at in touched or not text[at].isalnum() for at in span) for span in spans), value
    for value in case["kept"]:
        spans = [range(*match.span()) for match in re.finditer(re.escape(value), text)]
        assert any(not touched.intersection(span) for span in spans), value


def test_every_cue_has_a_good_number_of_cases() -> None:
    for cue in CUES:
        assert len(_rows(cue)) >= 25, cue
