"""Fields that somebody filled in, and notes on a page, are text where a reader sees them, and where they stand."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from reportlab.lib.utils import ImageReader

from anonrecruit.application import Source
from anonrecruit.document import Document
from anonrecruit.errors import LimitExceeded
from anonrecruit.parsers import Limits, parse
from anonrecruit.parsers import pdf as pdf_module
from anonrecruit.parsers.words import Scanned
from tests.parsers.make_files import column, pdf
from tests.planted.pdf_annotations import note, words

LABELS = ("Application", "Employer:", "Day:", "Duties:")
DUTIES = "Taught swimming.\nWrote the rota for eight coaches and looked after the plant of the pool."
Change = Callable[[Any], None]
MANY_LINES, SECRET, IN_CELLS = 1 << 12, 1 << 13, 1 << 24


def field(number: int, value: Any, height: int = 16, **entries: Any) -> Any:
    """Beside the label of that number."""
    top = 756 - 20 * number
    given = {"Subtype": Name.Widget, "FT": Name.Tx, "V": value, "Rect": Array([140, top - height, 380, top])} | entries
    return Dictionary({f"/{key}": one for key, one in given.items()})


def labels(sheet: Any) -> None:
    column(sheet, list(LABELS), 40, 100, 20)


def form(
    *fields: Any, change: Change = lambda file: None, draw: Change = labels, limits: Limits | None = None
) -> Document:
    """A page of labels, 20 points apart, with the fields."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(draw))) as file:
        file.pages[0].Annots = Array([file.make_indirect(each) for each in fields])
        file.Root.AcroForm = Dictionary(Fields=Array(list(file.pages[0].Annots)))
        change(file)
        file.save(out)
    return parse(Source(out.getvalue()), limits=limits or Limits())


def lines(document: Document) -> list[str]:
    return [line for line in document.text.split("\n") if line]


def fonted(file: Any) -> None:
    """Each field looks like an old value."""
    for each in file.pages[0].Annots:
        each.AP = Dictionary(N=words(file, "Old value"))


def test_values_that_no_program_drew_stand_beside_their_labels() -> None:
    read = form(
        field(1, String("Riverside Pools")),
        field(2, String("mo"), FT=Name.Ch, Opt=Array([Array([String("mo"), String("Monday")])])),
        field(3, String(DUTIES), 60, Ff=MANY_LINES),
    )
    assert lines(read)[1:4] == ["Employer:\tRiverside Pools", "Day:\tMonday", "Duties:\tTaught swimming."]
    assert " ".join(lines(read)[4:]) == DUTIES.split("\n")[1]


def test_a_field_takes_what_the_field_above_it_says() -> None:
    above = Dictionary(FT=Name.Tx, V=String("Riverside Pools"))
    kid = field(1, String(""), Parent=above)
    del kid["/FT"], kid["/V"]
    assert lines(form(kid))[1] == "Employer:\tRiverside Pools"


@pytest.mark.parametrize("value", ["Gdańsk", "Плавание", "游泳", "Pools \U0001f3ca"])
def test_letters_of_every_script_are_kept(value: str) -> None:
    assert lines(form(field(1, String(value))))[1] == f"Employer:\t{value}"


def test_what_a_field_looks_like_is_read_even_where_its_value_differs() -> None:
    read = form(field(1, String("New value")), change=fonted)
    assert "Old value" in read.text and "New value" not in read.text
    assert "New value" in read.surfaces["form_fields"]


def test_a_file_may_leave_all_drawing_to_its_reader() -> None:
    def left(file: Any) -> None:
        fonted(file)
        file.Root.AcroForm.NeedAppearances = True

    read = form(field(1, String("New value")), change=left)
    assert lines(read)[1] == "Employer:\tNew value"
    assert read.surfaces["appearances"] == "Old value"


def test_letters_in_cells_are_a_word() -> None:
    def spread(file: Any) -> None:
        file.pages[0].Annots[0].AP = Dictionary(N=words(file, "R   i   v   e   r"))

    read = form(field(1, String("River"), Ff=IN_CELLS), change=spread)
    assert lines(read)[1] == "Employer:\tRiver"


def test_a_password_is_shown_to_nobody() -> None:
    assert lines(form(field(1, String("Riverside"), Ff=SECRET)))[1] == "Employer:"


@pytest.mark.parametrize("flags", [0x02, 0x20])
def test_what_is_not_for_the_screen_is_not_shown(flags: int) -> None:
    read = form(field(1, String("Riverside"), F=flags), change=fonted)
    assert lines(read)[1] == "Employer:" and read.surfaces["appearances"] == "Old value"


def test_values_stand_beside_their_labels_where_layers_hide_something() -> None:
    def layered(file: Any) -> None:
        layer = file.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
        file.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        file.pages[0].Resources.Properties = Dictionary(L=layer)
        font = next(iter(file.pages[0].Resources.Font.keys()))
        file.pages[0].contents_add(f"/OC /L BDC BT {font} 10 Tf 40 500 Td (Unseen) Tj ET EMC".encode())

    read = form(*(field(number, String("Riverside")) for number in (1, 2, 3)), change=layered)
    hidden = [block.span.of(read.text) for block in read.blocks if not block.origin.visible]
    assert hidden == ["Unseen"]
    assert lines(read)[1:4] == [f"{label}\tRiverside" for label in LABELS[1:]]


def test_a_note_without_a_look_shows_its_words() -> None:
    written = Dictionary(Subtype=Name.FreeText, Contents=String("Seen by us"), Rect=Array([140, 720, 340, 736]))
    assert lines(form(written))[1] == "Employer:\tSeen by us"


def test_a_mark_on_a_text_hides_nothing() -> None:
    def marked(file: Any) -> None:
        mark = file.make_stream(b"1 1 0 rg 0 0 300 20 re f", Subtype=Name.Form, BBox=Array([0, 0, 300, 20]))
        file.pages[0].Annots = Array([note(mark, Subtype=Name.Highlight, Rect=Array([30, 735, 330, 755]))])

    read = form(change=marked)
    assert lines(read) == list(LABELS) and all(block.origin.visible for block in read.blocks)


def test_a_picture_in_a_stamp_is_counted() -> None:
    def stamped(file: Any) -> None:
        picture = file.make_stream(
            bytes(12), Subtype=Name.Image, Width=2, Height=2, BitsPerComponent=8, ColorSpace=Name.DeviceRGB
        )
        look = file.make_stream(
            b"q 50 0 0 50 0 0 cm /P Do Q", Subtype=Name.Form, BBox=Array([0, 0, 50, 50]),
            Resources=Dictionary(XObject=Dictionary(P=picture)),
        )  # fmt: skip
        file.pages[0].Annots = Array([note(look, Rect=Array([400, 600, 450, 650]))])

    assert form(change=stamped).images == 1


def test_a_scan_is_read_though_its_fields_have_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many they are: what the scan itself says is not among them."""
    unread: list[int] = []

    def recognised(data: bytes, scanned: Scanned, limits: Limits) -> tuple[Scanned, str]:
        unread.extend(scanned.unread)
        return scanned, "ocr"

    def scan(sheet: Any) -> None:
        sheet.drawImage(ImageReader(io.BytesIO(b"P6 4 4 255\n" + bytes(range(48)))), 0, 0, 595, 842)

    filled = field(1, String(DUTIES * 3), 300, Ff=MANY_LINES)
    monkeypatch.setattr(pdf_module, "recognised", recognised)
    form(filled, draw=scan)
    assert unread == [1]


@pytest.mark.parametrize("damage", ["Rect", "Subtype", "Parent", "F", "Ff", "V"])
def test_a_damaged_field_costs_itself_alone(damage: str) -> None:
    for wrong in (Array([String("x")]), Dictionary(), 7, String("x")):
        broken = field(2, String("Riverside"))
        broken[f"/{damage}"] = wrong
        assert lines(form(field(1, String("Pools")), broken))[1] == "Employer:\tPools"


def test_one_long_value_may_not_be_drawn_in_many_fields() -> None:
    long = String("word " * 100)
    assert form(field(1, long), limits=Limits(characters=1000)).text
    with pytest.raises(LimitExceeded, match="characters"):
        form(*(field(1, long) for _ in range(3)), limits=Limits(characters=1000))


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_value_on_a_turned_page_reads_as_its_field_is_turned(turned: int) -> None:
    def turn(file: Any) -> None:
        file.pages[0].Rotate = turned

    upright = Array([140, 600, 340, 616] if turned % 180 == 0 else [140, 600, 156, 800])
    value = field(1, String("Riverside swimming pools"), Rect=upright, MK=Dictionary(R=turned))
    assert "Riverside swimming pools" in form(value, change=turn, draw=lambda sheet: None).text


def test_too_many_fields_are_refused() -> None:
    with pytest.raises(LimitExceeded, match="drawn_forms"):
        form(*(field(1, String("Riverside")) for _ in range(4)), limits=Limits(drawn_forms=3))
