"""A Blinder that does what the application's text says; importable, since worker processes must find it."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from anonrecruit.application import Application
from anonrecruit.audit import Audit
from anonrecruit.errors import EncryptedDocument, ModelError
from anonrecruit.outcome import Blinded, Outcome, Withheld
from anonrecruit.policy import Policy
from anonrecruit.record import BlindRecord, BlindSection, RecordId
from anonrecruit.renderers import RENDERERS


class FakeBlinder:
    def publish(
        self, application: Application, formats: Sequence[str], record_ids: Sequence[RecordId] = ()
    ) -> tuple[Outcome, Mapping[str, bytes]]:
        outcome = self.blind(application)
        if not isinstance(outcome, Blinded):
            return outcome, {}
        if record_ids:
            record = outcome.record.model_copy(update={"record_id": record_ids[0]})
            outcome = Blinded(record, replace(outcome.audit, record_id=record_ids[0]))
        return outcome, {
            name: RENDERERS[name](outcome.record) for name in formats
        }  # the parsers of `pages` load slowly

    def blind(self, application: Application) -> Outcome:
        text = application.attachments[0].data.decode()
        order, _, rest = text.partition(" ")
        return ORDERS[order](application, rest) if order in ORDERS else blinded(application, text)


def blinded(application: Application, text: str) -> Outcome:
    record_id = RecordId(application.attachments[0].sha256[:12])
    section = BlindSection(kind="profile", heading="", text=text)
    record = BlindRecord(record_id=record_id, sections=(section,), removed={"PERSON": 2}, policy="fake")
    sources = tuple(source.sha256 for source in application.attachments)
    return Blinded(record, Audit(record_id, application.ref, sources, ((),), "fake", {}))


def withheld(application: Application, text: str) -> Outcome:
    return Withheld(application.ref, "parse", EncryptedDocument(), 1)


def crash(application: Application, text: str) -> Outcome:
    raise RuntimeError("quotes Ada Obi")


def die(application: Application, text: str) -> Outcome:
    os._exit(9)


def die_once(application: Application, text: str) -> Outcome:
    """``text`` is the path of a mark left at the first try."""
    if Path(text).exists():
        return blinded(application, "alive")
    Path(text).touch()
    os._exit(9)


def sleep(application: Application, text: str) -> Outcome:
    time.sleep(60)
    return blinded(application, text)


def eat(application: Application, text: str) -> Outcome:
    """As many megabytes as ``text`` says."""
    return blinded(application, f"ate {len(bytes(int(text) << 20)) >> 20}")


def surrogate(application: Application, text: str) -> Outcome:
    return blinded(application, "\ud800")


ORDERS = {
    "WITHHOLD": withheld,
    "CRASH": crash,
    "DIE": die,
    "EAT": eat,
    "DIE-ONCE": die_once,
    "SLEEP": sleep,
    "SURROGATE": surrogate,
}


def load(policy: Policy) -> FakeBlinder:
    return FakeBlinder()


class SlowBlinder(FakeBlinder):
    """Takes its time, so that something can be killed meanwhile."""

    def blind(self, application: Application) -> Outcome:
        time.sleep(0.02)
        return super().blind(application)


def load_slow(policy: Policy) -> FakeBlinder:
    return SlowBlinder()


class CountingBlinder(FakeBlinder):
    """Says in each record the how manyth of this process it is."""

    def __init__(self) -> None:
        self.count = 0

    def blind(self, application: Application) -> Outcome:
        self.count += 1
        return blinded(application, f"number {self.count}")


def load_counts(policy: Policy) -> FakeBlinder:
    return CountingBlinder()


def load_fails(policy: Policy) -> FakeBlinder:
    raise ModelError("it is not there")


def load_dies(policy: Policy) -> FakeBlinder:
    os._exit(9)
