"""A name in each surface of each format: it gets into no output, and the inventory says that it was there.

Further formats add a module of rows and its name in ``ROWS``.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache, reduce
from importlib import import_module
from typing import Any

import pytest

from anonrecruit import Application, Blinded, DocumentError, Source
from anonrecruit.document import Document
from anonrecruit.parsers import expand, parse
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.sniff import FLAT_ODT, IMAGES, MHTML, sniff
from anonrecruit.parsers.surfaces import CARRIED, SURFACES
from anonrecruit.pipeline import Blinder
from anonrecruit.record import BlindRecord
from anonrecruit.renderers import RENDERERS
from tests.planted import docx_makers, pdf_makers
from tests.planted.row import SENTENCE, Row, body, planted_name
from tests.planted.rows import ROWS

_SHARED = frozenset({FLAT_ODT, MHTML, *IMAGES})
"""Read by the readers of OpenDocument packages, web pages and one another; tests.parsers.test_planted has more."""

NUMBERED = tuple(enumerate(ROWS))
each_row = pytest.mark.parametrize(("number", "row"), NUMBERED, ids=map(str, ROWS))


def planted(number: int, row: Row) -> tuple[Source, str]:
    name = planted_name(number)
    return Source(row.make(body(name), name), row.name.format(name.replace(" ", "_"))), name


@pytest.fixture(scope="session")
def record_of(blinder: Blinder) -> Callable[[int], BlindRecord]:
    """The record of a row, made once."""

    @cache
    def made(number: int) -> BlindRecord:
        outcome = blinder.blind(Application((planted(number, ROWS[number])[0],)))
        assert isinstance(outcome, Blinded), outcome
        return outcome.record

    return made


@each_row
def test_a_planted_name_gets_into_no_record(number: int, row: Row, record_of: Callable[[int], BlindRecord]) -> None:
    _, name = planted(number, row)
    record = record_of(number)
    shown = record.model_dump_json().casefold()
    assert SENTENCE in record.text, "the body is not all there"
    assert all(word.casefold() not in shown for word in name.split())
    assert record.surfaces[row.surface] == "removed"


@pytest.mark.parametrize("format_", sorted({row.format for row in ROWS}))
def test_nor_into_any_page(format_: str, record_of: Callable[[int], BlindRecord]) -> None:
    """A renderer knows the record alone, so the records of a format may be set as one."""
    numbers = [number for number, row in NUMBERED if row.format == format_]
    records = [record_of(number) for number in numbers]
    sections = tuple(section for record in records for section in record.sections)
    shown = everything_in(records[0].model_copy(update={"sections": sections}))
    assert shown.count(SENTENCE.split(" and ")[0].casefold()) >= len(numbers), "the bodies are not all there"
    words = {word.casefold() for number in numbers for word in planted_name(number).split()}
    assert not [word for word in words if word in shown]


def test_every_surface_of_every_format_has_a_row() -> None:
    """With the test below, this says that no surface reader can be removed without a test that fails."""
    planted_in = {
        (_media_type(file), row.surface) for number, row in NUMBERED for file in expand(planted(number, row)[0])
    }
    wanted = {
        (media_type, surface)
        for media_type, surfaces in SURFACES.items()
        for surface in ("file_name", *surfaces)
        if media_type not in _SHARED
    }
    assert not sorted(wanted - planted_in)
    assert set(CARRIED) <= {surface for _, surface in planted_in}


def test_every_row_of_a_table_of_readers_is_taken_away_by_some_row() -> None:
    taken = {(row.without.target, row.without.key) for row in ROWS}
    for target in (docx_makers.READERS, pdf_makers.READERS):
        owner, attribute = found(target)
        assert not [key for key in getattr(owner, attribute) if (target, key) not in taken]


def test_the_body_alone_does_not_give_the_name_away(blinder: Blinder) -> None:
    """Else the test above would pass with no surface read at all."""
    name = planted_name(0)
    outcome = blinder.blind(Application((Source("\n".join(body(name)).encode()),)))
    assert isinstance(outcome, Blinded) and name.split()[-1].lower() in outcome.record.text


@each_row
def test_the_inventory_has_it_and_every_surface_of_the_format(number: int, row: Row) -> None:
    source, name = planted(number, row)
    assert any(holds(document, row, name) for document in documents(source))
    for file in expand(source):
        known = {"file_name", *SURFACES[_media_type(file)], *file.carried}
        assert set(parse(file).surfaces) == known and set(file.carried) <= {*CARRIED, "embedded_files"}


@each_row
def test_without_its_reader_the_name_is_not_found(number: int, row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    source, name = planted(number, row)
    owner, attribute = found(row.without.target)
    table = getattr(owner, attribute)
    less: Any = {key: value for key, value in table.items() if key != row.without.key} if row.without.key else nothing
    monkeypatch.setattr(owner, attribute, less)
    try:
        assert not any(holds(document, row, name) for document in documents(source))
    except DocumentError:
        assert row.shown, "without its body no file has a text"


def found(target: str) -> tuple[Any, str]:
    """What holds the table or function, and its name there."""
    module, path = target.split(":")
    *steps, attribute = path.split(".")
    return reduce(getattr, steps, import_module(module)), attribute


def documents(source: Source) -> list[Document]:
    return [parse(file) for file in expand(source)]


def nothing(*_: object, **__: object) -> str:
    """Stands in for a reader: no text, and nothing to go through."""
    return ""


def holds(document: Document, row: Row, name: str) -> bool:
    """Whether the surname is in the surface, or in the block of the text that is the surface."""
    surname = name.split()[-1].casefold()
    if row.surface == "hidden_text":
        return surname in _blocks(document, lambda block: not block.origin.visible)
    if row.shown:
        shown = _blocks(document, lambda block: block.origin.visible)
        return shown.count(surname) > 1  # once is in every body
    return surname in document.surfaces.get(row.surface, "").casefold()


def _blocks(document: Document, wanted: Callable[[Any], bool]) -> str:
    return "\n".join(block.span.of(document.text) for block in document.blocks if wanted(block)).casefold()


def _media_type(source: Source) -> str:
    return sniff(source, Limits())


def everything_in(record: BlindRecord) -> str:
    """All that any renderer writes of a record, unpacked."""
    return "\n".join(_unpacked(render(record)) for render in RENDERERS.values()).casefold()


def _unpacked(rendered: bytes) -> str:
    if rendered.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(rendered)) as package:
            return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    if rendered.startswith(b"%PDF"):
        document = parse(Source(rendered))
        return "\n".join((document.text, *document.surfaces.values()))
    return rendered.decode()
