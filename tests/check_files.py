"""Whether real files of many formats are read, and in what time: ``python -m tests.check_files FOLDER``.

Fails where fewer than 98 % of them are blinded (issue 4) or one takes longer than a file may (30 s). Prints counts and
times alone: no text, no file name.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from anonrecruit import Application, Blinded, Blinder

LEAST, SLOWEST = 0.98, 30.0


def main(folder: Path) -> int:
    blinder, seconds, outcomes = Blinder(), [], Counter[str]()
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        begin = time.perf_counter()
        outcome = blinder.blind(Application.from_path(path))
        seconds.append(time.perf_counter() - begin)
        outcomes["blinded" if isinstance(outcome, Blinded) else type(outcome.error).__name__] += 1
    share = outcomes["blinded"] / len(seconds)
    print(f"{len(seconds)} files: {dict(outcomes)}; slowest {max(seconds):.1f} s")
    return 0 if share >= LEAST and max(seconds) <= SLOWEST else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
