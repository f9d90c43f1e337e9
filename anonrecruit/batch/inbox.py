"""Where applications come from: a folder, any ``fsspec`` URL, or the caller's own ``Application`` values.

Entries are streamed. They come in the order in which the file system tells of them, which is not that of names.
"""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

from anonrecruit import places
from anonrecruit.application import Application, CandidateRef, Source
from anonrecruit.batch import urls
from anonrecruit.errors import UsageError

OF_THIS_PROCESS = ("memory",)
"""File systems that another process sees nothing of."""


@dataclass(frozen=True, slots=True)
class Item:
    """One application. By ``name`` a run knows it again: it must be its own among all that go into one outbox.

    ``place`` is a path or URL, empty where the ``application`` itself is given.
    """

    name: str = field(repr=False)
    place: str = field(default="", repr=False)
    application: Application | None = field(default=None, repr=False)

    @property
    def ref(self) -> CandidateRef:
        """What audit and vault call it."""
        return CandidateRef(self.name)

    @classmethod
    def of(cls, application: Application) -> Item:
        """An application that the caller holds already, by its ``ref``. Raises UsageError where it has none."""
        if not application.ref:
            raise UsageError("every application of a batch needs a ref of its own, by which a later run knows it")
        return cls(application.ref, application=application)


def applications(inbox: str | Path, *, since: datetime | None = None) -> Iterator[Item]:
    """Every file and sub-folder of the inbox, each one application, as a stream; hidden ones are left out.

    ``since`` takes only what was changed at or after that time; a folder is as new as its newest file.
    Raises UsageError where the inbox is no folder.
    """
    items = _remote(str(inbox)) if places.is_url(inbox) else _local(Path(places.local(inbox)))
    return items if since is None else (item for item in items if _changed(item, since))


def open_item(item: Item) -> Application:
    """Raises UsageError where there is nothing to read, and whatever a file system raises."""
    if item.application is not None:
        return item.application
    if places.is_url(item.place):
        return _remote_application(item)
    return replace(Application.from_path(item.place), ref=item.ref)


def in_hand(item: Item) -> Item:
    """The item in a form that another process can open; as it is where it vanished meanwhile."""
    if item.place.partition(":")[0] in OF_THIS_PROCESS:
        with suppress(OSError, UsageError):
            return replace(item, application=open_item(item))
    return item


def _local(inbox: Path) -> Iterator[Item]:
    if not inbox.is_dir():
        raise UsageError("the inbox is not a folder")
    return _scan(inbox)


def _scan(inbox: Path) -> Iterator[Item]:
    with os.scandir(inbox) as entries:
        for entry in entries:
            if not entry.name.startswith("."):
                yield Item(entry.name, str(inbox.absolute() / entry.name))


def _remote(inbox: str) -> Iterator[Item]:
    files, path = urls.opened(inbox)
    names = urls.names_in(files, path)
    first = next(names, None)
    if first is None and not files.isdir(path):
        raise UsageError("the inbox is not a folder, or holds nothing")
    return _items(inbox, chain([] if first is None else [first], names))


def _items(inbox: str, names: Iterable[str]) -> Iterator[Item]:
    for name in names:
        if name and not name.startswith("."):
            yield Item(name, urls.join(inbox, name))


def _remote_application(item: Item) -> Application:
    files, path = urls.opened(item.place)
    found = sorted(each for each in files.find(path) if not each.rpartition("/")[2].startswith("."))
    if not found:
        raise UsageError("there is no file to read at the given path")
    return Application(tuple(_source(files, each) for each in found), item.ref)


def _source(files: Any, path: str) -> Source:
    name = path.rpartition("/")[2]
    return Source(files.cat_file(path), name, mimetypes.guess_type(name)[0] or "application/octet-stream")


def _changed(item: Item, since: datetime) -> bool:
    """What vanished meanwhile counts as changed: it gets its outcome, which says so."""
    if places.is_url(item.place):
        files, at = urls.opened(item.place)
        return any(files.modified(each) >= since for each in files.find(at))
    path = Path(item.place)
    times = [child.stat().st_mtime for child in (path, *path.rglob("*")) if child.exists()]
    return not times or max(times) >= since.timestamp()
