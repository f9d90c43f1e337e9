"""Both PDF engines over a folder of PDFs: words, agreement, milliseconds (``bench_parsers.py FOLDER``).

Prints file numbers, never names or text. The choice of engine in ``parsers/pdf.py`` rests on this table.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from statistics import mean

from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pdf import parsed
from anonrecruit.parsers.pdf_pdfium import scan_with_pdfium
from anonrecruit.parsers.pdf_pdfminer import scan_with_pdfminer
from anonrecruit.parsers.pieces import assemble
from anonrecruit.parsers.words import Scanned

ENGINES: dict[str, Callable[[bytes, Limits], Scanned]] = {"pdfium": scan_with_pdfium, "pdfminer": scan_with_pdfminer}


@dataclass(frozen=True, slots=True)
class Run:
    """``scan_ms`` is the engine's time alone, ``total_ms`` with reading order and normalising; both CPU time."""

    pages: int
    words: tuple[str, ...]
    scan_ms: float
    total_ms: float


def run(engine: str, data: bytes) -> Run:
    begin = time.process_time()
    scanned = ENGINES[engine](data, Limits())
    between = time.process_time()
    document = assemble(parsed(engine, scanned, Limits()), 0, Limits())
    end = time.process_time()
    return Run(len(scanned.sizes), tuple(document.text.split()), (between - begin) * 1000, (end - begin) * 1000)


def agreement(first: Run, second: Run) -> tuple[float, float]:
    """(share of all words found by both, share of those that stand in the same order), each 0 to 1."""
    common = sum((Counter(first.words) & Counter(second.words)).values())
    blocks = SequenceMatcher(None, first.words, second.words, autojunk=False).get_matching_blocks()
    return common / max(len(first.words), len(second.words)), sum(block.size for block in blocks) / max(common, 1)


def main(folder: Path) -> None:
    print("file pages | pdfium: words     ms | pdfminer: words     ms |  same order")
    rows = [(*_both(path.read_bytes()), number) for number, path in enumerate(sorted(folder.glob("*.pdf")), 1)]
    for one, two, same, order, number in rows:
        first = f"{number:4} {one.pages:5} | {len(one.words):13} {one.total_ms:6.1f}"
        print(f"{first} | {len(two.words):15} {two.total_ms:6.1f} | {same:5.3f} {order:5.3f}")
    _summary("pdfium", [row[0] for row in rows])
    _summary("pdfminer", [row[1] for row in rows])
    same, order = mean(row[2] for row in rows), mean(row[3] for row in rows)
    print(f"words found by both {same:.3f}, of those in the same order {order:.3f}")


def _both(data: bytes) -> tuple[Run, Run, float, float]:
    one, two = (min((run(engine, data) for _ in range(2)), key=lambda each: each.total_ms) for engine in ENGINES)
    return one, two, *agreement(one, two)


def _summary(engine: str, runs: list[Run]) -> None:
    words, pages = sum(len(each.words) for each in runs), mean(each.pages for each in runs)
    scan, total = mean(each.scan_ms for each in runs), mean(each.total_ms for each in runs)
    print(f"{engine}: {words} words; {scan:.1f} ms engine, {total:.1f} ms in all for a file of {pages:.1f} pages")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
