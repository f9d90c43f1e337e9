"""The last gate: searches finished texts for every value that was to be removed.

Knows values and text only, neither recognizers nor policies, so that it can not share their mistakes. Fails closed:
what it finds withholds the application. What it can not tell from ordinary language it lets be: "Will" and "Field"
alone are words, a town alone may be an employer's, a year alone is no birthday.

One search for each kind of value, over one ``TextIndex`` of the finished texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from anonrecruit.cues import Cue
from anonrecruit.errors import LeakFound
from anonrecruit.leakcheck.birth_dates import shows_birth_date
from anonrecruit.leakcheck.contacts import shows_email, shows_id_number, shows_phone, shows_profile
from anonrecruit.leakcheck.homes import shows_home
from anonrecruit.leakcheck.names import shows_name
from anonrecruit.leakcheck.text_index import TextIndex

__all__ = ["Removed", "check"]

_SEARCHES: dict[Cue, Callable[[str, TextIndex], bool]] = {
    Cue.PERSON: shows_name,
    Cue.HOME_LOCATION: shows_home,
    Cue.DATE_OF_BIRTH: shows_birth_date,
    Cue.EMAIL_ADDRESS: shows_email,
    Cue.PHONE_NUMBER: shows_phone,
    Cue.PROFILE_URL: shows_profile,
    Cue.ID_NUMBER: shows_id_number,
}


@dataclass(frozen=True, slots=True)
class Removed:
    """A value as it stood in the application, or as the ATS knows it."""

    value: str = field(repr=False)
    cue: Cue


def check(texts: Iterable[str], removed: Iterable[Removed]) -> None:
    """Returns if no text shows a removed value in any variant; otherwise raises LeakFound, which quotes nothing.

    ``texts`` are all texts of one record; a value split over two of them is not found. Values of cues without a search
    (protected characteristics, age, pictures) can not be told from the rest of the text, and are passed over.
    """
    values = [item for item in dict.fromkeys(removed) if item.cue in _SEARCHES]
    if not values:
        return
    index = TextIndex.of(texts)
    leaks = [item.cue.value for item in values if _SEARCHES[item.cue](item.value, index)]
    if leaks:
        raise LeakFound(tuple(sorted(set(leaks))), len(leaks))
