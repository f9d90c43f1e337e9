"""Identities open at the stage that allows it, after the scores stand; whoever opens before stands out in the log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest

from anonrecruit.errors import RevealRefused, ScoreMismatch, UsageError
from anonrecruit.record import RecordId
from anonrecruit.vault import Action, Campaign, Entry, ScoreSheet, SqlVault
from tests.vault.sealed import seal

ADA = RecordId("ada0")
PLAIN = Campaign("pool-2026", ("sift", "interview", "offer"), "interview")
LOCKED = replace(PLAIN, reveal_from="sift", score_lock=True, reviewers=("sam", "kim"))


def last(vault: SqlVault) -> Entry:
    return list(vault.log())[-1]


@pytest.fixture
def staged(vault: SqlVault) -> SqlVault:
    vault.set_campaign(PLAIN, who="hr.jones", why="opened")
    seal(vault, campaign=PLAIN.name)
    return vault


@pytest.fixture
def locked(vault: SqlVault) -> Iterator[SqlVault]:
    vault.set_campaign(LOCKED, who="hr.jones", why="opened")
    seal(vault, campaign=LOCKED.name)
    yield vault
    assert vault.verify(deep=True).problems == ()


def test_before_its_stage_an_identity_stays_sealed_and_the_attempt_is_logged(staged: SqlVault) -> None:
    with pytest.raises(RevealRefused, match="identities open from 'interview'"):
        staged.reveal(ADA, who="hr.jones", why="curious")
    assert (last(staged).action, last(staged).who, last(staged).record) == (Action.REFUSED, "hr.jones", ADA)


def test_from_its_stage_on_it_opens(staged: SqlVault) -> None:
    for stage in "interview", "offer":
        staged.move_campaign(PLAIN.name, stage, who="hr.jones", why="shortlist stands")
        assert staged.reveal(ADA, who="hr.jones", why="invitation").identity.known.names == ("Ada Obi",)
    staged.move_campaign(PLAIN.name, "sift", who="hr.jones", why="back again")
    with pytest.raises(RevealRefused):
        staged.reveal(ADA, who="hr.jones", why="invitation")


def test_an_override_opens_and_stands_out(staged: SqlVault) -> None:
    staged.reveal(ADA, who="hr.jones", why="safety", override="candidate asked for adjustments today")
    entry = last(staged)
    assert entry.action == Action.OVERRIDE and entry.action.isupper()
    assert entry.details["override"] == "candidate asked for adjustments today" and entry.details["rules"]


def test_an_override_without_a_reason_is_none(staged: SqlVault) -> None:
    with pytest.raises(RevealRefused):
        staged.reveal(ADA, who="hr.jones", why="curious", override="  ")


def test_an_override_where_no_rule_is_in_the_way_is_a_plain_reveal(staged: SqlVault) -> None:
    staged.move_campaign(PLAIN.name, "offer", who="hr.jones", why="offer")
    staged.reveal(ADA, who="hr.jones", why="offer", override="to be sure")
    assert last(staged).action == Action.REVEALED


def test_loosened_rules_stand_out(staged: SqlVault) -> None:
    staged.set_campaign(replace(PLAIN, reveal_from="sift"), who="hr.jones", why="in a hurry")
    assert last(staged).action == Action.CAMPAIGN_CHANGED and last(staged).action.isupper()


def test_what_no_campaign_or_stage_is_called_is_refused(staged: SqlVault) -> None:
    with pytest.raises(UsageError):
        staged.move_campaign(PLAIN.name, "party", who="hr", why="why not")
    with pytest.raises(UsageError):
        seal(staged, "other", campaign="no such campaign")
    assert not staged.holds(RecordId("other"))


@pytest.mark.parametrize(
    "wrong",
    [{"name": " "}, {"stages": ()}, {"stages": ("a", "a")}, {"reveal_from": "x"}, {"stage": "x"}, {"score_lock": True}],
)
def test_a_campaign_fits_together_or_is_not_made(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        replace(PLAIN, **wrong)  # type: ignore[arg-type]


def test_a_record_of_the_same_candidate_is_not_named_before_its_own_stage(staged: SqlVault) -> None:
    seal(staged, "free")
    assert staged.reveal(RecordId("free"), who="hr", why="open post").also == ()
    staged.move_campaign(PLAIN.name, "offer", who="hr", why="offer")
    assert staged.reveal(RecordId("free"), who="hr", why="open post").also == (ADA,)


def sheet(reviewer: str, **scores: int) -> ScoreSheet:
    return ScoreSheet(ADA, reviewer, scores or {"teaching": 4})


def commit(vault: SqlVault, *sheets: ScoreSheet) -> None:
    for each in sheets:
        vault.commit_score(ADA, reviewer=each.reviewer, commitment=each.commitment, who="hr.jones")


def test_with_score_lock_it_opens_after_all_scores_are_committed_and_checked(locked: SqlVault) -> None:
    sam, kim = sheet("sam"), sheet("kim", teaching=2)
    steps = (partial(commit, locked, sam), partial(commit, locked, kim), partial(locked.check_score, sam, who="hr"))
    for step in steps:
        step()
        with pytest.raises(RevealRefused, match="reviewers"):
            locked.reveal(ADA, who="hr.jones", why="curious")
    locked.check_score(kim, who="hr.jones")
    assert locked.reveal(ADA, who="hr.jones", why="scores stand").identity.ref


def test_a_committed_score_can_not_be_changed(locked: SqlVault) -> None:
    sam = sheet("sam")
    commit(locked, sam, sam)
    with pytest.raises(UsageError, match="can not be changed"):
        commit(locked, replace(sam, scores={"teaching": 5}))


def test_a_score_that_is_not_the_committed_one_opens_nothing_and_stands_out(locked: SqlVault) -> None:
    sam, kim = sheet("sam"), sheet("kim")
    commit(locked, sam, kim)
    locked.check_score(kim, who="hr.jones")
    for other in replace(sam, scores={"teaching": 5}), replace(sam, salt="00"):
        with pytest.raises(ScoreMismatch):
            locked.check_score(other, who="hr.jones")
        assert last(locked).action == Action.SCORE_MISMATCH and last(locked).action.isupper()
    with pytest.raises(RevealRefused):
        locked.reveal(ADA, who="hr.jones", why="curious")


def test_nobody_shows_a_score_before_all_have_committed(locked: SqlVault) -> None:
    sam = sheet("sam")
    commit(locked, sam)
    with pytest.raises(UsageError, match="none is shown before"):
        locked.check_score(sam, who="hr.jones")


def test_nobody_scores_who_is_not_asked(locked: SqlVault) -> None:
    with pytest.raises(UsageError):
        commit(locked, sheet("eve"))


def test_a_commitment_gives_nothing_away_and_binds_record_and_reviewer() -> None:
    one = sheet("sam")
    others = (sheet("sam"), replace(one, reviewer="kim"), replace(one, record=RecordId("other")))
    assert one.commitment not in {other.commitment for other in others}
    assert replace(one, scores=dict(one.scores)).commitment == one.commitment
