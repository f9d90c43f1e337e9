"""Runs a pipeline over a text, its entity parser on all sentences side by side: half the time of one after another.

The parser goes from token to token, and no entity crosses the border of a sentence, so one sentence's entities do not
depend on another's. The vectors do (they look over line ends), and are made once, of the whole text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PARSER = "ner"


def with_numpy(nlp: Language) -> Language:
    """The same pipeline, multiplying with numpy's BLAS, a third faster than thinc's blis on one thread (and slower on
    several: ``tag`` sees to that)."""
    from thinc.api import NumpyOps

    if PARSER in nlp.pipe_names:
        for node in nlp.get_pipe(PARSER).model.walk():  # type: ignore[attr-defined]  # its base class has no model
            node.ops = NumpyOps(use_blis=False)
    return nlp


def tag(doc: Doc, nlp: Language) -> Doc:
    """``doc``, whose sentences are set, with what the pipeline finds."""
    with _blas().limit(limits=1):
        for name, component in nlp.pipeline:
            doc = _by_sentence(doc, component) if name == PARSER and len(doc) else component(doc)
    return doc


@cache
def _blas() -> ThreadpoolController:
    """The libraries that this process has loaded; looking for them takes longer than setting them."""
    return ThreadpoolController()


def _by_sentence(doc: Doc, parser: Any) -> Doc:
    """What ``parser(doc)`` does; ``parser`` is greedy, as spaCy's are unless they were configured otherwise."""
    from spacy.tokens import Doc

    sentences = list(doc.sents)
    parts = [Doc(doc.vocab, [token.text for token in sentence]) for sentence in sentences]
    parser.set_annotations(parts, _final_states(parser, doc, parts))
    _set_entities(doc, [(sentence.start, part) for sentence, part in zip(sentences, parts, strict=True)])
    return doc


def _final_states(parser: Any, doc: Doc, parts: Sequence[Doc]) -> list[Any]:
    model = parser.model.predict([doc])
    states = unfinished = parser.moves.init_batch(parts)
    while unfinished:
        unfinished = parser.transition_states(unfinished, model.predict(unfinished))
    return list(states)


def _set_entities(doc: Doc, parts: Sequence[tuple[int, Doc]]) -> None:
    """``parts`` come with the index of their first token in ``doc``."""
    from spacy.tokens import Span

    found = [(start, entity) for start, part in parts for entity in part.ents]
    doc.set_ents([Span(doc, start + entity.start, start + entity.end, entity.label) for start, entity in found])
