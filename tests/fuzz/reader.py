"""Reads file after file in a child process that may die: little memory, and little time of the processor a file.

Time on the wall says nothing on a machine that has other work, so it is only the last resort.
"""

from __future__ import annotations

import faulthandler
import json
import os
import resource
import select
import signal
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from anonrecruit import parsers
from anonrecruit.application import Source
from anonrecruit.errors import BrokenDocument, DocumentError
from anonrecruit.parsers import Limits, expand, ocr, parse
from anonrecruit.parsers.recognised import Seen
from anonrecruit.parsers.sniff import sniff
from tests.hostile.attack import ending
from tests.hostile.trial import MEMORY

PROCESSOR_SECONDS = 10
WALL_SECONDS = 300
_FILES = 2_000  # for one child, so that what leaks a little is no finding
_MISTAKES = frozenset({"NameError", "UnboundLocalError", "AttributeError", "AssertionError", "TypeError"})
"""Causes that speak of a mistake in a parser, not in the file, though ``parse`` makes a DocumentError of them; in the
libraries they stand for a file that is not as it should be."""
_OURS = str(Path(parsers.__file__).parent)


@dataclass(frozen=True, slots=True)
class Outcome:
    """``wrong`` is empty for a document or a DocumentError; ``kind`` what the bytes look like, empty if nothing."""

    wrong: str
    ended: str = ""
    kind: str = ""


class Reader:
    """A context manager: the child lives until its end, and is started again when it died."""

    def __init__(self) -> None:
        self._child: _Child | None = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def read(self, data: bytes) -> Outcome:
        if self._child and self._child.files >= _FILES:
            self._end()
        self._child = self._child or _Child()
        outcome = self._child.read(data)
        if outcome is None:
            outcome = Outcome(self._child.ended())
            self._child = None
        return outcome

    def _end(self) -> None:
        if self._child:
            self._child.ended()
            self._child = None


class _Child:
    def __init__(self) -> None:
        theirs, self._ours = os.pipe()
        self._answers, answers = os.pipe()
        self.files = 0
        self._late = False
        if not (pid := os.fork()):
            os.close(self._ours)
            os.close(self._answers)
            _serve(theirs, answers)
        self._pid = pid
        os.close(theirs)
        os.close(answers)

    def read(self, data: bytes) -> Outcome | None:
        """None where it died of it."""
        self.files += 1
        try:
            _write(self._ours, len(data).to_bytes(4, "big") + data)
        except BrokenPipeError:
            return None
        if not select.select([self._answers], [], [], WALL_SECONDS)[0]:
            self._late = True
            return None
        said = _read(self._answers, 2)
        answer = _read(self._answers, int.from_bytes(said, "big")) if said else b""
        return Outcome(**json.loads(answer)) if answer else None

    def ended(self) -> str:
        """Ends it, and says what it died of."""
        os.close(self._ours)
        if self._late:
            os.kill(self._pid, signal.SIGKILL)
        _, status = os.waitpid(self._pid, 0)
        os.close(self._answers)
        number = os.WTERMSIG(status)
        slow = self._late or number == signal.SIGPROF
        return "took too long" if slow else f"died of {signal.Signals(number).name if number else status}"


def _serve(files: int, answers: int) -> None:
    try:
        faulthandler.disable()  # a death is said by its signal
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 - for the life of the process
        setattr(ocr, "ENGINES", (_READS_NOTHING,))  # noqa: B010 - two are there, says mypy
        setattr(parsers, "BrokenDocument", _Noted)  # noqa: B010 - not a name that the package gives
        while head := _read(files, 4):
            data = _read(files, int.from_bytes(head, "big"))
            signal.setitimer(signal.ITIMER_PROF, PROCESSOR_SECONDS)  # nobody handles it: C code can not put it off
            answer = json.dumps(asdict(outcome(data))).encode()
            signal.setitimer(signal.ITIMER_PROF, 0)
            _write(answers, len(answer).to_bytes(2, "big") + answer)
    finally:
        os._exit(0)


_SEEN = (Seen("Swimming", (10, 10, 90, 20), 0.9, 1), Seen("teacher", (100, 10, 190, 20), 0.9, 1))
"""What is on every picture: engines are other people's programs, and slow."""
_READS_NOTHING = ocr.Engine("an eye that reads nothing", lambda: True, lambda *_: list(_SEEN))


@dataclass(eq=True, unsafe_hash=True)
class _Noted(BrokenDocument):
    """Knows where it comes from. Made where what it is about is still being handled."""

    place: str = ""

    def __post_init__(self) -> None:
        trace = sys.exc_info()[2]
        while trace:
            self.place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
            trace = trace.tb_next

    @property
    def wrong(self) -> str:
        ours = self.cause in _MISTAKES and self.place.startswith(_OURS)
        return f"{self.cause} at {Path(self.place).name}" if ours or self.cause == "MemoryError" else ""


def kind_of(data: bytes) -> str:
    """The media type that the bytes show; empty where nothing does."""
    try:
        return sniff(Source(data), Limits()) if data.strip() else ""
    except Exception:  # noqa: BLE001 - reading says what it is
        return ""


def outcome(data: bytes) -> Outcome:
    """How reading ends in this process, and what is wrong with that, if anything."""
    wrong = ""
    error: DocumentError | None = None
    try:
        for file in expand(Source(data)):
            parse(file)
    except DocumentError as refused:
        error, wrong = refused, refused.wrong if isinstance(refused, _Noted) else ""
    except BaseException as raised:  # noqa: BLE001 - what is looked for
        return Outcome(f"raised {type(raised).__name__}")
    return Outcome(wrong, ending(error), kind_of(data))


def _read(pipe: int, size: int) -> bytes:
    """So many bytes, or none at its end."""
    parts = list[bytes]()
    while size and (part := os.read(pipe, size)):
        parts.append(part)
        size -= len(part)
    return b"" if size else b"".join(parts)


def _write(pipe: int, data: bytes) -> None:
    while data:
        data = data[os.write(pipe, data) :]
