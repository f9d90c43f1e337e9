"""Every application ends as exactly one outcome, whatever becomes of the process it is in."""

from __future__ import annotations

import json
import logging
import multiprocessing
import signal
from functools import partial
from pathlib import Path

import pytest

from anonrecruit import batch
from anonrecruit.batch import outbox, worker
from anonrecruit.errors import ModelError, PolicyError, UsageError
from anonrecruit.outcome import Blinded, Withheld
from anonrecruit.policy import load_policy
from tests.batch import fakes


def inbox(folder: Path, **texts: str) -> list[Path]:
    folder = folder / "in"
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return batch.applications(folder)


def run(paths: list[Path], out: Path, **options: object) -> tuple[batch.Summary, list[batch.Done]]:
    done: list[batch.Done] = []
    given = {"workers": 2, "load": fakes.load, "on_outcome": done.append, **options}
    return batch.run(paths, out, **given), done  # type: ignore[arg-type]


def test_one_outcome_for_each_whatever_befalls_the_worker(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    paths = inbox(
        tmp_path, a="fine", b="WITHHOLD", c="CRASH", d="DIE", e=f"DIE-ONCE {mark}", f="SURROGATE", g="also fine"
    )
    summary, done = run(paths, tmp_path / "out")
    assert sorted(item.position for item in done) == list(range(1, 8))
    outcomes = {item.path.stem: item.outcome for item in done}
    assert {name for name, outcome in outcomes.items() if isinstance(outcome, Blinded)} == {"a", "e", "g"}
    assert summary.blinded == 3 and summary.withheld == {"EncryptedDocument": 1, "AnalysisFailed": 3}
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
    summary, _ = run(inbox(tmp_path, a="SLEEP", b="one", c="two", d="three"), tmp_path / "out", seconds=1.0)
    assert summary.blinded == 3 and summary.withheld == {"LimitExceeded": 1}


def test_a_folder_is_one_application_and_an_empty_one_is_withheld(tmp_path: Path) -> None:
    inbox(tmp_path, a="alone", **{".hidden": "no"})
    folder, empty = tmp_path / "in" / "b", tmp_path / "in" / "c"
    folder.mkdir()
    empty.mkdir()
    (folder / "cv.txt").write_text("cv")
    (folder / "letter.txt").write_text("letter")
    paths = batch.applications(tmp_path / "in")
    summary, _ = run(paths, tmp_path / "out")
    assert len(paths) == 3 and summary.blinded == 2 and summary.withheld == {"UsageError": 1}


def test_records_are_written_whole_in_each_format_under_their_id_alone(tmp_path: Path) -> None:
    _, done = run(inbox(tmp_path, Ada="fine"), tmp_path / "out", formats=("json", "html"))
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    (outcome,) = (item.outcome for item in done)
    assert isinstance(outcome, Blinded)
    assert names == [f"{outcome.record.record_id}.html", f"{outcome.record.record_id}.json"]
    assert json.loads((tmp_path / "out" / names[1]).read_text())["schema"] == outcome.record.schema_


def test_a_second_run_into_the_same_outbox_needs_force(tmp_path: Path) -> None:
    paths = inbox(tmp_path, a="fine")
    run(paths, tmp_path / "out")
    with pytest.raises(UsageError, match="not empty"):
        run(paths, tmp_path / "out")
    assert run(paths, tmp_path / "out", force=True)[0].blinded == 1


def test_what_keeps_every_worker_from_starting_ends_the_run(tmp_path: Path) -> None:
    paths = inbox(tmp_path, a="fine", b="fine too")
    for load in (fakes.load_fails, fakes.load_dies):
        with pytest.raises(ModelError):
            run(paths, tmp_path / "out", load=load)


def test_a_bad_policy_or_option_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    paths = inbox(tmp_path, a="fine")
    with pytest.raises(PolicyError):
        run(paths, tmp_path / "out", policy="no-such-policy")
    for options in ({"formats": ("odt",)}, {"formats": ()}, {"workers": 0}, {"seconds": 0}):
        with pytest.raises(UsageError):
            run(paths, tmp_path / "out", **options)
    assert not (tmp_path / "out").exists()


def test_applications_are_taken_only_as_fast_as_they_are_handled(tmp_path: Path) -> None:
    paths = inbox(tmp_path, **{f"a{number}": f"text {number}" for number in range(9)})
    taken: list[Path] = []
    ahead: list[int] = []

    def source() -> object:
        for path in paths:
            taken.append(path)
            yield path

    finished: list[batch.Done] = []

    def note(item: batch.Done) -> None:
        finished.append(item)
        ahead.append(len(taken) - len(finished))

    run(source(), tmp_path / "out", on_outcome=note)  # type: ignore[arg-type]
    assert len(finished) == 9 and max(ahead) <= 2


def test_a_summary_is_in_counts_alone() -> None:
    summary = batch.Summary(3, {"NoTextFound": 1}, {"AGE": 1, "PERSON": 7})
    assert str(summary) == "3 of 4 blinded\n1 withheld: NoTextFound\ntaken out: PERSON 7, AGE 1"


def test_a_worker_whose_parent_was_killed_ends_without_a_word(tmp_path: Path) -> None:
    ours, theirs = multiprocessing.Pipe()
    ours.send(tmp_path)
    ours.close()
    before = signal.getsignal(signal.SIGINT)
    try:
        worker.serve(theirs, partial(fakes.load, load_policy("cimspa")), ("json",))
    finally:
        signal.signal(signal.SIGINT, before)
        logging.disable(logging.NOTSET)


def test_two_runs_at_once_do_not_share_an_outbox(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with outbox.alone_in(out), pytest.raises(UsageError, match="another run"):
        run(inbox(tmp_path, a="fine"), out)
    assert not any(out.iterdir())
