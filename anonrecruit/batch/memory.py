"""How much memory this process holds, and how much it may."""

from __future__ import annotations

import os
from pathlib import Path

MEGABYTE = 1 << 20


def resident() -> int:
    """Megabytes of this process that are in memory; 0 where the system does not say."""
    return _pages(1)


def limit(megabytes: int) -> None:
    """From now on asking for more than so many megabytes raises MemoryError. Where a system has no such limit, the
    time limit and the system's own killer remain."""
    held = _pages(0)
    if not held:
        return
    import resource

    allowed = (held + megabytes) * MEGABYTE
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (allowed if most < 0 else min(allowed, most), most))


class Wear:
    """Tells when a process is spent: after so many applications, or so many megabytes more than at its start."""

    def __init__(self, applications: int, grown: int) -> None:
        self._left, self._most = applications, resident() + grown

    def spent_after_one_more(self) -> bool:
        self._left -= 1
        return self._left <= 0 or resident() > self._most


def _pages(field: int) -> int:
    """Of /proc/self/statm, in megabytes: field 0 is the whole address space, field 1 what is resident."""
    try:
        sizes = Path("/proc/self/statm").read_bytes().split()
    except OSError:
        return 0
    return int(sizes[field]) * os.sysconf("SC_PAGE_SIZE") // MEGABYTE
