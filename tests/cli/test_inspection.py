"""What HR sees of a redaction: the words themselves, their cue, and who claimed them."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from anonrecruit import Action, Cue, Finding, Span
from anonrecruit.cli import inspection, loading, main
from anonrecruit.cli.terminal import printable
from anonrecruit.document import Document
from anonrecruit.errors import EncryptedDocument
from anonrecruit.redaction import Redaction

TEXT = "Ada Obi\n12 Rose Street\nHexham\n<b>Lifeguard</b>"


def redaction(start: int, end: int, cue: Cue, rule: str) -> Redaction:
    finding = Finding(Span(start, end), cue, 0.9, "Fake", rule)
    return Redaction(finding.span, cue, Action.PLACEHOLDER, (finding,))


REDACTIONS = (redaction(0, 7, Cue.PERSON, "head"), redaction(8, 29, Cue.HOME_LOCATION, "address"))
INSPECTED = ((Document(0, TEXT, surfaces={"metadata": "Ada", "comments": ""}), REDACTIONS),)


class FakeBlinder:
    def __init__(self, policy: str) -> None:
        pass

    def inspect(self, application: object) -> object:
        return INSPECTED


@pytest.fixture(autouse=True)
def fake_blinder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "load_blinder", FakeBlinder)


def test_every_letter_of_the_text_is_shown_once() -> None:
    shown = ["".join(piece.text for piece in line) for line in inspection.lines(TEXT, REDACTIONS)]
    assert "\n".join(shown) == TEXT


def test_a_redaction_over_lines_opens_and_closes_once() -> None:
    plain = click.unstyle(inspection.as_text(INSPECTED))
    assert "⟦12 Rose Street\n" in plain and "\nHexham⟧" in plain
    assert plain.count("⟦") == plain.count("⟧") == 2
    assert "↑ HOME_LOCATION → placeholder · Fake/address 0.90" in plain


def test_places_outside_the_text_are_named_but_not_quoted() -> None:
    head = inspection.as_text(INSPECTED).splitlines()[0]
    assert "text also in metadata" in head and "Ada" not in head


def test_the_page_escapes_and_numbers() -> None:
    page = inspection.as_html(INSPECTED).decode()
    assert "&lt;b&gt;Lifeguard" in page and "<b>" not in page
    assert '<mark class="direct" title="PERSON">Ada Obi<sup>1</sup></mark>' in page
    assert "<td>2</td><td>HOME_LOCATION</td>" in page


def test_the_command_writes_text_or_a_page(tmp_path: Path) -> None:
    cv, page = tmp_path / "cv.txt", tmp_path / "page.html"
    cv.write_text("any")
    result = CliRunner().invoke(main, ["inspect", str(cv)])
    assert result.exit_code == 0 and "⟦Ada Obi⟧" in result.stdout
    for status in (0, 2):
        assert CliRunner().invoke(main, ["inspect", str(cv), "--html", str(page)]).exit_code == status
    assert page.read_bytes().startswith(b"<!DOCTYPE html>")


def test_a_file_that_can_not_be_read_ends_with_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(FakeBlinder):
        def inspect(self, application: object) -> object:
            raise EncryptedDocument

    monkeypatch.setattr(loading, "load_blinder", Failing)
    (tmp_path / "cv.txt").write_text("any")
    result = CliRunner().invoke(main, ["inspect", str(tmp_path / "cv.txt")])
    assert result.exit_code == 1 and "password" in result.stderr


def test_a_candidate_can_not_steer_the_terminal() -> None:
    assert printable("a\x1b[2Jb\u202ec\td") == "a\ufffd[2Jb\ufffdc d"
