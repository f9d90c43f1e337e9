"""Whoever writes to the database without the key is found out, whatever they write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete, insert, select

from anonrecruit.errors import TamperFound, WrongKey
from anonrecruit.record import RecordId
from anonrecruit.vault import Action, SqlVault, StaticKeys, create_vault, open_vault
from anonrecruit.vault.tables import (
    ACCESS_LOG,
    CANDIDATES,
    LINKS,
    LOG_HEAD,
    MASTER_KEYS,
    METADATA,
    ORIGINALS,
    RECORDS,
    VAULT,
)
from tests.vault import people
from tests.vault.conftest import Place, a_place
from tests.vault.sealed import seal

COLUMNS = [column.name for column in ACCESS_LOG.columns]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_place(request, tmp_path_factory.mktemp("log") / "vault") as place:
        yield place


@pytest.fixture(scope="module")
def written(place: Place) -> dict[str, list[Any]]:
    """The rows of a vault whose log has seven entries. Its constraints are gone: the attacker has dropped them."""
    vault = create_vault(place.url, StaticKeys((place.key,)), clock=people.Clock())
    for number, name in enumerate(("Ada Obi", "Grace Love", "Will May", "Megan Price")):
        seal(vault, f"r{number}", name, number=number)
    vault.reveal(RecordId("r1"), who="hr.jones", why="shortlisted")
    vault.reveal(RecordId("r2"), who="hr.jones", why="shortlisted")
    vault.close()
    if place.url.startswith("postgresql"):
        for table in METADATA.sorted_tables:
            for key in table.foreign_key_constraints:
                place.say(f"ALTER TABLE {table.name} DROP CONSTRAINT {table.name}_{next(iter(key.columns)).name}_fkey")
    with place.connection() as connection:
        return {table.name: [*connection.execute(select(table)).mappings()] for table in METADATA.sorted_tables}


@pytest.fixture
def log(place: Place, written: dict[str, list[Any]]) -> Iterator[SqlVault]:
    """That vault, with all its rows put back."""
    with place.connection() as connection:
        for table in reversed(METADATA.sorted_tables):
            connection.execute(delete(table))
        for table in METADATA.sorted_tables:
            connection.execute(insert(table), [dict(row) for row in written[table.name]])
    vault = open_vault(place.url, StaticKeys((place.key,)), clock=people.Clock())
    yield vault
    vault.close()


def problems(vault: SqlVault) -> tuple[str, ...]:
    return vault.verify(deep=True).problems


def test_nothing_is_found_where_nothing_was_changed(log: SqlVault) -> None:
    verified = log.verify([log.anchor()], deep=True)
    assert (verified.entries, verified.records, verified.opened, verified.problems) == (7, 4, 4, ())


def test_the_log_says_who_did_what_when_and_why_and_nothing_of_the_candidate(log: SqlVault) -> None:
    entry = list(log.log())[-1]
    assert (entry.who, entry.action, entry.record, entry.why) == ("hr.jones", Action.REVEALED, "r2", "shortlisted")
    assert entry.at == "2026-11-24T12:00:00+00:00"
    told = str(list(log.log())).casefold()  # its hashes say "ada" now and then, so whole words are looked for
    assert not [value for value in people.planted() if re.search(rf"\b{re.escape(value.casefold())}\b", told)]


@pytest.mark.parametrize(("seq", "column"), [*((4, column) for column in COLUMNS), (1, "why"), (7, "who")])
def test_an_altered_column_of_any_entry_is_found(log: SqlVault, place: Place, seq: int, column: str) -> None:
    new = "seq + 90" if column == "seq" else f"{column} || ' '"
    place.say(f"UPDATE access_log SET {column} = {new} WHERE seq = {seq}")
    assert problems(log)


@pytest.mark.parametrize("seq", range(1, 8))
def test_a_dropped_entry_is_found_the_last_one_too(log: SqlVault, place: Place, seq: int) -> None:
    place.say(f"DELETE FROM access_log WHERE seq = {seq}")
    assert problems(log)


@pytest.mark.parametrize("seq", [1, 3, 6])
def test_a_dropped_entry_is_found_though_the_others_move_up(log: SqlVault, place: Place, seq: int) -> None:
    place.say(f"DELETE FROM access_log WHERE seq = {seq}")
    for later in range(seq + 1, 8):
        place.say(f"UPDATE access_log SET seq = {later - 1} WHERE seq = {later}")
    assert problems(log)


def test_reordered_entries_are_found(log: SqlVault, place: Place) -> None:
    for old, new in ((3, 90), (4, 3), (90, 4)):
        place.say(f"UPDATE access_log SET seq = {new} WHERE seq = {old}")
    assert problems(log)


def test_a_copied_entry_at_the_end_is_found(log: SqlVault, place: Place) -> None:
    columns = ", ".join(column for column in COLUMNS if column != "seq")
    place.say(f"INSERT INTO access_log (seq, {columns}) SELECT 8, {columns} FROM access_log WHERE seq = 7")
    assert problems(log)


@pytest.mark.parametrize("column", [column.name for column in LOG_HEAD.columns if column.name != "id"])
def test_a_changed_end_of_the_log_is_found_and_nothing_more_is_opened(log: SqlVault, place: Place, column: str) -> None:
    new = "seq - 1" if column == "seq" else f"{column} || ' '"
    place.say(f"UPDATE log_head SET {column} = {new}")
    assert problems(log)
    with pytest.raises(TamperFound):
        seal(log, "new", "Samuel Osei", number=77)
    with pytest.raises(TamperFound):
        log.reveal(RecordId("r1"), who="hr", why="shortlisted")


def test_an_end_cut_off_together_with_its_head_fits_no_anchor_of_later(log: SqlVault, place: Place) -> None:
    """Somebody kept the head as it was. All rows fit together: nothing but the anchor tells."""
    head = place.say("SELECT seq, mac, seal FROM log_head")[0]
    log.reveal(RecordId("r3"), who="hr.eve", why="shortlisted")
    anchor = log.anchor()
    place.say("DELETE FROM access_log WHERE seq = 8")
    place.say("UPDATE log_head SET seq = :a, mac = :b, seal = :c", a=head[0], b=head[1], c=head[2])
    assert log.verify().problems == ()
    assert log.verify([anchor]).problems
    assert log.verify([replace(anchor, vault="another")]).problems


def test_a_cut_that_reaches_back_to_a_sealing_is_found_without_an_anchor(log: SqlVault, place: Place) -> None:
    head = place.say("SELECT seq, mac, seal FROM log_head")[0]
    seal(log, "new", "Samuel Osei", number=77)
    place.say("DELETE FROM access_log WHERE seq = 8")
    place.say("UPDATE log_head SET seq = :a, mac = :b, seal = :c", a=head[0], b=head[1], c=head[2])
    assert problems(log)


OTHERS = [
    (table.name, column.name)
    for table in (VAULT, MASTER_KEYS, CANDIDATES, LINKS, RECORDS, ORIGINALS)
    for column in table.columns
    if column.name not in {"schema"}
]


@pytest.mark.parametrize(("table", "column"), OTHERS)
def test_what_is_altered_outside_the_log_is_found_or_does_not_open(
    log: SqlVault, place: Place, table: str, column: str
) -> None:
    key = next(iter(METADATA.tables[table].primary_key)).name
    row = place.say(f"SELECT {key} FROM {table} ORDER BY {key}")[0][0]
    place.say(f"UPDATE {table} SET {column} = {another(table, column, place)} WHERE {key} = :row", row=row)
    with suppress(TamperFound, WrongKey):  # found even on opening
        assert problems(open_vault(place.url, StaticKeys((place.key,))))


def another(table: str, column: str, place: Place) -> str:
    kind = str(METADATA.tables[table].columns[column].type)
    changed = {"BLOB": "substr({0}, 1, 20)", "INTEGER": "{0} + 5", "BOOLEAN": "NOT {0}", "TEXT": "{0} || 'x'"}
    return changed[kind].format(column)


def test_a_sealed_record_that_was_dropped_is_missed(log: SqlVault, place: Place) -> None:
    place.say("DELETE FROM originals WHERE record = 'r1'")
    place.say("DELETE FROM records WHERE id = 'r1'")
    assert any("r1 was sealed and is gone" in problem for problem in problems(log))


def test_sealed_data_that_changed_places_does_not_open(log: SqlVault, place: Place) -> None:
    place.say("UPDATE records SET sealed = (SELECT sealed FROM records WHERE id = 'r2') WHERE id = 'r1'")
    assert any("r1 does not open" in problem for problem in problems(log))
    with pytest.raises(TamperFound):
        log.reveal(RecordId("r1"), who="hr", why="shortlisted")


def test_a_file_taken_away_is_missed(log: SqlVault, place: Place) -> None:
    place.say("DELETE FROM originals WHERE record = 'r1'")
    assert any("r1 does not open" in problem for problem in problems(log))


def test_nobody_is_erased_as_another_whom_an_attacker_linked(log: SqlVault, place: Place) -> None:
    place.say(
        "INSERT INTO links (token, candidate, mac) SELECT token, (SELECT candidate FROM records WHERE id = 'r2'), mac "
        "FROM links WHERE candidate = (SELECT candidate FROM records WHERE id = 'r1')"
    )
    assert any("linked" in problem for problem in problems(log))
    with pytest.raises(TamperFound):
        log.erase(RecordId("r1"), who="hr.jones", why="asked for")
    assert log.holds(RecordId("r2"))
