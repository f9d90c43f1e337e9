"""What all tests share: the golden files, and one ``Blinder`` for all tests that need the model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from anonrecruit.pipeline import Blinder

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write golden files, and README's tables, as they come out now"
    )
    parser.addoption("--faults", action="store_true", help="longer fault tests of batches, as `make faults` runs them")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def golden(update_golden: bool) -> Callable[[str, str], None]:
    """Compares a text with the file of that name in tests/golden, or writes it under ``--update-golden``."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if update_golden:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert path.read_text("utf-8") == text

    return compare


@pytest.fixture(scope="session")
def blinder() -> Blinder:
    """Under the default policy. Loading the model is a second's work, so tests share it; it keeps no state."""
    from anonrecruit.pipeline import Blinder

    return Blinder()
