"""Laws are tried without a time limit for one example: shared machines stall."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("laws", deadline=None, print_blob=True)
settings.load_profile("laws")
