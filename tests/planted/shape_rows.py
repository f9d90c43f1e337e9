"""Names that nobody sees in text boxes of Word documents."""

from __future__ import annotations

from tests.parsers.make_files import p
from tests.planted.docx_makers import plain
from tests.planted.row import Row, Without

HIDDEN = Without("anonrecruit.parsers.docx_body:_hidden")
WHITE = "<w:rPr><w:color w:val='FFFFFF'/></w:rPr>"
NO_FILL = "<a:noFill/>"


def white(text: str) -> str:
    return f"<w:p><w:r>{WHITE}<w:t>{text}</w:t></w:r></w:p>"


def shape(inner: str, fill: str = NO_FILL, style: str = "", anchor: str = "") -> str:
    """A text box in DrawingML, beside a fallback in VML. ``anchor`` says where it stands."""
    box = f"<w:txbxContent>{inner}</w:txbxContent>"
    drawn = f"<wps:wsp><wps:spPr>{fill}</wps:spPr>{style}<wps:txbx>{box}</wps:txbx></wps:wsp>"
    framed = f"<wp:anchor>{anchor}<a:graphic><a:graphicData>{drawn}</a:graphicData></a:graphic></wp:anchor>"
    return (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{framed}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape filled='f'><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )


def old_shape(inner: str, entries: str = "filled='f'", fill: str = "") -> str:
    """A text box in VML alone."""
    box = f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>"
    return f"<w:p><w:r><w:pict><v:shape {entries}>{fill}{box}</v:shape></w:pict></w:r></w:p>"


def solid(colour: str) -> str:
    return f"<a:solidFill><a:srgbClr val='{colour}'/></a:solidFill>"


def at(name: str, offset: int, size: int = 900_000) -> str:
    side = "cx" if name == "positionH" else "cy"
    return f"<wp:{name}><wp:posOffset>{offset}</wp:posOffset></wp:{name}><wp:extent {side}='{size}'/>"


GONE = "<wp:docPr id='1' name='a' hidden='1'/>"


def _unseen(variant: str, body: str) -> Row:
    return Row("docx", "hidden_text", plain(lambda name: body.replace("{}", name)), HIDDEN, variant=variant)


ROWS: tuple[Row, ...] = (
    _unseen("white in a box", shape(white("Met {}"))),
    _unseen("white in a white box", shape(white("Met {}"), solid("FFFFFF"))),
    _unseen("white in an old box", old_shape(white("Met {}"))),
    _unseen("box hidden", shape(p("Met {}"), anchor=GONE)),
    _unseen("box beside the page", shape(p("Met {}"), anchor=at("positionH", -9_000_000))),
    _unseen(
        "old box beside the page", old_shape(p("Met {}"), "style='position:absolute;margin-left:-999pt;width:99pt'")
    ),
)
