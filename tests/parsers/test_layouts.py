"""No line of the output mixes two columns: on generated pages, and on the development files where they lie beside."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from anonrecruit.parsers import Limits
from anonrecruit.parsers.pdf import parsed
from anonrecruit.parsers.pdf_pdfium import scan_with_pdfium
from anonrecruit.parsers.pdf_pdfminer import scan_with_pdfminer
from anonrecruit.parsers.reading_order import pieces_of
from anonrecruit.parsers.words import Scanned, Word
from tests.parsers import make_layouts as layouts

Scan = Callable[[bytes, Limits], Scanned]

DEVELOPMENT = Path(__file__).parents[3] / "shared" / "corpora" / "dev" / "files"
# The files in columns, by the start of their SHA-256: page, left edge of the gutter, and from where to where down the
# page it parts columns, in points. Looked up on the pages by eye.
GUTTERS = {
    "129452f6049b": ((1, 366, 40, 800), (2, 366, 30, 533)),
    "047bdb545ccf": ((1, 195, 30, 785), (2, 195, 30, 785)),
    "1f77374d1639": ((1, 405, 250, 810),),
}


def columns(line: str) -> set[str]:
    return {word[0].lower() for word in line.split() if word[0].isalpha()}


@pytest.mark.parametrize("scan", [scan_with_pdfium, scan_with_pdfminer])
@pytest.mark.parametrize("name", layouts.LAYOUTS)
def test_columns_are_read_one_after_the_other_and_no_line_mixes_two(name: str, scan: Scan) -> None:
    scanned = scan(layouts.file(name), Limits())
    lines = [line for piece in parsed("either", scanned, Limits()).pieces for line in piece.text.splitlines()]
    assert [line for line in lines if len(columns(line)) > 1] == []
    order = [column for line in lines for column in columns(line)]
    assert sum(before != after for before, after in pairwise(order)) == len(set(order)) - 1


def tagged(scanned: Scanned, gutters: tuple[tuple[int, int, int, int], ...]) -> Iterator[Word]:
    """Every word as "l", "r" or "n": left of the gutter, right of it, or in neither column. Bullets stay what they
    are. No text of the file is left, so none can get into a report."""
    for word in scanned.words:
        left, top, right, bottom = word.box
        tag = "n"
        for page, gutter, above, below in gutters:
            if word.page == page and above <= (top + bottom) / 2 <= below:
                tag = "l" if (left + right) / 2 < gutter else "r"
        yield replace(word, text=tag * len(word.text)) if word.text.isalnum() or len(word.text) > 1 else word


@pytest.mark.skipif(not DEVELOPMENT.is_dir(), reason="the development files do not lie beside this clone")
def test_no_line_mixes_two_columns_of_the_development_files() -> None:
    seen = 0
    for path in sorted(DEVELOPMENT.glob("*.pdf")):
        data = path.read_bytes()
        gutters = GUTTERS.get(hashlib.sha256(data).hexdigest()[:12])
        if gutters is not None:
            seen += 1
            scanned = scan_with_pdfium(data, Limits())
            pieces = pieces_of(tagged(scanned, gutters), scanned.sizes)
            lines = [line for piece in pieces for line in piece.text.splitlines()]
            assert sum("l" in line and "r" in line for line in lines) == 0
            assert {"l", "r"} <= set("".join(lines))
    assert seen == len(GUTTERS)
