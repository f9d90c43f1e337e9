"""The probe finds what tells, and nothing where nothing does. The figures of a thousand CVs: ``make residual``."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from anonrecruit import Application, Blinder, Outcome, Withheld, lexicons
from anonrecruit.cli import main
from anonrecruit.errors import UsageError
from anonrecruit.evaluation import residual, residual_report
from anonrecruit.evaluation.gendered_cvs import GROUPS, SETS, LabelledText, gendered_cvs

MANY, SOME = 1000, 40

FROZEN = {
    "cues": "91c04031c4fe628ad3392c723d3a63816cbea61cc1a02fda3a600e2d9f6d7d13",
    "held_out": "cf940febeabb2fd4321c9e43f5f29e54efaffd1d6cafdc9b3ee32a2d5e9e76b6",
    "third": "01799857d221cd2c781d089e965e9846e1bd5efa1e6a76e877b1880d9716b27f",
}
"""Of the texts, so that no figure is mended by changing the question. Who adds a cue makes a set of its own."""


@pytest.mark.parametrize("cues", SETS)
def test_the_question_stays_the_same(cues: str) -> None:
    texts = "\0".join(cv.text for cv in gendered_cvs(MANY, cues=cues))
    assert sha256(texts.encode()).hexdigest() == FROZEN[cues]


def test_what_is_held_out_has_no_line_of_the_other_sets() -> None:
    first, second, third = (
        {line for row in lexicons.table(f"residual/{cues}.toml")["cue"] for line in row["lines"]} for cues in SETS
    )
    assert not (first & second or (first | second) & third)


@pytest.mark.parametrize("cues", SETS)
def test_it_shows_who_wrote_a_fictional_cv_and_without_identifiers_as_much_as_published(cues: str) -> None:
    told = residual.probe("original", gendered_cvs(MANY, cues=cues))
    besides = residual.probe("without identifiers", gendered_cvs(MANY, identifiers=False, cues=cues))
    assert told.auc > 0.88 and 0.75 <= besides.auc <= 0.81
    assert told.low < told.auc < told.high
    assert "she" in dict(told.terms["women"]) and "he" in dict(told.terms["men"])


def test_cvs_are_the_same_each_time_and_as_many_of_women_as_of_men() -> None:
    cvs = gendered_cvs(SOME)
    assert cvs == gendered_cvs(SOME) and len({cv.text for cv in cvs}) == SOME
    assert [sum(cv.group == group for cv in cvs) for group in GROUPS] == [SOME // 2] * 2


def test_strict_takes_out_what_says_it_outright() -> None:
    texts = gendered_cvs(SOME)
    left = list(residual.blinded(texts, Blinder("strict").blind))
    probed = residual.probe("strict", left)
    assert probed.withheld == 0 and probed.auc < residual.probe("original", texts).auc
    words = {word for text in left if text for word in text.text.lower().split()}
    assert not words & {"she", "he", "her", "his", "him", "mr", "mrs", "miss", "maternity", "paternity", "netball"}


def test_groups_whose_texts_are_alike_are_not_told_apart() -> None:
    texts = [LabelledText(f"Ran a shop, {number // 2} staff", GROUPS[number % 2]) for number in range(60)]
    assert residual.probe("alike", texts).auc <= 0.55


def test_the_interval_is_that_of_hanley_and_mcneil() -> None:
    low, high = residual.interval(0.8, 100, 100)
    assert (round(low, 3), round(high, 3)) == (0.739, 0.861)


def withheld(application: Application) -> Outcome:
    return Withheld(application.ref, "parse", UsageError("no"), None)


def test_what_is_withheld_is_counted_and_too_little_says_nothing() -> None:
    texts = gendered_cvs(40)
    some = [None, None, *texts[2:]]
    assert residual.probe("some", some).withheld == 2
    with pytest.raises(UsageError):
        residual.probe("none", list(residual.blinded(texts, withheld)))


@pytest.mark.parametrize(
    "line", ["no json", "[]", '{"text": "a"}', '{"text": 1, "group": "a"}', '{"text": "a", "group": "b"}']
)
def test_a_file_that_does_not_fit_is_refused_without_its_text(tmp_path: Path, line: str) -> None:
    (tmp_path / "texts.jsonl").write_text(line + "\n", "utf-8")
    with pytest.raises(UsageError):
        residual.load_labelled(tmp_path / "texts.jsonl")


def test_the_command_takes_texts_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    rows = ({"text": cv.text, "group": f"{cv.group} 2026"} for cv in gendered_cvs(20))
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    result = CliRunner().invoke(main, ["evaluate", "--residual", str(file), "--json"])
    assert result.exit_code == 0, result.stderr
    figures = json.loads(result.stdout)
    assert list(figures) == ["original", "cimspa", "strict"]
    assert set(figures["strict"]["terms"]) == {"women 2026", "men 2026"}


def test_the_command_measures_all_sets_and_tells_no_terms_of_what_is_held_out() -> None:
    result = CliRunner().invoke(main, ["evaluate", "--residual", "--residual-documents", "20"])
    assert result.exit_code == 0, result.stderr
    assert all(f"strict, {name} " in result.stdout for name in ("held out", "third set"))
    assert "strict, women: " in result.stdout
    assert "held out, women" not in result.stdout and "third set, women" not in result.stdout


def test_the_command_is_a_measurement_of_its_own() -> None:
    assert CliRunner().invoke(main, ["evaluate", "--residual", "--parity"]).exit_code == 2


def test_the_table_names_the_terms_in_both_directions() -> None:
    text = residual_report.as_text([residual.probe("original", gendered_cvs(SOME))])
    assert "original, women: " in text and "original, men: " in text
