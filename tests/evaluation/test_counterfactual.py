"""The record of somebody else is the same record: few CVs here, sixty by ``anonrecruit evaluate --counterfactual``."""

from __future__ import annotations

from datetime import date

import pytest

from anonrecruit import Application, Blinded, Blinder, Withheld
from anonrecruit.errors import UsageError
from anonrecruit.evaluation import counterfactual
from anonrecruit.evaluation.fiction import CUES, others, person
from anonrecruit.evaluation.fiction_text import cv_text
from anonrecruit.policy import load_policy
from anonrecruit.record import BlindRecord, BlindSection, RecordId

FEW = 3


@pytest.mark.parametrize("policy", ["cimspa", "strict"])
def test_no_cue_that_the_policy_takes_out_makes_a_difference(policy: str) -> None:
    blinder = Blinder(policy, today=date(2026, 11, 1))
    run = list(counterfactual.pairs(FEW, counterfactual.swapped_cues(blinder.policy), blinder.blind))
    assert len(run) == counterfactual.total(FEW, counterfactual.swapped_cues(blinder.policy))
    assert [(pair.number, pair.cue, pair.causes) for pair in run if pair.causes] == []


def test_the_default_swaps_what_it_takes_out_and_strict_swaps_all() -> None:
    assert counterfactual.swapped_cues(load_policy("strict")) == tuple(CUES)
    assert set(CUES) - set(counterfactual.swapped_cues(load_policy("cimspa"))) == {"school", "dates"}


def test_a_cv_is_the_same_each_time_and_layouts_are_many() -> None:
    texts = [cv_text(number, person(number)) for number in range(60)]
    assert texts == [cv_text(number, person(number)) for number in range(60)]
    assert len(set(texts)) == 60


@pytest.mark.parametrize("cue", CUES)
def test_each_swap_changes_some_cvs(cue: str) -> None:
    changed = [cv_text(n, other) != cv_text(n, person(n)) for n in range(20) for other in others(n, cue)]
    assert sum(changed) >= 10


def shown(application: Application) -> Blinded:
    """No blinding at all."""
    text = application.attachments[0].data.decode()
    record = BlindRecord(
        record_id=RecordId("r"), policy="none", sections=(BlindSection(kind="contact", heading="", text=text),)
    )
    return Blinded(record, None)  # type: ignore[arg-type]  # nobody looks at the audit


def test_a_record_that_shows_the_name_differs_and_says_where() -> None:
    run = list(counterfactual.pairs(1, ["name"], shown))
    assert {pair.causes for pair in run} == {("text of contact",)}
    assert counterfactual.identical(run)["name"].hits == 0
    assert "thornbury" in "\n".join(counterfactual.told(run[0]))
    assert "text of contact" in counterfactual.as_text(run)


def test_what_is_withheld_is_not_the_same() -> None:
    run = list(counterfactual.pairs(1, ["age"], lambda a: Withheld(a.ref, "parse", UsageError("no"), None)))
    assert {pair.causes for pair in run} == {("withheld",)}
