"""A short run of the fuzzer over every parser; ``make fuzz`` is the long one. What it found once is found no more."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.afresh import afresh
from tests.fuzz import hunt as hunting
from tests.fuzz.hunt import found, hunt
from tests.hostile.seeds import SEEDS

_SECONDS = 0.4


@pytest.fixture(scope="module")
def process() -> Iterator[ProcessPoolExecutor]:
    with afresh() as process:
        yield process


@pytest.mark.parametrize("parser", SEEDS)
def test_damaged_files_end_as_documents_or_document_errors(parser: str, process: ProcessPoolExecutor) -> None:
    assert process.submit(found, parser, _SECONDS).result() == []


def test_the_hunt_finds_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hunting, "MEMORY", resource.RLIM_INFINITY)  # much is loaded here
    monkeypatch.setattr(hunting, "parse", lambda _: undefined)  # type: ignore[name-defined] # noqa: F821
    assert next(hunt("txt", 5)).what == "raised NameError"
    monkeypatch.setattr(hunting, "parse", lambda _: os.abort())
    assert next(hunt("txt", 5)).what == "died of SIGABRT"
