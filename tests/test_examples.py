"""The examples run as they are shown, with no network, and the inbox is what its script makes."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from examples import make_inbox

ROOT = Path(__file__).parent.parent
INBOX = ROOT / "examples" / "inbox"


def run(*args: object) -> str:
    command = [sys.executable, *(str(arg) for arg in args)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env={"PYTHONPATH": str(ROOT)}, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def batch_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    records = tmp_path_factory.mktemp("records")
    return records, run("examples/batch_folder.py", records)


def test_the_inbox_is_what_its_script_makes(tmp_path: Path) -> None:
    make_inbox.make(tmp_path)
    for name in make_inbox.INBOX:
        assert parts(tmp_path / name) == parts(INBOX / name), name
    assert {str(path.relative_to(INBOX)) for path in INBOX.rglob("*.*")} == set(make_inbox.INBOX)


def parts(path: Path) -> object:
    """What another release of reportlab, python-docx or zlib leaves as it is: of a PDF not more than a rough size."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist() if name == "word/document.xml"}
    return path.read_bytes() if path.suffix in {".txt", ".md"} else round(path.stat().st_size, -4)


def test_the_batch_blinds_all_but_the_protected_file(batch_run: tuple[Path, str]) -> None:
    records, shown = batch_run
    applications = len(list(INBOX.iterdir()))
    assert f"{applications - 1} of {applications} blinded" in shown
    assert "kofi-lindgren-protected.pdf        withheld  The file is protected by a password" in shown
    assert len(list(records.glob("*.json"))) == applications - 1
    assert "---- after" in shown and "[Candidate]" in shown


def test_the_hiring_manager_gets_a_table_and_a_shortlist(batch_run: tuple[Path, str]) -> None:
    shown = run("examples/hiring_manager.py", batch_run[0], "--top", 3)
    shortlist = next(line for line in shown.splitlines() if line.startswith("Shortlist"))
    assert len(shortlist.split(", ")) == 3


def test_the_ats_gets_a_record_or_a_reason() -> None:
    shown = run("examples/ats_integration.py")
    assert "record " in shown and "withheld at 'parse', attachment 1" in shown
    for value in ("Osei", "Kojo", "07700", "Lockwood", "sam.osei"):
        assert value not in shown


def test_the_runbook_of_the_vault_plays_through(tmp_path: Path) -> None:
    """It stops where a command does not end as it should; what it tells is looked at here."""
    shown = run("examples/vault_runbook.py", tmp_path)
    assert '"opened": 2, "problems": [], "anchors": 1' in shown
    assert '"ref": "megan-price-lloyd.txt"' in shown and '"ref": "priya-nair.md"' in shown
    assert '"wrapped_anew": 1' in shown
    steps = ["vault created", "sealed", "sealed", "revealed", "erased", "key rotation begun", "key rotation done"]
    assert re.findall('"action": "([^"]*)"', shown) == steps
