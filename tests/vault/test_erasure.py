"""Who is erased is gone: from the tables, from the files, and from what a repeated run would bring back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anonrecruit.errors import RecordErased, UsageError
from anonrecruit.record import RecordId
from anonrecruit.vault import Action, MasterKey, SqlVault, StaticKeys, open_vault
from tests.vault import people
from tests.vault.conftest import Place
from tests.vault.sealed import seal

ADA = RecordId("ada0")


def test_a_person_is_erased_with_all_their_records_and_nobody_else(vault: SqlVault) -> None:
    for record_id, name, number in (("ada0", "Ada Obi", 142), ("ada1", "Ada Obi", 142), ("will", "Will May", 7)):
        seal(vault, record_id, name, number=number)
    assert vault.erase(ADA, who="hr.jones", why="asked for on 3 June").records == ("ada0", "ada1")
    assert [vault.holds(RecordId(record)) for record in ("ada0", "ada1", "will")] == [False, False, True]
    gone = [entry for entry in vault.log() if entry.action == Action.ERASED]
    assert [(entry.record, entry.who, entry.why) for entry in gone] == [
        ("ada0", "hr.jones", "asked for on 3 June"),
        ("ada1", "hr.jones", "asked for on 3 June"),
    ]
    verified = vault.verify(deep=True)
    assert (verified.records, verified.problems) == (1, ())


def test_what_was_erased_says_so_and_is_not_sealed_again(vault: SqlVault) -> None:
    seal(vault)
    vault.erase(ADA, who="hr.jones", why="asked for")
    with pytest.raises(RecordErased, match="2026-11-24"):
        vault.reveal(ADA, who="hr.jones", why="curious")
    with pytest.raises(RecordErased):
        seal(vault)


def test_an_erasure_names_nobody(vault: SqlVault) -> None:
    seal(vault)
    with pytest.raises(UsageError):
        vault.erase(ADA, who="hr.jones", why="Ada asked for it")
    assert vault.holds(ADA)


def test_what_is_too_old_expires_and_the_key_with_the_last_record(
    vault: SqlVault, clock: people.Clock, place: Place
) -> None:
    seal(vault, "old")
    seal(vault, "will", "Will May", number=7)
    clock.pass_days(200)
    seal(vault, "new")
    before = clock() - timedelta(days=180)
    assert vault.expire(before, who="hr.jones", why="six months are over").records == ("old", "will")
    assert vault.holds(RecordId("new")) and len(place.say("SELECT id FROM candidates")) == 1
    assert vault.reveal(RecordId("new"), who="hr", why="interview").identity.known.names == ("Ada Obi",)
    assert {entry.record for entry in vault.log() if entry.action == Action.EXPIRED} == {"old", "will"}
    assert vault.verify(deep=True).problems == ()


def test_the_wrapped_key_of_an_erased_person_is_in_no_file(vault: SqlVault, place: Place) -> None:
    """On PostgreSQL its write-ahead log keeps old rows for a while: there a rotation makes them worthless."""
    seal(vault)
    seal(vault, "will", "Will May", number=7)
    row = f"SELECT data_key FROM candidates WHERE id = (SELECT candidate FROM records WHERE id = '{ADA}')"
    data_key = bytes(place.say(row)[0][0])
    assert any(data_key in file.read_bytes() for file in place.files()) or place.url.startswith("postgresql")
    assert vault.erase(ADA, who="hr.jones", why="asked for").scrubbed
    if place.url.startswith("sqlite"):
        assert not [file for file in place.files() if data_key in file.read_bytes()]


def test_after_a_rotation_no_old_copy_of_an_erased_person_opens(vault: SqlVault, place: Place) -> None:
    seal(vault)
    seal(vault, "will", "Will May", number=7)
    data_key = place.say("SELECT data_key FROM candidates")
    vault.erase(ADA, who="hr.jones", why="asked for")
    new = MasterKey.new()
    both = open_vault(place.url, StaticKeys((place.key, new)))
    assert both.rotate(who="it.lee", why="after an erasure") == 1
    assert {bytes(key) for (key,) in data_key}.isdisjoint(
        bytes(key) for (key,) in place.say("SELECT data_key FROM candidates")
    )
    alone = open_vault(place.url, StaticKeys((new,)))
    assert alone.verify(deep=True).problems == ()
    both.close()
    alone.close()
