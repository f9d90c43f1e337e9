"""Files that hold a word of its own in each place where text can stand, and what is to become of each.

A place is found only by the reader of that place: whoever takes one out makes a test fail.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

HIDDEN = "a block that nobody sees"
BODY = ("Duty manager", "Led shifts of twenty people.", "Role\tTrainer", "Since\t2019", "• First aid", "• Rota")
"""What every planted file shows, in this order."""


@dataclass(frozen=True, slots=True)
class Planted:
    """``places`` maps each planted word to its surface, or to HIDDEN; ``shown`` are further words of the visible text,
    ``body`` its lines in order, and ``kinds`` the kinds of block that some of them stand in."""

    data: bytes = field(repr=False)
    places: Mapping[str, str]
    shown: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    body: tuple[str, ...] = BODY
