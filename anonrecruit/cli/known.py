"""``known.json``: what the ATS already knows of a candidate.

{"names": [], "emails": [], "phones": [], "addresses": [], "birth_date": "1990-05-21"}
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from anonrecruit.application import KnownIdentity
from anonrecruit.errors import UsageError

LISTS = ("names", "emails", "phones", "addresses")


def read_known(path: Path | None) -> KnownIdentity:
    """Every field may be left out. Raises UsageError, which quotes no value, and OSError."""
    if path is None:
        return KnownIdentity()
    fields = _object(path)
    if not set(fields) <= {*LISTS, "birth_date"}:
        raise _wrong(f"its fields are {', '.join(LISTS)} and birth_date, no others")
    lists = {name: _strings(name, fields.get(name, [])) for name in LISTS}
    return KnownIdentity(**lists, birth_date=_date(fields.get("birth_date", "")))


def _object(path: Path) -> dict[str, Any]:
    try:
        fields = json.loads(path.read_text("utf-8"))
    except ValueError:  # of UTF-8 as well as of JSON
        raise _wrong("it is not valid JSON") from None
    if not isinstance(fields, dict):
        raise _wrong("it must be one JSON object")
    return fields


def _strings(name: str, values: Any) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise _wrong(f"'{name}' must be a list of strings")
    return tuple(value for value in values if value.strip())


def _date(value: Any) -> str:
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except (TypeError, ValueError):
        raise _wrong("'birth_date' must be a date such as 1990-05-21, or empty") from None


def _wrong(problem: str) -> UsageError:
    return UsageError(f"the file of --known can not be used: {problem}")
