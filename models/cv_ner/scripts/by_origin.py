"""How well names of each origin are found: names and sentences that training never met.

    python scripts/by_origin.py PIPELINE [PIPELINE ...] [--json FILE]

One origin after the other, the same number of names, each in every context below, in three casings. A name counts as
found where every letter of it is inside entities labelled PERSON. The lines are prepared as at run time.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

from generate import guesses
from origins import full_name, pools
from spacy.language import Language
from spacy.util import load_model_from_path

from anonrecruit.reading import prepared

NAMES_AN_ORIGIN = 12
CONTEXTS = (
    "{name}\n14 Mill Lane, Leeds\n07700 900321\nAbout me\nI look after people and numbers.",
    "RESUMÉ\n\n{name}\nTechnician\nprofile: careful, patient, quick",
    "Clubs and societies\nchess, with {name} as my partner, since 2011",
    "Who to ask\n{name}\nHead of Operations, Northfield Dairy\n01632 960444",
    "2016-2019  Night porter, Grand Hotel, Bath; my boss was {name}.",
    "I thank {name} for the chance to lead the ward.",
    "Full name\t{name}\nBlood group\tO+",
    "Papers\n{name} and others. Mapping wells. Water Letters 3 (2015).",
    "I hope to hear from you.\nBest wishes\n{name}",
)
FRIENDS = (
    "Tools I use: Kafka, Jenkins, Julia, Cassandra, Ada, Jasmine, Grafana and Luigi.",
    "Store manager, John Lewis, Oxford Street; before that Fred Perry and Ted Baker.",
    "Audit at Grant Thornton and Ernst & Young, then Charles Schwab.",
    "I fitted a Weibull curve and ran Mann-Whitney tests, then a Monte Carlo study.",
    "Will be free from May. Mark books, grant leave, chase bills, pat test kettles.",
    "Robert Gordon University, then Johns Hopkins and Heriot Watt.",
    "Skills\nRuby on Rails\nSalt\nPuppet\nMaven\nHelm\nGodot\nElixir",
    "Bricklayer for Taylor Wimpey and Charles Church in Reading and Nelson",
)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pipelines", type=Path, nargs="+")
    arguments.add_argument("--json", type=Path)
    chosen = arguments.parse_args()
    figures = {str(path): measured(load_model_from_path(path)) for path in chosen.pipelines}
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", "utf-8")
    for path, found in figures.items():
        rates = found["recall_by_origin"]
        lowest = sorted(rates.items(), key=lambda row: row[1])[:12]
        print(f"{path}: mean {found['recall']:.3f}, worst {lowest[0][1]:.3f}, false persons {found['false_persons']}")
        print("   " + ", ".join(f"{origin} {rate:.2f}" for origin, rate in lowest))


def measured(nlp: Language) -> dict[str, object]:
    rates = {origin: round(recall(nlp, origin), 3) for origin in sorted(pools(held_out=True))}
    return {
        "recall": round(sum(rates.values()) / len(rates), 4),
        "false_persons": sum(span.label_ == "PERSON" for line in FRIENDS for span in guesses(nlp, prepared(line))),
        "recall_by_origin": rates,
    }


def recall(nlp: Language, origin: str) -> float:
    cases = list(texts(origin))
    return sum(is_found(nlp, text, start, end) for text, start, end in cases) / len(cases)


def texts(origin: str) -> Iterator[tuple[str, int, int]]:
    dice = random.Random(f"held out:{origin}")
    for number in range(NAMES_AN_ORIGIN):
        name = full_name(dice, origin, held_out=True)
        name = name.upper() if number % 3 == 1 else name
        for context in CONTEXTS:
            start = context.index("{name}")
            yield prepared(context.replace("{name}", name)), start, start + len(name)


def is_found(nlp: Language, text: str, start: int, end: int) -> bool:
    persons = [(span.start_char, span.end_char) for span in guesses(nlp, text) if span.label_ == "PERSON"]
    letters = (at for at in range(start, end) if text[at].isalnum())
    return all(any(low <= at < high for low, high in persons) for at in letters)


if __name__ == "__main__":
    main()
