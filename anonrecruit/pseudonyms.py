"""A name for a record that a panel can say aloud: "Quiet Harbour". It is drawn from the record's id, which is random,
and from nothing else, so it tells what the id tells: nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from anonrecruit import lexicons
from anonrecruit.record import RecordId

_MOST_MISSES = 2_000


def pseudonym(record_id: RecordId) -> str:
    """The same for the same id, always. Of some 21,000; ``distinct`` sees to it that no two records share one."""
    table = lexicons.table("en/pseudonyms.toml")
    first, second = table["first"], table["second"]
    number = int.from_bytes(hashlib.sha256(record_id.encode()).digest()[:8], "big")
    return f"{first[number % len(first)]} {second[number // len(first) % len(second)]}".title()


def distinct(record_ids: Iterable[RecordId], taken: Iterable[RecordId] = ()) -> Iterator[RecordId]:
    """The ids of an endless source whose pseudonyms nobody has yet: neither one of ``taken`` nor one before it.

    A campaign may have more records than there are pseudonyms; from where none is found any more, they repeat.
    """
    used = {pseudonym(record_id) for record_id in taken}
    misses = 0
    for record_id in record_ids:
        misses = misses + 1 if pseudonym(record_id) in used else 0
        if misses in (0, _MOST_MISSES):
            used.add(pseudonym(record_id))
            misses = 0
            yield record_id
