"""Names of many origins: which there are, and how each puts a full name together.

Every pool of given names and surnames is parted by the SHA-256 of the name: one in five is ``held_out`` for
by_origin.py, the others are for training, so that the check sees only names the model has not met.
"""

from __future__ import annotations

import hashlib
import random
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spelling import plain

DATA = Path(__file__).resolve().parent.parent / "data"
ENGLISH = frozenset(
    ["british", "american", "irish", "irish_extra", "scottish", "welsh", "new_zealand", "caribbean", "word_names"]
)
"""Three times as often as the others: nearly all firms that look like people look like these, and without a
counterweight every "Sarah Ward" becomes a company (measured: recall of British names 0.62 when drawn evenly)."""

DRAWS = 500
"""So many draws from Faker make a pool."""

FAKER = {
    "british": ("en_GB", "western_middle"),
    "american": ("en_US", "western_middle"),
    "irish": ("en_IE", "western"),
    "new_zealand": ("en_NZ", "western"),
    "indian": ("en_IN", "western"),
    "kenyan": ("en_KE", "western_middle"),
    "swahili": ("sw", "western"),
    "nigerian": ("en_NG", "western_middle"),
    "yoruba": ("yo_NG", "western"),
    "igbo": ("ig_NG", "western"),
    "hausa": ("ha_NG", "western"),
    "twi": ("tw_GH", "western"),
    "zulu": ("zu_ZA", "western"),
    "spanish": ("es_ES", "iberian"),
    "mexican": ("es_MX", "iberian"),
    "portuguese": ("pt_PT", "iberian"),
    "brazilian": ("pt_BR", "iberian"),
    "french": ("fr_FR", "western"),
    "german": ("de_DE", "western"),
    "dutch": ("nl_NL", "western"),
    "italian": ("it_IT", "western"),
    "polish": ("pl_PL", "western"),
    "czech": ("cs_CZ", "western"),
    "croatian": ("hr_HR", "western"),
    "hungarian": ("hu_HU", "surname_first_or_last"),
    "romanian": ("ro_RO", "western"),
    "swedish": ("sv_SE", "western"),
    "danish": ("da_DK", "western"),
    "finnish": ("fi_FI", "western"),
    "lithuanian": ("lt_LT", "western"),
    "turkish": ("tr_TR", "western"),
    "azeri": ("az_AZ", "western"),
    "indonesian": ("id_ID", "western"),
    "chinese": ("zh_CN", "surname_first_or_last"),
    "japanese": ("ja_JP", "surname_first_or_last"),
    "thai_faker": ("en_TH", "western"),
    "uzbek": ("uz_UZ", "western"),
}
_ROMANISED = frozenset({"zh_CN", "ja_JP"})


@dataclass(frozen=True, slots=True)
class Pool:
    """The names of one origin and one part. ``style`` is a key of STYLES."""

    given: tuple[str, ...]
    surname: tuple[str, ...]
    style: str


@cache
def pools(*, held_out: bool) -> dict[str, Pool]:
    written = tomllib.loads((DATA / "names.toml").read_text("utf-8"))
    found = {origin: (*_written(table), table["style"]) for origin, table in written.items()}
    found |= {origin: (*_faked(locale), style) for origin, (locale, style) in FAKER.items()}
    return {
        origin: Pool(_part(given, held_out), _part(surname, held_out), style)
        for origin, (given, surname, style) in found.items()
    }


@cache
def drawn(*, held_out: bool = False) -> tuple[str, ...]:
    """Origins as often as they are drawn: evenly, but for ENGLISH."""
    return tuple(origin for origin in sorted(pools(held_out=held_out)) for _ in range(3 if origin in ENGLISH else 1))


def _written(table: dict[str, str]) -> tuple[list[str], list[str]]:
    return _entries(table["given"]), _entries(table["surname"])


def _entries(text: str) -> list[str]:
    """Names are parted by spaces; between bars, two words are one name: "Ama|Man Kit|Abena"."""
    if "|" not in text:
        return text.split()
    return [word for part in text.split("|") for word in ([part] if part.count(" ") == 1 else part.split())]


def _faked(locale: str) -> tuple[list[str], list[str]]:
    from faker import Faker

    fake = Faker(locale)
    fake.seed_instance(20261124)
    first, last = (
        ("first_romanized_name", "last_romanized_name") if locale in _ROMANISED else ("first_name", "last_name")
    )
    draws = [(getattr(fake, first)(), getattr(fake, last)()) for _ in range(DRAWS)]
    return sorted({given for given, _ in draws}), sorted({surname for _, surname in draws})


def _part(names: list[str], held_out: bool) -> tuple[str, ...]:
    def is_held_out(name: str) -> bool:
        return hashlib.sha256(name.lower().encode()).digest()[0] % 5 == 0

    part = tuple(name for name in names if is_held_out(name) == held_out)
    return part or tuple(names[:1])


def _western(dice: random.Random, pool: Pool) -> str:
    given = dice.choice(pool.given)
    if dice.random() < 0.05:
        given += ("-" if dice.random() < 0.5 else " ") + dice.choice(pool.given)
    surname = dice.choice(pool.surname)
    if dice.random() < 0.04:
        surname += "-" + dice.choice(pool.surname)
    return f"{given} {surname}"


def _western_middle(dice: random.Random, pool: Pool) -> str:
    roll = dice.random()
    if roll < 0.6:
        return _western(dice, pool)
    middle = dice.choice(pool.given)
    middle = middle if roll < 0.8 else middle[0] + ("." if roll < 0.92 else "")
    return f"{dice.choice(pool.given)} {middle} {dice.choice(pool.surname)}"


def _iberian(dice: random.Random, pool: Pool) -> str:
    link = dice.choice((" ", " ", " ", " de ", " y ", " da ", "-"))
    tail = link + dice.choice(pool.surname) if dice.random() < 0.5 else ""
    second = " " + dice.choice(pool.given) if dice.random() < 0.25 else ""
    return f"{dice.choice(pool.given)}{second} {dice.choice(pool.surname)}{tail}"


def _surname_first_or_last(dice: random.Random, pool: Pool) -> str:
    given, surname = dice.choice(pool.given), dice.choice(pool.surname)
    if "-" in given and dice.random() < 0.4:
        given = given.replace("-", dice.choice((" ", ""))).title() if dice.random() < 0.5 else given.title()
    if dice.random() < 0.15:
        given = f"{dice.choice(pools_western_given())} {given}"
    return f"{surname} {given}" if dice.random() < 0.4 else f"{given} {surname}"


def pools_western_given() -> tuple[str, ...]:
    """Names that people of other origins take beside their own."""
    return ("Kevin", "Grace", "Peter", "Amy", "Jason", "Michelle", "Eric", "Vivian", "Tony", "Joyce", "Alan", "Cindy")


def _chinese_overseas(dice: random.Random, pool: Pool) -> str:
    given, surname = dice.choice(pool.given), dice.choice(pool.surname)
    roll = dice.random()
    if roll < 0.4:
        return f"{dice.choice(pools_western_given())} {surname} {given}"
    return f"{surname} {given}" if roll < 0.75 else f"{given.replace(' ', '-')} {surname}"


def _vietnamese(dice: random.Random, pool: Pool) -> str:
    middle = dice.choice(("Thi", "Van", "Ngoc", "Minh", "Thanh", "Duc", "Xuan", "Kim"))
    given, surname = dice.choice(pool.given), dice.choice(pool.surname)
    return dice.choice(
        (f"{surname} {middle} {given}", f"{surname} {given}", f"{given} {surname}", f"{given} {middle} {surname}")
    )


def _arabic(dice: random.Random, pool: Pool) -> str:
    father = dice.choice((" ", " bin ", " bint ", " Ibn ")) + dice.choice(pool.given) if dice.random() < 0.4 else ""
    surname = dice.choice(pool.surname)
    if dice.random() < 0.4:
        surname = surname.replace("-", dice.choice((" ", "")))
    return f"{dice.choice(pool.given)}{father} {surname}"


def _south_indian(dice: random.Random, pool: Pool) -> str:
    given, surname = dice.choice(pool.given), dice.choice(pool.surname)
    initials = dice.choice(pool.surname)[0] + (dice.choice(("", "", f".{given[0]}")))
    return dice.choice(
        (
            f"{initials}. {given}",
            f"{initials}.{given}",
            f"{given} {initials}",
            f"{given} {initials}.",
            f"{initials} {given}",
            f"{given} {surname}",
            f"{given} {surname}",
            f"{initials}. {given} {surname}",
            f"{given} {dice.choice(pool.given)}",
        )
    )


def _sikh(dice: random.Random, pool: Pool) -> str:
    middle = dice.choice((" Singh", " Kaur", ""))
    tail = "" if middle and dice.random() < 0.4 else " " + dice.choice(pool.surname)
    return f"{dice.choice(pool.given)}{middle}{tail}"


def _bangladeshi(dice: random.Random, pool: Pool) -> str:
    front = dice.choice(("Md. ", "Md ", "Mohammad ", "Mst. ", "Sk. ", "", "", ""))
    return f"{front}{_western_middle(dice, pool)}"


def _malay(dice: random.Random, pool: Pool) -> str:
    link = dice.choice((" bin ", " binti ", " ", " Bin ", " Binti "))
    return f"{dice.choice(pool.given)}{link}{dice.choice(pool.surname)}"


def _slavic(dice: random.Random, pool: Pool) -> str:
    father = dice.choice(("Ivanovich", "Petrovna", "Olegovich", "Sergeevna", "Mykolayovych", "Viktorivna"))
    middle = f" {father}" if dice.random() < 0.15 else ""
    return f"{dice.choice(pool.given)}{middle} {dice.choice(pool.surname)}"


STYLES: dict[str, Callable[[random.Random, Pool], str]] = {
    "western": _western,
    "western_middle": _western_middle,
    "iberian": _iberian,
    "surname_first_or_last": _surname_first_or_last,
    "chinese_overseas": _chinese_overseas,
    "vietnamese": _vietnamese,
    "arabic": _arabic,
    "south_indian": _south_indian,
    "sikh": _sikh,
    "bangladeshi": _bangladeshi,
    "malay": _malay,
    "slavic": _slavic,
}


_MUSLIM = frozenset(
    [
        "south_indian_muslim",
        "pakistani",
        "bangladeshi",
        "arabic_gulf",
        "arabic_levant_egypt",
        "hausa_fulani",
        "somali",
        "malay",
        "indonesian",
        "afghan",
    ]
)


def full_name(dice: random.Random, origin: str, *, held_out: bool = False) -> str:
    """A name as it may stand in a CV; two in five lose their accents, as they do where people type them."""
    pool = pools(held_out=held_out)[origin]
    name = STYLES[pool.style](dice, pool)
    if origin in _MUSLIM and dice.random() < 0.15:
        name = dice.choice(("Md ", "Md. ", "MD ", "Mohd. ", "Mohammad ", "MH. ", "Haji ", "Syed ", "Sk ")) + name
    return plain(name) if dice.random() < 0.4 else name
