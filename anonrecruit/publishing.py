"""A record as files: rendered, read again by a second reader, and released only if that finds nothing removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from anonrecruit import readback
from anonrecruit.errors import UsageError
from anonrecruit.leakcheck import Removed
from anonrecruit.record import BlindRecord
from anonrecruit.renderers import RENDERERS


def check_formats(formats: Sequence[str]) -> None:
    """Raises UsageError for one that does not exist."""
    unknown = sorted(set(formats) - set(RENDERERS))
    if unknown:
        raise UsageError(f"the format must be one of {', '.join(RENDERERS)}")


def pages(record: BlindRecord, formats: Iterable[str], removed: Iterable[Removed]) -> dict[str, bytes]:
    """By the ending of the file's name. Raises LeakFound where one shows a removed value, and whatever renderers do."""
    values = tuple(removed)
    made = {name: RENDERERS[name](record) for name in formats}
    for name, page in made.items():
        readback.check(name, page, values)
    return made
