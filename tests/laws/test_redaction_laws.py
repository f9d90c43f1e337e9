"""Laws of decide and apply, for any text, findings and policy."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from anonrecruit.cues import Cue
from anonrecruit.findings import Finding
from anonrecruit.policy import Action, Policy
from anonrecruit.redaction import Redaction, apply, decide
from tests.laws.strategies import findings, policies, policy_of, texts, texts_with_findings

Case = tuple[str, list[Finding]]
with_pictures = texts.flatmap(lambda text: st.tuples(st.just(text), findings(text, [Cue.PHOTO])))


def survives(finding: Finding, policy: Policy) -> bool:
    rule = policy.rules[finding.cue]
    return rule.action is not Action.KEEP and finding.score >= rule.threshold


def covered(redactions: tuple[Redaction, ...]) -> set[int]:
    return {index for redaction in redactions for index in range(redaction.span.start, redaction.span.end)}


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@given(texts_with_findings, policies)
def test_redactions_are_sorted_and_disjoint(case: Case, policy: Policy) -> None:
    text, found = case
    redactions = decide(found, policy, text)
    assert all(left.span.end <= right.span.start for left, right in pairwise(redactions))


@given(texts_with_findings, policies)
def test_redactions_cover_all_letters_and_digits_of_surviving_findings_and_no_others(
    case: Case, policy: Policy
) -> None:
    text, found = case
    wanted = {
        index
        for finding in found
        if survives(finding, policy)
        for index in range(finding.span.start, finding.span.end)
        if text[index].isalnum()
    }
    assert {index for index in covered(decide(found, policy, text)) if text[index].isalnum()} == wanted


@given(texts_with_findings, policies, st.randoms())
def test_neither_order_nor_repetition_of_findings_matters(case: Case, policy: Policy, random: Random) -> None:
    text, found = case
    shuffled = [*found, *found]
    random.shuffle(shuffled)
    assert decide(shuffled, policy, text) == decide(found, policy, text)


@given(texts_with_findings, policies)
def test_the_strictest_action_of_its_findings_wins(case: Case, policy: Policy) -> None:
    text, found = case
    for redaction in decide(found, policy, text):
        assert redaction.action == max(policy.rules[finding.cue].action for finding in redaction.findings)
        assert redaction.cue in {finding.cue for finding in redaction.findings}


@given(texts_with_findings, policies)
def test_no_redaction_has_white_space_at_its_edges(case: Case, policy: Policy) -> None:
    text, found = case
    for redaction in decide(found, policy, text):
        assert redaction.span.of(text) == redaction.span.of(text).strip() != ""


@given(texts_with_findings)
def test_a_policy_that_keeps_everything_changes_nothing(case: Case) -> None:
    text, found = case
    redactions = decide(found, policy_of(Action.KEEP), text)
    assert redactions == () and apply(text, redactions) == text


@given(texts.flatmap(lambda text: st.tuples(st.just(text), findings(text, [Cue.PERSON]))))
def test_text_outside_placeholders_survives_verbatim(case: Case) -> None:
    text, found = case
    people = [Finding(f.span, f.cue, f.score, f.recognizer, f.rule) for f in found]
    redactions = decide(people, policy_of(Action.PLACEHOLDER), text)
    edges = [0, *(edge for r in redactions for edge in (r.span.start, r.span.end)), len(text)]
    outside = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    assert apply(text, redactions) == "[Person]".join(outside)


@given(texts_with_findings)
def test_letters_and_digits_outside_survive_when_placeholders_are_joined(case: Case) -> None:
    text, found = case
    redactions = decide(found, policy_of(Action.PLACEHOLDER), text)
    hidden = covered(redactions)
    shown = re.sub(r"\[[^\]]*\]", "", apply(text, redactions))
    assert letters(shown) == letters("".join(char for index, char in enumerate(text) if index not in hidden))


@given(with_pictures)
def test_removal_takes_white_space_alone_with_it(case: Case) -> None:
    text, found = case
    redactions = decide(found, policy_of(Action.REMOVE), text)
    hidden = covered(redactions)
    outside = "".join(char for index, char in enumerate(text) if index not in hidden)
    assert "".join(apply(text, redactions).split()) == "".join(outside.split())
