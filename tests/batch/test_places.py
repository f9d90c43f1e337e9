"""Inboxes and outboxes that are no folders: what is in memory, and a real S3 server."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from anonrecruit import Application, CandidateRef, Source, batch
from anonrecruit.batch.outbox import OWNER
from anonrecruit.errors import UsageError
from tests.batch.runs import a_vault, crowd, fake, run


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of an empty bucket on a server on loopback."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {"ACCESS_KEY_ID": "none", "SECRET_ACCESS_KEY": "none", "DEFAULT_REGION": "us-east-1"}.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    bucket = f"hr-{uuid.uuid4().hex[:8]}"
    fsspec.filesystem("s3", skip_instance_cache=True).mkdir(bucket)
    yield f"s3://{bucket}"
    server.stop()


def filled(url: str, number: int) -> Any:
    files, path = fsspec.url_to_fs(f"{url}/in")
    for each in range(number):
        files.pipe_file(f"{path}/person{each:04}.txt", f"application {each}".encode())
    files.pipe_file(f"{path}/two files/cv.txt", b"a cv")
    files.pipe_file(f"{path}/two files/letter.txt", b"a letter")
    return files


def texts(files: Any, url: str) -> list[str]:
    _, path = fsspec.url_to_fs(f"{url}/out")
    found = [each for each in files.ls(path, detail=False, refresh=True) if not each.endswith(OWNER)]
    return sorted(json.loads(files.cat_file(each))["sections"][0]["text"] for each in found)


def goes_through(url: str, folder: Path, number: int) -> None:
    files, journal, vault = filled(url, number), folder / "a.journal", a_vault(folder / "vault.db")
    first = batch.run(
        batch.applications(f"{url}/in"), fake(), f"{url}/out", journal=journal, vault=vault, workers=1, limit=2
    )
    assert first.run.blinded == 2
    second = batch.run(batch.applications(f"{url}/in"), fake(), f"{url}/out", journal=journal, vault=vault, workers=1)
    assert (second.skipped, second.total.blinded) == (2, number + 1)
    assert texts(files, url) == sorted(["a cv", *(f"application {each}" for each in range(number))])
    with pytest.raises(UsageError, match="another journal"):
        batch.run(batch.applications(f"{url}/in"), fake(), f"{url}/out", journal=folder / "other.journal")
    with pytest.raises(UsageError, match="--journal"):
        batch.run(batch.applications(f"{url}/in"), fake(), f"{url}/out")


def test_from_memory_to_memory(tmp_path: Path) -> None:
    goes_through(f"memory://{uuid.uuid4().hex}", tmp_path, 5)


def test_from_s3_to_s3_on_a_real_server(tmp_path: Path, s3: str) -> None:
    goes_through(s3, tmp_path, 5)


def test_a_place_that_can_not_be_had_is_said_without_a_word_of_it(tmp_path: Path) -> None:
    for url in ("nosuch://hr/Ada", f"memory://{uuid.uuid4().hex}/Ada"):
        with pytest.raises(UsageError) as caught:
            list(batch.applications(url))
        assert "Ada" not in str(caught.value)


def test_applications_that_the_caller_holds(tmp_path: Path) -> None:
    held = [Application((Source(text.encode()),), CandidateRef(text)) for text in ("one", "two")]
    vault = a_vault(tmp_path / "vault.db")
    report = batch.run(map(batch.Item.of, held), fake(), tmp_path / "out", vault=vault, workers=1)
    assert report.run.blinded == 2
    (path, _) = sorted((tmp_path / "out").glob("*.json"))
    revealed = vault.reveal(path.stem, who="hr.test", why="checking")  # type: ignore[arg-type]
    assert revealed.identity.ref in {"one", "two"} and revealed.originals[0].data.decode() == revealed.identity.ref
    with pytest.raises(UsageError, match="ref"):
        batch.Item.of(Application((Source(b"one"),)))


def test_a_file_url_is_a_path(tmp_path: Path) -> None:
    report, _ = run(crowd(tmp_path, 2), f"file://{tmp_path}/out")
    assert report.run.blinded == 2 and len(list((tmp_path / "out").glob("*.json"))) == 2
