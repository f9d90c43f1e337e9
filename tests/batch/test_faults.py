"""Plugs pulled at random: after the last resume every application has exactly one outcome, every record is whole, and
the vault knows whose it is. Real processes, real signals, real full disks."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from anonrecruit import batch
from anonrecruit.batch.journal import Journal
from anonrecruit.errors import RunStopped, UsageError
from tests.batch import fakes
from tests.batch.runs import a_vault, check, children_of, crowd, fake, inbox, kill, records, run, start

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks up processes in /proc")


def ended(process: subprocess.Popen[bytes]) -> dict[str, Any]:
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err.decode()
    report: dict[str, Any] = json.loads(out.splitlines()[-1])
    return report


def kill_workers(process: subprocess.Popen[bytes], dice: random.Random) -> int:
    """One or none of them."""
    time.sleep(dice.uniform(0, 0.15))
    workers = children_of(process.pid)
    if not workers or dice.random() < 0.4:
        return 0
    kill(dice.choice(workers))
    return 1


@dataclass(frozen=True)
class Storm:
    """So many applications, and so many kills at least, some of them of parents."""

    applications: int
    kills: int
    parents: int

    def rage(self, source: Path, out: Path, vault: Path, dice: random.Random) -> tuple[int, int, dict[str, Any]]:
        """How many parents and workers were killed until one run came to its end, and that run's report."""
        parents = workers = 0
        while parents + workers < self.kills or parents < self.parents:
            process = start(source, out, vault)
            assert process.stdout
            if process.stdout.read(1) != b".":  # all is done, or it found nothing new
                assert process.wait(60) == 0
                break
            workers += sum(kill_workers(process, dice) for _ in range(3))
            time.sleep(dice.uniform(0, 0.1))
            if process.poll() is not None:
                break
            kill(process.pid)
            process.communicate(timeout=30)
            parents += 1
        return parents, workers, ended(start(source, out, vault))


@pytest.fixture
def every(request: pytest.FixtureRequest) -> bool:
    """Whether all is asked for: by `make faults` and by `.ci/run`."""
    return bool(request.config.getoption("--faults") or os.environ.get("ANONRECRUIT_FULL"))


@pytest.fixture
def number(every: bool) -> int:
    """Of applications, where a part of them tells as much."""
    return 500 if every else 120


@pytest.fixture
def weather(request: pytest.FixtureRequest, every: bool) -> Storm:
    if request.config.getoption("--faults"):
        return Storm(1000, 60, 3)
    return Storm(500, 20, 3) if every else Storm(200, 5, 2)


def test_kills_of_workers_and_parents_at_random_moments(tmp_path: Path, weather: Storm) -> None:
    number = weather.applications
    source, out, vault = crowd(tmp_path, number), tmp_path / "out", tmp_path / "vault.db"
    a_vault(vault).close()
    parents, workers, report = weather.rage(source, out, vault, random.Random(1))
    assert parents >= weather.parents and parents + workers >= weather.kills
    total = report["total"]
    assert total["applications"] == number
    withheld = total["applications"] - total["blinded"]
    assert withheld <= workers, "only those whose worker was killed twice"
    check(out, {f"application {each}" for each in range(number)}, vault, withheld)
    again = ended(start(source, out, vault))
    assert again["skipped"] == number and again["run"]["applications"] == 0


def test_workers_do_not_outlive_a_parent_that_was_killed(tmp_path: Path) -> None:
    process = start(crowd(tmp_path, 50), tmp_path / "out")
    assert process.stdout and process.stdout.read(1) == b"."
    workers = children_of(process.pid)
    assert len(workers) == 2
    kill(process.pid)
    process.communicate(timeout=30)
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{worker}/exe").exists() for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{worker}/exe").exists() for worker in workers)


def test_two_runs_at_once_on_the_same_folders(tmp_path: Path, number: int) -> None:
    source, out, vault = crowd(tmp_path, number), tmp_path / "out", tmp_path / "vault.db"
    a_vault(vault).close()
    both = [start(source, out, vault) for _ in range(2)]
    said = [process.communicate(timeout=120)[1].decode() for process in both]
    assert sorted(process.returncode for process in both) in ([0, 0], [0, 1])  # one may begin when the other is through
    assert all("another run has this journal" in words for words in said if words)
    ended(start(source, out, vault))
    check(out, {f"application {each}" for each in range(number)}, vault)


def test_a_second_journal_gets_no_hold_of_an_outbox(tmp_path: Path) -> None:
    source, out = crowd(tmp_path, 3), tmp_path / "out"
    run(source, out)
    with pytest.raises(UsageError, match="another journal"):
        run(source, out, journal=tmp_path / "other.journal")
    check(out, {f"application {each}" for each in range(3)})


@contextmanager
def small_disk(folder: Path, *options: str) -> Iterator[Path]:
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", *options, "tmpfs", str(folder)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(disk: Path) -> None:
    """To the last byte."""
    with suppress(OSError), (disk / "ballast").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(1 << 12))


@pytest.mark.parametrize("where", ["records", "journal"])
def test_a_full_disk_ends_the_run_with_a_clear_error_and_nothing_torn(tmp_path: Path, where: str, number: int) -> None:
    source, vault = crowd(tmp_path, number), tmp_path / "vault.db"
    kept = a_vault(vault)
    reports: list[batch.Report] = []
    with small_disk(tmp_path / "disk", "-o", "size=8m") as disk:
        out, journal = {
            "records": (disk / "out", tmp_path / "a.journal"),
            "journal": (tmp_path / "out", disk / "a.journal"),
        }[where]

        def told(done: batch.Done) -> None:
            if done.position == number // 4:
                fill(disk)

        with pytest.raises(RunStopped, match=r"No space|SQLITE_FULL"):
            run(source, out, journal=journal, vault=kept, on_outcome=told, on_end=reports.append)
        assert reports[0].stopped == "RunStopped" and 0 < reports[0].run.blinded < number
        records(out)
        (disk / "ballast").unlink()
        run(source, out, journal=journal, vault=kept)
        kept.close()
        check(out, {f"application {each}" for each in range(number)}, vault)


def test_an_outbox_that_can_not_be_written_is_said_before_anything_is_begun(tmp_path: Path) -> None:
    source = crowd(tmp_path, 3)
    with small_disk(tmp_path / "disk") as disk:
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(RunStopped, match="Read-only"):
            run(source, disk, journal=tmp_path / "a.journal")
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        run(source, disk, journal=tmp_path / "a.journal")
        check(disk, {f"application {each}" for each in range(3)})


def test_an_outbox_that_becomes_read_only_ends_the_run_and_the_next_goes_on(tmp_path: Path, number: int) -> None:
    source, journal, vault = crowd(tmp_path, number), tmp_path / "a.journal", tmp_path / "vault.db"
    kept = a_vault(vault)
    with small_disk(tmp_path / "disk") as disk:

        def remount(done: batch.Done) -> None:
            if done.position == number // 4:
                subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)

        with pytest.raises(RunStopped, match="Read-only"):
            run(source, disk, journal=journal, vault=kept, on_outcome=remount)
        assert 0 < len(records(disk)) < number
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        run(source, disk, journal=journal, vault=kept)
        kept.close()
        check(disk, {f"application {each}" for each in range(number)}, vault)


def test_an_input_that_vanishes_is_withheld_and_the_others_go_on(tmp_path: Path, number: int) -> None:
    source, out, vault = crowd(tmp_path, number), tmp_path / "out", tmp_path / "vault.db"
    kept, gone = a_vault(vault), set[str]()

    def stream() -> Iterator[batch.Item]:
        for position, item in enumerate(batch.applications(source)):
            if position % 5 == 0:
                gone.add(Path(item.place).read_text())
                Path(item.place).unlink()
            yield item

    report = batch.run(stream(), fake(), out, workers=2, vault=kept)
    kept.close()
    assert report.run.blinded == number - len(gone) and report.run.withheld == {"UsageError": len(gone)}
    check(out, {f"application {each}" for each in range(number)} - gone, vault)


def test_what_takes_down_whatever_tries_it_is_withheld_after_bounded_tries(tmp_path: Path) -> None:
    """As a machine that loses its power each time: begun, committed, never finished."""
    source, out, path = inbox(tmp_path, poison="x", good="y"), tmp_path / "out", tmp_path / "out.journal"
    for _ in range(5):
        journal = Journal(path)
        journal.begin("poison.txt")
        journal.commit()
        journal.close()
    report, done = run(source, out)
    assert report.run.blinded == 1 and report.run.withheld == {"AnalysisFailed": 1}
    assert [item.item.name for item in done if item.outcome.__class__.__name__ == "Withheld"] == ["poison.txt"]


def test_memory_over_the_limit_is_withheld_by_that_name(tmp_path: Path) -> None:
    source = inbox(tmp_path, a="EAT 900", b="EAT 30", c="fine")
    report, done = run(source, tmp_path / "out", limits=batch.Limits(megabytes=300))
    assert report.run.blinded == 2 and report.run.withheld == {"LimitExceeded": 1}
    assert not any("EAT" in repr(item) for item in done)


def test_a_worker_is_replaced_after_so_many_applications(tmp_path: Path) -> None:
    source = crowd(tmp_path, 12)
    limits = batch.Limits(applications=3)
    report, _ = run(source, tmp_path / "out", load=fakes.load_counts, limits=limits, workers=1)
    assert report.run.blinded == 12
    said = [record["sections"][0]["text"] for record in records(tmp_path / "out")]
    assert max(int(text.rpartition(" ")[2]) for text in said) == 3


def test_a_killed_run_between_seal_and_release_leaves_no_record_that_is_nobodys(tmp_path: Path) -> None:
    """The process ends itself at that very moment, in the middle of a run."""
    source, out, vault = crowd(tmp_path, 30), tmp_path / "out", tmp_path / "vault.db"
    a_vault(vault).close()
    code = (
        "import os, sys\nfrom anonrecruit.batch import outbox\nfrom tests.batch import runs\n"
        "write, left = outbox.LocalOutbox.write, [int(os.environ['LEFT'])]\n"
        "def dies(*args):\n    left[0] -= 1\n    left[0] > 0 or os.kill(os.getpid(), 9)\n    write(*args)\n"
        "outbox.LocalOutbox.write = dies\nruns.main()"
    )
    command = [sys.executable, "-c", code, str(source), str(out), str(vault)]
    for left in (1, 9):
        subprocess.run(
            command, env={**os.environ, "LEFT": str(left), "PYTHONPATH": "."}, check=False, capture_output=True
        )
        opened = a_vault(vault)
        assert all(opened.holds(record["record_id"]) for record in records(out))
        opened.close()
    (source / "person0000.txt").write_text("application 0")  # the same once more
    report = ended(start(source, out, vault))
    assert report["total"]["blinded"] == 30
    check(out, {f"application {each}" for each in range(30)}, vault)
