"""Every format on long CVs: what the second reader finds, whether all that was kept is there in order, and how long it
takes. ``python -m tests.check_pages`` runs 20 CVs and the example inbox; the test suite a few."""

from __future__ import annotations

import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pypdfium2

from anonrecruit import Application, Blinded, Blinder, Source
from anonrecruit.leakcheck.text_index import squash
from anonrecruit.passages import Passage
from anonrecruit.readback import READERS
from anonrecruit.record import BlindEntry, BlindRecord
from anonrecruit.renderers import RENDERERS
from anonrecruit.renderers.layout import parts

INBOX = Path(__file__).parent.parent / "examples" / "inbox"
PAGES = ("markdown", "html", "pdf", "docx")

NAMES = ("Oluwaseun Adebayo", "Agnieszka Wójcik", "Nguyễn Thị Ánh", "Siobhán Ní Dhomhnaill", "Rajesh Venkataraman")
ROLES = ("Duty Manager", "Lifeguard", "Data Analyst", "Swimming Teacher", "Software Engineer", "Nurse", "Accountant")
PLACES = ("Odra Baths, York", "Eastfield Leisure, Hull", "Northern Pools Ltd, Leeds", "Kestrel Systems plc, Bath")
DEEDS = (
    "Led {n} people over {m} sites and kept every shift covered.",
    "Cut the cost of chemicals by {n} % within {m} months.",
    "Wrote the emergency plan, which passed audit at {n} %.",
    "Taught {n} learners a week, of whom {m} went on to compete.",
    "Brought in a register without paper; the waiting list fell from {m}00 to {n}.",
)


def long_cv(seed: int) -> bytes:
    """Some three pages; all people in it are made up."""
    draw = random.Random(seed)
    name = NAMES[seed % len(NAMES)]
    lines = [name, f"{draw.randint(1, 99)} Rose Street, Leeds LS1 9ZZ", f"07700 900{draw.randint(100, 999)}", ""]
    lines += ["Profile", "I plan, teach and run pools, and I write down what I learn.", "", "Employment"]
    for year in range(2023, 2005, -2):
        lines += ["", f"{draw.choice(ROLES)}, {draw.choice(PLACES)}", f"March {year - 2} – February {year}"]
        lines += [f"• {draw.choice(DEEDS).format(n=draw.randint(2, 98), m=draw.randint(2, 20))}" for _ in range(7)]
    lines += ["", "Education", "BSc Sport Science, University of Odra, 2004", "A levels: Biology, Art", ""]
    lines += ["Skills", "Excel, SQL, lesson planning, rotas", "", "References", f"{name} can give two."]
    return "\n".join(lines).encode()


def missing(record: BlindRecord, ending: str, page: bytes) -> list[str]:
    """What the record holds and the page's second reader does not find after what stands before it.

    Dates stand beside their entry, in a column of their own for a reader that goes by places: they may stand anywhere.
    """
    text, position, lost = squash("\n".join(_read(ending, page))), 0, []
    for words, in_order in _texts(record):
        at = text.find(squash(words), position if in_order else 0)
        if at < 0:
            lost.append(words)
        elif in_order:
            position = at
    return lost


def _read(ending: str, page: bytes) -> Iterator[str]:
    """PDF by pdfium, which keeps to the order of the file as screen readers do; pdfminer sorts by places."""
    if ending == "pdf":
        yield from (sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(page))
    else:
        yield from READERS[ending](page)


def _texts(record: BlindRecord) -> Iterator[tuple[str, bool]]:
    for part in parts(record):
        for section in part.sections:
            yield section.heading, True
            for block in section.blocks:
                yield from _block(block)


def _block(block: Passage | BlindEntry) -> Iterator[tuple[str, bool]]:
    if isinstance(block, Passage):
        yield from ((line, True) for line in block.lines)
        return
    yield block.role, True
    yield block.organisation, False
    yield block.dates, False
    yield from ((text, True) for text in (*block.notes, *block.points))


def damaged(files: Mapping[str, bytes]) -> list[str]:
    """The PDFs among them that ``qpdf --check`` complains of; none where qpdf is not installed."""
    found = []
    for name in [name for name in files if name.endswith("pdf") and shutil.which("qpdf")]:
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(files[name])
            file.flush()
            if subprocess.run(["qpdf", "--check", file.name], capture_output=True, check=False).returncode:
                found.append(name)
    return found


def main() -> int:
    blinder, failures = Blinder(), 0
    applications = [Application((Source(long_cv(seed)),)) for seed in range(20)]
    applications += [Application.from_path(path) for path in sorted(INBOX.iterdir())]
    times: dict[str, list[float]] = {name: [] for name in PAGES}
    for number, application in enumerate(applications, 1):
        outcome, files = blinder.publish(application, (*PAGES, "redacted"))
        if not isinstance(outcome, Blinded):
            print(f"{number}: withheld: {outcome.reason}")
            failures += "password" not in outcome.reason
            continue
        complaints = damaged(files)
        failures += len(complaints)
        for name in complaints:
            print(f"{number}: qpdf complains of {name}")
        for name in PAGES:
            began = time.perf_counter()
            RENDERERS[name](outcome.record)
            times[name].append(time.perf_counter() - began)
            lost = missing(outcome.record, name, files[name])
            failures += bool(lost)
            if lost:
                print(f"{number}: {name} lacks {len(lost)} texts")
    for name, seconds in times.items():
        print(f"{name}: median {1000 * statistics.median(seconds):.0f} ms, most {1000 * max(seconds):.0f} ms")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
