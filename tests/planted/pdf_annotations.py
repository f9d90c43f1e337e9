"""What plants a name in a PDF's annotations: shown on the page, hidden, in another state, taken out."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, String

_RECT = Array([40, 400, 340, 420])


def words(file: Any, text: str, **entries: Any) -> Any:
    """A form that draws the text."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    return file.make_stream(
        f"BT /F 10 Tf 2 5 Td ({text}) Tj ET".encode(), Type=Name.XObject, Subtype=Name.Form,
        BBox=Array([0, 0, 300, 20]), Resources=Dictionary(Font=Dictionary(F=font)), **entries,
    )  # fmt: skip


def note(appearance: Any, **entries: Any) -> Any:
    """An annotation that looks so."""
    return Dictionary(
        {"/Type": Name.Annot, "/Subtype": Name.Stamp, "/Rect": _RECT, "/AP": Dictionary(N=appearance)}
        | {f"/{key}": value for key, value in entries.items()}
    )


def stamp(file: Any, name: str) -> None:
    file.pages[0].Annots = Array([note(words(file, f"Checked by {name}"))])


def unsaid(file: Any, name: str) -> None:
    """A value that no program has drawn yet."""
    field = Dictionary(Subtype=Name.Widget, FT=Name.Tx, T=String("who"), V=String(f"See {name}"), Rect=_RECT)
    file.pages[0].Annots = Array([file.make_indirect(field)])
    file.Root.AcroForm = Dictionary(Fields=file.pages[0].Annots)


def hidden_note(file: Any, name: str) -> None:
    file.pages[0].Annots = Array([note(words(file, f"See {name}"), F=2)])


def unchosen_state(file: Any, name: str) -> None:
    states = Dictionary(Yes=words(file, "Yes"), No=words(file, f"Not {name}"))
    file.pages[0].Annots = Array([note(states, Subtype=Name.Widget, FT=Name.Btn, AS=Name.Yes)])


def pressed(file: Any, name: str) -> None:
    button = note(words(file, "Print"), Subtype=Name.Widget, FT=Name.Btn)
    button.AP.D = words(file, f"For {name}")
    file.pages[0].Annots = Array([button])


def taken_out(file: Any, name: str) -> None:
    file.Root.Left = Array([file.make_indirect(note(words(file, f"See {name}")))])


def undrawn_form(file: Any, name: str) -> None:
    file.pages[0].Resources.XObject = Dictionary(Fm=words(file, f"See {name}"))


def pattern(file: Any, name: str) -> None:
    """Words in a tile with which a field of the page is painted."""
    tile = words(file, name)
    for key, value in {"Type": Name.Pattern, "PatternType": 1, "PaintType": 1, "TilingType": 1}.items():
        tile[f"/{key}"] = value
    tile.XStep, tile.YStep = 300, 20
    del tile.Subtype
    file.pages[0].Resources.Pattern = Dictionary(P=tile)
    file.pages[0].contents_add(b"/Pattern cs /P scn 40 300 300 40 re f")


def note_of_layer(file: Any, name: str) -> None:
    layer = file.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
    file.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    file.pages[0].Annots = Array([note(words(file, f"See {name}"), OC=layer)])
