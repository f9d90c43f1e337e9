"""A short run of the fuzzer over every parser; ``make fuzz`` is the long one. What it found once is found no more."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from unittest.mock import patch

import pytest

from anonrecruit.parsers import PARSERS as READERS
from anonrecruit.parsers.containers import CONTAINERS
from tests.afresh import afresh
from tests.fuzz import reader
from tests.fuzz.damage import Damage, struck
from tests.fuzz.hunt import found
from tests.fuzz.inside import inside
from tests.fuzz.reader import Reader
from tests.fuzz.seeds import PARSERS, seeds

_SECONDS = 0.4
_FOUND = sorted((Path(__file__).parent / "found").iterdir())


@pytest.fixture(scope="module")
def process() -> Iterator[ProcessPoolExecutor]:
    with afresh() as process:
        yield process


@pytest.mark.parametrize("parser", PARSERS)
def test_damaged_files_end_as_documents_or_document_errors(parser: str, process: ProcessPoolExecutor) -> None:
    assert process.submit(found, parser, _SECONDS).result() == []


@pytest.mark.parametrize("path", _FOUND, ids=lambda path: path.name)
def test_what_was_found_once_is_found_no_more(path: Path, process: ProcessPoolExecutor) -> None:
    assert process.submit(_wrong, path.read_bytes()).result() == ""


def _wrong(data: bytes) -> str:
    with Reader() as one:
        return one.read(data).wrong


def test_there_are_honest_files_for_every_parser() -> None:
    kinds = {reader.kind_of(data) for parser in PARSERS for data in seeds(parser)}
    assert kinds == READERS.keys() | CONTAINERS.keys()


@pytest.mark.parametrize("parser", ["docx", "odt", "pdf", "msg", "doc", "eml", "mhtml", "zip", "png", "jpeg"])
def test_damage_gets_inside_what_is_packed(parser: str) -> None:
    data = seeds(parser)[-1]
    held = inside(data)
    assert held
    number = max(set(range(len(held.parts))) - held.unpacked, key=lambda number: len(held.parts[number]))
    changed = inside(held.packed({number: held.parts[number].replace(b"e", b"f")}))
    assert changed and len(changed.parts) == len(held.parts) and changed.parts[number] != held.parts[number]


def test_gentle_damage_leaves_a_file_well_formed() -> None:
    data = b'<a xmlns="urn:b"><p class="c">One</p><p>Two <i>three</i></p></a>'
    dropped = struck(data, Damage("without", "element", 0, 0, 1, 0))
    assert dropped == b'<a xmlns="urn:b"><p>Two <i>three</i></p></a>'
    assert struck(data, Damage("mild", "value", 0, 0, 1, 2)) == data.replace(b'"c"', b'"1"')
    assert struck(data, Damage("nested", "element", 0, 0, 1, 0)).count(b'<p class="c">') == 2


def _undefined() -> None:
    undefined  # type: ignore[name-defined]  # noqa: B018, F821


def _slow() -> None:
    while True:
        pass


def _asleep() -> None:
    time.sleep(1.5)


@pytest.mark.parametrize(
    ("act", "wrong"),
    [
        (_undefined, "NameError at test_fuzz.py"),
        (os.abort, "died of SIGABRT"),
        (_slow, "took too long"),
        (_asleep, ""),  # the processor was not in use
    ],
    ids=("mistake", "death", "slow", "asleep"),
)
def test_the_reader_sees_what_is_wrong(act: Callable[[], None], wrong: str, process: ProcessPoolExecutor) -> None:
    first, second = process.submit(_wrong_with, act).result()
    assert first.startswith(wrong) if wrong else not first
    assert second == "", "it goes on behind it"


def _wrong_with(act: Callable[[], None]) -> tuple[str, str]:
    with (
        patch.object(reader, "PROCESSOR_SECONDS", 0.5),
        patch.object(reader, "_OURS", str(Path(__file__).parent)),
        patch("anonrecruit.parsers._read", lambda *_: act()),
        Reader() as one,
    ):
        return one.read(b"Coach").wrong, one.read(b"").wrong
