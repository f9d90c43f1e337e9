"""A back-up made while others seal is whole, and restored elsewhere it is the vault as it was."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from anonrecruit.errors import UsageError
from anonrecruit.record import RecordId
from anonrecruit.vault import MasterKey, SqlVault, StaticKeys, create_vault, open_vault
from tests.vault import postgres
from tests.vault.conftest import Place
from tests.vault.postgres import Cluster
from tests.vault.sealed import seal

ADA = RecordId("ada0")


@contextmanager
def restored(vault: SqlVault, place: Place, folder: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """As the runbook says: `vault backup` and a copied file, or pg_dump and psql."""
    if place.url.startswith("sqlite"):
        vault.back_up(folder / "safe.db")
        shutil.copy(folder / "safe.db", folder / "restored.db")
        yield str(folder / "restored.db")
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    programs = postgres.programs()
    assert programs
    with cluster.database() as url:
        dump = subprocess.run([programs / "pg_dump", place.url], check=True, capture_output=True).stdout
        subprocess.run([programs / "psql", "--quiet", url], input=dump, check=True, stdout=subprocess.DEVNULL)
        yield url


def test_a_back_up_made_under_load_restores_whole(
    vault: SqlVault, place: Place, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    seal(vault)
    anchor = vault.anchor()
    others = threading.Thread(target=lambda: [seal(vault, f"r{n}", f"Person Number{n}", number=n) for n in range(40)])
    others.start()
    with restored(vault, place, tmp_path, request) as url:
        others.join()
        again = open_vault(url, StaticKeys((place.key,)))
        verified = again.verify([anchor], deep=True)
        assert verified.problems == () and 1 <= verified.opened == verified.records <= 41
        assert again.reveal(ADA, who="hr.jones", why="after the restore").identity.known.names == ("Ada Obi",)
        seal(again, "after", "Will May", number=99)
        again.close()
    assert vault.verify(deep=True).records == 41


def test_what_was_lost_between_back_up_and_restore_shows_by_the_anchor(
    vault: SqlVault, place: Place, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    seal(vault)
    with restored(vault, place, tmp_path, request) as url:
        vault.reveal(ADA, who="hr.eve", why="shortlisted")
        anchor = vault.anchor()
        again = open_vault(url, StaticKeys((place.key,)))
        assert again.verify().problems == ()
        assert again.verify([anchor]).problems
        again.close()


def test_postgresql_is_backed_up_by_its_own_program(cluster: Cluster, tmp_path: Path) -> None:
    with cluster.database() as url:
        key = MasterKey.new()
        vault = create_vault(url, StaticKeys((key,)))
        with pytest.raises(UsageError, match="pg_dump"):
            vault.back_up(tmp_path / "copy")
        vault.close()
