"""The base of our recognizers: Presidio ``EntityRecognizer``s that claim spans of a ``Reading``."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.reading import Reading

RULE, SUBJECT = "rule", "subject"
"""Keys of ``RecognizerResult.recognition_metadata`` in which our evidence travels through Presidio."""


@dataclass(frozen=True, slots=True)
class Claim:
    """``span`` counts code points of ``Reading.text``. ``rule`` names the evidence, ``subject`` a person's role."""

    span: Span
    cue: Cue
    score: float
    rule: str
    subject: str = ""


class CueRecognizer(EntityRecognizer):
    """Claims are made alone: a recognizer sees neither the policy nor what others claim.

    Runs in anybody's Presidio: where the artifacts carry no ``Reading``, one is made from the text.
    """

    cues: ClassVar[tuple[Cue, ...]] = ()

    def __init__(self, **options: Any) -> None:
        super().__init__([cue.value for cue in self.cues], supported_language="en", **options)

    def load(self) -> None:
        """Nothing to load: lexicons are read on first use."""

    def claims(self, reading: Reading) -> Iterator[Claim]:
        raise NotImplementedError

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None) -> list[RecognizerResult]:
        if not self.wanted(entities):
            return []
        reading = Reading.of(text, nlp_artifacts)
        return [self._result(claim) for claim in self.claims(reading) if claim.cue.value in entities]

    def wanted(self, entities: Container[str]) -> bool:
        """Whether any of its cues is asked for: a policy that keeps them all need not pay for them."""
        return any(cue.value in entities for cue in self.cues)

    def _result(self, claim: Claim) -> RecognizerResult:
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: type(self).__name__,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            RULE: claim.rule,
            SUBJECT: claim.subject,
        }
        span = claim.span
        return RecognizerResult(claim.cue.value, span.start, span.end, claim.score, recognition_metadata=metadata)
