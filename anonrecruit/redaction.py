"""From findings to redactions, and from redactions to blind text. Only this module makes ``BlindText``.

    findings ── decide(policy) ──► redactions ── apply ──► BlindText

``decide`` is a sweep over sorted spans; ``apply`` words each redaction and lets presidio-anonymizer put the words in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.findings import Finding
from anonrecruit.policy import Action, Policy
from anonrecruit.record import BlindText
from anonrecruit.rewriting import PLAIN, Edit, Wording, reword
from anonrecruit.rewriting.institutions import KINDS

PLACEHOLDERS: dict[Cue, str] = {
    Cue.PERSON: "Person",
    Cue.HOME_LOCATION: "Home location",
    Cue.DATE_OF_BIRTH: "Date of birth",
    Cue.AGE: "Age",
    Cue.EMAIL_ADDRESS: "E-mail",
    Cue.PHONE_NUMBER: "Phone",
    Cue.PROFILE_URL: "Profile link",
    Cue.ID_NUMBER: "ID number",
    Cue.PHOTO: "Photo",
    Cue.GENDER: "Gender",
    Cue.FAMILY: "Family",
    Cue.NATIONALITY_ETHNICITY: "Nationality",
    Cue.RELIGION_BELIEF: "Religion",
    Cue.HEALTH_DISABILITY: "Health",
    Cue.SEXUAL_ORIENTATION: "Sexual orientation",
    Cue.POLITICS_UNION: "Politics",
    Cue.WORK_LOCATION: "Location",
    Cue.EMPLOYER: "Employer",
    Cue.EMPLOYMENT_DATE: "Date",
    Cue.EDUCATION_INSTITUTION: "Place of study",
    Cue.EDUCATION_DATE: "Date",
    Cue.LANGUAGE: "Language",
    Cue.MEMBERSHIP: "Membership",
}
"""What a reader sees in brackets for each cue, unless a person's role is known."""

_THINGS = frozenset(f"[{name}]" for cue, name in PLACEHOLDERS.items() if cue is not Cue.PERSON)

_KINDS = frozenset(KINDS.values())
"""Of institutions; a department and its university are one."""

_ORDER = {cue: place for place, cue in enumerate(Cue)}

_WITH_ROLES = frozenset({Cue.PERSON, Cue.WORK_LOCATION})

_ORGANISATIONS = (Cue.EDUCATION_INSTITUTION, Cue.MEMBERSHIP, Cue.EMPLOYER)

_ONE_PERSON = re.compile(r"\[(?:Candidate|.* \d+)\]")
"""Roles that only one person has; there may be several of "[Person]" and "[Referee]"."""

_PASTIMES = ("[sport]", "[pastime]")
"""A list of them is told by its kinds: how many and in which order tells who lists them."""

_IN_A_LIST = re.compile(r"[ \t]*(?:[,;&/]|,?[ \t]*\band\b)[ \t]*")

_JOINT = re.compile(r"[\s,;:./()&\u2013\u2014-]*")
"""What may stand between two parts of one value, such as the lines of an address."""


@dataclass(frozen=True, slots=True, order=True)
class Redaction:
    """Redactions of one text are disjoint, sorted, and each covers the union of its ``findings``.

    ``span`` has no white space at its edges, so it may be that much shorter than the union.
    """

    span: Span
    cue: Cue
    action: Action
    findings: tuple[Finding, ...]


def decide(findings: Iterable[Finding], policy: Policy, text: str) -> tuple[Redaction, ...]:
    """What ``policy`` takes out of ``text``: sorted, disjoint, all letters and digits of surviving findings covered.

    A finding survives if its cue's rule is not KEEP and its score reaches the threshold. Overlapping findings become
    one redaction over their union, under the strictest action; spans that only touch stay apart. The order of
    ``findings`` does not matter, nor does saying one twice. Raises ValueError for a finding beyond the text's end.
    """
    survivors = {finding for finding in findings if _survives(finding, policy)}
    trimmed = sorted((span, finding) for finding in survivors if (span := _trimmed(finding.span, text)))
    return tuple(_merged(group, policy) for group in _overlapping(trimmed))


def _survives(finding: Finding, policy: Policy) -> bool:
    rule = policy.rules[finding.cue]
    return rule.action is not Action.KEEP and finding.score >= rule.threshold


def _trimmed(span: Span, text: str) -> Span | None:
    """Without edge white space; None where nothing else is in it."""
    if span.end > len(text):
        raise ValueError(f"a finding ends at {span.end} in a text of {len(text)}")
    value = span.of(text)
    start, end = span.end - len(value.lstrip()), span.start + len(value.rstrip())
    return Span(start, end) if start < end else None


def _overlapping(spans: Sequence[tuple[Span, Finding]]) -> Iterator[list[tuple[Span, Finding]]]:
    """Groups of spans that hang together; ``spans`` are sorted, so one look at the furthest end so far is enough."""
    group: list[tuple[Span, Finding]] = []
    reach = 0
    for span, finding in spans:
        if group and span.start >= reach:
            yield group
            group = []
        group.append((span, finding))
        reach = max(reach, span.end)
    if group:
        yield group


def _merged(group: Sequence[tuple[Span, Finding]], policy: Policy) -> Redaction:
    span = Span(group[0][0].start, max(span.end for span, _ in group))
    findings = tuple(finding for _, finding in group)
    leading = min(group, key=lambda item: (-policy.rules[item[1].cue].action, *_rank(item[0], span, item[1])))[1]
    return Redaction(span, leading.cue, policy.rules[leading.cue].action, findings)


def _rank(own: Span, whole: Span, finding: Finding) -> tuple[int, int, Finding]:
    """A claim on all of it names it; of several that each are on a part the order of cues decides, never their lengths,
    which differ from name to name: who else applied would read another word there."""
    if own == whole:
        return 0, 0, finding
    return 1, _ORDER[finding.cue], finding


def apply(text: str, redactions: Sequence[Redaction], wording: Wording = PLAIN) -> BlindText:
    """``text`` with every redaction worded; all else stays as it is, but for white space next to deletions, and words
    that grammar ties to a neutral one: the verb of "she", the article of "an actress".

    PLACEHOLDER writes "[Referee 1]" or "[Home location]"; GENERALISE and NEUTRALISE write what ``rewriting`` finds, and
    a placeholder where it finds nothing; REMOVE writes nothing and closes the gap. Neighbours that would print the same
    placeholder, with no more than punctuation between them, print it once, unless it may stand for two people
    ("[Referee]"). Raises ValueError unless ``redactions`` are sorted, disjoint and inside the text.
    """
    return BlindText(_replaced(text, edits(text, redactions, wording)))


def edits(text: str, redactions: Sequence[Redaction], wording: Wording = PLAIN) -> list[Edit]:
    """What ``apply`` does, in order. Raises as it does."""
    _check(text, redactions)
    worded = [(redaction, tuple(_edits(redaction, text, wording))) for redaction in redactions]
    return [_closed(edit, text) for edit in _joined(text, worded)]


def _check(text: str, redactions: Sequence[Redaction]) -> None:
    if any(left.span.end > right.span.start for left, right in pairwise(redactions)):
        raise ValueError("redactions must be sorted and disjoint")
    if redactions and redactions[-1].span.end > len(text):
        raise ValueError("redactions must lie inside the text")


def _edits(redaction: Redaction, text: str, wording: Wording) -> Iterator[Edit]:
    """First the edit of the redaction's own span, maybe wider by punctuation; then those that it brings along."""
    if redaction.action is Action.REMOVE:
        yield Edit(redaction.span, "")
        return
    whole = _named_whole(redaction)
    action = redaction.action if whole is redaction.cue else Action.GENERALISE
    reworded = tuple(reword(text, redaction.span, whole, action, wording))
    yield from reworded or (Edit(redaction.span, _placeholder(redaction)),)


def _named_whole(redaction: Redaction) -> Cue:
    """The cue to word by: of an organisation whose name is all of the span, where a word of it tells more strictly
    ("Northgate Girls' School", "Leeds Catholic Society")."""
    length = max((len(f.span) for f in redaction.findings), default=0)
    names = [f.cue for f in redaction.findings if f.cue in _ORGANISATIONS and len(f.span) == length]
    if not names or length < len(redaction.span):
        return redaction.cue
    return Cue.MEMBERSHIP if Cue.MEMBERSHIP in names else names[0]  # "member of" an institute is no student of it


def _joined(text: str, worded: Sequence[tuple[Redaction, tuple[Edit, ...]]]) -> list[Edit]:
    """One edit for each redaction, or for each run of neighbours that says the same; between them those brought along,
    as far as they touch no other."""
    edits: list[Edit] = []
    for edit in _disjoint(worded, len(text)):
        if edits and (said := _said_once(text, edits[-1], edit)) is not None:
            edit = _as_one(text, edits.pop().span, Edit(edit.span, said))
        edits.append(edit)
    for extra in sorted({extra for _, (_, *rest) in worded for extra in rest}):
        if not any(extra.span.overlaps(edit.span) for edit in edits):
            edits.append(extra)
    return sorted(edits)


def _disjoint(worded: Sequence[tuple[Redaction, tuple[Edit, ...]]], length: int) -> Iterator[Edit]:
    """The first edit of each, kept off its neighbours: two may be wider by the same punctuation."""
    reached = 0
    for place, (redaction, (edit, *_)) in enumerate(worded):
        limit = worded[place + 1][0].span.start if place + 1 < len(worded) else length
        end = max(redaction.span.end, min(edit.span.end, limit))
        start = min(redaction.span.start, max(edit.span.start, reached))
        reached = end
        yield Edit(Span(start, end), edit.text)


def _said_once(text: str, left: Edit, right: Edit) -> str | None:
    """What stands for two neighbours that are parts of one value, or items of one list of pastimes; else None."""
    if _one_value(text, left, right):
        return left.text
    items = right.text in _PASTIMES and set(left.text.split(" and ")) <= {*_PASTIMES}
    if not items or not _IN_A_LIST.fullmatch(text[left.span.end : right.span.start]):
        return None
    return " and ".join(kind for kind in _PASTIMES if kind in left.text or kind == right.text)


def _one_value(text: str, left: Edit, right: Edit) -> bool:
    between = text[left.span.end : right.span.start]
    if not left.text and not right.text:
        return not between.strip(" \t")
    whole = left.text in _THINGS or _ONE_PERSON.fullmatch(left.text) or left.text in _KINDS
    return bool(whole) and left.text == right.text and _JOINT.fullmatch(between) is not None


def _as_one(text: str, left: Span, right: Edit) -> Edit:
    """Over both, and the bracket that closes behind what opened between them: "Leeds (UK)"."""
    whole = left.union(right.span)
    opened = "(" in text[left.end : right.span.start] and text.startswith(")", whole.end)
    return Edit(Span(whole.start, whole.end + opened), right.text)


def _placeholder(redaction: Redaction) -> str:
    """A person by role, and a place by its number. A subject elsewhere says whose it is, and what it is matters more to
    a reader."""
    return f"[{role_of(redaction) or PLACEHOLDERS[redaction.cue]}]"


def role_of(redaction: Redaction) -> str:
    """What a reader sees for a person or a place, "" for none: the longest claim's, of these the surest one's."""
    roles = [(-len(f.span), -f.score, f.subject) for f in redaction.findings if f.cue is redaction.cue and f.subject]
    return min(roles)[2] if redaction.cue in _WITH_ROLES and roles else ""


def _closed(edit: Edit, text: str) -> Edit:
    """A deletion takes the white space with it that would be left double, at a line's end, or as an empty line."""
    if edit.text:
        return edit
    start, end = edit.span.start, edit.span.end
    left, right = len(text[:start].rstrip(" \t")), len(text) - len(text[end:].lstrip(" \t"))
    at_line_end = right == len(text) or text[right] == "\n"
    if at_line_end and (left == 0 or text[left - 1] == "\n"):
        return Edit(Span(left, min(right + 1, len(text))), "")
    if at_line_end:
        return Edit(Span(left, right), "")
    glues = start > 0 and text[start - 1].isalnum()
    return edit if glues else Edit(Span(start, right), "")


def _replaced(text: str, edits: Sequence[Edit]) -> str:
    """Each span has an entity type of its own: Presidio merges neighbours of one type (its issue 1925)."""
    # Here, since it loads all of Presidio and spaCy, which processes that only hand records on can do without.
    from presidio_anonymizer import AnonymizerEngine
    from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

    names = [f"SPAN_{number}" for number in range(len(edits))]
    results = [
        RecognizerResult(name, edit.span.start, edit.span.end, 1.0) for name, edit in zip(names, edits, strict=True)
    ]
    operators = {
        name: OperatorConfig("replace", {"new_value": edit.text}) if edit.text else OperatorConfig("redact")
        for name, edit in zip(names, edits, strict=True)
    }
    engine = AnonymizerEngine()  # type: ignore[no-untyped-call]  # Presidio leaves its __init__ without a type
    return str(engine.anonymize(text, results, operators).text)
