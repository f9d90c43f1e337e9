"""Where things lie: a path on this machine, or a URL of a file system elsewhere."""

from __future__ import annotations

from pathlib import Path


def is_url(place: str | Path) -> bool:
    """``s3://bucket/inbox`` is one; a path is none, nor is ``file:///...``, which ``local`` makes a path of."""
    return isinstance(place, str) and "://" in place and not place.startswith("file://")


def local(place: str | Path) -> str | Path:
    """A URL as it is, everything else as a path."""
    return place if is_url(place) else Path(str(place).removeprefix("file://"))
