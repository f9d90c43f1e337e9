"""The runbook for HR, played through: keys, sealing, a back-up, a lost disk, a restore, rotation, erasure.

Run: python examples/vault_runbook.py [FOLDER]. The applicant is invented. No network, no set-up.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from anonrecruit.cli import main as anonrecruit

INBOX = Path(__file__).parent / "inbox"
SAID = ("--who", "hr.jones", "--why", "playing the runbook through")


def run(folder: Path) -> None:
    key, vault, safe = folder / "master.key", folder / "vault.db", folder / "safe"
    safe.mkdir()
    named = ("--vault", str(vault), "--master-key", f"file:{key}")

    title("Keys, and an empty vault")
    call("vault", "new-key", f"file:{key}")
    call("vault", "init", *named)
    shutil.copy(key, safe / "master.key")

    title("Seal, then release")
    for name in "megan-price-lloyd.txt", "priya-nair.md":
        call("blind", INBOX / name, "--out", folder / "records", *named)
    megan, priya = (path.stem for path in sorted((folder / "records").iterdir(), key=lambda path: path.stat().st_mtime))

    title("Back up, with an anchor of the log")
    call("vault", "backup", safe / "vault.db", *named)
    keep_anchor(safe / "anchors.jsonl", named)

    title("The disk is lost: restore, and prove that it is all there")
    for lost in (*folder.glob("vault.db*"), key):
        lost.unlink()
    shutil.copy(safe / "vault.db", vault)
    shutil.copy(safe / "master.key", key)
    call("vault", "verify", "--deep", "--anchor", safe / "anchors.jsonl", *named)
    call("reveal", megan, *SAID, *named)

    title("A person asks to be erased")
    call("vault", "erase", megan, *SAID, *named)
    call("reveal", megan, *SAID, *named, expected=1)

    title("Rotate, so that the old back-up opens nobody any more")
    old = key.read_text("ascii")
    call("vault", "new-key", f"file:{key}")
    call("vault", "rotate", *SAID, *named)
    key.write_text(key.read_text("ascii").removeprefix(old), "ascii")
    call("vault", "backup", safe / "vault-2.db", *named)
    call("vault", "verify", "--deep", "--vault", safe / "vault.db", "--master-key", f"file:{key}", expected=3)
    call("reveal", priya, *SAID, "--vault", safe / "vault-2.db", "--master-key", f"file:{key}")
    call("vault", "log", *named)


def keep_anchor(file: Path, named: tuple[str, ...]) -> None:
    """As `anonrecruit vault anchor >> anchors.jsonl` does."""
    from click.testing import CliRunner

    shown = CliRunner().invoke(anonrecruit, ["vault", "anchor", *named])
    print(f"$ anonrecruit vault anchor >> {file.name}\n{shown.stdout}", end="")
    with file.open("a", encoding="ascii") as anchors:
        anchors.write(shown.stdout)


def call(*words: object, expected: int = 0) -> None:
    """Shows the command without the names of vault and key, runs it, and stops where it does not end as expected."""
    told = [Path(str(word)).name if "/" in str(word) else str(word) for word in words]
    print("$ anonrecruit", " ".join(told), flush=True)
    try:
        anonrecruit.main([str(word) for word in words], prog_name="anonrecruit")
    except SystemExit as end:
        if end.code != expected:
            raise


def title(words: str) -> None:
    print(f"\n# {words}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        run(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            run(Path(temporary))
