"""A fresh vault on each of the two databases, for every test that asks for one.

PostgreSQL is a real server, started for the tests. Where its programs are not installed, its half is skipped and says
so; where ANONRECRUIT_FULL asks for all tests, as `.ci/run` does, it fails instead.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, make_url, text

from anonrecruit.vault import MasterKey, SqlVault, StaticKeys, create_vault
from tests.vault import postgres
from tests.vault.people import Clock
from tests.vault.postgres import Cluster


@dataclass(frozen=True)
class Place:
    """Where a vault is. ``folder`` holds every byte of its database."""

    url: str
    folder: Path
    key: MasterKey = field(default_factory=MasterKey.new)

    def say(self, statement: str, **values: object) -> list[tuple[Any, ...]]:
        """As somebody would who can write to the database and has no key."""
        with self.connection() as connection:
            result = connection.execute(text(statement), values)
            return [tuple(row) for row in result] if result.returns_rows else []

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        drivername = "postgresql+pg8000" if self.url.startswith("postgresql") else "sqlite"
        engine = create_engine(make_url(self.url).set(drivername=drivername))
        with engine.begin() as connection:
            yield connection
        engine.dispose()

    def flush(self) -> None:
        """What a PostgreSQL server has in memory goes into its files. Of SQLite, all is there already."""
        if self.url.startswith("postgresql"):
            self.say("CHECKPOINT")

    def files(self) -> list[Path]:
        return [path for path in self.folder.rglob("*") if path.is_file()]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    if programs := postgres.programs():
        with postgres.started(programs) as cluster:
            yield cluster
    elif os.environ.get("ANONRECRUIT_FULL"):
        pytest.fail("there is no PostgreSQL, and the full tests need it: apt-get install postgresql")
    else:
        pytest.skip("PostgreSQL IS NOT INSTALLED: half of the vault's tests did not run (apt-get install postgresql)")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    with a_place(request, tmp_path / "vault") as place:
        yield place


@contextmanager
def a_place(request: pytest.FixtureRequest, folder: Path) -> Iterator[Place]:
    """For a fixture whose parameters are the two databases."""
    if request.param == "sqlite":
        folder.mkdir()
        yield Place(f"sqlite:///{folder}/vault.db", folder)
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    with cluster.database() as url:
        yield Place(url, cluster.data)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def vault(place: Place, clock: Clock) -> Iterator[SqlVault]:
    vault = create_vault(place.url, StaticKeys((place.key,)), clock=clock)
    yield vault
    vault.close()
