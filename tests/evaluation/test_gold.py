"""Gold files load whole or say which line is at fault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from anonrecruit.cues import Cue, CueGroup
from anonrecruit.document import Span
from anonrecruit.errors import UsageError
from anonrecruit.evaluation.gold import LABELS, GoldSpan, load_gold

TEXT = "Ada Obi, Leeds"


def write(path: Path, *rows: object) -> Path:
    file = path / "gold.jsonl"
    file.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), "utf-8")
    return file


def span(start: int, end: int, label: str) -> dict[str, object]:
    return {"start": start, "end": end, "label": label}


def test_documents_come_in_file_order_with_sorted_spans(tmp_path: Path) -> None:
    first = {
        "id": "a",
        "text": TEXT,
        "source": "made up",
        "spans": [span(9, 14, "WORK_LOCATION"), span(0, 7, "PERSON")],
    }
    one, two = load_gold(write(tmp_path, first, "", {"text": "", "spans": []}))
    assert (one.id, one.source) == ("a", "made up")
    assert one.spans == (GoldSpan(Span(0, 7), Cue.PERSON), GoldSpan(Span(9, 14), Cue.WORK_LOCATION))
    assert (two.id, two.source, two.spans) == ("3", "", ())


def test_the_names_of_cues_are_labels_too(tmp_path: Path) -> None:
    (document,) = load_gold(write(tmp_path, {"text": TEXT, "spans": [span(0, 7, "SEXUAL_ORIENTATION")]}))
    assert document.spans[0].cue is Cue.SEXUAL_ORIENTATION


def test_primary_labels_are_those_that_should_go() -> None:
    secondary = {label for label, cue in LABELS.items() if cue.group is CueGroup.PROXY}
    assert secondary == {"WORK_LOCATION", "EMPLOYER", "EDU_INSTITUTION", "DATE_EDU", "LANGUAGE_SKILL"}


@pytest.mark.parametrize(
    "row",
    [
        "not json",
        "[1]",
        {"text": TEXT},
        {"spans": []},
        {"text": TEXT, "spans": [span(0, 7, "SHOE_SIZE")]},
        {"text": TEXT, "spans": [span(3, 3, "PERSON")]},
        {"text": TEXT, "spans": [span(0, 99, "PERSON")]},
        {"text": TEXT, "spans": [{"start": 0, "label": "PERSON"}]},
        {"text": TEXT, "spans": ["PERSON"]},
    ],
)
def test_a_faulty_line_is_named_by_number_and_not_quoted(tmp_path: Path, row: object) -> None:
    with pytest.raises(UsageError, match="line 2 of the gold file") as caught:
        load_gold(write(tmp_path, {"text": TEXT, "spans": []}, row))
    assert "Ada" not in str(caught.value)
