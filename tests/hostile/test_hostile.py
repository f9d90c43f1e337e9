"""Every hostile file ends in one specific way, in little memory and time, and nothing else is touched or asked."""

from __future__ import annotations

import hashlib
import os
import resource
import socket
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from anonrecruit.batch import Limits, applications, run
from anonrecruit.errors import DocumentError
from anonrecruit.outcome import Blinded
from tests.afresh import afresh
from tests.hostile.attack import READ, Attack, Bait
from tests.hostile.make_hostile import ATTACKS
from tests.hostile.ruins import ANY
from tests.hostile.trial import MEMORY, SECONDS, greedy, read

_SECRET = "what-only-the-machine-knows"
_SLOW = frozenset(
    {
        *("pixels-at-the-limit.png", "colours-at-the-limit.png", "selectors.html", "groups.rtf", "deep-links.md"),
        *("one-line-within-bytes.txt", "quoted.eml", "pieces.eml", "shapes.pdf", "operators.pdf", "unclosed.html"),
        *("stars.md", "brackets.md", "deep-tables.html", "headers.eml", "marks.txt", "tags.docx", "boxes.eml"),
        *("comments-part.docx", "pages.pdf", "loop.tiff", "frames.tiff", "notes-of-rubbish.png"),
    }
)
_IN_A_BATCH = Limits(seconds=20)  # the model may take minutes for what parsers read in no time
_VAGUE = ("died of", "raised", "forbidden", "another", "trial", "broken by MemoryError", "broken by RecursionError")


@pytest.fixture(scope="module")
def server() -> Iterator[socket.socket]:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        listener.setblocking(False)
        yield listener


@pytest.fixture(scope="module")
def process() -> Iterator[ProcessPoolExecutor]:
    with afresh() as process:
        yield process


@pytest.fixture(scope="module")
def bait(server: socket.socket, tmp_path_factory: pytest.TempPathFactory) -> Bait:
    path = tmp_path_factory.mktemp("machine") / "secret.txt"
    path.write_text(_SECRET)
    return Bait(f"http://127.0.0.1:{server.getsockname()[1]}", str(path))


def _chosen() -> list[Attack]:
    """All under ANONRECRUIT_FULL, as CI sets it; else what takes less than a second, and one ruin of each format."""
    if "ANONRECRUIT_FULL" in os.environ:
        return list(ATTACKS)
    quick = [attack for attack in ATTACKS if attack.name not in _SLOW and attack.ends != ANY]
    return quick + [attack for attack in ATTACKS if attack.name.startswith("cut-short")]


@pytest.mark.parametrize("attack", _chosen(), ids=lambda attack: attack.name)
def test_it_ends_as_it_should_within_its_limits(
    attack: Attack, bait: Bait, server: socket.socket, process: ProcessPoolExecutor
) -> None:
    trial = process.submit(read, attack.make(bait), attack.name).result()
    assert trial.ended in attack.ends or (attack.ends == ANY and not trial.ended.startswith(_VAGUE))
    assert trial.seconds < SECONDS and trial.peak < MEMORY
    assert _SECRET not in trial.text
    with pytest.raises(BlockingIOError):  # nobody asked
        server.accept()
    assert Path(bait.path).read_text() == _SECRET and len(list(Path(bait.path).parent.iterdir())) == 1


def test_there_are_enough_of_them_under_names_of_their_own() -> None:
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS) >= 40


def test_a_trial_sees_what_is_forbidden(bait: Bait, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.hostile.trial.MEMORY", resource.RLIM_INFINITY)  # much is loaded here
    for act, said in ((lambda: socket.socket(), "socket"), (lambda: Path(bait.path).write_text(""), "writing")):
        monkeypatch.setattr("tests.hostile.trial.expand", lambda _, act=act: act())
        assert (ended := read(b"Coach", "cv.txt").ended).startswith("forbidden") and said in ended


def test_a_trial_may_take_no_more_than_its_memory(process: ProcessPoolExecutor) -> None:
    assert process.submit(greedy).result() == "raised MemoryError"


def test_a_batch_of_them_goes_on(
    bait: Bait, server: socket.socket, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Two honest applications stand among them; nothing is written but records and journal, and nobody is asked. Of all
    attacks with ``--faults``, else of one in eight."""
    inbox, outbox, kept = tmp_path / "inbox", tmp_path / "outbox", tmp_path / "journal"
    inbox.mkdir()
    chosen = [attack for attack in _chosen() if attack.ends != ANY]
    chosen = chosen if request.config.getoption("--faults") else chosen[::8]
    for attack in chosen:
        (inbox / attack.name).write_bytes(attack.make(bait))
    for name in ("000-first.txt", "zzz-last.txt"):
        (inbox / name).write_text("Swimming teacher\n\nTaught children at Northway Leisure since 2019.\n")
    before, outcomes = _seals(inbox), {}
    keep = lambda done: outcomes.update({done.item.name: done.outcome})  # noqa: E731
    run(applications(inbox), "cimspa", outbox, journal=kept, workers=2, limits=_IN_A_BATCH, on_outcome=keep)
    assert outcomes.keys() == {path.name for path in inbox.iterdir()}
    assert all(isinstance(outcomes[name], Blinded) for name in ("000-first.txt", "zzz-last.txt"))
    for attack in chosen:
        if READ not in attack.ends:
            assert isinstance(getattr(outcomes[attack.name], "error", None), DocumentError), attack.name
    blinded = sum(isinstance(outcome, Blinded) for outcome in outcomes.values())
    records = list(outbox.glob("*.json"))
    assert len(records) == blinded and {path.name for path in outbox.iterdir()} == {
        ".anonrecruit-outbox",
        *(path.name for path in records),
    }
    assert _seals(inbox) == before and {path.name for path in tmp_path.iterdir()} == {"inbox", "outbox", "journal"}
    assert _SECRET not in "".join(path.read_text() for path in records)
    assert Path(bait.path).read_text() == _SECRET and len(list(Path(bait.path).parent.iterdir())) == 1
    with pytest.raises(BlockingIOError):  # nobody asked
        server.accept()


def _seals(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
