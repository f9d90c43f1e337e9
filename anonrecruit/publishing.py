"""Records as files: rendered, read again by a second reader, and released only if that finds nothing amiss."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from anonrecruit import readback
from anonrecruit.errors import AnalysisFailed, UsageError
from anonrecruit.leakcheck import Removed
from anonrecruit.record import BlindRecord
from anonrecruit.renderers import RENDERERS
from anonrecruit.renderers.pack import PACKS, By, sheets, shuffled


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


def packed(records: Iterable[BlindRecord], reviewer: str, by: By, ending: str) -> bytes:
    """One file of many records. What was removed from them is not known here, so it is held to what they say: raises
    AnalysisFailed where the second reader finds a word that stands in none of them, and is none of the template's."""
    chosen = shuffled(records, reviewer)
    pack = sheets(chosen, by)
    page = PACKS[ending](pack)
    known = [text for record in chosen for text in (*record.texts(), record.pseudonym, record.record_id)]
    if readback.foreign_words(ending, page, known):
        raise AnalysisFailed("pack", "ForeignWords")
    return page
