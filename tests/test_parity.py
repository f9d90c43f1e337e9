"""The same documents under names of many origins: how they are swapped in, how shares compare, and how we stand.

cases/parity.jsonl holds five fictional documents in the gold's format, so that parity can be measured without a corpus:
``anonrecruit evaluate tests/cases/parity.jsonl --parity``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from anonrecruit import lexicons
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.evaluation import parity, parity_report
from anonrecruit.evaluation.gold import GoldDocument, GoldSpan, load_gold
from anonrecruit.evaluation.origins import GENDERS, LIST, Newcomer, newcomer, origins
from anonrecruit.evaluation.scoring import Share
from anonrecruit.evaluation.swap import CASINGS, Swapped, swap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from anonrecruit.pipeline import Blinder
    from anonrecruit.redaction import Redaction

CASES = Path(__file__).parent / "cases" / "parity.jsonl"
NAMES_CAUGHT = {"as written": 1.0, "capitals": 1.0, "lower case": 1.0}
"""Ratchets: name recall of the worst origin in each casing, on the cases. They only ever rise."""

FOLASADE = Newcomer("Yoruba", "female", "Folasade", "Titilayo", "Ogunleye")
ZOFIA = Newcomer("Polish", "female", "Zofia", "Kinga", "Dąbrowska")


def document(text: str, **values: str) -> GoldDocument:
    """Every occurrence of a value is annotated with the cue that it is given under."""
    spans = [
        GoldSpan(Span(at, at + len(value)), Cue[cue])
        for cue, value in values.items()
        for at in range(len(text))
        if text.startswith(value, at)
    ]
    return GoldDocument("d1", text, tuple(sorted(spans, key=lambda gold: gold.span)))


def swapped(before: GoldDocument, person: Newcomer = FOLASADE, casing: str = CASINGS[0]) -> Swapped:
    after = swap(before, person, casing)
    assert after
    return after


class TestSwap:
    def test_every_mention_takes_the_new_name_in_its_own_casing(self) -> None:
        before = document("ADA OBI\nI am Ada Obi.", PERSON="Ada Obi")
        before = GoldDocument("d1", before.text, (GoldSpan(Span(0, 7), Cue.PERSON), *before.spans))
        assert swapped(before).document.text == "FOLASADE OGUNLEYE\nI am Folasade Ogunleye."

    def test_the_spans_move_with_the_text(self) -> None:
        after = swapped(document("Ada Obi, Leeds, then Ada Obi", PERSON="Ada Obi", HOME_LOCATION="Leeds"))
        found = [gold.span.of(after.document.text) for gold in after.document.spans]
        assert found == ["Folasade Ogunleye", "Leeds", "Folasade Ogunleye"]
        assert [gold.span.of(after.document.text) for gold in after.named] == ["Folasade Ogunleye"] * 2

    def test_a_middle_name_gets_one_and_initials_follow(self) -> None:
        text = "Ada May Obi\nA. M. Obi"
        before = GoldDocument("d1", text, tuple(GoldSpan(Span(*at), Cue.PERSON) for at in ((0, 11), (12, 21))))
        assert swapped(before).document.text == "Folasade Titilayo Ogunleye\nF. T. Ogunleye"

    def test_an_initial_goes_with_the_name_it_stood_for(self) -> None:
        text = "Ada May Obi\nA. M. Obi"
        before = GoldDocument("d1", text, tuple(GoldSpan(Span(*at), Cue.PERSON) for at in ((0, 11), (12, 21))))
        two_words = Newcomer("Hong Kong", "female", "Ka Yan", "", "Lau")
        assert swapped(before, two_words).document.text == "Ka Yan Lau\nK. Lau"

    def test_addresses_and_links_are_made_of_the_new_name_without_accents(self) -> None:
        before = document("Ada Obi aobi@example.org", PERSON="Ada Obi", EMAIL_ADDRESS="aobi@example.org")
        assert swapped(before, ZOFIA).document.text == "Zofia Dąbrowska zdabrowska@example.org"

    @pytest.mark.parametrize(("casing", "head"), [("capitals", "ZOFIA DĄBROWSKA"), ("lower case", "zofia dąbrowska")])
    def test_the_casing_is_the_heads_alone(self, casing: str, head: str) -> None:
        before = document("Ada Obi\nAda Obi", PERSON="Ada Obi")
        assert swapped(before, ZOFIA, casing).document.text == f"{head}\nZofia Dąbrowska"

    def test_a_comma_tells_that_the_surname_stands_first(self) -> None:
        assert swapped(document("OBI, Ada", PERSON="OBI, Ada")).document.text == "OGUNLEYE, Folasade"

    def test_other_people_keep_their_names(self) -> None:
        text = "Ada Obi\nReferee: Bola Eze"
        before = GoldDocument("d1", text, tuple(GoldSpan(Span(*at), Cue.PERSON) for at in ((0, 7), (17, 25))))
        after = swapped(before)
        assert after.document.text == "Folasade Ogunleye\nReferee: Bola Eze" and len(after.named) == 1

    def test_a_name_in_running_text_is_not_the_owners(self) -> None:
        assert swap(document("Built a crane, guided by Sri Ada Obi, in May", PERSON="Ada Obi"), FOLASADE) is None

    def test_a_document_that_names_nobody_is_left_out(self) -> None:
        assert swap(document("Lifeguard, Leeds", WORK_LOCATION="Leeds"), FOLASADE) is None


class TestOrigins:
    def test_there_are_thirty_and_more_each_with_twenty_given_names_and_twenty_surnames(self) -> None:
        table = lexicons.table(LIST)
        assert len(table) >= 30
        for row in table.values():
            assert len({*row["female"], *row["male"]}) >= 19 and len(set(row["surnames"])) == 20

    def test_a_good_part_is_in_no_list_that_recognizers_consult(self) -> None:
        people = [
            newcomer(origin, gender, str(seed)) for origin in origins() for gender in GENDERS for seed in range(9)
        ]
        assert 0.4 < sum(not person.listed for person in people) / len(people) < 0.9

    def test_plain_names_are_ascii(self) -> None:
        people = [
            newcomer(origin, gender, str(seed)) for origin in origins() for gender in GENDERS for seed in range(9)
        ]
        assert all((one.plain().given + one.plain().surname).isascii() for one in people)

    def test_the_recognizers_do_not_read_it(self) -> None:
        package = Path(parity.__file__).parents[1]
        readers = [path.name for path in package.rglob("*.py") if "parity/origins" in path.read_text("utf-8")]
        assert readers == ["origins.py"]


class TestFigures:
    def test_wilson_at_ninety_five_percent(self) -> None:
        assert [round(bound, 3) for bound in parity.interval(Share(9, 10))] == [0.596, 0.982]
        assert parity.interval(Share(0, 0)) == (0.0, 1.0)

    def test_the_sample_is_drawn_by_seed(self) -> None:
        gold = [GoldDocument(str(number), "", ()) for number in range(20)]
        assert parity.sample(gold, 5, 1) == parity.sample(gold, 5, 1) != parity.sample(gold, 5, 2)

    def test_who_misses_lower_case_shows_it_in_that_group_alone(self, run: tuple[parity.Trial, ...]) -> None:
        ratios = {name: part.names.ratio for name, part in parity.grouped(run, "casing").items()}
        assert ratios == {"lower case": 0.0, "capitals": 1.0, "as written": 1.0}
        assert parity.gap(parity.grouped(run, "origin")) == 0.0

    def test_reports_hold_groups_and_no_text(self, run: tuple[parity.Trial, ...]) -> None:
        told = parity_report.as_text(run), parity_report.as_json(run), parity_report.as_svg(run)
        assert all("Yoruba" in report and "Reads" not in report for report in told)
        assert json.loads(told[1])["casing"]["groups"]["lower case"]["names"]["ratio"] == 0.0
        ElementTree.fromstring(told[2])

    def test_a_miss_is_listed_with_its_setting(self, run: tuple[parity.Trial, ...]) -> None:
        assert next(iter(parity_report.misses(run))).split("\t")[0].split(", ")[2] == "lower case"


@pytest.fixture
def run() -> tuple[parity.Trial, ...]:
    before = document("Ada Obi\nReads to children", PERSON="Ada Obi")
    return tuple(parity.trials([before], _capitalised))


def _capitalised(text: str) -> Sequence[Redaction]:
    from anonrecruit.findings import Finding
    from anonrecruit.policy import load_policy
    from anonrecruit.redaction import decide

    end = text.index("\n")
    found = [Finding(Span(0, end), Cue.PERSON, 0.9, "test", "capitals")] if not text[:end].islower() else []
    return decide(found, load_policy("cimspa"), text)


def test_no_origin_falls_behind(blinder: Blinder) -> None:
    trials = tuple(parity.trials(load_gold(CASES), blinder.mark))
    worst: dict[str, Any] = {}
    for casing in CASINGS:
        part = [trial for trial in trials if trial.setting.casing == casing]
        worst[casing] = next(iter(parity.grouped(part, "origin").values())).names.ratio
    assert all(worst[casing] >= least for casing, least in NAMES_CAUGHT.items()), worst
