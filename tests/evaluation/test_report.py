"""Reports: figures for all to see, and lists for local reading."""

from __future__ import annotations

import json

from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.evaluation import report
from anonrecruit.evaluation.gold import GoldDocument, GoldSpan
from anonrecruit.evaluation.scoring import judge, tally
from anonrecruit.findings import Finding
from anonrecruit.policy import load_policy
from anonrecruit.redaction import decide

TEXT = "Name: Ada Obi\nPool manager at Northgate Leisure, Leeds"


def span(value: str) -> Span:
    return Span(TEXT.index(value), TEXT.index(value) + len(value))


FINDINGS = (
    Finding(span("Ada"), Cue.PERSON, 0.9, "PersonRecognizer", "header"),
    Finding(span("manager at Northgate"), Cue.PERSON, 0.5, "PersonRecognizer", "model"),
)
DOCUMENT = GoldDocument(
    "d1", TEXT, (GoldSpan(span("Ada Obi"), Cue.PERSON), GoldSpan(span("Northgate Leisure"), Cue.EMPLOYER)), "made up"
)
JUDGEMENT = judge(DOCUMENT, decide(FINDINGS, load_policy("cimspa"), TEXT))


def test_the_json_has_every_share_with_its_counts_and_the_sources() -> None:
    told = json.loads(report.as_json(tally([JUDGEMENT])))
    missed = {"ratio": 0.0, "hits": 0, "total": 1}
    assert told["documents_with_every_direct_identifier_caught"] == missed
    assert told["documents_with_name_home_and_birth_date_caught"] == missed
    assert told["recall"] == {"PERSON": missed} and told["untouched"] == {"EMPLOYER": missed}
    assert told["other_words_kept"] == {"ratio": 0.5714, "hits": 4, "total": 7}
    assert told["by_source"]["made up"]["documents"] == 1


def test_the_table_has_a_column_for_each_source_and_no_text_of_a_document() -> None:
    table = report.as_text(tally([JUDGEMENT]))
    assert "made up" in table and "PERSON" in table and "0.000 (0/1)" in table
    assert "Ada" not in table and "Northgate" not in table


def test_a_miss_shows_what_was_left_and_its_line() -> None:
    assert list(report.misses([JUDGEMENT])) == ["d1\tPERSON\t███ Obi\tName: Ada Obi"]


def test_an_over_redaction_names_who_did_it_and_what_it_took() -> None:
    (line,) = report.over_redactions([JUDGEMENT])
    assert line == (
        "d1\tPERSON\tPersonRecognizer/model@0.50\t1 EMPLOYER, 3 word\tmanager at Northgate\t"
        "Pool manager at Northgate Leisure, Leeds"
    )


def test_culprits_are_counted_without_text() -> None:
    assert report.culprits([JUDGEMENT]) == [("PersonRecognizer/model", 3)]
