"""README.md is the manual, so it is run: its Python, its tables, the commands that it shows."""

from __future__ import annotations

import shutil
from pathlib import Path

import click
import pytest

from tests import readme

INBOX = Path(__file__).parent.parent / "examples" / "inbox"


@pytest.fixture
def manual() -> str:
    return readme.README.read_text("utf-8")


def test_its_python_runs_from_top_to_bottom(manual: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder with what its readers have: a ``cv.pdf``, a ``cv.docx`` and an ``inbox``."""
    shutil.copytree(INBOX, tmp_path / "inbox")
    for kind in ("pdf", "docx"):
        shutil.copyfile(min(INBOX.glob(f"*.{kind}")), tmp_path / f"cv.{kind}")
    monkeypatch.chdir(tmp_path)
    code = list(readme.blocks(manual, "python"))
    assert code
    namespace: dict[str, object] = {"__name__": "readme"}
    for number, block in enumerate(code, 1):
        exec(compile(block, f"README.md, Python block {number}", "exec"), namespace)


@pytest.mark.parametrize("name", readme.TABLES)
def test_its_tables_are_those_of_the_code(manual: str, name: str, update_golden: bool) -> None:
    table = readme.TABLES[name]()
    if update_golden:
        manual = readme.with_table(manual, name, table)
        readme.README.write_text(manual, "utf-8")
    assert readme.between(manual, name) == table


def test_every_command_it_shows_exists(manual: str) -> None:
    from anonrecruit.cli import main

    assert isinstance(main, click.Group)
    shown = readme.commands(manual)
    assert {"blind", "batch"} <= shown
    assert shown <= set(main.list_commands(click.Context(main)))


def test_blocks_tables_and_commands_are_told_apart() -> None:
    text = (
        "```python\nx = 1\n```\nwords `anonrecruit not-in-a-block`\n```bash\n$ anonrecruit batch a b \\\n  --force\n"
        "pip install anonrecruit\n```\n<!-- cues -->\nold\n<!-- /cues -->\n"
    )
    assert list(readme.blocks(text, "python")) == ["x = 1\n"]
    assert readme.commands(text) == {"batch"}
    assert readme.between(text, "cues") == "old\n"
    assert readme.between(readme.with_table(text, "cues", "| new |\n"), "cues") == "| new |\n"
