"""How long each stage of ``Blinder`` takes, by wrapping the functions that the pipeline calls while it is measured."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from time import perf_counter
from typing import Any
from unittest.mock import patch

# Names as the pipeline calls them; a stage that is not there any more is an error, not a silent zero.
STAGES = {
    "parse": "anonrecruit.pipeline.parse_or_photo",
    "read (spaCy, sections)": "anonrecruit.analysis.Analysis.read",
    "recognise": "anonrecruit.analysis.Analysis.findings",
    "repeats": "anonrecruit.pipeline.find_repeats",
    "decide": "anonrecruit.redaction.decide",
    "record (apply)": "anonrecruit.pipeline.make_record",
    "leak check": "anonrecruit.leakcheck.check",
}


class Stages:
    """A context in which the stages are timed."""

    def __init__(self) -> None:
        self._seconds = dict.fromkeys(STAGES, 0.0)
        self._stack = ExitStack()

    def __enter__(self) -> Stages:
        for stage, target in STAGES.items():
            owner, _, name = target.rpartition(".")
            timed = self._timed(stage, _resolve(owner, name))
            self._stack.enter_context(patch(target, timed))
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            start = perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                self._seconds[stage] += perf_counter() - start

        return run

    def table(self, count: int) -> str:
        """Milliseconds per CV, a line for each stage."""
        return "\n".join(f"  {stage:<28}{seconds * 1000 / count:>8.1f}" for stage, seconds in self._seconds.items())


def _resolve(owner: str, name: str) -> Callable[..., Any]:
    from pkgutil import resolve_name

    function: Callable[..., Any] = getattr(resolve_name(owner), name)
    return function
