"""``anonrecruit batch``: what its options do, told by what is on the disk and on stdout afterwards."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import html

from anonrecruit import batch
from anonrecruit.cli import main
from tests.batch import fakes

SAID = ("--who", "hr.jones", "--why", "shortlisted")


@pytest.fixture(autouse=True)
def fake_blinder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_load", fakes.load)


class Office:
    """An inbox, and where a batch of it goes."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.inbox, self.out = folder, folder / "in", folder / "out"
        self.inbox.mkdir()
        self.journal = folder / "out.journal"

    def put(self, name: str, text: str, *, changed: float | None = None) -> Path:
        path = self.inbox / f"{name}.txt"
        path.write_text(text)
        if changed is not None:
            os.utime(path, (changed, changed))
        return path

    def call(self, *args: object) -> Result:
        return CliRunner().invoke(main, [str(arg) for arg in args])

    def batch(self, *options: object, expected: int = 0) -> list[dict[str, Any]]:
        result = self.call("batch", self.inbox, self.out, "--workers", 1, *options)
        assert result.exit_code == expected, result.output
        return [json.loads(line) for line in result.stdout.splitlines()]

    def texts(self) -> list[str]:
        found = (json.loads(path.read_text())["sections"][0]["text"] for path in self.out.glob("*.json"))
        return sorted(found)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def outcomes(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(row["outcome"] for row in rows)


def test_a_dry_run_tells_every_outcome_and_writes_nothing(office: Office) -> None:
    office.put("ada", "fine")
    office.put("bea", "WITHHOLD")
    before = sorted(office.folder.rglob("*"))
    assert outcomes(office.batch("--dry-run", expected=1)) == ["blinded", "withheld"]
    assert sorted(office.folder.rglob("*")) == before
    assert outcomes(office.batch(expected=1)) == ["blinded", "withheld"], "nothing counts as done"


def test_a_dry_run_beside_a_journal_takes_up_the_rest_and_leaves_it_as_it_is(office: Office) -> None:
    office.put("ada", "fine")
    office.batch()
    office.put("bea", "new")
    kept = office.journal.read_bytes()
    assert len(office.batch("--dry-run")) == 1
    assert office.journal.read_bytes() == kept and office.texts() == ["fine"]


def test_since_takes_what_was_changed_then_or_later(office: Office) -> None:
    june = 1_780_300_000.0  # 1 June 2026, in the morning in Europe
    office.put("old", "old", changed=june - 90 * 86400)
    office.put("new", "new", changed=june + 90 * 86400)
    folder = office.inbox / "folder"
    folder.mkdir()
    (folder / "cv.txt").write_text("in a folder")
    os.utime(folder / "cv.txt", (june + 90 * 86400,) * 2)
    os.utime(folder, (june - 90 * 86400,) * 2)
    office.batch("--since", "2026-06-01")
    assert office.texts() == ["in a folder", "new"]
    office.batch("--since", "2026-01-01T08:30")
    assert office.texts() == ["in a folder", "new", "old"]


def test_what_was_withheld_is_taken_up_again_only_where_asked(office: Office) -> None:
    office.put("ada", "fine")
    (withheld,) = (row for row in [*_rows_after(office, "bea", "WITHHOLD")] if row["outcome"] == "withheld")
    office.put("bea", "now it opens")
    assert office.batch() == []
    (again,) = office.batch("--retry-withheld", "--report", office.folder / "report.json")
    assert again["outcome"] == "blinded" and withheld["application"] not in again["record_id"]
    assert office.texts() == ["fine", "now it opens"]
    total = json.loads((office.folder / "report.json").read_text())["total"]
    assert (total["blinded"], total["withheld"]) == (2, {})


def _rows_after(office: Office, name: str, text: str) -> Iterator[dict[str, Any]]:
    office.put(name, text)
    yield from office.batch(expected=1)


def test_reports_are_in_counts_alone(office: Office) -> None:
    for name, text in {"Ada Obi": "fine", "Bea Lund": "WITHHOLD", "Cy Moss": "CRASH"}.items():
        office.put(name, text)
    machine, page = office.folder / "report.json", office.folder / "report.html"
    rows = office.batch("--report", machine, "--report", page, expected=1)
    told = json.loads(machine.read_text())
    counts = {"applications": 3, "blinded": 1, "withheld": {"AnalysisFailed": 1, "EncryptedDocument": 1}}
    assert told["schema"] == "anonrecruit/batch-report/1" and not told["dry_run"] and told["stopped"] == ""
    assert told["run"] == {**counts, "removed": {"PERSON": 2}, "formats": {"text/plain": 3}} == told["total"]
    assert sum(told["pace"]["finished"]) == 3
    personal = ["Ada", "Obi", "Lund", "Moss", *(str(row.get("record_id", row.get("application"))) for row in rows)]
    for report in machine, page:
        assert not [word for word in personal if word in report.read_text()]


def test_the_page_has_a_plot_for_each_count_and_asks_for_nothing(office: Office) -> None:
    office.put("ada", "fine")
    office.put("bea", "WITHHOLD")
    page = office.folder / "report.html"
    office.batch("--report", page, expected=1)
    tree = html.fromstring(page.read_bytes())
    plots = {plot.get("aria-label"): plot for plot in tree.iter("svg")}
    assert set(plots) == {"Finished over time", "Outcomes", "Redactions by cue", "Files by format"}
    assert [text.text for text in plots["Outcomes"].iter("text")] == ["EncryptedDocument", "1", "blinded", "1"]
    assert not tree.xpath("//script | //link | //img | //@src | //@href")


def test_a_second_run_tells_of_itself_and_of_both(office: Office) -> None:
    office.put("ada", "fine")
    office.batch()
    office.put("bea", "fine, too")
    machine, page = office.folder / "report.json", office.folder / "report.html"
    office.batch("--report", machine, "--report", page)
    told = json.loads(machine.read_text())
    assert (told["skipped"], told["run"]["blinded"], told["total"]["blinded"]) == (1, 1, 2)
    assert "1 were finished before" in page.read_text() and "All that its journal knows" in page.read_text()


class TestVault:
    @pytest.fixture
    def named(self, office: Office) -> tuple[str, ...]:
        key, vault = office.folder / "master.key", office.folder / "vault.db"
        named = ("--vault", str(vault), "--master-key", f"file:{key}")
        assert office.call("vault", "new-key", f"file:{key}").exit_code == 0
        assert office.call("vault", "init", *named).exit_code == 0
        return named

    def reveal(self, office: Office, named: tuple[str, ...], record: str) -> dict[str, Any]:
        result = office.call("reveal", record, *SAID, *named)
        assert result.exit_code == 0, result.output
        found: dict[str, Any] = json.loads(result.stdout)
        return found

    def test_says_whose_each_record_is_and_where_the_file_lies(self, office: Office, named: tuple[str, ...]) -> None:
        path = office.put("Ada Obi", "fine")
        (row,) = office.batch(*named)
        revealed = self.reveal(office, named, row["record_id"])
        assert revealed["ref"] == "Ada Obi.txt" and revealed["files"][0]["reference"] == str(path)
        assert office.texts() == ["fine"]

    def test_says_which_application_was_withheld(self, office: Office, named: tuple[str, ...]) -> None:
        office.put("Ada Obi", "WITHHOLD")
        office.put("Bea Lund", "DIE")
        (office.inbox / "an empty folder").mkdir()
        rows = office.batch(*named, expected=1)
        found = {self.reveal(office, named, row["application"])["ref"] for row in rows}
        assert found == {"Ada Obi.txt", "Bea Lund.txt", "an empty folder"}
        log = office.call("vault", "log", *named).stdout
        assert "Ada" not in log and "Bea" not in log
        assert json.loads(office.call("vault", "verify", "--deep", *named).stdout)["problems"] == []

    def test_opens_the_withheld_at_any_stage_of_a_campaign_and_no_record(
        self, office: Office, named: tuple[str, ...]
    ) -> None:
        rules = ("--stages", "sift,offer", "--reveal-from", "offer", "--who", "hr", "--why", "agreed")
        assert office.call("campaign", "set", "pool", *rules, *named).exit_code == 0
        office.put("Ada Obi", "WITHHOLD")
        office.put("Bea Lund", "fine")
        rows = {row["outcome"]: row for row in office.batch(*named, "--campaign", "pool", expected=1)}
        assert self.reveal(office, named, rows["withheld"]["application"])["ref"] == "Ada Obi.txt"
        assert office.call("reveal", rows["blinded"]["record_id"], *SAID, *named).exit_code == 1

    def test_keeps_the_reference_however_often_it_is_withheld(self, office: Office, named: tuple[str, ...]) -> None:
        office.put("Ada Obi", "WITHHOLD")
        (first,) = office.batch(*named, expected=1)
        (second,) = office.batch(*named, "--retry-withheld", expected=1)
        assert first == second and self.reveal(office, named, first["application"])["ref"] == "Ada Obi.txt"

    def test_holds_nothing_of_a_dry_run(self, office: Office, named: tuple[str, ...]) -> None:
        office.put("Ada Obi", "fine")
        office.put("Bea Lund", "WITHHOLD")
        office.batch(*named, "--dry-run", expected=1)
        assert json.loads(office.call("vault", "verify", *named).stdout)["records"] == 0

    def test_and_a_plain_key_together_are_refused(self, office: Office, named: tuple[str, ...]) -> None:
        office.put("Ada Obi", "fine")
        office.batch(*named, "--key", office.folder / "key.jsonl", expected=2)
        assert not office.out.exists() and not (office.folder / "key.jsonl").exists()

    def test_that_is_not_there_stops_it_before_anything_is_written(self, office: Office) -> None:
        office.put("Ada Obi", "fine")
        key = office.folder / "master.key"
        office.call("vault", "new-key", f"file:{key}")
        office.batch("--vault", office.folder / "none.db", "--master-key", f"file:{key}", expected=3)
        assert not office.out.exists() and not office.journal.exists()
