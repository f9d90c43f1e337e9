"""Milliseconds per CV, all in one run over the same PDFs:

- *Presidio as shipped*: pdfminer.six text, AnalyzerEngine, all its recognizers, all of en_core_web_md, anonymizer;
- *anonrecruit*: bytes in, Outcome out, with its leak check;
- *floor*: pypdfium2 text and the bare entity model, nothing found, nothing redacted.

    make bench      or: python -m tests.benchmarks.bench --full-model FOLDER [--repeat 3] [PDF ...]

The three take turns on each file, so that a noisy machine is noisy for all; of a file's repeats the fastest counts.
Models are loaded before. Prints figures alone: no text, no file name.
"""

from __future__ import annotations

import argparse
import io
import logging
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pypdfium2
from pdfminer.high_level import extract_text
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider
from presidio_anonymizer import AnonymizerEngine
from spacy.util import load_model_from_path

from anonrecruit import Application, Blinder, Source, Withheld
from anonrecruit.language_model import model_path
from tests.benchmarks.stages import Stages

ROOT = Path(__file__).resolve().parent.parent.parent
PLACES = (ROOT.parent / "shared" / "corpora" / "dev" / "files", ROOT / "examples" / "inbox")

Method = Callable[[bytes], object]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--full-model", type=Path, required=True, help="folder of the whole en_core_web_md 3.8.0")
    arguments.add_argument("--repeat", type=int, default=3)
    arguments.add_argument("pdfs", nargs="*", type=Path)
    chosen = arguments.parse_args()
    logging.disable(logging.CRITICAL)  # what is compared logs what it reads
    files = [path.read_bytes() for path in chosen.pdfs or default_files()]
    blinder = Blinder()
    methods: dict[str, Method] = {
        "Presidio as shipped": presidio(chosen.full_model),
        "anonrecruit": lambda data: blinder.blind(application(data)),
        "floor": floor(),
    }
    readable = [data for data in files if can_be_read(blinder, data)]
    print(f"{len(files)} PDFs, {len(readable)} with text; fastest of {chosen.repeat} runs each, means per CV\n")
    report(measure(methods, readable, chosen.repeat))
    with Stages() as stages:
        for data in readable:
            blinder.blind(application(data))
    print(f"\nstages of anonrecruit, one more run:\n{stages.table(len(readable))}")
    return 0


def default_files() -> list[Path]:
    for folder in PLACES:
        if found := sorted(folder.rglob("*.pdf")):
            return found
    sys.exit("no PDFs to measure with: name some")


def application(data: bytes) -> Application:
    return Application((Source(data, media_type="application/pdf"),))


def can_be_read(blinder: Blinder, data: bytes) -> bool:
    """Also warms up. A scan has nothing to analyse, and would flatter whoever gives up first."""
    outcome = blinder.blind(application(data))
    return not (isinstance(outcome, Withheld) and outcome.stage == "parse")


def presidio(model: Path) -> Method:
    """As its documentation shows it: all default recognizers, every entity, the default operators."""
    configuration = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": str(model)}]}
    analyzer = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=configuration).create_engine())
    anonymizer = AnonymizerEngine()  # type: ignore[no-untyped-call]  # Presidio leaves its __init__ without a type

    def run(data: bytes) -> object:
        text = extract_text(io.BytesIO(data))
        return anonymizer.anonymize(text, analyzer.analyze(text, language="en"))  # type: ignore[arg-type]

    return run


def floor() -> Method:
    nlp = load_model_from_path(model_path())  # as spaCy runs it

    def run(data: bytes) -> object:
        document = pypdfium2.PdfDocument(data)
        text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
        document.close()
        return nlp(text).ents

    return run


def measure(methods: dict[str, Method], files: list[bytes], repeat: int) -> dict[str, list[float]]:
    """Milliseconds per file and method. Whoever went first goes last on the next round."""
    times: dict[str, list[float]] = {name: [] for name in methods}
    for data in files:
        best = dict.fromkeys(methods, float("inf"))
        for turn in range(repeat):
            names = list(methods)
            for name in names[turn % len(names) :] + names[: turn % len(names)]:
                best[name] = min(best[name], milliseconds(methods[name], data))
        for name, value in best.items():
            times[name].append(value)
    return times


def milliseconds(method: Method, data: bytes) -> float:
    start = perf_counter()
    method(data)
    return (perf_counter() - start) * 1000


def report(times: dict[str, list[float]]) -> None:
    print(f"{'':<22}{'mean':>10}{'median':>10}{'slowest':>10}   ms per CV")
    for name, values in times.items():
        print(f"{name:<22}{statistics.mean(values):>10.1f}{statistics.median(values):>10.1f}{max(values):>10.1f}")
    shipped, ours, least = (statistics.mean(values) for values in times.values())
    print(f"\nanonrecruit is {shipped / ours:.2f} times as fast as Presidio as shipped")
    print(f"anonrecruit takes {ours / least:.2f} times the floor")


if __name__ == "__main__":
    sys.exit(main())
