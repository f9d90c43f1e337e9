"""What the words of a redaction depend on besides its own text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from anonrecruit.rewriting.sentence import Parse


@dataclass(frozen=True, slots=True)
class Wording:
    """``parse`` tells what words do in a sentence; without, no verb is made to agree. ``today`` is what "present" means
    (its day does not count); without, an open period has no length. More years of experience than ``experience_cap``
    are told as "10+"; 0 tells them as they are.
    """

    parse: Parse | None = None
    today: date | None = None
    experience_cap: int = 0


PLAIN = Wording()
