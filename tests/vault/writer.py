"""A process that seals, for tests with many of them. Forked, so that it need not import everything once more."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable
from pathlib import Path

from anonrecruit.vault import FileKeys, open_vault
from tests.vault.sealed import seal


class Writer:
    """Seals ``count`` people under ids that begin with ``name``, and adds a line to ``told`` after each, as one who
    releases does. Every fifth is somebody whom all writers know, so that they meet over the same candidate."""

    def __init__(self, url: str, keys: Path, told: Path, name: str, count: int) -> None:
        self._told = told
        self._process = multiprocessing.get_context("fork").Process(target=write, args=(url, keys, told, name, count))
        self._process.start()

    def kill(self) -> None:
        self._process.kill()

    def released(self) -> list[str]:
        """What it released, when it has ended; whole lines only: the last may be torn where it was killed."""
        self._process.join(570)
        text = self._told.read_text("ascii") if self._told.exists() else ""
        return text.splitlines()[: text.count("\n")]

    @property
    def status(self) -> int | None:
        return self._process.exitcode


def write(url: str, keys: Path, told: Path, name: str, count: int) -> None:
    vault = open_vault(url, FileKeys(keys))
    with told.open("a", encoding="ascii") as file:
        for number in range(count):
            who = f"Common Person {number}" if number % 5 == 0 else f"{name} Person {number}"
            file.write(f"{seal(vault, f'{name}-{number}', who, number=number % 1000)}\n")
            file.flush()


def all_released(writers: Iterable[Writer]) -> list[str]:
    return [record for writer in writers for record in writer.released()]
