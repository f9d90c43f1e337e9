"""Hidden employers: told by kind and size, in bands; the recent ones alone where a policy says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from anonrecruit import Application, Blinded, Blinder, Source
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.policy import Action, HistoryRules, load_policy
from anonrecruit.rewriting.employers import employer
from anonrecruit.sizes import band, number_span, size_pattern

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("*Kestrel Freight Ltd*, Hull\nA 400-person logistics company.", "[Logistics company, 250+ staff]"),
        ("*Kestrel Ltd*: a family-run logistics firm of 35 people", "[Logistics company, 10+ staff]"),
        ("*Northgate NHS Trust*, an NHS trust of 6,000 staff", "[Hospital, 1,000+ staff]"),
        ("*Odra Stores* (12,500 employees)", "[Retailer, 10,000+ staff]"),
        ("*Odra Stores* (8 people)", "[Retailer]"),
        ("*Tarn Digital* - start-up with 12 staff", "[Software company, 10+ staff]"),
        ("*Tarn*\nThe largest software company of the region", "[Software company]"),
        ("*Tarn Ltd*\nLed a team of 60 staff", "[Company]"),
        ("*Tarn Ltd*, 3 floors\n\nA 90-person law firm", "[Company]"),
        ("*Riverside Borough Council*", "[Local authority]"),
        ("*Tarn*", ""),
    ],
)
def test_an_employer_is_told_by_kind_and_size(entry: str, told: str) -> None:
    start, end = entry.index("*"), entry.rindex("*") - 1
    assert employer(entry.replace("*", ""), Span(start, end)) == told


@pytest.mark.parametrize(
    ("number", "told"),
    [("7", "under 10"), ("10", "10+"), ("49", "10+"), ("50", "50+"), ("249", "50+"), ("250", "250+"), ("999", "250+"),
     ("1,000", "1,000+"), ("6.5k", "1,000+"), ("12000", "10,000+"), ("400-", "250+"), ("Kestrel", ""), ("", "")],
)  # fmt: skip
def test_sizes_are_told_in_bands(number: str, told: str) -> None:
    assert band(number) == told


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("a 400-person logistics company", "400-"),
        ("a 120 strong engineering firm", "120"),
        ("An NHS trust of about 6,000 staff", "6,000"),
        ("a charity employing 85 people", "85"),
        ("Kestrel Ltd (35 employees)", "35"),
        ("Led 120 staff at two sites", ""),
        ("managed a team of 40 people", ""),
        ("saved the company £400 a week", ""),
        ("taught 400 people", ""),
        ("a company of 400 customers", ""),
    ],
)
def test_only_what_is_said_of_the_employer_is_its_size(text: str, number: str) -> None:
    match = size_pattern().search(text)
    assert (text[slice(*number_span(match))] if match else "") == number


CV = """Ada Obi
07700 900142

Profile
I led the desk at Kestrel Systems plc and learnt my trade at Eastfield Haulage Ltd, York.

Employment
Duty Manager, Kestrel Systems plc, York, March 2021 – present
A 400-person logistics company in the north.
• Led 120 staff at two sites and saved 400 hours.

Driver, Eastfield Haulage Ltd (35 employees), Hull, 2009 – 2012
• Drove.
"""


def record_text(history: HistoryRules) -> str:
    policy = load_policy("cimspa")
    hiding = {**policy.rules, Cue.EMPLOYER: replace(policy.rules[Cue.EMPLOYER], action=Action.GENERALISE)}
    outcome = Blinder(replace(policy, rules=hiding, history=history), today=TODAY).blind(
        Application((Source(CV.encode()),))
    )
    assert isinstance(outcome, Blinded), outcome
    return outcome.record.text


def test_all_employers_are_hidden_wherever_they_are_named_and_the_work_stays() -> None:
    text = record_text(HistoryRules())
    assert not [word for word in ("Kestrel", "Eastfield", "400-", "(35") if word in text]
    assert "Duty Manager, [Logistics company, 250+ staff], York" in text
    assert "A 250+ person logistics company in the north." in text and "(10+ employees)" in text
    assert "Led 120 staff at two sites and saved 400 hours." in text


def test_recent_employers_alone_are_hidden_and_the_others_stay_wherever_they_are_named() -> None:
    text = record_text(HistoryRules(employers="recent", recent_years=3))
    assert "Kestrel" not in text and text.count("Eastfield Haulage Ltd") == 2 and "(35 employees)" in text


def test_an_employer_of_long_ago_and_today_is_recent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "CV", CV.replace("Eastfield Haulage Ltd (35 employees)", "Kestrel Systems plc"))
    assert "Kestrel" not in record_text(HistoryRules(employers="recent"))
