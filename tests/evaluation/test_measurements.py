"""``evaluate --parity`` and ``--known`` as their users meet them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from anonrecruit.cli import loading, main
from anonrecruit.evaluation.origins import origins
from anonrecruit.redaction import Redaction
from tests.batch import fakes

GOLD = {"id": "d1", "text": "Ada Obi\nLifeguard", "spans": [{"start": 0, "end": 7, "label": "PERSON"}]}


class BlindBlinder(fakes.FakeBlinder):
    def mark(self, text: str) -> tuple[Redaction, ...]:
        return ()


@pytest.fixture(autouse=True)
def fake_blinder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "load_blinder", lambda policy: BlindBlinder())


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n")
    return path


def evaluate(*args: object) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, args)])


def test_parity_has_a_share_for_every_origin_and_casing(gold: Path) -> None:
    told = json.loads(evaluate(gold, "--parity", "--json").stdout)
    assert set(told["origin"]["groups"]) == set(origins())
    assert told["all"]["names"]["total"] == 3 * len(origins()) and told["all"]["names"]["hits"] == 0


def test_parity_draws_a_plot_and_lists_misses(gold: Path, tmp_path: Path) -> None:
    result = evaluate(gold, "--parity", "--plot", tmp_path / "parity.svg", "--misses")
    assert (tmp_path / "parity.svg").read_text().startswith("<svg")
    assert result.stdout.count("PERSON") == 3 * len(origins())


def test_known_identity_tells_the_share_and_what_was_withheld(gold: Path) -> None:
    told = json.loads(evaluate(gold, "--known", "--json").stdout)
    assert told == {"known_identity_gone": {"ratio": 0.0, "hits": 0, "total": 1}, "withheld": 0}
    assert evaluate(gold, "--known", "--misses").stdout.splitlines()[1] == "d1 PERSON"


@pytest.mark.parametrize(
    "options",
    [("--parity", "--known"), ("--plot", "a.svg"), ("--parity", "--plot", "a.png"), ("--known", "--over")],
)
def test_what_does_not_go_together_is_a_usage_error(gold: Path, options: tuple[str, ...]) -> None:
    assert evaluate(gold, *options).exit_code == 2
