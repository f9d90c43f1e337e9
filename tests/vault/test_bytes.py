"""Nobody who has the database's files, all of them, reads a name in them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from anonrecruit.record import RecordId
from anonrecruit.vault import SqlVault
from anonrecruit.vault.database import Database
from tests.vault.conftest import Place
from tests.vault.people import planted
from tests.vault.sealed import seal

PEOPLE = (("Ada Obiakor", 142), ("Gwendolen Fairweather", 143), ("Zoë Whitlock", 144), ("Oluwaseun Adebayo", 145))
LOWER = bytes(range(256)).lower()


def folded(data: bytes) -> bytes:
    """In lower case and without NUL bytes: so one search finds UTF-8, Latin-1 and both kinds of UTF-16."""
    return data.translate(LOWER, b"\0")


def shown(data: bytes, people: Iterable[tuple[str, int]]) -> set[str]:
    """Planted values that can be read; those of three bytes come about by chance in megabytes of ciphertext."""
    data, values = folded(data), {value for person in people for value in planted(*person) if len(value) > 3}
    return {value for value in values for code in ("utf-8", "latin-1") if folded(value.encode(code)) in data}


def test_no_byte_of_the_files_tells_of_anybody(vault: SqlVault, place: Place) -> None:
    for name, number in PEOPLE:
        seal(vault, f"r{number}", name, number=number)
    vault.reveal(RecordId("r143"), who="hr.jones", why="shortlisted")
    place.flush()
    read = {file: file.read_bytes() for file in place.files()}
    assert {file.name: found for file, data in read.items() if (found := shown(data, PEOPLE))} == {}
    wal = [file for file in read if file.name.endswith("-wal") or file.parent.name == "pg_wal"]
    assert any(b"hr.jones" in read[file] for file in wal), "the write-ahead log was not among them"


def test_the_search_finds_who_is_in_the_files(vault: SqlVault, place: Place) -> None:
    """Or else finding nothing would prove nothing."""
    place.say("CREATE TABLE leak (name TEXT)")
    place.say("INSERT INTO leak VALUES ('GWENDOLEN FAIRWEATHER')")
    place.flush()
    assert any("Fairweather" in shown(file.read_bytes(), PEOPLE) for file in place.files())
    for encoding in "utf-8", "utf-16-le", "utf-16-be", "latin-1":
        assert shown(b"\1" + "zoË whitlock".encode(encoding), PEOPLE) >= {"Whitlock"}


def test_sqlite_is_set_up_to_forget_and_to_keep(tmp_path: Path) -> None:
    database = Database(str(tmp_path / "vault.db"))
    database.create()
    wanted = {"secure_delete": 1, "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    with database.reading() as connection:
        assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted} == wanted
    assert (tmp_path / "vault.db").stat().st_mode & 0o777 == 0o600
