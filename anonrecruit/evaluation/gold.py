"""Gold documents: texts with hand-annotated spans, one JSON object a line.

``{"id": "d1", "text": "...", "spans": [{"start": 0, "end": 7, "label": "PERSON"}]}``, offsets in Python code points,
half-open; ``source`` is optional and names the collection a document comes from; other keys are passed over.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from anonrecruit.cues import Cue, CueGroup
from anonrecruit.document import Span
from anonrecruit.errors import UsageError

LABELS: dict[str, Cue] = {
    "PERSON": Cue.PERSON,
    "HOME_LOCATION": Cue.HOME_LOCATION,
    "DATE_OF_BIRTH": Cue.DATE_OF_BIRTH,
    "AGE": Cue.AGE,
    "EMAIL": Cue.EMAIL_ADDRESS,
    "PHONE": Cue.PHONE_NUMBER,
    "URL_PROFILE": Cue.PROFILE_URL,
    "ID_NUMBER": Cue.ID_NUMBER,
    "GENDER_CUE": Cue.GENDER,
    "MARITAL_STATUS": Cue.FAMILY,
    "NATIONALITY_ETHNICITY": Cue.NATIONALITY_ETHNICITY,
    "RELIGION": Cue.RELIGION_BELIEF,
    "DISABILITY_HEALTH": Cue.HEALTH_DISABILITY,
    "WORK_LOCATION": Cue.WORK_LOCATION,
    "EMPLOYER": Cue.EMPLOYER,
    "EDU_INSTITUTION": Cue.EDUCATION_INSTITUTION,
    "DATE_EDU": Cue.EDUCATION_DATE,
    "LANGUAGE_SKILL": Cue.LANGUAGE,
}
"""Labels of the annotation guidelines; the names of cues themselves are labels too."""


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """``cue`` says what was annotated. Direct and protected cues are primary: they should go. Proxies should stay."""

    span: Span
    cue: Cue

    @property
    def primary(self) -> bool:
        return self.cue.group is not CueGroup.PROXY


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """``spans`` are sorted and may nest; ``source`` is empty where the file names none."""

    id: str
    text: str = field(repr=False)
    spans: tuple[GoldSpan, ...]
    source: str = ""


def load_gold(path: str | Path) -> tuple[GoldDocument, ...]:
    """The documents of a JSONL file, in order. Raises UsageError with a line's number, OSError as ``open`` does."""
    lines = Path(path).read_text("utf-8").split("\n")
    return tuple(_document(line, number) for number, line in enumerate(lines, 1) if line.strip())


def _document(line: str, number: int) -> GoldDocument:
    try:
        row = json.loads(line)
        text = str(row["text"])
        spans = tuple(sorted((_span(item) for item in row["spans"]), key=lambda gold: (gold.span, gold.cue)))
        if any(gold.span.end > len(text) for gold in spans):
            raise ValueError
        return GoldDocument(str(row.get("id", number)), text, spans, str(row.get("source", "")))
    except (ValueError, KeyError, TypeError, AttributeError):
        # The message of the foreign exception would quote the document.
        raise UsageError(f"line {number} of the gold file is not a document with text and labelled spans") from None


def _span(item: Mapping[str, Any]) -> GoldSpan:
    label = item["label"]
    return GoldSpan(Span(item["start"], item["end"]), LABELS.get(label) or Cue(label))
