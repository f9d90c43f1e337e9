"""One application in, exactly one outcome out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from presidio_analyzer import EntityRecognizer, RecognizerResult

from anonrecruit import AnalysisFailed, Application, Blinded, KnownIdentity, Source, Withheld
from anonrecruit.pipeline import Blinder

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts

CV = "Ada Obi\n12 Rose Street, Leeds LS1 9ZZ\n\nEmployment\nLifeguard, Kirkstall Baths, 2019 – 2023"


def _application(text: str = CV, **more: object) -> Application:
    return Application((Source(text.encode(), "ada-obi.txt"),), **more)  # type: ignore[arg-type]


class _Breaks(EntityRecognizer):
    def load(self) -> None:
        """Nothing to load."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        raise RuntimeError(text)


def test_a_cv_is_blinded_and_its_audit_belongs_to_its_record(blinder: Blinder) -> None:
    outcome = blinder.blind(_application())
    assert isinstance(outcome, Blinded)
    assert outcome.audit.record_id == outcome.record.record_id and len(outcome.audit.redactions) == 1
    assert "Obi" not in outcome.record.text and "Kirkstall Baths" in outcome.record.text


def test_files_and_answers_are_one_application(blinder: Blinder) -> None:
    outcome = blinder.blind(_application(answers={"Why us?": "Everyone calls me Obi and I swim."}))
    assert isinstance(outcome, Blinded)
    assert "Obi" not in outcome.record.text and "I swim" in outcome.record.text


def test_what_is_known_goes_wherever_it_stands(blinder: Blinder) -> None:
    known = KnownIdentity(names=("Zanele Quist",), addresses=("7 Plum Walk, Otley",))
    outcome = blinder.blind(_application(f"{CV}\nPlanted trees on 7 plum walk with ZANELE QUIST", known=known))
    assert isinstance(outcome, Blinded)
    assert "QUIST" not in outcome.record.text and "plum walk" not in outcome.record.text


def test_an_unreadable_file_is_withheld_and_named_by_its_number(blinder: Blinder) -> None:
    outcome = blinder.blind(Application((Source(CV.encode()), Source(b" "))))
    assert isinstance(outcome, Withheld)
    assert (outcome.stage, outcome.attachment) == ("parse", 2)


def test_nothing_at_all_is_withheld(blinder: Blinder) -> None:
    assert isinstance(blinder.blind(Application(())), Withheld)


def test_a_recognizer_that_breaks_withholds_without_its_message() -> None:
    outcome = Blinder(recognizers=[_Breaks(["PERSON"])]).blind(_application())
    assert isinstance(outcome, Withheld)
    assert outcome.stage == "analyse" and "RuntimeError" in outcome.reason
    assert "Obi" not in f"{outcome!r} {outcome.reason}"


def test_mark_and_inspect_do_not_quote_a_recognizer_that_breaks_either() -> None:
    breaking = Blinder(recognizers=[_Breaks(["PERSON"])])
    for look in (lambda: breaking.mark(CV), lambda: breaking.inspect(_application())):
        with pytest.raises(AnalysisFailed) as raised:
            look()
        assert "Obi" not in str(raised.value) and raised.value.__context__ is None


@pytest.mark.parametrize("text", [CV, "  Ada Obi\r\n\tﬁtness, 07700 900123 \u00ad"])
def test_mark_gives_offsets_into_the_very_text(blinder: Blinder, text: str) -> None:
    marked = [redaction.span.of(text) for redaction in blinder.mark(text)]
    assert "Ada Obi" in marked and all(value == value.strip() for value in marked)


def test_inspect_gives_each_text_with_its_redactions(blinder: Blinder) -> None:
    ((document, redactions),) = blinder.inspect(_application())
    assert "Ada Obi" in [redaction.span.of(document.text) for redaction in redactions]


@pytest.mark.parametrize(("today", "length"), [(date(2026, 11, 1), "6 years 8 months"), (date(2021, 3, 9), "1 year")])
def test_today_tells_how_long_a_job_has_gone_on(today: date, length: str) -> None:
    cv = "Ada Obi\n12 Rose Street, Leeds LS1 9ZZ\n\nEmployment\nLifeguard, Kirkstall Baths, Mar 2020 – present"
    outcome = Blinder("strict", today=today).blind(_application(cv))
    assert isinstance(outcome, Blinded) and f"{length}, current" in outcome.record.text


def test_words_are_forgotten_after_each_application_and_what_is_found_stays_the_same(
    blinder: Blinder, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"Ada Obi{number}\n\nProfile\nShe led word{number}s at Firm{number} in Leeds." for number in range(3)]
    monkeypatch.setattr("anonrecruit.analysis.REMEMBERED", 10**9)  # other tests may have taught it more than usual
    before = [blinder.mark(text) for text in texts]
    monkeypatch.setattr("anonrecruit.analysis.REMEMBERED", 0)
    strings = blinder._analysis._nlp.vocab.strings
    known = len(strings)
    for number in range(3, 6):
        source = Source(texts[0].replace("0", str(number)).encode(), "cv.txt", "text/plain")
        outcome, files = blinder.publish(Application((source,)), ("json",))
        assert isinstance(outcome, Blinded) and b"They led" in files["json"]
    assert [blinder.mark(text) for text in texts] == before
    assert len(strings) == known and "Firm0" in strings and "Firm4" not in strings
