"""Policies load whole or not at all."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonrecruit.cues import Cue, CueGroup
from anonrecruit.errors import PolicyError
from anonrecruit.policy import Action, HistoryRules, Policy, Rule, load_policy, policy_names

SHIPPED = ("cimspa", "civil_service", "contact_only", "strict")


def test_four_policies_are_shipped() -> None:
    assert policy_names() == SHIPPED


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_policy_loads_under_its_own_name_and_tells_why(name: str) -> None:
    policy = load_policy(name)
    assert policy.name == name and policy.version and policy.description
    assert set(policy.rules) == set(Cue) and all(len(rule.why) > 10 for rule in policy.rules.values())


@given(st.sets(st.sampled_from(Cue), min_size=1))
def test_a_policy_that_omits_a_cue_does_not_load(omitted: set[Cue]) -> None:
    rules = {cue: Rule(Action.PLACEHOLDER, 0.0, "why") for cue in Cue if cue not in omitted}
    with pytest.raises(PolicyError, match=sorted(omitted)[0]):
        Policy("half", "1", "", rules)


@pytest.mark.parametrize("cue", Cue)
def test_the_default_takes_out_identifiers_and_characteristics_and_keeps_proxies(cue: Cue) -> None:
    kept = load_policy("cimspa").rules[cue].action is Action.KEEP
    assert kept == (cue.group is CueGroup.PROXY)


@pytest.mark.parametrize("cue", Cue)
def test_strict_is_nowhere_milder_than_the_default(cue: Cue) -> None:
    strict, default = load_policy("strict").rules[cue], load_policy("cimspa").rules[cue]
    assert strict.action >= default.action and strict.threshold <= default.threshold


def test_strict_keeps_employers_alone() -> None:
    assert [cue for cue, rule in load_policy("strict").rules.items() if rule.action is Action.KEEP] == [Cue.EMPLOYER]


def test_the_civil_service_hides_nationality_and_university() -> None:
    rules = load_policy("civil_service").rules
    assert Action.KEEP not in (rules[Cue.NATIONALITY_ETHNICITY].action, rules[Cue.EDUCATION_INSTITUTION].action)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("cue", [Cue.PERSON, Cue.EMAIL_ADDRESS, Cue.PHONE_NUMBER, Cue.HOME_LOCATION, Cue.PHOTO])
def test_no_shipped_policy_shows_who_the_candidate_is(name: str, cue: Cue) -> None:
    assert load_policy(name).rules[cue].action >= Action.PLACEHOLDER


def test_a_policy_of_ones_own_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "house.toml"
    rows = (f'[rules.{cue}]\naction = "REMOVE"\nthreshold = 1\nwhy = "house rule"\n' for cue in Cue)
    file.write_text('name = "house"\nversion = "7"\n' + "".join(rows), "utf-8")
    policy = load_policy(file)
    assert (policy.name, policy.version) == ("house", "7")
    assert load_policy(policy) is policy and pickle.loads(pickle.dumps(policy)) == policy


WHOLE = "".join(f'[rules.{cue}]\naction = "REMOVE"\nwhy = "because"\n' for cue in Cue)
ROW = 'action = "REMOVE"\nthreshold = 0.5\nwhy = "because"\n'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("rules = [", "not valid TOML"),
        (f"[rules.SHOE_SIZE]\n{ROW}", "unknown cues: SHOE_SIZE"),
        (f"[rules.PERSON]\n{ROW}", "no rule for AGE"),
        ('[rules.PERSON]\naction = "BURN"\nwhy = "cold"\n', "no action out of"),
        ('[rules.PERSON]\naction = "KEEP"\nthreshold = 2\nwhy = "x"\n', "threshold"),
        ('[rules.PERSON]\naction = "KEEP"\nthreshold = true\nwhy = "x"\n', "threshold"),
        ('[rules.PERSON]\naction = "KEEP"\n', "does not say why"),
        (WHOLE + "[wording]\nfont = 7\n", "unknown settings: font"),
        (WHOLE + "[wording]\nexperience_cap = true\n", "whole number"),
        (WHOLE + "[wording]\nexperience_cap = -1\n", "whole number"),
        (WHOLE + "[history]\nyears = 1.5\n", "years is not a whole number"),
        (WHOLE + '[history]\nemployers = "none"\n', "employers is none of all, recent"),
        (WHOLE + "[history]\nmonths = 3\n", "history has unknown settings: months"),
    ],
)
def test_a_faulty_policy_says_what_is_wrong(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "faulty.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(PolicyError, match=problem):
        load_policy(file)


def test_a_policy_may_cap_the_years_of_experience_that_it_tells(tmp_path: Path) -> None:
    file = tmp_path / "capped.toml"
    file.write_text(WHOLE + "[wording]\nexperience_cap = 7\n", "utf-8")
    policy = load_policy(file)
    assert policy.wording.experience_cap == 7
    assert pickle.loads(pickle.dumps(policy)) == policy
    assert load_policy("cimspa").wording.experience_cap == 0


def test_a_policy_may_cap_the_years_of_history_and_hide_recent_employers_alone(tmp_path: Path) -> None:
    file = tmp_path / "short.toml"
    file.write_text(WHOLE + '[history]\nyears = 15\nemployers = "recent"\nrecent_years = 0\n', "utf-8")
    policy = load_policy(file)
    assert policy.history == HistoryRules(15, "recent", 0) and policy.shows_past_employers
    assert pickle.loads(pickle.dumps(policy)) == policy
    assert {name for name in SHIPPED if load_policy(name).history != HistoryRules()} == {"strict"}


def test_a_policy_may_leave_out_sections_of_interests(tmp_path: Path) -> None:
    file = tmp_path / "plain.toml"
    file.write_text(WHOLE + '[sections]\nleft_out = ["interests"]\n', "utf-8")
    policy = load_policy(file)
    assert policy.left_out == {"interests"} and pickle.loads(pickle.dumps(policy)) == policy
    assert {name for name in SHIPPED if load_policy(name).left_out} == {"strict"}


@pytest.mark.parametrize("table", ['left_out = ["employment"]', 'left_out = "interests"', 'kept = ["interests"]'])
def test_sections_that_can_not_be_left_out_are_refused(tmp_path: Path, table: str) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text(f"{WHOLE}[sections]\n{table}\n", "utf-8")
    with pytest.raises(PolicyError):
        load_policy(file)


def test_an_unknown_policy_names_the_shipped_ones() -> None:
    with pytest.raises(PolicyError, match="cimspa, civil_service, contact_only, strict"):
        load_policy("lenient")
