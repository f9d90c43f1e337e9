"""What plants a name in a PDF file, by the place where it goes."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.lib.utils import ImageReader

from tests.parsers.make_files import HEIGHT, column, pdf
from tests.planted.docx_makers import embedded_word
from tests.planted.pictures import jpeg_with_exif
from tests.planted.row import Without
from tests.planted.structured_rows import passport

Make = Callable[[list[str], str], bytes]
READERS = "anonrecruit.parsers.pdf_structure:READERS"
HIDDEN = Without("anonrecruit.parsers.reading_order:_hidden")
LAYERS = Without("anonrecruit.parsers.pdf_layers:Layers.hides")


def drawn(draw: Callable[[Any, str], None], before: Callable[[Any, str], None] | None = None) -> Make:
    """The body with something drawn after it, or before."""

    def make(lines: list[str], name: str) -> bytes:
        def page(sheet: Any) -> None:
            if before:
                before(sheet, name)
            sheet.setFillColorRGB(0, 0, 0)
            column(sheet, lines, 40, 100, 20)
            draw(sheet, name)

        return pdf(page)

    return make


def changed(change: Callable[[Any, str], None], draw: Callable[[Any, str], None] = lambda sheet, name: None) -> Make:
    """The body's file with its objects changed by ``change``."""

    def make(lines: list[str], name: str) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(drawn(draw)(lines, name))) as file:
            change(file, name)
            file.save(out)
        return out.getvalue()

    return make


def line(sheet: Any, text: str, top: float = 300, left: float = 40, size: float = 10) -> None:
    column(sheet, [text], left, top, 0, size)


def inkless(sheet: Any, name: str) -> None:
    text = sheet.beginText(40, HEIGHT - 300)
    text.setTextRenderMode(3)
    text.textOut(f"See {name} there")
    text.setTextRenderMode(0)
    sheet.drawText(text)


def white(sheet: Any, name: str) -> None:
    sheet.setFillColorRGB(1, 1, 1)
    line(sheet, f"See {name} there")


def boxed(sheet: Any, name: str) -> None:
    line(sheet, f"See {name} there")
    sheet.setFillColorRGB(0, 0, 0)
    sheet.rect(30, HEIGHT - 310, 300, 30, fill=1, stroke=0)


def pictured(sheet: Any, name: str) -> None:
    line(sheet, f"See {name} there")
    picture = ImageReader(io.BytesIO(b"P6 4 4 255\n" + bytes(range(48))))
    sheet.drawImage(picture, 30, HEIGHT - 320, 300, 50)


def running(top: float) -> Make:
    """Three pages with the name in one margin."""

    def make(lines: list[str], name: str) -> bytes:
        def page(number: int) -> Callable[[Any], None]:
            def draw(sheet: Any) -> None:
                column(sheet, [name], 40, top, 0, 8)
                column(sheet, lines if number == 0 else [f"Something else to read, number {number}"] * 4, 40, 120, 20)

            return draw

        return pdf(*map(page, range(3)))

    return make


def switched_off(file: Any) -> Any:
    """A layer that no reader sees."""
    layer = file.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
    file.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer])))
    return layer


def drawn_form(file: Any, text: str, **entries: Any) -> bytes:
    """The operator that draws a form with the text in it, which is added to the first page."""
    page = file.pages[0]
    form = file.make_stream(
        f"BT {next(iter(page.Resources.Font.keys()))} 10 Tf 40 500 Td ({text}) Tj ET".encode(),
        Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 600, 900]), Resources=page.Resources, **entries,
    )  # fmt: skip
    page.Resources.XObject = Dictionary(Fm=form)
    return b"/Fm Do"


def layered(file: Any, name: str) -> None:
    page = file.pages[0]
    page.Resources.Properties = Dictionary(L1=switched_off(file))
    font = next(iter(page.Resources.Font.keys()))
    page.contents_add(f"/OC /L1 BDC BT {font} 10 Tf 40 500 Td (See {name} there) Tj ET EMC".encode())


def form_off(file: Any, name: str) -> None:
    file.pages[0].contents_add(drawn_form(file, f"See {name} there", OC=switched_off(file)))


def form_in_layer(file: Any, name: str) -> None:
    file.pages[0].Resources.Properties = Dictionary(L1=switched_off(file))
    file.pages[0].contents_add(b"/OC /L1 BDC " + drawn_form(file, f"See {name} there") + b" EMC")


def member_off(file: Any, name: str) -> None:
    """Member of a group that is on and of one that is off, and to be shown where both are on."""
    layer = switched_off(file)
    other = file.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
    file.Root.OCProperties.OCGs.append(other)
    both = file.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array([other, layer]), P=Name.AllOn))
    file.pages[0].contents_add(drawn_form(file, f"See {name} there", OC=both))


def expressed_off(file: Any, name: str) -> None:
    """Not (not this): a membership by an expression, about text on the page itself."""
    layer = switched_off(file)
    inner = Array([Name.Not, Array([Name.Not, layer])])
    page = file.pages[0]
    page.Resources.Properties = Dictionary(L1=file.make_indirect(Dictionary(Type=Name.OCMD, VE=inner)))
    font = next(iter(page.Resources.Font.keys()))
    page.contents_add(f"/OC /L1 BDC BT {font} 10 Tf 40 500 Td (See {name} there) Tj ET EMC".encode())


def long_string(file: Any, name: str) -> None:
    """A name after more blanks, none of them wide, than pdfium reads of one string."""
    page = file.pages[0]
    font = next(iter(page.Resources.Font.keys()))
    said = f"Kept the rota.{' ' * 33_000} Name: {name}"
    page.contents_add(f"BT {font} 10 Tf -2.78 Tw 40 400 Td ({said}) Tj ET".encode())


def layer_name(file: Any, name: str) -> None:
    layer = file.make_indirect(Dictionary(Type=Name.OCG, Name=String(name)))
    file.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())


def info(key: str) -> Callable[[Any, str], None]:
    def change(file: Any, name: str) -> None:
        file.docinfo[key] = f"CV of {name}" if key == "/Title" else name

    return change


def xmp(file: Any, name: str) -> None:
    with file.open_metadata() as packet:
        packet["dc:creator"] = [name]


def annotation(**entries: Any) -> Callable[[Any, str], None]:
    """An annotation of the first page; "{}" in its strings stands for the name."""

    def change(file: Any, name: str) -> None:
        note: Any = Dictionary(Type=Name.Annot, Rect=Array([1, 1, 9, 9]))
        for key, value in entries.items():
            note[f"/{key}"] = String(value.format(name)) if isinstance(value, str) else value
        if "URI" in entries:
            note.A = Dictionary(S=Name.URI, URI=String(entries["URI"].format(name.replace(" ", ""))))
            del note.URI
        file.pages[0].Annots = Array([file.make_indirect(note)])

    return change


def outline(file: Any, name: str) -> None:
    with file.open_outline() as chapters:
        chapters.root.append(pikepdf.OutlineItem(f"About {name}", 0))


def destination(file: Any, name: str) -> None:
    names = Array([String(name.replace(" ", "_")), Array([file.pages[0].obj, Name.Fit])])
    file.Root.Names = Dictionary(Dests=Dictionary(Names=names))


def attached_text(file: Any, name: str) -> None:
    file.attachments["notes.txt"] = pikepdf.AttachedFileSpec(file, f"Signed, {name}".encode(), filename="notes.txt")


def attached_name(file: Any, name: str) -> None:
    called = f"{name}.txt"
    file.attachments[called] = pikepdf.AttachedFileSpec(file, b"nothing", filename=called)


def attached_word(file: Any, name: str) -> None:
    file.attachments["cv.docx"] = pikepdf.AttachedFileSpec(file, embedded_word(name), filename="cv.docx")


def attached_europass(file: Any, name: str) -> None:
    person = f"<Identification><PersonName><FirstName>{name}</FirstName></PersonName></Identification>"
    data = passport(person)(["", "Duty manager", "", "Led shifts."], name)
    file.attachments["cv.xml"] = pikepdf.AttachedFileSpec(file, data, filename="cv.xml")


def alternative(key: str) -> Callable[[Any, str], None]:
    def change(file: Any, name: str) -> None:
        element = Dictionary({"/Type": Name.StructElem, "/S": Name.Figure, f"/{key}": String(f"{name} on a bicycle")})
        root = file.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([file.make_indirect(element)])))
        file.Root.StructTreeRoot = root

    return change


def actual_text(file: Any, name: str) -> None:
    file.pages[0].contents_add(f"/Span <</ActualText ({name} is here)>> BDC EMC".encode())


def photo(file: Any, name: str) -> None:
    picture = file.make_stream(
        jpeg_with_exif(name), Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, Filter=Name.DCTDecode,
        BitsPerComponent=8, ColorSpace=Name.DeviceRGB,
    )  # fmt: skip
    file.pages[0].Resources.XObject = Dictionary(Photo=picture)


def script(file: Any, name: str) -> None:
    file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=file.make_stream(f"app.alert('by {name}')".encode()))


def private(file: Any, name: str) -> None:
    file.pages[0].PieceInfo = Dictionary(App=Dictionary(Private=file.make_stream(f"Made by {name}".encode())))


def own_entry(file: Any, name: str) -> None:
    file.docinfo[f"/{name.replace(' ', '_')}"] = "x"


def old_destination(file: Any, name: str) -> None:
    file.Root.Dests = Dictionary({f"/{name.replace(' ', '_')}": Array([file.pages[0].obj, Name.Fit])})


def form_of_xml(file: Any, name: str) -> None:
    file.Root.AcroForm = Dictionary(XFA=file.make_stream(f"<a>{name}</a>".encode()))


def marked_in_form(file: Any, name: str) -> None:
    file.pages[0].contents_add(drawn_form(file, "x"))
    file.pages[0].Resources.XObject["/Fm"].write(f"/Span <</Lang (en) /Who (a (b) {name})>> BDC EMC".encode())


def remark(file: Any, name: str) -> None:
    file.pages[0].contents_add(f"% drawn by {name}\n".encode())


def thumbnail(file: Any, name: str) -> None:
    file.pages[0].Thumb = file.make_stream(
        jpeg_with_exif(name), Width=1, Height=1, Filter=Array([Name.DCTDecode]), BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB,
    )  # fmt: skip


def after_the_end(lines: list[str], name: str) -> bytes:
    return drawn(lambda sheet, name: None)(lines, name) + f"\n% sent by {name}\n".encode()


def resaved(lines: list[str], name: str) -> bytes:
    """Saved once with the name on the page, then again, at the file's end, with a page that lacks it."""
    first = drawn(lambda sheet, name: line(sheet, f"See {name} there"))(lines, name)
    with pikepdf.open(io.BytesIO(first)) as file:
        number = file.pages[0].obj.Contents.objgen[0]
        page, root = file.pages[0].obj, file.Root.objgen[0]
        later = drawn(lambda sheet, name: None)(lines, name)
        with pikepdf.open(io.BytesIO(later)) as other:
            content = other.pages[0].obj.Contents.read_bytes()
        assert page is not None
        size = len(file.objects) + 1
    body = b"%d 0 obj\n<</Length %d>>\nstream\n%b\nendstream\nendobj\n" % (number, len(content), content)
    begun = first.rindex(b"startxref")
    previous = int(first[begun:].split()[1])
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        number, len(first), size, root, previous, len(first) + len(body),
    )  # fmt: skip
    return first + body + table
