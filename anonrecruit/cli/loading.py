"""What the commands load: the Blinder and the application. Imports neither spaCy nor Presidio by itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from anonrecruit.application import Application, KnownIdentity, Source

if TYPE_CHECKING:
    from anonrecruit.pipeline import Blinder


def load_blinder(policy: str) -> Blinder:
    """Raises PolicyError, ModelError."""
    from anonrecruit.pipeline import Blinder

    return Blinder(policy)


def load_application(path: Path, known: KnownIdentity) -> Application:
    """``-`` is one file on stdin. Raises UsageError, OSError."""
    if str(path) == "-":
        return Application((Source(sys.stdin.buffer.read()),), known=known)
    return Application.from_path(path, known=known)
