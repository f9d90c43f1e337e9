"""What a run does where a killed one had sealed a file that is another by now: two contents, never under one id."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from anonrecruit import Application, CandidateRef, KnownIdentity, Source, batch
from anonrecruit.batch.outbox import LocalOutbox
from anonrecruit.errors import RunStopped
from anonrecruit.record import RecordId
from anonrecruit.vault import SqlVault
from tests.batch.runs import a_vault, fake, inbox, records, run


class Interrupted(RunStopped):
    """As a power cut at that moment."""

    def __init__(self) -> None:
        super().__init__("the plug was pulled")


def pulled(*_: object) -> None:
    raise Interrupted


def ref_and_text(vault: SqlVault, out: Path) -> list[tuple[str, str]]:
    """Of each record: whose it is by the vault, and what it says."""
    found = []
    for record in records(out):
        revealed = vault.reveal(RecordId(record["record_id"]), who="hr.test", why="checking")
        found.append((revealed.originals[0].sha256, record["sections"][0]["text"]))
    return found


def test_sealed_not_released_and_changed_since_gets_another_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out, vault = inbox(tmp_path, ada="as it was"), tmp_path / "out", a_vault(tmp_path / "vault.db")
    with monkeypatch.context() as patched, pytest.raises(Interrupted):
        patched.setattr(LocalOutbox, "write", lambda *_: pulled())
        run(source, out, vault=vault)
    assert not records(out) and vault.verify().records == 1
    inbox(tmp_path, ada="as it is")
    report, _ = run(source, out, vault=vault)
    assert report.total.blinded == 1 and vault.verify().records == 2
    assert ref_and_text(vault, out) == [(Source(b"as it is").sha256, "as it is")]
    assert run(source, out, vault=vault)[0].skipped == 1


def test_released_not_noted_and_changed_since_keeps_its_one_record(tmp_path: Path) -> None:
    source, out, vault = inbox(tmp_path, ada="as it was"), tmp_path / "out", a_vault(tmp_path / "vault.db")
    with pytest.raises(Interrupted):
        run(source, out, vault=vault, on_outcome=pulled)
    inbox(tmp_path, ada="as it is")
    report, _ = run(source, out, vault=vault)
    assert report.total.blinded == 1 and vault.verify().records == 1
    assert ref_and_text(vault, out) == [(Source(b"as it was").sha256, "as it was")]


def test_a_withheld_one_whose_sender_is_known_better_by_now_stays_findable(tmp_path: Path) -> None:
    vault, said = a_vault(tmp_path / "vault.db"), list[batch.Done]()
    for names in ((), ("Ada Obi",)):
        known = KnownIdentity(names=names)
        held = [Application((Source(b"WITHHOLD"),), CandidateRef("ats-17"), known=known)]
        batch.run(
            map(batch.Item.of, held),
            fake(),
            tmp_path / "out",
            vault=vault,
            workers=1,
            retry_withheld=True,
            on_outcome=said.append,
        )
    one, two = said
    assert one.reference == two.reference
    assert vault.reveal(RecordId(two.reference), who="hr.test", why="checking").identity.ref == "ats-17"
    assert "ats-17" not in json.dumps([path.name for path in (tmp_path / "out").iterdir()])
