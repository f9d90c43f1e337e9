"""Show that the reduced pipeline finds what ``ner`` of en_core_web_md finds: same entities, same inner numbers.

    python models/cv_ner/scripts/same.py FULL_MODEL REDUCED [--lines 1500]

The lines are made up here from a fixed seed: sentences as CVs have them, and chains of words drawn from the full
model's own vocabulary in mixed case, which reach far more vectors and norms than any prose would.
Exit status 1 where a line differs.

The full pipeline with all its components is compared too, for the record. It does differ: no entity crosses a
sentence boundary, and the parser sets such boundaries (within a line of a CV, mostly where there is none).
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import numpy
import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_model_from_path

NAMES = ("Ada Obi", "SIOBHAN O'NEILL", "Nguyen Thi Lan", "Marek Nowicki", "Grace Field", "Mohammed al-Farsi")
PLACES = ("Leeds", "Pune", "12 Harbour Street, Cork", "Lagos, Nigeria", "LS1 4AP", "New York")
EMPLOYERS = ("Northwind Traders", "St Mary's Hospital", "Acme Ltd", "the University of Leeds", "John Lewis")
FRAMES = (
    "{name}, {place}. {employer}, May 2019 to present.",
    "CURRICULUM VITAE\n{name}\n{place}\nTel: 07700 900123",
    "• Reported to {name} at {employer}; saved £1.2m and 30% of costs.",
    "Referee: Dr {name}, {employer}, {place}, referee@example.org",
    "I can't say we're done: {name}'s team won the 2nd Prize in Java & C++.",
    "{employer}\t{place}\t2014 – 2016\tlead engineer (Kafka, Jenkins)",
)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("full", type=Path)
    arguments.add_argument("reduced", type=Path, help="what reduce.py wrote, before any training")
    arguments.add_argument("--lines", type=int, default=1500)
    chosen = arguments.parse_args()
    reduced, full = load_model_from_path(chosen.reduced), load_model_from_path(chosen.full)
    ner_alone = load_model_from_path(chosen.full, enable=["ner"])
    lines = list(made_up_lines(srsly.read_json(chosen.full / "vocab" / "strings.json"), chosen.lines))
    entities = sum(len(reduced(line).ents) for line in lines)
    differing = sum(not same(ner_alone, reduced, line) for line in lines)
    print(f"{len(lines)} lines, {entities} entities, {differing} lines differ from ner alone")
    parsed = sum(entities_of(full(line)) != entities_of(reduced(line)) for line in lines)
    print(f"for the record: {parsed} lines differ from all components together (sentence boundaries)")
    raise SystemExit(differing > 0)


def made_up_lines(words: list[str], count: int) -> Iterator[str]:
    dice = random.Random(20261124)
    for number in range(count):
        if number % 3 == 0:
            frame = dice.choice(FRAMES)
            yield frame.format(name=dice.choice(NAMES), place=dice.choice(PLACES), employer=dice.choice(EMPLOYERS))
        else:
            yield " ".join(dice.choice((str, str.title, str.upper))(word) for word in dice.choices(words, k=30))


def same(before: Language, after: Language, line: str) -> bool:
    old, new = before(line), after(line)
    return entities_of(old) == entities_of(new) and numpy.array_equal(inside(before, old), inside(after, new))


def entities_of(doc: Doc) -> list[tuple[int, int, str]]:
    return [(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents]


def inside(nlp: Language, doc: Doc) -> numpy.ndarray:
    """What ``ner`` sees of each token: the output of its own tok2vec."""
    return nlp.get_pipe("ner").model.get_ref("tok2vec").predict([doc])[0]


if __name__ == "__main__":
    main()
