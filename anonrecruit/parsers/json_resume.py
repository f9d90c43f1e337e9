"""JSON Resume (jsonresume.org, schema 1.0.0): each part a section, each value with its label.

Keys that the schema does not know are read as well, under their own names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from anonrecruit.document import BlockKind
from anonrecruit.errors import BrokenDocument
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pieces import Parsed, Piece, lines_of
from anonrecruit.parsers.text import decode

_HEADINGS: Final[Mapping[str, str]] = {
    "work": "Work experience", "volunteer": "Volunteering", "education": "Education", "awards": "Awards",
    "certificates": "Certificates", "publications": "Publications", "skills": "Skills", "languages": "Languages",
    "interests": "Interests", "references": "References", "projects": "Projects",
}  # fmt: skip
_LABELS: Final[Mapping[str, str]] = {
    "name": "Name", "email": "E-mail", "phone": "Telephone", "url": "Website", "website": "Website",
    "postalCode": "Postcode", "countryCode": "Country", "birthdate": "Date of birth", "birthDate": "Date of birth",
    "dateOfBirth": "Date of birth", "username": "Username", "image": "Picture", "picture": "Picture",
}  # fmt: skip
_ADDRESS = ("address", "city", "region", "postalCode", "countryCode")
_FIRST = ("position", "studyType", "area", "title", "name", "language", "company", "institution", "organization")
_SPEAKS_FOR_ITSELF = frozenset({*_FIRST, "summary", "description", "reference", "label", "fluency", "level", "date"})
_BESIDE = frozenset({"meta", "$schema"})
_PICTURES = frozenset({"image", "picture"})
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|[_-]")


def looks_like_json_resume(text: str) -> bool:
    """An object with ``basics``, or with two of the schema's other parts."""
    if not text.lstrip().startswith("{"):
        return False
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and (isinstance(value.get("basics"), dict) or len(_HEADINGS.keys() & value) > 1)


def parse_json_resume(data: bytes, limits: Limits) -> Parsed:
    """Raises BrokenDocument where it is no object, and ValueError where it is no JSON."""
    resume = json.loads(decode(data) or "")
    if not isinstance(resume, dict):
        raise BrokenDocument("JSON Resume", "NoObject")
    basics = resume.get("basics")
    pieces = [
        *(_basics(basics, limits) if isinstance(basics, dict) else ()),
        *(piece for key, value in resume.items() if key not in _BESIDE for piece in _part(key, value, limits)),
    ]
    metadata = [text for key in _BESIDE for text in _strings(resume.get(key), limits)]
    images = sum(bool(basics.get(key)) for key in _PICTURES) if isinstance(basics, dict) else 0
    links = [text for text in _strings(resume, limits) if re.match(r"(?:https?|mailto):", text)]
    surfaces = {"metadata": lines_of(metadata), "link_targets": lines_of(links)}
    return Parsed(tuple(pieces), "json resume", images, surfaces=surfaces)


def _basics(basics: Mapping[str, Any], limits: Limits) -> Iterator[Piece]:
    for key, value in sorted(basics.items(), key=lambda item: item[0] == "summary"):
        if key == "location" and isinstance(value, dict):
            yield from _address(value)
        elif key == "profiles" and isinstance(value, list):
            yield from (_row(*_profile(one)) for one in value)
        elif key == "summary":
            yield Piece("Profile", BlockKind.HEADING, apart=True)
            yield Piece(_said(value, limits))
        elif key not in _PICTURES:
            yield from _value(key, value, limits, 2 if key == "label" else 1)


def _address(location: Mapping[str, Any]) -> Iterator[Piece]:
    known = [str(location[key]) for key in _ADDRESS if location.get(key)]
    others = [str(value) for key, value in location.items() if key not in _ADDRESS and isinstance(value, str)]
    yield Piece("Address\t" + ", ".join([*known, *others]), BlockKind.TABLE_ROW)


def _profile(profile: Any) -> tuple[str, str]:
    if not isinstance(profile, dict):
        return "Profile", str(profile)
    network = str(profile.get("network") or "Profile")
    return network, " ".join(str(value) for key, value in profile.items() if key != "network" and value)


def _row(label: str, value: str) -> Piece:
    return Piece(f"{label}\t{value}", BlockKind.TABLE_ROW)


def _part(key: str, value: Any, limits: Limits) -> Iterator[Piece]:
    if key == "basics" and isinstance(value, dict):
        return
    if not isinstance(value, dict | list):
        yield from _value(key, value, limits, 1)
        return
    yield Piece(_HEADINGS.get(key) or _spoken(key), BlockKind.HEADING, apart=True)
    for entry in value if isinstance(value, list) else [value]:
        yield Piece("")
        yield from _entry(entry, limits, 2)


def _entry(entry: Any, limits: Limits, depth: int) -> Iterator[Piece]:
    if not isinstance(entry, dict):
        yield from _value("", entry, limits, depth)
        return
    first = [str(entry[key]) for key in _FIRST if entry.get(key)]
    if first:
        yield Piece(", ".join(first))
    if dates := " – ".join(str(entry[key]) for key in ("startDate", "endDate") if entry.get(key)):
        yield Piece(dates)
    for key, value in entry.items():
        if key not in (*_FIRST, "startDate", "endDate"):
            yield from _value(key, value, limits, depth)


def _value(key: str, value: Any, limits: Limits, depth: int) -> Iterator[Piece]:
    limits.check("xml_depth", depth)
    if isinstance(value, dict):
        for inner, one in value.items():
            yield from _value(inner, one, limits, depth + 1)
    elif isinstance(value, list):
        for one in value:
            if isinstance(one, dict | list):
                yield from _entry(one, limits, depth + 1)
            else:
                yield Piece(f"• {one}", BlockKind.LIST_ITEM)
    elif value not in (None, "", True, False):
        plain = not key or (key in _SPEAKS_FOR_ITSELF and depth > 1)
        yield Piece(str(value)) if plain else _row(_LABELS.get(key) or _spoken(key), str(value))


def _spoken(key: str) -> str:
    """ "startDate" as a label: "Start date"."""
    return _HUMP.sub(" ", key).strip().capitalize()


def _said(value: Any, limits: Limits) -> str:
    return "\n".join(_strings(value, limits))


def _strings(value: Any, limits: Limits, depth: int = 0) -> Iterator[str]:
    limits.check("xml_depth", depth)
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one, limits, depth + 1)
    elif isinstance(value, str):
        yield value
