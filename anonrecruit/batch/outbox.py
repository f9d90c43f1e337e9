"""Where records go: a folder or any ``fsspec`` URL. What is there is whole: a file appears under its name only when all
of it is stored."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, Protocol, TypeVar

from anonrecruit import places
from anonrecruit.batch import urls
from anonrecruit.batch.worker import contained
from anonrecruit.errors import RunStopped, UsageError
from anonrecruit.record import RecordId

T = TypeVar("T")

WHOLE_OR_NOT = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "memory"})
"""File systems whose files appear when all of them is there; in others a file is written beside and renamed."""

OWNER = ".anonrecruit-outbox"
"""Says which journal the records belong to, as a random number: no second run writes here without that journal."""


class Outbox(Protocol):
    """What a run needs of the place its records go to. Raises RunStopped where that place fails."""

    def prepare(self) -> None:
        """Makes the folder where there is none."""

    def is_empty(self) -> bool:
        """Whether there is nothing but hidden files, which a run that was killed may have left."""

    def mark(self) -> str:
        """Whose records these are; empty where no run has left its mark."""

    def leave_mark(self, owner: str, *, force: bool) -> None:
        """Nothing happens where there is a mark; ``force`` replaces it. Of two that try at once, one succeeds."""

    def place(self, name: str) -> str:
        """The path or URL of the file with that name."""

    def has(self, name: str) -> bool:
        """Whether there is a file with that name."""

    def write(self, name: str, data: bytes) -> None:
        """Whole or not at all; replaces what has that name."""

    def settle(self) -> None:
        """After it, what was written survives a loss of power."""


def outbox_at(place: str | Path) -> Outbox:
    return RemoteOutbox(str(place)) if places.is_url(place) else LocalOutbox(Path(places.local(place)))


class LocalOutbox:
    """A folder. Files are flushed, renamed, and their folder is flushed when ``settle`` is called."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def prepare(self) -> None:
        _or_stop(lambda: self._folder.mkdir(parents=True, exist_ok=True))

    def is_empty(self) -> bool:
        return _or_stop(lambda: all(path.name.startswith(".") for path in self._folder.iterdir()))

    def mark(self) -> str:
        return _or_stop(lambda: _text_of((self._folder / OWNER).read_bytes))

    def leave_mark(self, owner: str, *, force: bool) -> None:
        write = write_over if force else _write_anew
        _or_stop(lambda: write(self._folder / OWNER, owner.encode()))
        self.settle()

    def place(self, name: str) -> str:
        return str(self._folder / name)

    def has(self, name: str) -> bool:
        return _or_stop((self._folder / name).exists)

    def write(self, name: str, data: bytes) -> None:
        _or_stop(lambda: write_over(self._folder / name, data))

    def settle(self) -> None:
        _or_stop(lambda: flush_folder(self._folder))


class RemoteOutbox:
    """Any file system that ``fsspec`` has a driver for."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._files, self._path = urls.opened(url)
        self._whole = bool(WHOLE_OR_NOT & set(urls.protocols(self._files)))

    def prepare(self) -> None:
        _or_stop(lambda: self._files.makedirs(self._path, exist_ok=True))

    def is_empty(self) -> bool:
        return _or_stop(lambda: all(name.startswith(".") for name in urls.names_in(self._files, self._path)))

    def mark(self) -> str:
        return _or_stop(lambda: _text_of(lambda: self._files.cat_file(f"{self._path}/{OWNER}")))

    def leave_mark(self, owner: str, *, force: bool) -> None:
        _or_stop(lambda: self._leave_mark(owner.encode(), "overwrite" if force else "create"))

    def _leave_mark(self, owner: bytes, mode: str) -> None:
        with suppress(FileExistsError):
            self._files.pipe_file(f"{self._path}/{OWNER}", owner, mode=mode)

    def place(self, name: str) -> str:
        return urls.join(self._url, name)

    def has(self, name: str) -> bool:
        return _or_stop(lambda: bool(self._files.exists(f"{self._path}/{name}")))

    def write(self, name: str, data: bytes) -> None:
        _or_stop(lambda: self._write(f"{self._path}/{name}", data))

    def _write(self, path: str, data: bytes) -> None:
        if self._whole:
            self._files.pipe_file(path, data)
            return
        folder, _, name = path.rpartition("/")
        part = f"{folder}/.{name}.part"
        self._files.pipe_file(part, data)
        self._files.mv(part, path)

    def settle(self) -> None:
        """A remote file system answers when what it was given is stored."""


def _or_stop(work: Callable[[], T]) -> T:
    """A driver may raise anything, and its message may tell what was written where."""

    def told() -> T:
        try:
            return work()
        except OSError as error:
            return _stopped(error.strerror or type(error).__name__)

    return contained(told, _stopped)


def _stopped(cause: str) -> NoReturn:
    raise RunStopped(f"the outbox can not be used ({cause})")


def _text_of(read: Callable[[], bytes]) -> str:
    try:
        return read().decode("ascii", errors="replace")
    except FileNotFoundError:
        return ""


def write_record(folder: Path, record_id: RecordId, pages: Mapping[str, bytes], *, force: bool = False) -> list[Path]:
    """Writes ``<record_id>.<format>`` for each page. Raises UsageError where one exists and ``force`` is not given."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, page in pages.items():
        paths.append(folder / f"{record_id}.{name}")
        write_file(paths[-1], page, force=force)
    flush_folder(folder)
    return paths


def write_file(path: Path, data: bytes, *, force: bool = False, mode: int | None = None) -> None:
    """Atomic: a temporary name in the same folder, flushed to the disk, renamed. ``mode`` 0o600 keeps others out.

    Raises UsageError, OSError.
    """
    refuse_to_overwrite(path, force=force)
    write_over(path, data, mode=mode)


def write_over(path: Path, data: bytes, *, mode: int | None = None) -> None:
    """As ``write_file``; what has that name is replaced. Raises OSError."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            if mode is not None:
                part.chmod(mode)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _write_anew(path: Path, data: bytes) -> None:
    """Does nothing where there is one. Of two that link whole files to one name, one succeeds."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        write_over(part, data)
        with suppress(FileExistsError):
            path.hardlink_to(part)
    finally:
        part.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """A new name in a folder is on the disk only when the folder is. Windows flushes no folders, and need not."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refuse_to_overwrite(path: Path, *, force: bool) -> None:
    if path.exists() and not force:
        raise UsageError("a file that would be written exists already; name another, or give --force to overwrite it")
