"""A batch run over ``examples/inbox``, and what it did. Run: python examples/batch_folder.py [OUTBOX]

Without OUTBOX the records go into a temporary folder. No network, no set-up.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from anonrecruit.batch import Done, applications, run
from anonrecruit.outcome import Blinded

INBOX = Path(__file__).parent / "inbox"
SHOWN = INBOX / "megan-price-lloyd.txt"


def main(outbox: Path) -> None:
    finished: list[Done] = []
    report = run(applications(INBOX), "cimspa", outbox, on_outcome=finished.append)
    print(report, end="\n\n")
    for done in sorted(finished, key=lambda done: done.item.name):
        print(line(done))
    before_and_after(next(done for done in finished if done.item.name == SHOWN.name))


def line(done: Done) -> str:
    """These applicants are invented, so that file names may be shown; yours should go to the sealed key alone."""
    if isinstance(done.outcome, Blinded):
        taken_out = sum(done.outcome.record.removed.values())
        return f"{done.item.name:<34} blinded   {done.outcome.record.record_id}  {taken_out:>3} taken out"
    return f"{done.item.name:<34} withheld  {done.outcome.reason}"


def before_and_after(done: Done) -> None:
    assert isinstance(done.outcome, Blinded)
    for title, text in ("before", SHOWN.read_text("utf-8")), ("after", done.outcome.record.text):
        print(f"\n---- {title} " + "-" * 60)
        print(head(text))


def head(text: str) -> str:
    return "\n".join([line for line in text.splitlines() if line.strip()][:9])


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(Path(folder) / "records")
