"""Known identity: taken from gold, given to the Blinder, searched for in the record."""

from __future__ import annotations

import pytest

from anonrecruit.application import Application, KnownIdentity
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.evaluation import known
from anonrecruit.evaluation.gold import GoldDocument, GoldSpan
from anonrecruit.evaluation.scoring import Share
from anonrecruit.outcome import Outcome
from tests.batch import fakes

ADA = KnownIdentity(names=("Ada Mae Obinze",), emails=("ada.obinze@example.org",), phones=("+44 7700 900123",))
TEXT = "Ada Obinze\nada.obinze@example.org\n07700 900123\nReferee: Bola Eze 07700 900456"
SPANS = (
    GoldSpan(Span(0, 10), Cue.PERSON),
    GoldSpan(Span(11, 33), Cue.EMAIL_ADDRESS),
    GoldSpan(Span(34, 46), Cue.PHONE_NUMBER),
    GoldSpan(Span(56, 64), Cue.PERSON),
)


def test_what_is_known_is_the_first_of_each() -> None:
    found = known.identity(GoldDocument("d1", TEXT, SPANS))
    assert found == KnownIdentity(("Ada Obinze",), ("ada.obinze@example.org",), ("07700 900123",))


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("led by OBINZE", (Cue.PERSON,)),
        ("obinzé", (Cue.PERSON,)),
        ("adamaeobinze on all networks", (Cue.PERSON,)),
        ("write to ada . obinze @ example . org", (Cue.PERSON, Cue.EMAIL_ADDRESS)),
        ("ada_obinze@example.com", (Cue.PERSON, Cue.EMAIL_ADDRESS)),
        ("call (07700) 900-123", (Cue.PHONE_NUMBER,)),
        ("[Candidate] taught swimming, 07700 900456", ()),
    ],
)
def test_survivors_are_found_in_any_variant(text: str, cues: tuple[Cue, ...]) -> None:
    assert known.survivors(ADA, text) == cues


def test_words_of_everyday_english_count_together_only() -> None:
    will = KnownIdentity(names=("Will Field",))
    assert known.survivors(will, "Regards, Will Field") == (Cue.PERSON,)
    assert known.survivors(will, "I will field calls; Will plays Field hockey") == ()
    assert known.survivors(will, "github.com/willfield") == (Cue.PERSON,)


def test_withheld_documents_are_counted_apart() -> None:
    def blind(application: Application) -> Outcome:
        text = application.attachments[0].data.decode()
        return fakes.withheld(application, "") if "Referee" in text else fakes.blinded(application, text)

    gold = [GoldDocument("d1", TEXT, SPANS), GoldDocument("d2", TEXT[:46], SPANS[:3]), GoldDocument("d3", "fine", ())]
    run = tuple(known.trials(gold, blind))
    assert known.tight(run) == Share(1, 2)
    assert [trial.withheld for trial in run] == [True, False, False]
    assert run[1].shown == (Cue.PERSON, Cue.EMAIL_ADDRESS, Cue.PHONE_NUMBER)
