"""Values for the laws: texts with the awkward characters of applications, and findings inside them."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.findings import Finding
from anonrecruit.policy import Action, Policy, Rule

# No brackets, so that placeholders can be told from text.
texts = st.text(alphabet=" \n\t.,-éßЖ1aBc'\u200b\u00a0", min_size=1, max_size=60)
scores = st.sampled_from([0.0, 0.3, 0.5, 1.0])  # few, so that a score often equals the threshold
actions = st.sampled_from(Action)
rules = st.builds(Rule, actions, scores, st.just("for a law"))
policies = st.builds(lambda by_cue: Policy("law", "1", "", by_cue), st.fixed_dictionaries(dict.fromkeys(Cue, rules)))


def policy_of(action: Action, threshold: float = 0.0) -> Policy:
    """The same for every cue."""
    return Policy("law", "1", "", {cue: Rule(action, threshold, "for a law") for cue in Cue})


def spans(text: str) -> st.SearchStrategy[Span]:
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12))
    return ends.map(lambda pair: Span(pair[0], min(pair[0] + pair[1], len(text))))


def findings(text: str, cues: Iterable[Cue] = Cue) -> st.SearchStrategy[list[Finding]]:
    subjects = st.sampled_from(["", "Candidate", "Referee 1"])
    one = st.builds(
        Finding, spans(text), st.sampled_from(list(cues)), scores, st.just("law"), st.just("rule"), subjects
    )
    return st.lists(one, max_size=8)


texts_with_findings = texts.flatmap(lambda text: st.tuples(st.just(text), findings(text)))
