"""Reads damaged files for a while: ``python -m tests.fuzz.hunt --seconds 600 [PARSER ...]``, all parsers by default.

Hypothesis draws the damage (``damage``) and makes what it finds small; a child process reads (``reader``). Findings are
kept in ``out/fuzz``; exit status 1 if there are any. Then it says how many files got how far.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.damage import damaged
from tests.fuzz.reader import Reader, kind_of
from tests.fuzz.seeds import PARSERS, seeds

_ROUND = 300  # files; Hypothesis keeps in mind all that it drew in one
_SHRINKING_SECONDS = 60
_DOOR = ("unsupported", "EmptyDocument", "EncryptedDocument", "broken by BadZipFile", "broken by PdfiumError")


@dataclass(frozen=True, slots=True)
class Finding:
    parser: str
    wrong: str
    data: bytes = field(repr=False)


@dataclass(slots=True)
class Trail:
    """What was read so far: how files ended, how many got past the door, and what the last round found."""

    ends: Counter[str] = field(default_factory=Counter)
    inside: int = 0
    found: Finding | None = None

    @property
    def files(self) -> int:
        return self.ends.total()

    def __str__(self) -> str:
        often = ", ".join(f"{end} {number}" for end, number in self.ends.most_common(6))
        return f"{self.files} files, {self.inside / max(1, self.files):.0%} past the door; {often}"


class _Wrong(Exception):
    """Tells Hypothesis that a file is a finding."""


class _Over(BaseException):
    """No Exception, so that Hypothesis does not take it for a finding: the time is over."""


def hunt(parser: str, seconds: float, first: int = 0, trail: Trail | None = None) -> Iterator[Finding]:
    """Goes on behind each finding, with other damage, until the time is over. A finding of one kind comes once."""
    until, trail, known = time.monotonic() + seconds, trail or Trail(), set[str]()
    with Reader() as reader:
        for number in count(first):
            if time.monotonic() > until:
                break
            trail.found = None
            _round(parser, number, until, reader, trail, known)
            if trail.found:
                known.add(trail.found.wrong)
                yield trail.found


def found(parser: str, seconds: float, first: int = 0) -> list[Finding]:
    return list(hunt(parser, seconds, first))


def _round(parser: str, number: int, until: float, reader: Reader, trail: Trail, known: set[str]) -> None:
    kinds = set(map(kind_of, seeds(parser)))

    @seed(number)
    @settings(
        max_examples=_ROUND,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @given(damaged(parser))
    def each(data: bytes) -> None:
        nonlocal until
        if time.monotonic() > until:
            raise _Over
        wrong = _wrong(data, reader, trail, kinds)
        if not wrong or wrong in known:
            return
        if trail.found is None:
            until = time.monotonic() + _SHRINKING_SECONDS
        if trail.found is None or len(data) <= len(trail.found.data):
            trail.found = Finding(parser, wrong, data)
        raise _Wrong

    with suppress(_Wrong, _Over):
        each()


def _wrong(data: bytes, reader: Reader, trail: Trail, kinds: set[str]) -> str:
    read = reader.read(data)
    trail.ends[read.wrong or read.ended] += 1
    trail.inside += read.kind in kinds and not read.ended.startswith(_DOOR)
    return read.wrong


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("parsers", nargs="*", default=PARSERS)
    arguments.add_argument("--seconds", type=float, default=600)
    arguments.add_argument("--first", type=int, default=0, help="the first seed; another one tries other damage")
    chosen = arguments.parse_args()
    return int(sum([_hunted(parser, chosen.seconds, chosen.first) for parser in chosen.parsers]) > 0)


def _hunted(parser: str, seconds: float, first: int) -> int:
    findings, trail, begun = 0, Trail(), time.monotonic()
    for finding in hunt(parser, seconds, first, trail):
        findings += 1
        print(f"{parser}: {finding.wrong}, kept as {_kept(finding)}", flush=True)  # noqa: T201
    spent = time.monotonic() - begun
    print(f"{parser}: {spent:.0f} s, {findings} findings, {trail}", flush=True)  # noqa: T201
    return findings


def _kept(finding: Finding, folder: Path = Path("out/fuzz")) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(finding.data).hexdigest()[:8]
    path = folder / f"{finding.parser}-{finding.wrong.replace(' ', '-')}-{digest}"
    path.write_bytes(finding.data)
    return path


if __name__ == "__main__":
    sys.exit(main())
