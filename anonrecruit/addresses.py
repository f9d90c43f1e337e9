"""What postal addresses look like: postcodes, house numbers, words of streets and districts, places."""

from __future__ import annotations

import re
from functools import cache

from anonrecruit import lexicons
from anonrecruit.searchable import fold

UK_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})(?![A-Za-z0-9])"
)
"""UK postcodes, after the format that Royal Mail publishes (BS 7666)."""

POSTCODE = re.compile(
    r"(?<![\w/-])(?:[A-Z]{2},?[ ]{1,2}\d{5}(?:-\d{4})?(?!\d)"  # US state and ZIP
    r"|(?:[AC-FHKNPRTV-Y]\d{2}|D6W) ?[0-9AC-FHKNPRTV-Y]{4}"  # Ireland (Eircode)
    r"|[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d"  # Canada
    r"|(?:NSW|VIC|QLD|SA|WA|TAS|NT|ACT)[ ,]{1,2}\d{4}"  # Australia
    r"|[A-Z]{1,2}-\d{4,6}|\d{5}-\d{3}|\d{2}-\d{3}(?= [A-Z]))(?![\w])"  # D-10115, Brazil, Poland
)
PIN = re.compile(r"(?:[-–—:,. ]|^)\s*(?<!\d)(?:[1-9]\d{2}[ ]?\d{3}|\d{4,5})(?![\d%])\s*[.,)]?(?=\s|$)")
"""Bare digits that close an address in many countries; they count only beside a place or a street."""

_STREET = re.compile(
    r"\b(?:street|str|straße|strasse|road|rd|avenue|ave|lane|ln|crescent|cres|crs|terrace|gardens|grove|mews|"
    r"residency|villas?|enclave|boulevard|blvd|highway|hwy|"
    r"flat|apt|apartments?|suite|plot|bldg|h\.? ?no|d\.? ?no|s\.? ?no|door no|house no|"
    r"nagar|nagari|colony|village|vill|p\.o|p\.? ?o\.? ?box|p/o|p\.s|p/s|post office|dist|distt|tehsil|teh"
    r"|taluka?|taluk|tk|mandal|marg|chowk|bazaar|bazar|gali|mohalla|"
    r"c/o|b/stop|bus stop|estate|township|via|rue|avenida|rua|ulica|ul|utca|platz|piazza|jalan|jl|lorong"
    r"|quận|phường|viale|corso|allée|impasse|chemin|travessa|praça|pasaje|mahallesi|caddesi|barangay"
    r"|brgy|purok)\b\.?",
    re.I,
)
_STREET_TOO = re.compile(
    r"\b(?:st|drive|dr|close|court|ct|way|place|hill|park|square|row|walk|view|rise|mead|meadows?|green|heights|manor|quarters?|residence|parade|house|home|hall|unit|floor|"
    r"block|blk|sector|phase|building|tower|room|door|ward|no|post|po|ps|district|tal|dt|cross|main|puram|pur|layout|extension|extn|ext|"
    r"cl|gdns|sq|ter|cct|pde|hts|rectory|vicarage|mill|maltings|grange|croft|"
    r"near|nr|opp|opposite|behind|beside|off|box|county|city|town|calle|weg|barn|farm|cottage|lodge|bungalow)\b\.?",
    re.I,
)
"""Words that also mean other things: they count half."""

_HOUSE_NUMBER = re.compile(
    r"(?:^\W*|,\s*|#\s*|\b(?:no|flat|apt|unit|suite|plot|house|sector|block|phase|ward|room|door)\b\W{0,3})"
    r"(?!(?:19|20)\d{2}(?!\d))(?:\d{1,5}[A-Za-z]?|[A-Z]{1,4}-?\d{1,5}|\d{1,4}[/-]\d{1,4}[A-Z]?|[A-Z]-\d{1,3}/\d{1,4})(?=[\s,/.-]|$)",
    re.I,
)
_PLAIN_WORD = re.compile(r"(?<![^\W_])[a-z]{4,}(?![^\W_])")
_PART = re.compile(r"[^,;|/()\[\]–—-]+(?:-[^,;|/()\[\]\s–—-]+)*")


_AREA = re.compile(
    r"^(?:city of|greater|county|co|dist|distt|district of) |[ ](?:city|district|dist|distt|state|province|county"
    r"|area|metropolitan area|region|tk|dt)$"
)
_DIGITS = re.compile(r"[\s\d]*\d[\s\d]*")


@cache
def _place_names() -> frozenset[str]:
    lists = ("en/places.txt", "en/regions.txt", "en/countries.txt")
    names = frozenset().union(*(lexicons.words(entry) for entry in lists)) - lexicons.words("en/sexes.txt")  # Malé
    return frozenset(fold(name).replace(".", "") for name in names)


def is_place(text: str) -> bool:
    """A city, region or country, alone or with "City", "District", "State" and the like around it."""
    key = " ".join(re.sub(r"[^\w\s&'-]", " ", fold(text).replace(".", "")).split()).strip(" -")
    if len(key) < 4 and not text.strip(" .").isupper():
        return False  # "UP" is a state of India, "up" a word
    if key in _place_names():
        return True
    bare = _AREA.sub("", key)
    return bare != key and bare in _place_names()


def parts(text: str) -> list[str]:
    """An address's parts between commas, brackets and dashes, stripped."""
    return [part.strip(" .:") for part in _PART.findall(text) if part.strip(" .:")]


def is_all_places(text: str) -> bool:
    """Nothing but places: "Pune, Maharashtra, India"."""
    found = parts(text)
    return bool(found) and len(text) <= 70 and all(is_place(part) for part in found)


def score(text: str) -> float:
    """How much a line speaks for an address: 1 is a weak sign (a house number), 2 and more is an address."""
    if UK_POSTCODE.search(text) or POSTCODE.search(text):
        return 3.0
    streets = len(_STREET.findall(text)) + 0.5 * len(_STREET_TOO.findall(text))
    found = [part for part in (_DIGITS.sub(" ", part).strip() for part in parts(text)) if part]
    places = sum(
        is_place(part) or any(is_place(word) for word in part.split()[-1:] if word[0].isupper()) for part in found
    )
    number = bool(_HOUSE_NUMBER.search(text))
    closing = bool(PIN.search(text)) and bool(found) and len(found[-1]) > 2
    plain = max(
        0, sum(word in lexicons.words("en/common_words.txt") for word in _PLAIN_WORD.findall(text)) - streets - 1
    )
    return (
        -0.4 * plain
        + min(streets, 2.0) * 0.9
        + min(places, 2) * 0.8
        + 0.7 * number
        + 1.0 * closing
        + 0.3 * (len(found) > 1)
    )
