"""Real records through every format: nothing removed is there, and everything kept is, in order."""

from __future__ import annotations

import pytest

from anonrecruit import Application, Blinded, Blinder, Source
from tests.check_pages import INBOX, PAGES, long_cv, missing


@pytest.mark.parametrize("seed", [0, 2])
def test_a_long_cv_keeps_all_its_content_in_every_format(blinder: Blinder, seed: int) -> None:
    outcome, files = blinder.publish(Application((Source(long_cv(seed)),)), PAGES)
    assert isinstance(outcome, Blinded), outcome
    assert len(outcome.record.sections[2].entries) == 9
    assert {name: missing(outcome.record, name, files[name]) for name in PAGES} == {name: [] for name in PAGES}


def test_letter_and_cv_keep_all_their_content(blinder: Blinder) -> None:
    outcome, files = blinder.publish(Application.from_path(INBOX / "samuel-osei"), PAGES)
    assert isinstance(outcome, Blinded)
    assert [part.kind for part in outcome.record.parts] == ["cv", "letter"]
    assert {name: missing(outcome.record, name, files[name]) for name in PAGES} == {name: [] for name in PAGES}


def test_what_is_missing_is_noticed(blinder: Blinder) -> None:
    outcome, files = blinder.publish(Application((Source(long_cv(1)),)), ("html",))
    assert isinstance(outcome, Blinded)
    assert missing(outcome.record, "html", files["html"].replace(b"lesson planning", b""))
