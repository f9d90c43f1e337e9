"""Reads files one by one, each in a process of its own that is allowed little, and says how each ended.

``python -m tests.hostile.trial FOLDER``: one JSON line a file. Also the fuzz tests' way to read what may crash C code.
"""

from __future__ import annotations

import faulthandler
import json
import os
import resource
import signal
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from anonrecruit.application import Source
from anonrecruit.errors import DocumentError
from anonrecruit.parsers import expand, parse
from tests.hostile.attack import ending

MEGABYTE = 1 << 20
MEMORY = 1500 * MEGABYTE
SECONDS = 30
"""Of the processor: how long something takes on the wall is the business of whoever else is at work there."""
_ON_THE_WALL = 10  # times as many, at most
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FORBIDDEN = (
    *("socket.", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod"),
    *("os.system", "os.exec", "os.posix_spawn", "shutil.", "tempfile.", "ftplib.", "http.", "urllib.", "smtplib."),
)
_PROGRAMS = frozenset({"tesseract"})


@dataclass(frozen=True, slots=True)
class Trial:
    """``text`` is what was read, all files and surfaces of it; ``seconds`` of the processor, also in programs that were
    asked; ``peak`` is in bytes."""

    ended: str
    seconds: float = 0.0
    peak: int = 0
    text: str = ""


class Forbidden(BaseException):
    """Not an Exception, so that no parser can swallow it."""


def read(data: bytes, name: str, seconds: float = SECONDS) -> Trial:
    """In a forked process. One that dies, or takes too long, "died of" its signal."""
    theirs, ours = os.pipe()
    sys.stdout.flush()
    if not (child := os.fork()):
        os.close(theirs)
        _live(ours, data, name, seconds)
    os.close(ours)
    with os.fdopen(theirs, "rb") as pipe:
        said = pipe.read()
    _, status, used = os.wait4(child, 0)
    spent, peak = used.ru_utime + used.ru_stime, used.ru_maxrss * 1024
    if os.WIFSIGNALED(status) or not said:
        cause = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else str(status)
        return Trial(f"died of {cause}", spent, peak)
    ended, text = json.loads(said)
    return Trial(ended, spent, peak, text)


def greedy() -> str:
    """How a trial ends whose parser asks for twice its memory; for the test of trials themselves."""
    with patch(f"{__name__}.expand", lambda _: bytearray(MEMORY * 2)):
        return read(b"Coach", "cv.txt").ended


def _live(pipe: int, data: bytes, name: str, seconds: float) -> None:
    said = ("trial itself failed", "")
    try:
        _take_away(seconds)
        said = _read(Source(data, name))
    except Forbidden as error:
        said = (f"forbidden: {error}", "")
    except BaseException as error:  # noqa: BLE001 - this is what is looked for
        said = (f"raised {type(error).__name__}", "")
    finally:
        _say(pipe, json.dumps(said).encode())
        os._exit(0)


def _say(pipe: int, message: bytes) -> None:
    while message:
        message = message[os.write(pipe, message) :]


def _read(source: Source) -> tuple[str, str]:
    try:
        documents = [parse(file) for file in expand(source)]
    except DocumentError as error:
        return ending(error), str(error)
    return ending(None), "\n".join(text for each in documents for text in (each.text, *each.surfaces.values()))


def _take_away(seconds: float) -> None:
    faulthandler.disable()  # a death is said by its signal
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Nobody handles these, so that C code can not put them off.
    for timer, number, allowed in (
        (signal.ITIMER_PROF, signal.SIGPROF, seconds),
        (signal.ITIMER_REAL, signal.SIGALRM, seconds * _ON_THE_WALL),
    ):
        signal.signal(number, signal.SIG_DFL)
        signal.setitimer(timer, allowed)
    sys.addaudithook(_watch)


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Python's own door to the world (PEP 578); what C libraries fetch, the bait's server sees."""
    if event.startswith(_FORBIDDEN):
        raise Forbidden(event)
    if event == "open" and not isinstance(arguments[0], int) and arguments[2] & _WRITES and arguments[0] != os.devnull:
        raise Forbidden("open for writing")
    if event == "subprocess.Popen" and not _PROGRAMS & {Path(str(word)).name for word in arguments[1][:3]}:
        raise Forbidden("program")


def main(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        result = read(path.read_bytes(), path.name)
        print(json.dumps({"name": path.name, **asdict(result), "text": result.text[:2000]}), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
