"""A short run of the fuzzer over every parser; ``make fuzz`` is the long one. What it found once is found no more."""

from __future__ import annotations

import os

import pytest

from tests.fuzz import hunt as hunting
from tests.fuzz.hunt import hunt
from tests.hostile.seeds import SEEDS

_SECONDS = 0.4


@pytest.mark.parametrize("parser", SEEDS)
def test_damaged_files_end_as_documents_or_document_errors(parser: str) -> None:
    assert list(hunt(parser, _SECONDS)) == []


def test_the_hunt_finds_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hunting, "parse", lambda _: undefined)  # type: ignore[name-defined] # noqa: F821
    assert next(hunt("txt", 5)).what == "raised NameError"
    monkeypatch.setattr(hunting, "parse", lambda _: os.abort())
    assert next(hunt("txt", 5)).what == "died of SIGABRT"
