"""The whole hostile set; ``python -m tests.hostile.make_hostile FOLDER`` writes it out to look at."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.hostile.archives import ARCHIVES
from tests.hostile.attack import Attack, Bait
from tests.hostile.filters import FILTERS
from tests.hostile.letters import MAIL, OLE, TEXTS
from tests.hostile.markup import MARKUP
from tests.hostile.pages import PAGES, PICTURES
from tests.hostile.ruins import RUINS

ATTACKS: tuple[Attack, ...] = (*ARCHIVES, *MARKUP, *PAGES, *FILTERS, *PICTURES, *OLE, *MAIL, *TEXTS, *RUINS)


def write_all(folder: Path, bait: Bait) -> None:
    for attack in ATTACKS:
        (folder / attack.name).write_bytes(attack.make(bait))


if __name__ == "__main__":
    write_all(Path(sys.argv[1]), Bait("http://127.0.0.1:9", "/tmp/anonrecruit-bait"))
