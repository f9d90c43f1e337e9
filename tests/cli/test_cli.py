"""The command line as its users meet it: what goes where, with which exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from anonrecruit import batch
from anonrecruit.cli import loading, main
from anonrecruit.errors import ModelError
from tests.batch import fakes


@pytest.fixture(autouse=True)
def fake_blinder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "load_blinder", lambda policy: fakes.FakeBlinder())
    monkeypatch.setattr(batch, "_load", fakes.load)


def run(*args: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def a_file(folder: Path, text: str = "fine", name: str = "Ada Obi.txt") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def an_inbox(folder: Path, *texts: str) -> Path:
    inbox = folder / "in"
    inbox.mkdir()
    for number, text in enumerate(texts, 1):
        a_file(inbox, text, f"Ada Obi {number}.txt")
    return inbox


def test_help_is_quick_because_nothing_heavy_is_loaded() -> None:
    code = "import sys; from anonrecruit.cli import main; main(['--help'], standalone_mode=False); "
    check = "assert not {'spacy', 'presidio_analyzer', 'presidio_anonymizer', 'pydantic', 'numpy'} & set(sys.modules)"
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code + check], check=True, capture_output=True)
    assert time.perf_counter() - began < 5  # a tenth of a second on a machine that does nothing else


@pytest.mark.parametrize(
    "command", [(), ("blind",), ("batch",), ("inspect",), ("evaluate",), ("policies",), ("reveal",), ("vault", "erase")]
)
def test_every_command_explains_itself(command: tuple[str, ...]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0 and len(result.stdout) > 250


def test_version() -> None:
    assert run("--version").stdout.startswith("anonrecruit ")


class TestBlind:
    def test_writes_a_file_for_each_format_under_the_records_id(self, tmp_path: Path) -> None:
        result = run("blind", a_file(tmp_path), "--out", tmp_path / "out", "--format", "json,markdown,html")
        (row,) = rows(result)
        assert result.exit_code == 0 and row["outcome"] == "blinded"
        names = {path.name for path in (tmp_path / "out").iterdir()}
        assert names == {f"{row['record_id']}.{ending}" for ending in ("json", "markdown", "html")}
        assert sorted(row["files"]) == sorted(str(tmp_path / "out" / name) for name in names)

    def test_without_out_the_record_is_one_line_of_json(self, tmp_path: Path) -> None:
        (record,) = rows(run("blind", a_file(tmp_path)))
        assert record["schema"].startswith("anonrecruit/blind-record/")

    def test_reads_one_file_from_stdin(self) -> None:
        (record,) = rows(run("blind", "-", stdin=b"from a pipe"))
        assert record["sections"][0]["text"] == "from a pipe"

    def test_another_format_may_go_to_stdout_but_not_several(self, tmp_path: Path) -> None:
        path = a_file(tmp_path)
        assert run("blind", path, "--format", "markdown").stdout.startswith("# Application")
        assert run("blind", path, "--format", "markdown,html").exit_code == 2

    def test_a_withheld_application_ends_with_1_and_says_why(self, tmp_path: Path) -> None:
        result = run("blind", a_file(tmp_path, "WITHHOLD"), "--out", tmp_path / "out")
        (row,) = rows(result)
        assert result.exit_code == 1 and row["outcome"] == "withheld" and row["attachment"] == 1
        assert "password" in row["reason"] and "password" in result.stderr
        assert not (tmp_path / "out").exists()

    def test_a_crash_is_withheld_and_its_message_goes_nowhere(self, tmp_path: Path) -> None:
        result = run("blind", a_file(tmp_path, "CRASH"))
        assert result.exit_code == 1 and "Ada" not in result.output

    def test_no_message_repeats_a_file_name(self, tmp_path: Path) -> None:
        for args in (("blind", tmp_path / "Ada Obi.pdf"), ("batch", tmp_path / "Ada Obi", tmp_path / "out")):
            result = run(*args)
            assert result.exit_code == 2 and "Error" in result.stderr and "Ada" not in result.output

    def test_formats_that_do_not_exist_are_refused_with_those_that_do(self, tmp_path: Path) -> None:
        result = run("blind", a_file(tmp_path), "--format", "json,odt")
        assert result.exit_code == 2 and "odt can not be written" in result.stderr
        assert "json, markdown, html" in result.stderr

    def test_nothing_is_overwritten_without_force(self, tmp_path: Path) -> None:
        path = a_file(tmp_path)  # the fake Blinder gives the same text the same id
        args = ("blind", path, "--out", tmp_path / "out")
        assert run(*args).exit_code == 0
        again = run(*args)
        assert again.exit_code == 2 and "--force" in again.stderr
        assert run(*args, "--force").exit_code == 0

    def test_a_missing_model_is_a_matter_of_configuration(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def missing(policy: str) -> None:
            raise ModelError("it is not there")

        monkeypatch.setattr(loading, "load_blinder", missing)
        assert run("blind", a_file(tmp_path)).exit_code == 3


class TestKnown:
    def test_every_field_may_be_left_out(self, tmp_path: Path) -> None:
        known = a_file(tmp_path, '{"names": ["Ada Obi"], "birth_date": "1990-05-21"}', "known.json")
        assert run("blind", a_file(tmp_path), "--known", known).exit_code == 0

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("{", "not valid JSON"),
            ("[]", "one JSON object"),
            ('{"name": "Ada Obi"}', "its fields are names, emails"),
            ('{"names": "Ada Obi"}', "'names' must be a list of strings"),
            ('{"phones": [7700900123]}', "'phones' must be a list of strings"),
            ('{"birth_date": "21 May 1990"}', "such as 1990-05-21"),
            ('{"birth_date": 1990}', "such as 1990-05-21"),
        ],
    )
    def test_a_wrong_file_is_refused_without_quoting_it(self, tmp_path: Path, text: str, problem: str) -> None:
        result = run("blind", a_file(tmp_path), "--known", a_file(tmp_path, text, "known.json"))
        assert result.exit_code == 2 and problem in result.stderr and "Obi" not in result.output


class TestBatch:
    def test_a_line_for_each_application_and_the_counts_in_words(self, tmp_path: Path) -> None:
        result = run("batch", an_inbox(tmp_path, "one", "WITHHOLD", "three"), tmp_path / "out", "--workers", 2)
        found = sorted(row["outcome"] for row in rows(result))
        assert found == ["blinded", "blinded", "withheld"] and result.exit_code == 1
        (withheld,) = (row for row in rows(result) if row["outcome"] == "withheld")
        assert len(withheld["application"]) == 12
        assert "2 of 3 blinded" in result.stderr and "1 withheld: EncryptedDocument" in result.stderr
        assert "Ada" not in result.output.replace(str(tmp_path), "")

    def test_all_blinded_ends_with_0_and_shows_no_bar_off_a_terminal(self, tmp_path: Path) -> None:
        result = run("batch", an_inbox(tmp_path, "one", "two"), tmp_path / "out", "--limit", 1)
        assert result.exit_code == 0 and len(rows(result)) == 1 and "%" not in result.stderr

    def test_a_bad_policy_ends_with_3_and_leaves_nothing(self, tmp_path: Path) -> None:
        key = tmp_path / "key.jsonl"
        result = run("batch", an_inbox(tmp_path, "one"), tmp_path / "out", "--policy", "none-such", "--key", key)
        assert result.exit_code == 3 and not (tmp_path / "out").exists() and not key.exists()

    def test_an_outbox_inside_the_inbox_or_with_records_in_it_is_refused(self, tmp_path: Path) -> None:
        inbox = an_inbox(tmp_path, "one")
        full = tmp_path / "full"
        full.mkdir()
        a_file(full)
        assert run("batch", inbox, inbox / "out").exit_code == 2
        assert run("batch", inbox, full).exit_code == 2


class TestKey:
    def test_says_whose_each_record_is_to_the_owner_alone(self, tmp_path: Path) -> None:
        inbox, key = an_inbox(tmp_path, "one", "WITHHOLD"), tmp_path / "sealed.jsonl"
        result = run("batch", inbox, tmp_path / "out", "--key", key, "--workers", 1)
        lines = [json.loads(line) for line in key.read_text().splitlines()]
        assert key.stat().st_mode & 0o777 == 0o600
        assert [line.pop("path") for line in lines] == [str(path) for path in inbox.iterdir()]
        assert lines == rows(result)

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every file name is Unicode")
    def test_gives_back_a_path_that_is_no_unicode(self, tmp_path: Path) -> None:
        odd = os.fsdecode(b"Ob\xed.txt")
        inbox, key = an_inbox(tmp_path), tmp_path / "key.jsonl"
        a_file(inbox, "fine", odd)
        assert run("batch", inbox, tmp_path / "out", "--key", key).exit_code == 0
        assert json.loads(key.read_text("utf-8"))["path"] == str(inbox / odd)

    def test_is_never_overwritten_without_force_nor_laid_among_the_records(self, tmp_path: Path) -> None:
        path, key = a_file(tmp_path), a_file(tmp_path, "old", "key.jsonl")
        assert run("blind", path, "--key", key).exit_code == 2 and key.read_text() == "old"
        assert run("blind", path, "--key", key, "--force").exit_code == 0 and "old" not in key.read_text()
        inside = tmp_path / "out" / "key.jsonl"
        assert run("blind", path, "--out", tmp_path / "out", "--key", inside).exit_code == 2


class TestPolicies:
    def test_lists_them_and_the_rules_of_one_with_reasons(self) -> None:
        assert "cimspa" in run("policies").stdout
        rules = rows(run("policies", "cimspa", "--json"))
        assert {"cue", "action", "threshold", "why"} == set(rules[0])
        assert {rule["cue"]: rule["action"] for rule in rules}["PERSON"] == "placeholder"

    def test_an_unknown_one_ends_with_3(self) -> None:
        result = run("policies", "none-such")
        assert result.exit_code == 3 and "shipped ones are" in result.stderr
