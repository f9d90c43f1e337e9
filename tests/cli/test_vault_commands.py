"""The vault from the command line: seal on blinding, reveal, campaigns, keys, log, erasure, back-up."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from click.testing import CliRunner, Result
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring

from anonrecruit.cli import loading, main
from anonrecruit.vault import MasterKey
from tests.batch import fakes

WHO = ("--who", "hr.jones", "--why", "shortlisted")


class Desk:
    """What HR has: a vault, a key, a folder of records."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key, self.vault, self.out = folder / "master.key", folder / "vault.db", folder / "out"

    def run(self, *args: object, key: object = None, **environment: str) -> Result:
        named = {"ANONRECRUIT_VAULT": str(self.vault), "ANONRECRUIT_MASTER_KEY": str(key or f"file:{self.key}")}
        return CliRunner().invoke(main, [str(arg) for arg in args], env={**named, **environment})

    def ok(self, *args: object, **more: Any) -> list[dict[str, Any]]:
        result = self.run(*args, **more)
        assert result.exit_code == 0, result.output
        return [json.loads(line) for line in result.stdout.splitlines()]

    def blind(self, text: str = "fine", *options: object) -> str:
        path, known = self.folder / "ada.obi.txt", self.folder / "known.json"
        path.write_text(text)
        known.write_text(json.dumps({"names": ["Ada Obi"], "emails": ["ada@example.org"]}))
        (row,) = self.ok("blind", path, "--out", self.out, "--known", known, "--force", *options)
        return str(row["record_id"])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(loading, "load_blinder", lambda policy: fakes.FakeBlinder())
    desk = Desk(tmp_path)
    assert desk.run("vault", "new-key", f"file:{desk.key}").exit_code == 0
    assert desk.run("vault", "init").exit_code == 0
    return desk


def test_who_was_blinded_is_revealed_with_the_files(desk: Desk) -> None:
    record = desk.blind("fine words")
    assert [path.stem for path in desk.out.iterdir()] == [record]
    (row,) = desk.ok("reveal", record, *WHO, "--out", desk.folder / "originals")
    assert (row["ref"], row["names"], row["emails"]) == ("ada.obi.txt", ["Ada Obi"], ["ada@example.org"])
    written = Path(row["files"][0]["written"])
    assert written.read_text() == "fine words" and written.stat().st_mode & 0o777 == 0o600
    assert desk.ok("vault", "log")[-1]["who"] == "hr.jones"


def test_an_original_overwrites_nothing(desk: Desk) -> None:
    record = desk.blind()
    desk.ok("reveal", record, *WHO, "--out", desk.folder / "originals")
    assert desk.run("reveal", record, *WHO, "--out", desk.folder / "originals").exit_code == 2


def test_key_and_vault_files_are_for_their_owner(desk: Desk) -> None:
    desk.blind()
    for path in desk.folder.glob("vault.db*"):
        assert path.stat().st_mode & 0o077 == 0
    assert desk.key.stat().st_mode & 0o777 == 0o600


def test_a_key_that_all_may_read_is_refused(desk: Desk) -> None:
    desk.key.chmod(0o644)
    result = desk.run("reveal", "x", *WHO)
    assert result.exit_code == 3 and "chmod 600" in result.stderr


@pytest.mark.parametrize(
    ("key", "words"),
    [("file:/none", "can not be read"), ("env:NOT_SET", "is not set"), ("env:ODD", "32 bytes in base64")],
)
def test_a_key_that_is_none_is_a_clear_error(desk: Desk, key: str, words: str) -> None:
    result = desk.run("vault", "verify", key=key, ODD="c2VjcmV0")
    assert result.exit_code == 3 and words in result.stderr and "c2VjcmV0" not in result.output


def test_a_wrong_key_is_a_clear_error(desk: Desk) -> None:
    result = desk.run("vault", "verify", key="env:OTHER", OTHER=MasterKey.new().text)
    assert result.exit_code == 3 and "needs the master key with fingerprint" in result.stderr


def test_the_key_may_stand_in_a_variable(desk: Desk) -> None:
    record = desk.blind()
    assert desk.ok("reveal", record, *WHO, key="env:SECRET", SECRET=desk.key.read_text())


class InMemory(KeyringBackend):
    """A keyring as the operating system has one, for as long as the test runs."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password


@pytest.fixture
def os_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(InMemory())
    yield
    keyring.set_keyring(before)


@pytest.mark.usefixtures("os_keyring")
def test_the_key_may_lie_in_the_keyring(desk: Desk) -> None:
    desk.vault = desk.folder / "second.db"
    assert desk.run("vault", "new-key", "keyring:hr").exit_code == 0
    assert desk.run("vault", "init", key="keyring:hr").exit_code == 0
    assert desk.run("vault", "new-key", "keyring:hr").exit_code == 0
    assert desk.ok("vault", "rotate", *WHO, key="keyring:hr") == [{"wrapped_anew": 0}]
    assert desk.ok("vault", "verify", key="keyring:hr")[0]["problems"] == []
    assert desk.run("vault", "verify", key="keyring:other").exit_code == 3


@pytest.mark.usefixtures("os_keyring")
def test_a_keyring_that_does_not_answer_is_a_clear_error(desk: Desk) -> None:
    keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]
    result = desk.run("vault", "verify", key="keyring:hr")
    assert result.exit_code == 3 and "did not answer" in result.stderr


def test_no_vault_is_made_by_mistake(desk: Desk) -> None:
    path = desk.folder / "typo.db"
    for given in (
        path,
        f"sqlite:///{path}",
        "mysql://x/y",
        "no url:// at all",
        "postgresql://127.0.0.1:1/none",
        "sqlite://",
    ):
        result = desk.run("vault", "verify", "--vault", given)
        assert result.exit_code == 3 and result.stderr.startswith("Error: "), given
    assert not path.exists()


def test_a_vault_and_a_plain_key_together_are_refused(desk: Desk) -> None:
    (desk.folder / "cv.txt").write_text("fine")
    result = desk.run("blind", desk.folder / "cv.txt", "--key", desk.folder / "key.jsonl")
    assert result.exit_code == 2 and not (desk.folder / "key.jsonl").exists()


def test_what_can_not_be_sealed_is_not_written(desk: Desk) -> None:
    (desk.folder / "cv.txt").write_text("fine")
    result = desk.run("blind", desk.folder / "cv.txt", "--out", desk.out, "--campaign", "unknown")
    assert result.exit_code == 2 and not desk.out.exists()


def test_a_campaign_from_sift_to_interview_with_score_lock(desk: Desk) -> None:
    said = ("--who", "hr.jones", "--why", "agreed")
    rules = ("--stages", "sift,interview", "--reveal-from", "interview", "--score-lock", "sam,kim")
    desk.ok("campaign", "set", "pool", *rules, *said)
    record = desk.blind("fine", "--campaign", "pool")
    refused = desk.run("reveal", record, *WHO)
    assert refused.exit_code == 1 and "sift" in refused.stderr and "Ada" not in refused.output
    desk.ok("campaign", "move", "pool", "interview", *said)
    (desk.folder / "scores.json").write_text('{"teaching": 4}')
    for reviewer in "sam", "kim":
        (sheet,) = desk.ok("campaign", "sheet", record, "--reviewer", reviewer, "--scores", desk.folder / "scores.json")
        (desk.folder / f"{reviewer}.json").write_text(json.dumps(sheet))
        who = ("--reviewer", reviewer, "--who", "hr.jones")
        desk.ok("campaign", "commit", record, "--commitment", sheet["commitment"], *who)
    assert desk.run("reveal", record, *WHO).exit_code == 1
    for reviewer in "sam", "kim":
        desk.ok("campaign", "check", desk.folder / f"{reviewer}.json", "--who", "hr.jones")
    assert desk.ok("reveal", record, *WHO)[0]["names"] == ["Ada Obi"]
    assert desk.ok("campaign", "show", "pool")[0]["stage"] == "interview"


def test_an_override_is_listed_apart(desk: Desk) -> None:
    desk.ok("campaign", "set", "pool", "--stages", "a,b", "--reveal-from", "b", "--who", "hr", "--why", "new")
    record = desk.blind("fine", "--campaign", "pool")
    desk.ok("reveal", record, *WHO, "--override", "safeguarding check today")
    (entry,) = desk.ok("vault", "log", "--overrides")
    assert entry["detail"]["override"] == "safeguarding check today" and entry["record"] == record


def test_what_was_tampered_with_ends_with_status_one(desk: Desk) -> None:
    record = desk.blind()
    (anchor,) = desk.ok("vault", "anchor")
    (desk.folder / "anchors").write_text(json.dumps(anchor) + "\n")
    assert desk.ok("vault", "verify", "--deep", "--anchor", desk.folder / "anchors")[0]["problems"] == []
    with sqlite3.connect(desk.vault) as connection:
        connection.execute("UPDATE access_log SET who = 'nobody' WHERE record = ?", (record,))
    result = desk.run("vault", "verify")
    assert result.exit_code == 1 and json.loads(result.stdout)["problems"]


def test_rotation_erasure_and_expiry(desk: Desk) -> None:
    record = desk.blind()
    assert desk.run("vault", "rotate", *WHO).exit_code == 2
    desk.run("vault", "new-key", f"file:{desk.key}")
    old, new = desk.key.read_text().splitlines()
    assert desk.ok("vault", "rotate", *WHO) == [{"wrapped_anew": 1}]
    desk.key.write_text(old)
    assert desk.run("vault", "verify").exit_code == 3
    desk.key.write_text(new)
    assert desk.ok("vault", "erase", record, *WHO) == [{"erased": [record], "scrubbed": True}]
    gone = desk.run("reveal", record, *WHO)
    assert gone.exit_code == 1 and "erased on" in gone.stderr
    assert desk.ok("vault", "expire", "--older-than", 180, *WHO)[0]["erased"] == []
    assert desk.ok("vault", "verify", "--deep")[0]["problems"] == []


def test_a_copy_is_whole_and_opens_with_the_key(desk: Desk) -> None:
    record, copy = desk.blind(), desk.folder / "copy.db"
    desk.ok("vault", "backup", copy)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert desk.run("vault", "backup", copy).exit_code == 3
    for path in desk.folder.glob("vault.db*"):
        path.unlink()
    desk.vault = copy
    assert desk.ok("vault", "verify", "--deep")[0]["opened"] == 1
    assert desk.ok("reveal", record, *WHO)[0]["names"] == ["Ada Obi"]
