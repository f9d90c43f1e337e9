"""What a sentence's words do: tags and dependencies by the tagger and parser of en_core_web_md (``models/grammar``).

They run on few sentences only, those in which a pronoun is reworded (2 to 3 ms each). They are loaded with the rest
(0.1 s, 10 MB): on first use, it would be while a text is read whose words the vocabulary forgets afterwards. Vectors
and tokenizer are those of the pipeline that finds names.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from anonrecruit.document import Span
from anonrecruit.errors import ModelError
from anonrecruit.rewriting.sentence import Token

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGED = "_grammar"
IN_A_CLONE = Path("models", "grammar", "pipeline")
_LABELLED = ("tagger", "parser")


class Grammar:
    """Call it with a sentence. ``nlp`` is the pipeline whose vectors and tokenizer it shares. Not thread-safe. Raises
    ModelError."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._parser = _load(nlp)
        self._last: tuple[str, tuple[Token, ...]] = ("", ())

    def __call__(self, sentence: str) -> tuple[Token, ...]:
        """Its words; offsets count from the sentence's start."""
        if self._last[0] != sentence:  # one sentence often has several pronouns
            self._last = sentence, self._words(sentence)
        return self._last[1]

    def _words(self, sentence: str) -> tuple[Token, ...]:
        doc = self._nlp.make_doc(sentence)
        for _, component in self._parser.pipeline:
            doc = component(doc)
        words = [token for token in doc if not token.is_space]
        places = {token.i: place for place, token in enumerate(words)}
        return tuple(
            Token(Span(t.idx, t.idx + len(t)), t.text, t.tag_, t.dep_, places.get(t.head.i, places[t.i])) for t in words
        )


def grammar_path() -> Path:
    """Inside the installed package, or in the clone it runs from. Raises ModelError where there is neither."""
    package = Path(str(resources.files("anonrecruit")))
    for folder in (package / PACKAGED, package.parent / IN_A_CLONE):
        if (folder / "meta.json").is_file():
            return folder
    raise ModelError("its grammar is missing from this installation; install anonrecruit again")


def _load(nlp: Language) -> Language:
    from spacy.util import load_model_from_path

    try:
        parser = load_model_from_path(grammar_path(), vocab=nlp.vocab, exclude=["vocab", "tokenizer"])
    except (OSError, ValueError, KeyError, TypeError, ImportError) as error:
        raise ModelError(f"its grammar does not load ({type(error).__name__}); install anonrecruit again") from None
    labels = (label for name in _LABELLED for label in parser.get_pipe(name).labels)  # type: ignore[attr-defined]
    for label in ("ROOT", *labels):
        nlp.vocab.strings.add(label)  # the vocabulary ships without strings
    return parser
