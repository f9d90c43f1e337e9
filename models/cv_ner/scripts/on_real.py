"""The tagger alone on annotated CVs: the only figures that count. Never trained on.

    python scripts/on_real.py GOLD.jsonl PIPELINE [PIPELINE ...] [--json FILE]

Gold as in ``anonrecruit evaluate``. PERSON: recall, every letter covered, and spans labelled PERSON that touch nothing
personal. EMPLOYER, EDU_INSTITUTION and WORK_LOCATION: share that an entity of the fitting label overlaps.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from generate import guesses
from spacy.util import load_model_from_path

from anonrecruit.reading import prepared

PERSONAL = frozenset({"PERSON", "EMAIL", "URL_PROFILE", "HOME_LOCATION"})
FITTING = {
    "EMPLOYER": {"ORG", "FAC"},
    "EDU_INSTITUTION": {"ORG", "FAC"},
    "WORK_LOCATION": {"GPE", "LOC", "FAC"},
    "HOME_LOCATION": {"GPE", "LOC", "FAC"},
    "DATE_EDU": {"DATE"},
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("pipelines", type=Path, nargs="+")
    arguments.add_argument("--json", type=Path)
    chosen = arguments.parse_args()
    documents = [json.loads(line) for line in chosen.gold.read_text("utf-8").splitlines()]
    figures = {str(path): measured(path, documents) for path in chosen.pipelines}
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    for path, found in figures.items():
        print(path, json.dumps(found))


def measured(path: Path, documents: list[dict[str, Any]]) -> dict[str, float]:
    nlp = load_model_from_path(path)
    began = time.process_time()
    entities = [[(e.start_char, e.end_char, e.label_) for e in guesses(nlp, prepared(d["text"]))] for d in documents]
    seconds = time.process_time() - began
    pairs = list(zip(documents, entities, strict=True))
    persons = [covered(d["text"], s, found) for d, found in pairs for s in d["spans"] if s["label"] == "PERSON"]
    figures = {
        "person_recall": round(sum(persons) / len(persons), 4),
        "person_false": sum(
            is_false(d["spans"], entity) for d, found in pairs for entity in found if entity[2] == "PERSON"
        ),
        "cpu_seconds_a_document": round(seconds / len(documents), 4),
    }
    for label, fitting in FITTING.items():
        hits = [overlaps(s, found, fitting) for d, found in pairs for s in d["spans"] if s["label"] == label]
        figures[f"{label.lower()}_touched"] = round(sum(hits) / len(hits), 4)
    return figures


def covered(text: str, span: dict[str, Any], entities: list[tuple[int, int, str]]) -> bool:
    persons = [(start, end) for start, end, label in entities if label == "PERSON"]
    letters = (at for at in range(span["start"], span["end"]) if text[at].isalnum())
    return all(any(low <= at < high for low, high in persons) for at in letters)


def is_false(spans: list[dict[str, Any]], entity: tuple[int, int, str]) -> bool:
    return not any(s["label"] in PERSONAL and s["start"] < entity[1] and entity[0] < s["end"] for s in spans)


def overlaps(span: dict[str, Any], entities: list[tuple[int, int, str]], fitting: set[str]) -> bool:
    return any(label in fitting and start < span["end"] and span["start"] < end for start, end, label in entities)


if __name__ == "__main__":
    main()
