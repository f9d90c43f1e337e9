"""Cues, findings and applications as values."""

from __future__ import annotations

from pathlib import Path

import pytest

from anonrecruit.application import Application, KnownIdentity, Source
from anonrecruit.cues import FACTS, Cue, CueGroup
from anonrecruit.document import Span
from anonrecruit.errors import UsageError
from anonrecruit.findings import Finding
from anonrecruit.policy import Action
from anonrecruit.record import BlindRecord, BlindSection, RecordId


def test_every_cue_has_its_facts() -> None:
    assert set(FACTS) == set(Cue) and all(cue.meaning for cue in Cue)


def test_every_protected_cue_names_the_characteristic_it_shows() -> None:
    assert all(cue.characteristic for cue in Cue if cue.group is CueGroup.PROTECTED)


def test_a_cue_is_its_own_name() -> None:
    assert all(cue.value == cue.name == str(cue) for cue in Cue)


def test_actions_are_ordered_by_strictness() -> None:
    assert sorted(Action) == [Action.KEEP, Action.GENERALISE, Action.NEUTRALISE, Action.PLACEHOLDER, Action.REMOVE]


@pytest.mark.parametrize("score", [-0.1, 1.1])
def test_a_score_lies_between_0_and_1(score: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Finding(Span(0, 1), Cue.PERSON, score, "r", "rule")


def test_a_folder_is_one_application_read_in_name_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden"):
        (tmp_path / name).write_text(name, "utf-8")
    application = Application.from_path(tmp_path, known=KnownIdentity(names=("Ada Obi",)))
    assert [source.name for source in application.attachments] == ["a.md", "b.txt"]
    assert application.known.names == ("Ada Obi",) and application.ref == tmp_path.name


def test_a_file_is_an_application_of_one(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(b"%PDF")
    (source,) = Application.from_path(tmp_path / "cv.pdf").attachments
    assert source.data == b"%PDF" and source.media_type == "application/pdf"


def test_nothing_to_read_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Application.from_path(tmp_path)
    with pytest.raises(UsageError):
        Application.from_path(tmp_path / "missing")


def test_a_source_is_known_by_its_bytes() -> None:
    assert Source(b"a").sha256 == Source(b"a", "other name").sha256 != Source(b"b").sha256


def test_a_record_goes_out_and_comes_back_as_json_with_its_schema_named() -> None:
    section = BlindSection(kind="profile", heading="Profile", text="Plans routes.")
    record = BlindRecord(record_id=RecordId("r1"), sections=(section,), policy="cimspa")
    assert '"schema":"anonrecruit/blind-record/2"' in record.model_dump_json()
    assert BlindRecord.model_validate_json(record.model_dump_json()) == record
    assert record.text == "Profile\nPlans routes."
