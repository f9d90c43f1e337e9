"""Inboxes, runs in processes that can be killed, and what must hold after the last of them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from anonrecruit import AnonrecruitError, batch
from anonrecruit.batch.worker import Load
from anonrecruit.policy import load_policy
from anonrecruit.vault import SqlVault, StaticKeys, create_vault, open_vault
from anonrecruit.vault.keys import MasterKey
from tests.batch import fakes

ROOT = Path(__file__).parent.parent.parent

KEYS = StaticKeys((MasterKey(bytes(range(32))),))
"""A vault's key that everybody may know: what it seals is made up."""


def fake(load: Any = fakes.load) -> Load:
    """A function that makes a fake Blinder in a worker process."""
    return partial(load, load_policy("cimspa"))


def inbox(folder: Path, **texts: str) -> Path:
    """A folder ``in`` with a file for each text."""
    made = folder / "in"
    made.mkdir(exist_ok=True)
    for name, text in texts.items():
        (made / f"{name}.txt").write_text(text)
    return made


def crowd(folder: Path, number: int) -> Path:
    return inbox(folder, **{f"person{each:04}": f"application {each}" for each in range(number)})


def run(source: Path, out: Path | str, **options: Any) -> tuple[batch.Report, list[batch.Done]]:
    done: list[batch.Done] = []
    given: dict[str, Any] = {"workers": 2, "on_outcome": done.append, **options}
    load = given.pop("load", fakes.load)
    return batch.run(batch.applications(source), fake(load), out, **given), done


def a_vault(path: Path) -> SqlVault:
    return open_vault(str(path), KEYS) if path.exists() else create_vault(str(path), KEYS)


def start(source: Path, out: Path, vault: Path | None = None, **environment: str) -> subprocess.Popen[bytes]:
    """A run with a process group of its own; see ``main``."""
    command = [sys.executable, "-m", "tests.batch.runs", str(source), str(out), str(vault or "")]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def children_of(process: int) -> list[int]:
    """Its worker processes, by id."""
    found = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += [int(each) for each in task.read_text().split()]
        except OSError:
            continue
    return found


def kill(process: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


def records(out: Path) -> list[dict[str, Any]]:
    """Every record in the outbox, read whole: a torn one is no JSON."""
    return [json.loads(path.read_text("utf-8")) for path in out.iterdir() if not path.name.startswith(".")]


def check(out: Path, texts: set[str], vault: Path | None = None, withheld: int = 0) -> None:
    """Each text is in exactly one record, but for ``withheld``; none is torn; the vault knows whose each is."""
    found = records(out)
    stands = Counter(record["sections"][0]["text"] for record in found)
    assert set(stands) <= texts and len(stands) == len(texts) - withheld
    assert set(stands.values()) == {1}
    assert {f"{record['record_id']}.json" for record in found} == {
        path.name for path in out.iterdir() if not path.name.startswith(".")
    }
    assert not list(out.glob(".*.json.part"))
    if vault:
        opened = a_vault(vault)
        assert all(opened.holds(record["record_id"]) for record in found)
        first = found[0]
        revealed = opened.reveal(first["record_id"], who="hr.test", why="checking")
        assert Path(revealed.originals[0].reference).read_text() == first["sections"][0]["text"]
        opened.close()


def main() -> None:
    """``INBOX OUTBOX VAULT``: a run as ``run`` makes it. Prints a dot for each outcome, last the report."""
    source, out, vault = sys.argv[1:]
    opened = a_vault(Path(vault)) if vault else None
    try:
        report, _ = run(
            Path(source),
            Path(out),
            vault=opened,
            load=fakes.load_slow,
            limits=batch.Limits(seconds=5),
            on_outcome=lambda done: print(".", end="", flush=True),  # noqa: T201
        )
    except AnonrecruitError as error:
        sys.exit(f"{type(error).__name__}: {error}")
    print("\n" + json.dumps(report.as_json()))  # noqa: T201


if __name__ == "__main__":
    main()
