"""Reads damaged files for a while: ``python -m tests.fuzz.hunt --seconds 600 [PARSER ...]``, all parsers by default.

A child process reads many, since starting one for each is slow; when it dies or is silent for too long, the file that
it had in hand is the finding. Findings are kept in ``out/fuzz``; exit status 1 if there are any.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from anonrecruit.application import Source
from anonrecruit.errors import BrokenDocument, DocumentError
from anonrecruit.parsers import expand, parse
from tests.fuzz.mutate import mutated
from tests.hostile.seeds import SEEDS
from tests.hostile.trial import MEMORY, SECONDS

_OF_OUR_OWN = frozenset({"NameError", "UnboundLocalError", "AttributeError", "AssertionError", "MemoryError"})
"""Causes that speak of a mistake in a parser, not in the file, though ``parse`` makes a DocumentError of them."""


@dataclass(frozen=True, slots=True)
class Finding:
    parser: str
    seed: int
    what: str


def hunt(parser: str, seconds: float, first: int = 0) -> Iterator[Finding]:
    """Goes on behind each finding, until the time is over."""
    until, whole, seeds = time.monotonic() + seconds, SEEDS[parser](), count(first)
    while time.monotonic() < until:
        finding = _one_child(parser, whole, seeds, until)
        if finding:
            yield finding


def found(parser: str, seconds: float) -> list[Finding]:
    return list(hunt(parser, seconds))


def _one_child(parser: str, whole: bytes, seeds: Iterator[int], until: float) -> Finding | None:
    theirs, ours = os.pipe()
    first = next(seeds)
    if not (child := os.fork()):
        _read_many(ours, whole, first, until)
    os.close(ours)
    seed, what = first - 1, ""
    with os.fdopen(theirs, "rb", buffering=0) as pipe:
        while not what:
            if not select.select([pipe], [], [], SECONDS)[0]:
                os.kill(child, signal.SIGKILL)
                seed, what = seed + 1, "took too long"
            elif not (said := pipe.readline()):
                break
            else:
                number, what = said.decode().rstrip("\n").split(" ", 1)
                seed = int(number)
                next(seeds)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and not what:
        seed, what = seed + 1, f"died of {signal.Signals(os.WTERMSIG(status)).name}"
    return Finding(parser, seed, what) if what else None


def _read_many(pipe: int, whole: bytes, first: int, until: float) -> None:
    """Says after each file which one it was, and stops at the first that is wrong."""
    faulthandler.disable()  # a death is said by its signal
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 - for the life of the process
    for seed in range(first, first + 2000):
        what = _what(whole, seed)
        os.write(pipe, f"{seed} {what}\n".encode())
        if what or time.monotonic() > until:
            break
    os._exit(0)


def _what(whole: bytes, seed: int) -> str:
    """What is wrong with the outcome, if anything."""
    try:
        for file in expand(Source(mutated(whole, seed))):
            parse(file)
    except BrokenDocument as error:
        return error.cause if error.cause in _OF_OUR_OWN else ""
    except DocumentError:
        return ""
    except BaseException as error:  # noqa: BLE001 - what is looked for
        return f"raised {type(error).__name__}"
    return ""


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("parsers", nargs="*", default=list(SEEDS))
    arguments.add_argument("--seconds", type=float, default=600)
    arguments.add_argument("--first", type=int, default=0, help="the first seed; another one tries other damage")
    chosen = arguments.parse_args()
    out, found = Path("out/fuzz"), 0
    for parser in chosen.parsers:
        for finding in hunt(parser, chosen.seconds, chosen.first):
            found += 1
            out.mkdir(parents=True, exist_ok=True)
            (out / f"{parser}-{finding.seed}").write_bytes(mutated(SEEDS[parser](), finding.seed))
            print(f"{parser} {finding.seed}: {finding.what}", flush=True)  # noqa: T201
        print(f"{parser}: done", flush=True)  # noqa: T201
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
