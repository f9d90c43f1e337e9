"""The candidate's history of work: how long it is in all, and which of it a policy does not show.

Jobs are told apart in the text as it is shown, but with its dates: so another name or reason for a gap changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import MAXYEAR, date

from anonrecruit.associations import pastime_sections
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.entries import Stretch, stretches
from anonrecruit.periods import Period, parse_period, period_pattern
from anonrecruit.policy import Policy
from anonrecruit.record import BlindExperience
from anonrecruit.rewriting import Wording
from anonrecruit.rewriting.durations import in_words, months, total
from anonrecruit.rewriting.gaps import is_gap
from anonrecruit.showing import Part, traced

_DATES = frozenset({Cue.EMPLOYMENT_DATE, Cue.EDUCATION_DATE})
_SINCE = "since"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Job:
    """An entry under employment. ``span`` is where it stands in the document; ``head`` its first lines, blind but for
    dates; ``periods`` those of the head. ``told`` are all that it names. A career break is one as well."""

    span: Span
    head: tuple[str, ...] = field(repr=False)
    periods: tuple[Period, ...]
    told: tuple[Period, ...]

    @property
    def key(self) -> tuple[object, ...]:
        """The same for the same job in another layout."""
        return frozenset(_WORD.findall(" ".join(self.head).lower())), self.periods

    @property
    def is_gap(self) -> bool:
        return is_gap(" ".join(self.head))


@dataclass(frozen=True, slots=True)
class Told:
    """A part as a policy shows it, and its jobs: those that are shown, and those that are left out of it."""

    part: Part
    shown: tuple[Job, ...]
    left_out: tuple[Job, ...]


def told(parts: Iterable[Part], policy: Policy, today: date) -> list[Told]:
    """Of all parts of one application. Left out are jobs that were over before the latest ``[history] years`` of work,
    each whole, and the sections that the policy names."""
    every = [(part, jobs(part)) for part in parts]
    past = _beyond([job for _, found in every for job in found], policy.history.years, today)
    return [_told(part, found, past, policy) for part, found in every]


def _told(part: Part, found: tuple[Job, ...], past: Container[Job], policy: Policy) -> Told:
    old = tuple(job for job in found if job in past)
    idle = pastime_sections(part.reading) if "interests" in policy.left_out else ()
    gone = tuple(sorted((*(job.span for job in old), *idle)))
    return Told(replace(part, left_out=gone), tuple(job for job in found if job not in past), old)


def _beyond(found: Sequence[Job], years: int, today: date) -> list[Job]:
    """Those over before the latest so many years of work began; none if ``years`` is 0. By time of work, not by the
    calendar: who was away for long shows no less, and how long ago it all was makes no difference."""
    worked = {
        month for job in found if not job.is_gap for period in job.periods for month in range(*months(period, today))
    }
    if not 0 < 12 * years <= len(worked):
        return []
    begun = sorted(worked, reverse=True)[12 * years - 1]
    return [job for job in found if job.told and max(months(period, today)[1] for period in job.told) <= begun]


def jobs(part: Part) -> tuple[Job, ...]:
    """In order of the text; what the part leaves out has none."""
    return tuple(
        job for section in part.reading.sections if section.kind == "employment" for job in _jobs(part, section.span)
    )


def _jobs(part: Part, span: Span) -> Iterator[Job]:
    text = traced(part, span, _DATES)
    found = list(stretches(text.text))
    starts = [*(text.sources[stretch.start].start for stretch in found[1:]), span.end]
    for stretch, end in zip(found, starts, strict=False):
        if stretch.head:
            yield _job(stretch, Span(text.sources[stretch.start].start, end))


def _job(stretch: Stretch, span: Span) -> Job:
    head = tuple(period for line in stretch.head for period in _periods(line))
    ranges = tuple(period for period in head if not period.single)
    body = (period for line in stretch.body for period in _periods(line))
    return Job(span, stretch.head, ranges or head, (*head, *body))


def _periods(line: str) -> Iterator[Period]:
    for match in period_pattern().finditer(line):
        period = parse_period(match[0])
        if period and period.single and line[: match.start()].rstrip().lower().endswith(_SINCE):
            yield Period(period.start, None)
        elif period:
            yield period


def too_old(found: Iterable[Job], years: int, today: date) -> tuple[Job, ...]:
    """Those of which all that they name ended more than so many years ago; none if ``years`` is 0."""
    return tuple(job for job in found if years and _is_over(job.told, years, today))


def _is_over(periods: Iterable[Period], years: int, today: date) -> bool:
    ends = [_end(period) for period in periods]
    return bool(ends) and max(ends) <= 12 * (today.year - years) + today.month - 1


def _end(period: Period) -> int:
    """Before which month it is over, counted from year 0; one that goes on never is."""
    if period.end is None:
        return 12 * MAXYEAR
    return 12 * period.end.year + (12 if period.end.precision == "year" else period.end.month)


def experience(history: Iterable[Told], wording: Wording) -> BlindExperience | None:
    """Of all parts together. Roles told twice, as in a CV that came in two formats, count once. None where there are no
    dated roles, or it is not known what "present" means."""
    parts = tuple(history)
    roles = {job.key: job for part in parts for job in part.shown if job.periods and not job.is_gap}
    old = {job.key: job for part in parts for job in part.left_out if not job.is_gap}
    if not wording.today or not (roles or old):
        return None
    cap = wording.experience_cap
    if cap and _months({**old, **roles}.values(), wording.today) > 12 * cap:
        return BlindExperience(length=f"{cap}+ years", months=12 * cap, roles=len(roles), capped=True)
    count = _months(roles.values(), wording.today)
    return BlindExperience(
        length=in_words(count) if roles else "",
        months=count,
        roles=len(roles),
        not_shown=len(old.keys() - roles.keys()),
    )


def _months(roles: Iterable[Job], today: date) -> int:
    return total((period for job in roles for period in job.periods), today)
