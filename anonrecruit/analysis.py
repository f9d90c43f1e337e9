"""The only builder of a Presidio ``AnalyzerEngine``: recognizers in, our ``Finding``s out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from spacy.language import Language

from anonrecruit.cues import Cue
from anonrecruit.document import Document, Span
from anonrecruit.findings import Finding
from anonrecruit.reading import Reading, read
from anonrecruit.recognizers import RECOGNIZERS
from anonrecruit.recognizers.recognizer import RULE, SUBJECT

LANGUAGE = "en"
_PRESIDIO_CUES = {"LOCATION": Cue.WORK_LOCATION, "URL": Cue.PROFILE_URL, "NRP": Cue.NATIONALITY_ETHNICITY}
"""Presidio's entities that are a cue under another name; further ones of the same name need no row."""

REMEMBERED = 10_000
"""Strings that the vocabulary keeps, first come, first kept: some 200 applications' words. spaCy would keep every word
that it ever sees, half a kilobyte each (2,000 applications: 17 MB); all it forgets it must look up once more."""


class Analysis:
    """Loaded once, used for many documents; holds no document.

    Only recognizers of ``cues`` run, and only claims on them come back; entities that are no cue's are asked for, too,
    so that a plugin which breaks is heard of.
    """

    def __init__(self, nlp: Language, extra: Iterable[EntityRecognizer] = (), cues: Iterable[Cue] = tuple(Cue)) -> None:
        self._nlp = nlp
        registry = _OrderedRegistry([*(kind() for kind in RECOGNIZERS), *extra], supported_languages=[LANGUAGE])
        self._engine = AnalyzerEngine(
            registry=registry,
            nlp_engine=_ReadingEngine(nlp),
            supported_languages=[LANGUAGE],
            context_aware_enhancer=_NoEnhancer(),
        )
        wanted = frozenset(cues)
        self._entities = sorted(e for e in self._engine.get_supported_entities(LANGUAGE) if _is_wanted(e, wanted))

    def forgetting(self) -> AbstractContextManager[object]:
        """What is read within it is not to be used after it: then the words that came with it may be forgotten."""
        vocab = self._nlp.vocab
        nested = vocab.in_memory_zone  # type: ignore[attr-defined]  # its stub does not have it
        if len(vocab.strings) < REMEMBERED or nested:
            return nullcontext()
        return self._nlp.memory_zone()

    def read(self, document: Document) -> Reading:
        """One spaCy pass."""
        return read(document, self._nlp)

    def findings(self, reading: Reading) -> tuple[Finding, ...]:
        """All claims on a reading, in no order. Whatever a recognizer raises is raised."""
        if not self._entities:
            return ()  # Presidio refuses to look for nothing
        artifacts = _artifacts(reading)
        results = self._engine.analyze(reading.text, LANGUAGE, self._entities, nlp_artifacts=artifacts)
        return tuple(_findings(results))


def _is_wanted(entity: str, cues: Container[Cue]) -> bool:
    cue = _cue(entity)
    return cue is None or cue in cues


def _cue(entity: str) -> Cue | None:
    """None for what Presidio or a plugin looks for and we have no cue of."""
    name = _PRESIDIO_CUES.get(entity, entity)
    return Cue(name) if name in Cue.__members__ else None


def _findings(results: Iterable[RecognizerResult]) -> Iterator[Finding]:
    for result in results:
        cue = _cue(result.entity_type)
        if cue and result.start < result.end:
            facts = result.recognition_metadata or {}
            name = str(facts.get(RecognizerResult.RECOGNIZER_NAME_KEY, ""))
            rule, subject = str(facts.get(RULE, "presidio")), str(facts.get(SUBJECT, ""))
            yield Finding(Span(result.start, result.end), cue, result.score, name, rule, subject)


def _artifacts(reading: Reading) -> NlpArtifacts:
    # No lemmas and no keywords: they only feed Presidio's context enhancer, which is off (sections tell more).
    doc = reading.doc
    return NlpArtifacts(list(doc.ents), doc, doc.to_array("IDX").tolist(), [], None, LANGUAGE)


class _OrderedRegistry(RecognizerRegistry):
    """Presidio asks its recognizers in an order that differs between runs, and keeps the first of equal claims; asked
    by name, the evidence in the audit is the same in every run."""

    def get_recognizers(self, *args: Any, **kwargs: Any) -> list[EntityRecognizer]:
        return sorted(super().get_recognizers(*args, **kwargs), key=lambda recognizer: type(recognizer).__qualname__)


class _NoEnhancer(ContextAwareEnhancer):
    """Presidio raises scores by lemmas within five words; our recognizers read sections and labels instead."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0, 0, 0)

    def enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: list[EntityRecognizer],
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        return raw_results


class _ReadingEngine(NlpEngine):
    """Presidio's NLP engine over our pipeline, for whoever asks the engine to process a bare text."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def load(self) -> None:
        """The pipeline is loaded already."""

    def is_loaded(self) -> bool:
        return True

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        return _artifacts(read(Document(0, text), self._nlp))

    def process_batch(
        self, texts: Iterable[str], language: str, batch_size: int = 1, n_process: int = 1, **kwargs: object
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        for text in texts:
            yield text, self.process_text(text, language)

    def is_stopword(self, word: str, language: str) -> bool:
        return bool(self._nlp.vocab[word].is_stop)

    def is_punct(self, word: str, language: str) -> bool:
        return bool(self._nlp.vocab[word].is_punct)

    def get_supported_entities(self) -> list[str]:
        return []

    def get_supported_languages(self) -> list[str]:
        return [LANGUAGE]
