"""What the tests of planted names share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.parsers.remembered import remembering


@pytest.fixture(scope="session", autouse=True)
def ocr_reads_each_picture_once() -> Iterator[None]:
    with remembering():
        yield
