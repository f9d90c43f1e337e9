"""Made-up CVs and letters as training data, labelled by the generator and, beside it, by the base model.

    python scripts/generate.py --base BASE --out corpus/cvs.spacy [--draw SEED:COUNT ...]

The generator knows every person, employer, school, town and date that it wrote, and what only looks like one.
All other labels (numbers, products, laws) are those of the base model. Text is prepared as at run time.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from applications import cv, letter
from layout import Entity, as_text, unmarked
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans, load_model_from_path
from words import Words

from anonrecruit.reading import _end_sentences_with_lines, prepared

OWN = frozenset({"PERSON"})
"""The base model is not asked about these: the generator knows them all."""

LETTERS = 0.15


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--base", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--draw", nargs="+", default=["1:1000"], help="so many documents from that seed")
    chosen = arguments.parse_args()
    base = load_model_from_path(chosen.base)
    made = DocBin(attrs=["ENT_IOB", "ENT_TYPE", "SENT_START"], docs=documents(base, chosen.draw))
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    made.to_disk(chosen.out)
    print(f"{len(made)} documents in {chosen.out}")


def documents(base: Language, draws: Iterable[str]) -> Iterator[Doc]:
    for seed, _, count in (draw.partition(":") for draw in draws):
        for number in range(int(count)):
            yield labelled(base, *application(random.Random(f"{seed}:{number}")))


def application(dice: random.Random) -> tuple[str, list[Entity]]:
    """Text as at run time, and the generator's own entities."""
    sections = (letter if dice.random() < LETTERS else cv)(Words(dice))
    text, entities = unmarked(as_text(dice, sections))
    return prepared(text), entities


def labelled(base: Language, text: str, entities: list[Entity]) -> Doc:
    doc = base.make_doc(text)
    _end_sentences_with_lines(doc)
    known = [span for entity in entities if (span := _span(doc, entity))]
    guessed = [span for span in guesses(base, text) if span.label_ not in OWN]
    free = [span for span in guessed if not any(span.start < other.end and other.start < span.end for other in known)]
    doc.set_ents(filter_spans([*(span for span in known if span.label_), *free]), default="outside")
    return doc


def guesses(base: Language, text: str) -> tuple[Span, ...]:
    """What a pipeline finds in prepared text, each line a sentence; no white space at the ends of entities."""
    guess = base.make_doc(text)
    _end_sentences_with_lines(guess)
    for _name, component in base.pipeline:
        guess = component(guess)
    return tuple(span for entity in guess.ents if (span := _bare(guess, entity.start, entity.end, entity.label_)))


def _span(doc: Doc, entity: Entity) -> Span | None:
    """Widened to whole tokens; None for what no entity may hold, such as a line's end."""
    start, end, label = entity
    found = doc.char_span(start, end, alignment_mode="expand")
    return _bare(doc, found.start, found.end, label) if found else None


def _bare(doc: Doc, start: int, end: int, label: str) -> Span | None:
    while start < end and doc[start].is_space:
        start += 1
    while start < end and doc[end - 1].is_space:
        end -= 1
    whole = start < end and not any("\n" in token.text for token in doc[start:end])
    return Span(doc, start, end, label=label) if whole else None


if __name__ == "__main__":
    main()
