"""What an applicant wrote shows in no log, on no terminal, in no error, repr or file, and goes over no network."""

from __future__ import annotations

import io
import re
import tomllib
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pytest
from presidio_analyzer import EntityRecognizer, RecognizerResult
from reportlab.pdfgen.canvas import Canvas

from anonrecruit import Application, Blinded, Blinder, CandidateRef, CueGroup, KnownIdentity, Outcome, Source, Withheld
from tests import overhear
from tests.conftest import GOLDEN

INBOX = Path(__file__).parent.parent / "examples" / "inbox"
FORMATS = ("txt", "md", "docx", "pdf")


@dataclass(frozen=True, slots=True)
class Golden:
    id: str
    text: str
    planted: tuple[str, ...]
    known: KnownIdentity

    def application(self, format: str) -> Application:
        """The planted values stand in the file's name and the reference, too."""
        name = f"{self.planted[0]}_{self.planted[1]}_cv.{format}"
        return Application((Source(as_file(self.text, format), name),), CandidateRef(name), known=self.known)


def goldens() -> Iterator[Golden]:
    for row in tomllib.loads((GOLDEN / "applications.toml").read_text("utf-8"))["application"]:
        known: dict[str, Any] = {field: tuple(values) for field, values in row.get("known", {}).items()}
        yield Golden(row["id"], row["text"].strip(), tuple(row["planted"]), KnownIdentity(**known))


def as_file(text: str, format: str) -> bytes:
    return {"docx": as_docx, "pdf": as_pdf}.get(format, str.encode)(text)


def as_docx(text: str) -> bytes:
    document, data = docx.Document(), io.BytesIO()
    document.core_properties.author = text.splitlines()[0]
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(data)
    return data.getvalue()


def as_pdf(text: str) -> bytes:
    data = io.BytesIO()
    canvas = Canvas(data, pageCompression=0)
    canvas.setTitle(text.splitlines()[0])
    for number, line in enumerate(text.splitlines()):
        canvas.drawString(60, 800 - 15 * number, line)
    canvas.save()
    return data.getvalue()


def _says(line: str, value: str) -> bool:
    """A short name as a word of its own: chance draws pseudonyms such as "Beaded Breeze", in which "Eze" stands."""
    if len(value) > 4:
        return value in line
    return re.search(rf"(?<![^\W\d_]){re.escape(value)}(?![^\W\d_])", line) is not None


def shown(planted: Iterable[str], *said: object) -> dict[str, str]:
    """Planted values that show, with the first line that shows each; in any case of letters."""
    lines = [line for text in said for line in str(text).splitlines()]
    found = {value: [line for line in lines if _says(line.casefold(), value.casefold())] for value in planted}
    return {value: where[0][:200] for value, where in found.items() if where}


GOLDENS = tuple(goldens())
EVERY = pytest.mark.parametrize("format", FORMATS)
EVERYONE = pytest.mark.parametrize("person", GOLDENS, ids=lambda person: person.id)


@EVERYONE
@EVERY
def test_blinding_says_nothing_of_the_applicant_anywhere(
    person: Golden, format: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A Blinder of its own, built where it is overheard: what it says on starting counts."""
    application = person.application(format)
    overhear.no_network(monkeypatch)
    with (
        overhear.written_files(monkeypatch, tmp_path / "here") as written,
        overhear.log_records(monkeypatch) as logged,
    ):
        outcome = Blinder().blind(application)
    terminal = capfd.readouterr()
    assert shown(person.planted, *logged) == {}
    assert shown(person.planted, terminal.out, terminal.err) == {}
    assert shown(person.planted, repr(application), repr(outcome)) == {}
    assert written() == []


@EVERYONE
@EVERY
def test_what_is_shown_of_an_application_holds_nothing_planted(blinder: Blinder, person: Golden, format: str) -> None:
    outcome = blinder.blind(person.application(format))
    assert isinstance(outcome, Blinded), outcome
    assert shown(person.planted, outcome.record.model_dump_json(), outcome.record.text) == {}


@EVERYONE
@EVERY
def test_no_value_made_on_the_way_shows_text_in_its_repr(blinder: Blinder, person: Golden, format: str) -> None:
    application = person.application(format)
    with overhear.reprs("anonrecruit") as seen:
        blinder.blind(application)
    assert {"Document", "Reading", "Finding", "Redaction", "Blinded"} <= set(seen)
    assert {name: where for name, texts in seen.items() if (where := shown(person.planted, *texts))} == {}


@pytest.mark.parametrize("path", sorted(INBOX.iterdir()), ids=lambda path: path.stem)
def test_what_is_taken_out_of_an_example_shows_nowhere(
    blinder: Blinder, path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    application = Application.from_path(path)
    with overhear.log_records(monkeypatch) as logged:
        outcome = blinder.blind(application)
    terminal = capfd.readouterr()
    private = [path.stem, *(taken_out(blinder, application) if isinstance(outcome, Blinded) else ())]
    # What may be shown is not searched: the town of a home that was taken out may be an employer's town, that stays.
    private_twin = outcome.audit if isinstance(outcome, Blinded) else outcome
    assert shown(private, *logged, terminal.out, terminal.err, repr(application), repr(private_twin)) == {}


def taken_out(blinder: Blinder, application: Application) -> set[str]:
    """Direct identifiers as they stand in the files; those of a few letters may be parts of any word."""
    redacted = ((document.text, item) for document, items in blinder.inspect(application) for item in items)
    direct = (item.span.of(text) for text, item in redacted if item.cue.group is CueGroup.DIRECT)
    return {line for value in direct for line in value.splitlines() if len(line) >= 6}


class Indiscreet(EntityRecognizer):
    """Breaks, and quotes the applicant as it does."""

    def __init__(self) -> None:
        super().__init__(supported_entities=["PERSON"], name="Indiscreet")

    def load(self) -> None:
        pass

    def analyze(self, text: str, entities: object, nlp_artifacts: object = None) -> list[RecognizerResult]:
        raise ValueError(f"can not read {text}")


def broken(format: str, text: str) -> bytes:
    """A file that says what it is and is not: the applicant's text stands where structure should."""
    whole = as_file(text, format)
    magic = {"pdf": b"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages ", "docx": whole[:200]}[format]
    return magic + text.encode() + b"\n" + text.encode("utf-16") + b"\ntrailer << /Root 1 0 R /" + text.encode()


def said_by(outcome: Outcome) -> list[str]:
    assert isinstance(outcome, Withheld)
    return [repr(outcome), outcome.reason, str(outcome.error), *traceback.format_exception(outcome.error)]


@EVERYONE
@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_a_broken_file_is_withheld_without_a_word_of_its_text(
    blinder: Blinder,
    person: Golden,
    format: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    name = f"{person.planted[1]}.{format}"
    application = Application((Source(broken(format, person.text), name),), CandidateRef(name))
    with overhear.log_records(monkeypatch) as logged:
        outcome = blinder.blind(application)
    terminal = capfd.readouterr()
    assert shown(person.planted, *said_by(outcome), *logged, terminal.out, terminal.err) == {}


@EVERYONE
def test_a_recognizer_that_quotes_the_applicant_as_it_breaks_is_not_quoted(
    person: Golden, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with overhear.log_records(monkeypatch) as logged:
        outcome = Blinder(recognizers=[Indiscreet()]).blind(person.application("txt"))
    terminal = capfd.readouterr()
    assert shown(person.planted, *said_by(outcome), *logged, terminal.out, terminal.err) == {}


def test_what_overhears_does_hear(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or else silence would prove nothing."""
    import logging

    quiet = logging.getLogger("presidio-analyzer")
    with overhear.log_records(monkeypatch) as logged, overhear.reprs("tests") as seen:
        quiet.debug("Sarah %s", "Whitlock")
        next(goldens())
    assert shown(["whitlock"], *logged)
    assert shown(["whitlock"], *seen["Golden"])
    overhear.no_network(monkeypatch)
    with pytest.raises(AssertionError, match="network"):
        __import__("urllib.request").request.urlopen("http://localhost:9")
