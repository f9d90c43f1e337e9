"""Hears all that a program says while it works, and makes sure that it says it to nobody else."""

from __future__ import annotations

import logging
import os
import socket
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import is_dataclass
from pathlib import Path
from types import FrameType
from typing import NoReturn

import pytest


@contextmanager
def log_records(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every record that any logger lets pass at DEBUG, propagated or not, tracebacks included; warnings too."""
    heard: list[str] = []
    formatter = logging.Formatter()

    def listen(logger: logging.Logger, record: logging.LogRecord) -> None:
        heard.append(f"{logger.name}: {formatter.format(record)}")

    monkeypatch.setattr(logging.Logger, "callHandlers", listen)
    for logger in (logging.root, *logging.root.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            monkeypatch.setattr(logger, "level", logging.DEBUG)
            monkeypatch.setattr(logger, "_cache", {})
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        yield heard
    heard.extend(str(warning.message) for warning in warned)


def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a socket, or asks for an address, fails."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was touched")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)


@contextmanager
def written_files(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[Callable[[], list[Path]]]:
    """Moves the working and the temporary folder into ``folder``, and gives what was written there."""
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(tempfile, "tempdir", os.fspath(folder))
    yield lambda: [path for path in folder.rglob("*") if path.is_file()]


@contextmanager
def reprs(package: str, limit: int = 40) -> Iterator[dict[str, set[str]]]:
    """The ``repr`` of every dataclass instance of the package that was a local name when one of its functions returned.

    By type's name. At most ``limit`` of a type out of one function, so that it stays quick.
    """
    seen: dict[str, set[str]] = {}
    counts: dict[tuple[str, str], int] = {}

    def look(frame: FrameType, event: str, result: object) -> None:
        if event == "return" and frame.f_globals.get("__name__", "").startswith(package):
            for value in (*frame.f_locals.values(), result):
                for item in value if isinstance(value, tuple | list) else (value,):
                    _note(item, frame)

    def _note(item: object, frame: FrameType) -> None:
        name = type(item).__name__
        key = (name, f"{frame.f_code.co_filename}:{frame.f_code.co_name}")
        if is_dataclass(item) and type(item).__module__.startswith(package) and counts.get(key, 0) < limit:
            counts[key] = counts.get(key, 0) + 1
            seen.setdefault(name, set()).add(_repr(item))

    sys.setprofile(look)
    try:
        yield seen
    finally:
        sys.setprofile(None)


def _repr(item: object) -> str:
    try:
        return repr(item)
    except AttributeError:  # seen in the middle of its own __init__
        return ""
