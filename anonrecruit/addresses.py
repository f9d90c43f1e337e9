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
    r"|[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d"  # Canada
    r"|(?:NSW|VIC|QLD|SA|WA|TAS|NT|ACT)[ ,]{1,2}\d{4}"  # Australia
    r"|[A-Z]{1,2}-\d{4,6}|\d{5}-\d{3}|\d{2}-\d{3}(?= [A-Z]))(?![\w])"  # D-10115, Brazil, Poland
)
PIN = re.compile(r"(?:[-–—:,. ]|^)\s*(?<!\d)(?:[1-9]\d{2}[ ]?\d{3}|\d{4,5})(?![\d%])\s*[.,)]?(?=\s|$)")
"""Bare digits that close an address in many countries; they count only beside a place or a street."""

_STREET = re.compile(
    r"\b(?:street|str?\.?|straße|strasse|road|rd|avenue|ave|lane|ln|drive|close|court|crescent|cres|crs|terrace|way|place|gardens|grove|mews|hill|park|square|row|walk|view|rise|"
    r"mead|meadows?|green|heights|manor|quarters?|residency|residence|villas?|enclave|boulevard|blvd|highway|hwy|parade|"
    r"house|home|flat|apt|apartments?|suite|unit|floor|block|blk|plot|sector|phase|building|bldg|tower|room|door|ward|no|h\.? ?no|d\.? ?no|s\.? ?no|"
    r"nagar|nagari|colony|village|vill|po|p\.o|post|ps|p\.s|dist|distt|district|teh|tehsil|taluka?|taluk|tal|tk|dt|mandal|cross|main|marg|chowk|bazaar|bazar|gali|mohalla|puram|pur|layout|extension|extn|"
    r"near|nr|opp|opposite|behind|beside|off|c/o|box|b/stop|bus stop|estate|township|county|city|town|via|rue|calle|avenida|rua|ulica|ul|utca|weg|platz|piazza|jalan|lorong|barangay|brgy|purok)\b\.?",
    re.I,
)
_HOUSE_NUMBER = re.compile(
    r"(?:^|[\s,(])(?:no\.?\s*|#\s*)?(?:\d{1,5}[A-Za-z]?|[A-Z]{1,4}-?\d{1,5}|\d{1,4}[/-]\d{1,4}[A-Z]?)(?=[\s,/.-]|$)",
    re.I,
)
_PART = re.compile(r"[^,;|/()\[\]–—-]+(?:-[^,;|/()\[\]\s–—-]+)*")


@cache
def _place_names() -> frozenset[str]:
    lists = ("en/places.txt", "en/regions.txt", "en/countries.txt")
    return frozenset(fold(name) for name in frozenset().union(*(lexicons.words(entry) for entry in lists)))


def is_place(text: str) -> bool:
    """A city, region or country, alone or with "City", "District", "State" and the like around it."""
    key = " ".join(re.sub(r"[^\w\s&'.-]", " ", fold(text)).split()).strip(" .-")
    if key in _place_names() or key.replace(".", "") in _place_names():
        return True
    bare = re.sub(
        r"^(?:city of|greater|county|co\.?|dist\.?|district of) |[ ](?:city|district|dist|state|province|county|area|metropolitan area|region)$",
        "",
        key,
    )
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
    streets = len(_STREET.findall(text))
    found = parts(text)
    places = sum(is_place(part) or any(is_place(word) for word in part.split()[-1:]) for part in found)
    number = bool(_HOUSE_NUMBER.search(text))
    closing = bool(PIN.search(text)) and (places > 0 or streets > 0)
    return min(streets, 2) * 0.8 + min(places, 2) * 0.8 + 0.7 * number + 1.0 * closing + 0.3 * (len(found) > 1)
