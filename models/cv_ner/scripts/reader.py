"""Training examples as the tagger meets text at run time: each line a sentence of its own."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.util import registry

from anonrecruit.reading import _end_sentences_with_lines


@registry.readers("cv_ner.lines.v1")  # type: ignore[untyped-decorator]
def lines_reader(cvs: str, prose: str, seed: int, shuffle: bool) -> Callable[[Language], Iterator[Example]]:
    """Examples of both files, the second may be "" for none; shuffled anew for each epoch where ``shuffle`` says so."""
    paths = [path for path in (cvs, prose) if path]
    dice = random.Random(seed)

    def examples(nlp: Language) -> Iterator[Example]:
        gold = [doc for path in paths for doc in DocBin().from_disk(Path(path)).get_docs(nlp.vocab)]
        if shuffle:
            dice.shuffle(gold)
        for doc in gold:
            blank = nlp.make_doc(doc.text)
            _end_sentences_with_lines(blank)
            yield Example(blank, doc)

    return examples
