"""The record's JSON Schema is a promise: what a reader of version 2 relies on today stays."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from anonrecruit.record import SCHEMA, BlindEntry, BlindPart, BlindQualification, BlindRecord, BlindSection, RecordId

PUBLISHED = Path(__file__).parent.parent / "anonrecruit" / "blind_record.schema.json"
PROMISED = json.loads((Path(__file__).parent / "golden" / "blind_record.schema.json").read_text("utf-8"))

FULL = BlindRecord(
    record_id=RecordId("5f2a"),
    pseudonym="Quiet Harbour",
    parts=(BlindPart(attachment=1, kind="cv"),),
    sections=(
        BlindSection(
            kind="employment",
            heading="Work",
            text="Coach, 2019 – 2021\n• Led.",
            entries=(BlindEntry(role="Coach", dates="2019 – 2021", points=("Led.",)),),
        ),
    ),
    skills=("Rotas",),
    qualifications=(BlindQualification(name="BSc", level=6),),
    languages=("Welsh",),
    removed={"PERSON": 1},
    policy="cimspa",
)
VERSION_1 = {
    "schema": "anonrecruit/blind-record/1",
    "record_id": "5f2a",
    "sections": [{"kind": "employment", "heading": "Work", "text": "Coach", "attachment": 1}],
    "removed": {"PERSON": 1},
    "surfaces": {},
    "policy": "cimspa",
    "versions": {},
    "warnings": [],
}


def test_the_package_publishes_the_schema_of_the_record(update_golden: bool) -> None:
    schema = json.dumps(BlindRecord.model_json_schema(mode="serialization"), indent=2, ensure_ascii=False) + "\n"
    if update_golden:
        PUBLISHED.write_text(schema, "utf-8")
    assert PUBLISHED.read_text("utf-8") == schema


def test_a_record_is_what_its_schema_says() -> None:
    instance = json.loads(FULL.model_dump_json())
    jsonschema.validate(instance, json.loads(PUBLISHED.read_text("utf-8")))
    jsonschema.validate(instance, PROMISED)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(instance | {"sections": "none"}, PROMISED)


def test_what_readers_rely_on_is_still_promised() -> None:
    assert SCHEMA.endswith("/2")
    assert list(broken(PROMISED, json.loads(PUBLISHED.read_text("utf-8")))) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda schema: schema["properties"].pop("skills"),
        lambda schema: schema["$defs"]["BlindEntry"]["properties"]["role"].update(type="integer"),
        lambda schema: schema["required"].remove("policy"),
        lambda schema: schema["$defs"].pop("BlindPart"),
        lambda schema: schema.update(additionalProperties=False),
    ],
)
def test_a_broken_promise_is_noticed(change: Callable[[dict[str, Any]], object]) -> None:
    changed = copy.deepcopy(PROMISED)
    change(changed)
    assert list(broken(PROMISED, changed))


def test_readers_pass_over_fields_that_later_versions_add() -> None:
    instance = json.loads(FULL.model_dump_json()) | {"later": True}
    assert BlindRecord.model_validate(instance) == FULL
    jsonschema.validate(instance, PROMISED)


def test_a_record_of_version_1_still_loads() -> None:
    record = BlindRecord.model_validate(VERSION_1)
    assert record.text == "Work\nCoach" and record.sections[0].entries == ()


def test_a_record_of_a_later_version_is_refused() -> None:
    with pytest.raises(ValueError, match="schema"):
        BlindRecord.model_validate(VERSION_1 | {"schema": "anonrecruit/blind-record/3"})


def broken(old: Any, new: Any, path: str = "") -> Iterator[str]:
    """Where ``new`` no longer promises what ``old`` does. More may be promised, but not that there is nothing more."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in old.keys() - {"description", "title", "default"}:
            yield from broken(old[key], new[key], f"{path}/{key}") if key in new else [f"{path}/{key}"]
        yield from [f"{path}/additionalProperties"] if new.get("additionalProperties") is False else []
    elif isinstance(old, list) and isinstance(new, list):
        yield from [path] if any(item not in new for item in old) else []
    elif old != new:
        yield path
