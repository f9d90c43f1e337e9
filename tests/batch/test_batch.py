"""Every application ends as exactly one outcome, whatever becomes of the process it is in."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from anonrecruit import batch
from anonrecruit.batch import outbox
from anonrecruit.errors import ModelError, PolicyError, UsageError
from anonrecruit.outcome import Blinded, Withheld
from tests.batch import fakes
from tests.batch.runs import crowd, fake, inbox, run


def test_one_outcome_for_each_whatever_befalls_the_worker(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    source = inbox(
        tmp_path, a="fine", b="WITHHOLD", c="CRASH", d="DIE", e=f"DIE-ONCE {mark}", f="SURROGATE", g="also fine"
    )
    report, done = run(source, tmp_path / "out")
    assert sorted(item.position for item in done) == list(range(1, 8))
    outcomes = {item.item.name[0]: item.outcome for item in done}
    assert {name for name, outcome in outcomes.items() if isinstance(outcome, Blinded)} == {"a", "e", "g"}
    assert report.run.blinded == 3 and report.run.withheld == {"EncryptedDocument": 1, "AnalysisFailed": 3}
    assert reason(outcomes["d"]) == ("worker", "WorkerDied")
    assert reason(outcomes["c"]) == ("worker", "RuntimeError")
    assert reason(outcomes["f"])[0] == "worker"


def reason(outcome: object) -> tuple[str, str]:
    assert isinstance(outcome, Withheld)
    return outcome.stage, getattr(outcome.error, "cause", "")


def test_no_message_of_a_crash_goes_on(tmp_path: Path) -> None:
    _, done = run(inbox(tmp_path, a="CRASH"), tmp_path / "out")
    (outcome,) = (item.outcome for item in done)
    assert isinstance(outcome, Withheld) and "Ada" not in outcome.reason and "a.txt" not in repr(done)


def test_an_application_over_its_time_is_withheld_and_the_others_go_on(tmp_path: Path) -> None:
    source = inbox(tmp_path, a="SLEEP", b="one", c="two", d="three")
    report, _ = run(source, tmp_path / "out", limits=batch.Limits(seconds=1.0))
    assert report.run.blinded == 3 and report.run.withheld == {"LimitExceeded": 1}


def test_a_folder_is_one_application_and_an_empty_one_is_withheld(tmp_path: Path) -> None:
    inbox(tmp_path, a="alone", **{".hidden": "no"})
    folder, empty = tmp_path / "in" / "b", tmp_path / "in" / "c"
    folder.mkdir()
    empty.mkdir()
    (folder / "cv.txt").write_text("cv")
    (folder / "letter.txt").write_text("letter")
    report, done = run(tmp_path / "in", tmp_path / "out")
    assert len(done) == 3 and report.run.blinded == 2 and report.run.withheld == {"UsageError": 1}


def test_records_are_written_whole_in_each_format_under_their_id_alone(tmp_path: Path) -> None:
    _, done = run(inbox(tmp_path, Ada="fine"), tmp_path / "out", formats=("json", "html"))
    names = sorted(path.name for path in (tmp_path / "out").iterdir() if path.name != outbox.OWNER)
    (outcome,) = (item.outcome for item in done)
    assert isinstance(outcome, Blinded)
    assert names == [f"{outcome.record.record_id}.html", f"{outcome.record.record_id}.json"]
    assert json.loads((tmp_path / "out" / names[1]).read_text())["schema"] == outcome.record.schema_


def test_what_keeps_every_worker_from_starting_ends_the_run(tmp_path: Path) -> None:
    source = inbox(tmp_path, a="fine", b="fine too")
    for load in (fakes.load_fails, fakes.load_dies):
        with pytest.raises(ModelError):
            run(source, tmp_path / "out", load=load, workers=1)


def test_a_bad_policy_or_option_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    source = inbox(tmp_path, a="fine")
    with pytest.raises(PolicyError):
        batch.run(batch.applications(source), "no-such-policy", tmp_path / "out")
    for options in ({"formats": ("odt",)}, {"formats": ()}, {"workers": 0}, {"limits": batch.Limits(seconds=0)}):
        with pytest.raises(UsageError):
            run(source, tmp_path / "out", **options)
    assert not (tmp_path / "out").exists()


def test_applications_are_taken_only_as_fast_as_they_are_handled(tmp_path: Path) -> None:
    source = crowd(tmp_path, 50)
    taken: list[batch.Item] = []
    ahead: list[int] = []

    def stream() -> Iterator[batch.Item]:
        for item in batch.applications(source):
            taken.append(item)
            yield item

    finished: list[batch.Done] = []

    def note(item: batch.Done) -> None:
        finished.append(item)
        ahead.append(len(taken) - len(finished))

    batch.run(stream(), fake(), tmp_path / "out", workers=2, on_outcome=note)
    assert len(finished) == 50 and max(ahead) <= 2 * batch.WAITING


def test_a_summary_is_in_counts_alone() -> None:
    summary = batch.Summary(3, Counter({"NoTextFound": 1}), Counter({"AGE": 1, "PERSON": 7}))
    assert str(summary) == "3 of 4 blinded\n1 withheld: NoTextFound\ntaken out: PERSON 7, AGE 1"
