"""A fresh vault on each of the two databases, for every test that asks for one.

PostgreSQL is a real server: the cluster that ``.ci/run`` started and names in ANONRECRUIT_TEST_POSTGRES, or one that is
started here where its programs are installed. Where neither can be had, its half is skipped, and says so; with CI set
in the environment it fails instead.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

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


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    if given := os.environ.get("ANONRECRUIT_TEST_POSTGRES"):
        yield Cluster.of(given)
    elif programs := postgres.programs():
        with postgres.started(programs, tmp_path_factory.mktemp("postgres")) as cluster:
            yield cluster
    elif os.environ.get("CI"):
        pytest.fail("CI has no PostgreSQL; .ci/run installs it")
    else:
        pytest.skip("PostgreSQL IS NOT INSTALLED: half of the vault's tests did not run (apt-get install postgresql)")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    if request.param == "sqlite":
        (tmp_path / "vault").mkdir()
        yield Place(f"sqlite:///{tmp_path}/vault/vault.db", tmp_path / "vault")
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
