"""Recognizers run only where the policy does something about what they look for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import pytest
import spacy
from presidio_analyzer.nlp_engine import NlpArtifacts

from anonrecruit.analysis import Analysis
from anonrecruit.cues import Cue
from anonrecruit.document import Document, Span
from anonrecruit.policy import Action, load_policy
from anonrecruit.reading import Reading
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer

TEXT = "LANGUAGES\nWelsh and English\n\nEDUCATION\nHillcrest University, 2014"


class Breaking(CueRecognizer):
    """Raises whenever it is made to look."""

    cues: ClassVar[tuple[Cue, ...]] = (Cue.EMPLOYER,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        raise ZeroDivisionError


def _cues(wanted: frozenset[Cue]) -> set[Cue]:
    analysis = Analysis(spacy.blank("en"), cues=wanted)
    return {finding.cue for finding in analysis.findings(analysis.read(Document(0, TEXT)))}


def test_only_cues_that_are_asked_for_are_found() -> None:
    assert _cues(frozenset((Cue.LANGUAGE, Cue.EDUCATION_DATE))) == {Cue.LANGUAGE, Cue.EDUCATION_DATE}


def test_nothing_is_found_where_nothing_is_asked_for() -> None:
    assert _cues(frozenset()) == set()


def test_a_recognizer_of_kept_cues_does_not_run_and_one_of_others_does() -> None:
    artifacts = NlpArtifacts([], spacy.blank("en")(TEXT), [], [], None, "en")
    assert Breaking().analyze(TEXT, [Cue.PERSON.value], artifacts) == []
    with pytest.raises(ZeroDivisionError):
        Breaking().analyze(TEXT, [Cue.EMPLOYER.value], artifacts)


def test_a_policy_acts_on_what_it_does_not_keep() -> None:
    policy = load_policy("strict")
    assert Cue.EMPLOYER not in policy.acted_on and Cue.LANGUAGE in policy.acted_on
    assert all((policy.rules[cue].action is Action.KEEP) != (cue in policy.acted_on) for cue in Cue)


def test_findings_of_the_proxies_stand_where_they_were_claimed() -> None:
    analysis = Analysis(spacy.blank("en"), cues=[Cue.EDUCATION_INSTITUTION])
    findings = analysis.findings(analysis.read(Document(0, TEXT)))
    start = TEXT.index("Hillcrest")
    assert Span(start, start + len("Hillcrest University")) in {finding.span for finding in findings}
