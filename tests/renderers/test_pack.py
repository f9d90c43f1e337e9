"""Packs: all records of a campaign in one file, in an order of its own for each reviewer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from anonrecruit.cli import main
from anonrecruit.errors import AnalysisFailed
from anonrecruit.publishing import packed
from anonrecruit.readback import READERS
from anonrecruit.record import BlindPart, BlindRecord, BlindSection, RecordId
from anonrecruit.renderers import pack
from anonrecruit.renderers.pack import shuffled

QUESTION = "Why this post?"


def record(number: int) -> BlindRecord:
    answer = BlindSection(kind="contact", heading="", text=f"{QUESTION}\nAnswer of {number}.", attachment=2)
    return BlindRecord(
        record_id=RecordId(f"{number:04x}"),
        pseudonym=f"Quiet {['Lagoon', 'Inlet', 'Fountain', 'Maple', 'Dune'][number]}",
        parts=(BlindPart(attachment=1, kind="cv"), BlindPart(attachment=2, kind="answer", title=QUESTION)),
        sections=(BlindSection(kind="employment", heading="Work", text=f"Coach, place {number}"), answer),
        policy="cimspa",
    )


RECORDS = [record(number) for number in range(5)]


def names(page: bytes, ending: str) -> list[str]:
    """In the order of the page, each once."""
    text = "\n".join(READERS[ending](page))
    return list(dict.fromkeys(re.findall(r"Quiet \w+", text)))


def test_each_reviewer_has_an_order_that_stays_the_same() -> None:
    orders = [[each.record_id for each in shuffled(RECORDS, reviewer)] for reviewer in "abcdefgh"]
    assert orders == [[each.record_id for each in shuffled(RECORDS[::-1], reviewer)] for reviewer in "abcdefgh"]
    assert len(set(map(tuple, orders))) > 5 and len({order[0] for order in orders}) > 2


@pytest.mark.parametrize("ending", ["html", "pdf"])
def test_a_pack_shows_every_candidate_in_the_reviewers_order(ending: str) -> None:
    page = packed(RECORDS, "a", "candidate", ending)
    assert names(page, ending) == [each.pseudonym for each in shuffled(RECORDS, "a")]
    assert packed(RECORDS, "a", "candidate", ending) == page


@pytest.mark.parametrize("ending", ["html", "pdf"])
def test_question_by_question_the_answers_stand_together(ending: str) -> None:
    text = " ".join("\n".join(READERS[ending](packed(RECORDS, "a", "question", ending))).split())
    answers = [text.index(f"Answer of {number}.") for number in range(5)]
    works = [text.index(f"place {number}") for number in range(5)]
    assert max(works) < min(answers)


def test_a_pack_that_says_what_no_record_says_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(pack.PACKS, "html", lambda sheets: pack.as_html(sheets).replace(b"Coach", b"Oluwaseun", 1))
    with pytest.raises(AnalysisFailed):
        packed(RECORDS, "a", "candidate", "html")


def test_the_command_packs_an_outbox(tmp_path: Path) -> None:
    for each in RECORDS:
        (tmp_path / f"{each.record_id}.json").write_text(each.model_dump_json(), "utf-8")
    out = tmp_path / "pack.pdf"
    result = CliRunner().invoke(main, ["pack", str(tmp_path), "--reviewer", "a", "--out", str(out)])
    assert result.exit_code == 0 and out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("content", "name"), [("{}", "a.pdf"), (None, "a.pdf"), ("{}", "a.docx")])
def test_the_command_says_what_it_needs(content: str | None, name: str, tmp_path: Path) -> None:
    if content:
        (tmp_path / "x.json").write_text(content, "utf-8")
    result = CliRunner().invoke(main, ["pack", str(tmp_path), "--reviewer", "a", "--out", str(tmp_path / name)])
    assert result.exit_code == 2 and not (tmp_path / name).exists()
