"""A folder of records. What is there is whole: a file appears under its name only when all of it is on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from anonrecruit.errors import UsageError
from anonrecruit.record import RecordId


def write_record(folder: Path, record_id: RecordId, pages: Mapping[str, bytes], *, force: bool = False) -> list[Path]:
    """Writes ``<record_id>.<format>`` for each page. Raises UsageError where one exists and ``force`` is not given."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, page in pages.items():
        paths.append(folder / f"{record_id}.{name}")
        write_file(paths[-1], page, force=force)
    return paths


def write_file(path: Path, data: bytes, *, force: bool = False, mode: int | None = None) -> None:
    """Atomic: a temporary name in the same folder, flushed to the disk, renamed. ``mode`` 0o600 keeps others out.

    Raises UsageError, OSError.
    """
    refuse_to_overwrite(path, force=force)
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


def refuse_to_overwrite(path: Path, *, force: bool) -> None:
    if path.exists() and not force:
        raise UsageError("a file that would be written exists already; name another, or give --force to overwrite it")


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Two runs at once would both find the folder empty. The lock leaves no file, and dies with its process.

    Raises UsageError where another run holds it. Windows has no such lock; there nothing is kept.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UsageError("another run is writing into the outbox; wait for it, or name another folder") from None
        yield
    finally:
        os.close(handle)


def refuse_to_mix(folder: Path, *, force: bool) -> None:
    """A second run into the same folder would give every applicant a second record under a new id."""
    if folder.is_dir() and any(folder.iterdir()) and not force:
        raise UsageError("the outbox is not empty; name an empty folder, or give --force to add to what is there")
