"""``Blinder`` wires the stages: parse, read, recognise, repeat, decide, apply, check. It does nothing else."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import TypeVar

from presidio_analyzer import EntityRecognizer

from anonrecruit import leakcheck, redaction
from anonrecruit.analysis import Analysis
from anonrecruit.application import Application, KnownIdentity, Source
from anonrecruit.audit import Audit
from anonrecruit.document import Document
from anonrecruit.errors import AnalysisFailed, AnonrecruitError, LeakFound, UsageError
from anonrecruit.findings import Finding
from anonrecruit.grammar import Grammar
from anonrecruit.history import Told, experience, told
from anonrecruit.language_model import load_model, model_version
from anonrecruit.outcome import Blinded, Outcome, Withheld
from anonrecruit.parsers import expand, parse
from anonrecruit.parsers.normalise import Normalised, normalise
from anonrecruit.parsers.photos import Photo, parse_or_photo, settled
from anonrecruit.past_employers import without_past_employers
from anonrecruit.place_roles import places_told
from anonrecruit.policy import Policy, load_policy
from anonrecruit.pseudonyms import pseudonym
from anonrecruit.publishing import REDACTED, check_formats, pages
from anonrecruit.reading import Reading
from anonrecruit.record import RecordId
from anonrecruit.recording import make_record
from anonrecruit.redacted import Original
from anonrecruit.redaction import Redaction
from anonrecruit.repeats import Value, find_repeats, known_values, values_of
from anonrecruit.rewriting import Wording
from anonrecruit.roles import Cast, cast, told_apart
from anonrecruit.showing import Part, blind_text
from anonrecruit.surface_reading import SurfaceText, surface_text, values_beside

T = TypeVar("T")
_DRAWN = 3


@dataclass(frozen=True, slots=True)
class _Marked:
    """One text with what goes out of it, its jobs, and the values that stand beside it."""

    part: Part
    told: Told
    beside: tuple[Value, ...]


class Blinder:
    """Blinds applications under one policy. Loads the model once. Not thread-safe: one for each thread or process.

    ``recognizers`` are further Presidio recognizers, which add findings and remove none. ``today`` is the month up to
    which a policy that tells lengths of time counts a job that goes on; by default the clock's.
    Raises PolicyError and ModelError.
    """

    def __init__(
        self,
        policy: str | Path | Policy = "cimspa",
        *,
        recognizers: Iterable[EntityRecognizer] = (),
        today: date | None = None,
    ) -> None:
        self.policy = load_policy(policy)
        nlp = load_model()
        self._analysis = Analysis(nlp, recognizers, self.policy.acted_on)
        self._today = today or datetime.now(UTC).date()
        self._wording = Wording(Grammar(nlp), self._today, self.policy.wording.experience_cap)
        self.versions = {"anonrecruit": metadata.version("anonrecruit"), "model": model_version()}

    def blind(self, application: Application) -> Outcome:
        """Exactly one of a record or a reason; raises nothing for whatever the application holds."""
        stage = _Stage()
        try:
            return self._safely(stage, lambda: self._blinded(application, stage))
        except AnonrecruitError as error:
            return Withheld(application.ref, stage.name, error, stage.attachment)

    def publish(
        self, application: Application, formats: Sequence[str], record_ids: Iterable[RecordId] = ()
    ) -> tuple[Outcome, Mapping[str, bytes]]:
        """``blind``, and the record as files by the endings of their names. Each was read again and searched for what
        was removed; one that shows something withholds the application, which then has no files.

        ``record_ids`` are ids to choose from where they must be unlike those of other records; else one is drawn.
        Raises nothing for whatever the application holds; UsageError for a format that does not exist.
        """
        check_formats(formats)
        stage = _Stage()
        try:
            return self._safely(stage, lambda: self._published(application, formats, record_ids, stage))
        except AnonrecruitError as error:
            return Withheld(application.ref, stage.name, error, stage.attachment), {}

    def mark(self, text: str) -> tuple[Redaction, ...]:
        """What would be redacted in a plain text; offsets count code points of that very text.

        Raises AnalysisFailed.
        """
        normal = normalise(text)
        documents = [Document(0, normal.text)]
        (marked,) = self._safely(_Stage("analyse"), lambda: self._marked(documents, KnownIdentity()))
        return tuple(_in_source(normal, item) for item in marked.part.redactions)

    def inspect(self, application: Application) -> tuple[tuple[Document, tuple[Redaction, ...]], ...]:
        """Each text with its redactions and their findings, for HR's eyes.

        Raises DocumentError, AnalysisFailed and UsageError.
        """
        documents = [document for _, document in _opened(application, _Stage())]
        marked = self._safely(_Stage("analyse"), lambda: self._marked(documents, application.known))
        return tuple((item.part.document, item.part.redactions) for item in marked)

    def _safely(self, stage: _Stage, work: Callable[[], T]) -> T:
        with self._analysis.forgetting():
            return _fail_closed(stage, work)

    def _blinded(self, application: Application, stage: _Stage) -> Blinded:
        return self._published(application, (), (), stage)[0]

    def _published(
        self, application: Application, formats: Sequence[str], record_ids: Iterable[RecordId], stage: _Stage
    ) -> tuple[Blinded, Mapping[str, bytes]]:
        opened = _opened(application, stage)
        stage.name, stage.attachment = "analyse", None
        marked = self._marked([document for _, document in opened], application.known)
        stage.name = "redact"
        removed = tuple(_removed(marked, application.known))
        record_id = _chosen((*record_ids, *_drawn()), removed)
        record = make_record(
            record_id,
            [item.part for item in marked],
            policy=self.policy.name,
            versions=self.versions,
            wording=self._wording,
            answers=len(application.answers),
            experience=experience([item.told for item in marked], self._wording) if self.policy.tells_time else None,
        )
        stage.name = "leak check"
        leakcheck.check(record.texts(), removed)
        stage.name = "pages"
        files = [source for source, _ in opened][: len(opened) - len(application.answers)]
        originals = self._originals(files, marked) if REDACTED in formats else ()
        return Blinded(record, self._audit(record_id, application, marked)), pages(record, formats, removed, originals)

    def _originals(self, files: Iterable[Source], marked: Iterable[_Marked]) -> tuple[Original, ...]:
        return tuple(
            Original(
                source.data, item.part.document, item.part.gone, partial(blind_text, item.part, wording=self._wording)
            )
            for source, item in zip(files, marked, strict=False)
        )

    def _audit(self, record_id: RecordId, application: Application, marked: Iterable[_Marked]) -> Audit:
        parts = [item.part for item in marked]
        sources = tuple(source.sha256 for source in application.attachments)
        redactions, left_out = tuple(part.redactions for part in parts), tuple(part.left_out for part in parts)
        return Audit(record_id, application.ref, sources, redactions, self.policy.name, dict(self.versions), left_out)

    def _marked(self, documents: Sequence[Document], known: KnownIdentity) -> list[_Marked]:
        readings = [self._analysis.read(document) for document in documents]
        found = self._found(readings)
        pairs = list(zip(readings, found, strict=True))
        said = [*known_values(known), *(value for reading, some in pairs for value in values_of(reading.text, some))]
        surfaces = [surface_text(document) for document in documents]
        beside = [self._beside(document, text, said) for document, text in zip(documents, surfaces, strict=True)]
        values = [*said, *(value for some in beside for value in some)]
        people = cast(values)
        texts = [reading.text for reading in readings] + [text.text for text in surfaces]
        repeated = find_repeats(texts, map(people.of_value, values))
        parts = [
            Part(document, reading, self._decide(reading.text, some, again, people), _places(text, hits))
            for document, (reading, some), again, text, hits in zip(
                documents, pairs, repeated[: len(pairs)], surfaces, repeated[len(pairs) :], strict=True
            )
        ]
        history = told_apart(told(parts, self.policy, self._today))
        return [_Marked(each.part, each, others) for each, others in zip(places_told(history), beside, strict=True)]

    def _found(self, readings: Sequence[Reading]) -> list[tuple[Finding, ...]]:
        found = [self._surviving(self._analysis.findings(reading)) for reading in readings]
        if not self.policy.shows_past_employers:
            return found
        years = self.policy.history.recent_years
        return without_past_employers(list(zip(readings, found, strict=True)), years, self._today)

    def _beside(self, document: Document, text: SurfaceText, said: Sequence[Value]) -> tuple[Value, ...]:
        values = values_beside(document, text, said, self._analysis)
        return tuple(value for value in values if self.policy.rules[value.cue].action)

    def _decide(
        self, text: str, found: Iterable[Finding], again: Iterable[Finding], people: Cast
    ) -> tuple[Redaction, ...]:
        return redaction.decide((*(people.of(finding, text) for finding in found), *again), self.policy, text)

    def _surviving(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        # A claim that the policy lets be must not come back through its repeats.
        rules = self.policy.rules
        return tuple(f for f in findings if rules[f.cue].action and f.score >= rules[f.cue].threshold)


def _drawn() -> tuple[RecordId, ...]:
    return tuple(RecordId(secrets.token_hex(8)) for _ in range(_DRAWN))


def _chosen(record_ids: Sequence[RecordId], removed: Iterable[leakcheck.Removed]) -> RecordId:
    """The first whose pseudonym is nobody's name in the application by chance: no leak, but it would look like one."""
    values = tuple(removed)
    return next((each for each in record_ids if _says_nothing(each, values)), record_ids[-1])


def _says_nothing(record_id: RecordId, removed: Iterable[leakcheck.Removed]) -> bool:
    try:
        leakcheck.check([pseudonym(record_id)], removed)
    except LeakFound:
        return False
    return True


@dataclass(slots=True)
class _Stage:
    """How far an application has come, so that a withheld one can say where it failed."""

    name: str = "parse"
    attachment: int | None = None


def _fail_closed(stage: _Stage, work: Callable[[], T]) -> T:
    """What ``work`` returns. Raises nothing but AnonrecruitError: a foreign message may quote the applicant."""
    try:
        return work()
    except AnonrecruitError:
        raise
    except Exception as error:
        cause = type(error).__name__
    raise AnalysisFailed(stage.name, cause)


def _opened(application: Application, stage: _Stage) -> list[tuple[Source, Document]]:
    """Every text of the application with the file that it was read in: those in archives and messages, one by one."""
    if not application.attachments and not application.answers:
        raise UsageError("the application has neither a file nor an answer")
    found: list[tuple[int, Source, Document | Photo]] = []
    for index, source in enumerate(application.attachments, 1):
        stage.attachment = index
        for file in expand(source):
            found.append((index, file, parse_or_photo(file, attachment=len(found))))
    beside_text = any(isinstance(read, Document) for _, _, read in found)
    files: list[tuple[Source, Document]] = []
    for stage.attachment, file, read in found:
        files.append((file, settled(read, beside_text)))
    return files + list(_answers(application, len(files)))


def _answers(application: Application, first: int) -> Iterator[tuple[Source, Document]]:
    for number, (question, answer) in enumerate(application.answers.items(), first):
        source = Source(f"{question}\n{answer}".encode(), media_type="text/plain")
        yield source, parse(source, attachment=number)


def _removed(marked: Iterable[_Marked], known: KnownIdentity) -> Iterator[leakcheck.Removed]:
    values: list[Value] = [*known_values(known)]
    for item in marked:
        values.extend(item.beside)
        values.extend(
            value for each in item.part.redactions for value in values_of(item.part.reading.text, each.findings)
        )
    for value in values:
        yield leakcheck.Removed(value.text, value.cue)


def _places(text: SurfaceText, hits: Iterable[Finding]) -> frozenset[str]:
    return text.surfaces_at(hit.span for hit in hits)


def _in_source(normal: Normalised, item: Redaction) -> Redaction:
    """A redaction of the normalised text as one of the text that came in."""
    findings = tuple(replace(finding, span=normal.source_span(finding.span)) for finding in item.findings)
    return replace(item, span=normal.source_span(item.span), findings=findings)
