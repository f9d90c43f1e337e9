"""Every format cut off, and every format's first bytes before noise."""

from __future__ import annotations

import random

from tests.hostile.attack import Attack, Make
from tests.hostile.seeds import SEEDS


def _cut(name: str, share: float) -> Make:
    return lambda _: (whole := SEEDS[name]())[: int(share * len(whole))]


def _noise(name: str) -> Make:
    return lambda _: SEEDS[name]()[:16] + random.Random(name).randbytes(20_000)


ANY = ("*",)  # whatever is specific: a format of text that is cut is a shorter text
RUINS = tuple(
    attack
    for name in SEEDS
    for attack in (
        Attack(f"cut-{name}", _cut(name, 0.6), ANY),
        Attack(f"cut-short-{name}", _cut(name, 0.1), ANY),
        Attack(f"noise-{name}", _noise(name), ANY),
    )
)
