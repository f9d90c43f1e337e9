"""Text in a box is seen on what fills the box; where nothing does, on the page, unless something else may lie below."""

from __future__ import annotations

import io
import zipfile

import pytest

from anonrecruit.application import Source
from anonrecruit.parsers import parse
from tests.parsers.make_files import docx, p, part
from tests.planted.shape_rows import GONE, at, old_shape, shape, solid, white

INNER = white("Duty manager")
PICTURE = "<w:p><w:r><w:drawing><wp:inline><a:blip/></wp:inline></w:drawing></w:r></w:p>"
DARK_BOX = shape(p("Other"), solid("1F3864"))
SHADED = "<w:p><w:pPr><w:shd w:val='clear' w:fill='1F3864'/></w:pPr><w:r><w:t>Other</w:t></w:r></w:p>"
PALE = "<w:p><w:pPr><w:shd w:val='clear' w:fill='FFFFFF'/></w:pPr><w:r><w:t>Other</w:t></w:r></w:p>"
GROUP = (
    "<w:p><w:r><w:drawing><wp:anchor><wps:wgp><wps:grpSpPr><a:solidFill/></wps:grpSpPr><wps:wsp><wps:spPr/></wps:wsp>"
    "</wps:wgp></wp:anchor></w:drawing></w:r></w:p>"
)
CANVAS = GROUP.replace("wgp>", "wpc>").replace("grpSpPr>", "bg>")
BAR = (
    "<w:p><w:r><w:drawing><wp:anchor><wps:wsp><wps:spPr><a:ln w='400000'><a:solidFill/></a:ln></wps:spPr></wps:wsp>"
    "</wp:anchor></w:drawing></w:r></w:p>"
)


def styled(index: int) -> str:
    return f"<wps:style><a:fillRef idx='{index}'><a:schemeClr val='accent1'/></a:fillRef></wps:style>"


def moved(name: str, offset: int, size: int = 900_000) -> str:
    return shape(p("Duty manager"), anchor=at(name, offset, size))


LOOKS = {
    "no fill": (shape(INNER), False),
    "no fill is said": (shape(INNER, fill=""), False),
    "white fill": (shape(INNER, solid("FFFFFF")), False),
    "white fill of the theme": (shape(INNER, "<a:solidFill><a:schemeClr val='bg1'/></a:solidFill>"), False),
    "darker white of the theme": (
        shape(INNER, "<a:solidFill><a:schemeClr val='bg1'><a:lumMod val='50000'/></a:schemeClr></a:solidFill>"), True),
    "dark fill": (shape(INNER, solid("1F3864")), True),
    "a picture's fill": (shape(INNER, "<a:blipFill/>"), True),
    "several colours": (shape(INNER, "<a:gradFill/>"), True),
    "a style's fill": (shape(INNER, "", styled(1)), True),
    "a style without a fill": (shape(INNER, "", styled(0)), False),
    "no fill over a picture": (PICTURE + shape(INNER), True),
    "no fill over a dark box": (DARK_BOX + shape(INNER), True),
    "no fill over a shaded paragraph": (SHADED + shape(INNER), True),
    "no fill over a white paragraph": (PALE + shape(INNER), False),
    "no fill over a group": (GROUP + shape(INNER), True),
    "no fill over a canvas": (CANVAS + shape(INNER), True),
    "no fill over a bar": (BAR + shape(INNER), True),
    "white fill over a picture": (PICTURE + shape(INNER, solid("FFFFFF")), False),
    "old, no fill": (old_shape(INNER), False),
    "old, no fill by its fill": (old_shape(INNER, "", "<v:fill on='f'/>"), False),
    "old, white": (old_shape(INNER, ""), False),
    "old, white in short": (old_shape(INNER, "fillcolor='#fff [3212]'"), False),
    "old, dark": (old_shape(INNER, "fillcolor='#1f3864'"), True),
    "old, dark by name": (old_shape(INNER, "fillcolor='navy'"), True),
    "old, of several colours": (old_shape(INNER, "fillcolor='white'", "<v:fill type='gradient'/>"), True),
    "black on no fill": (shape(p("Duty manager")), True),
    "white on the page beside a box without a fill": (shape(p("Other")) + INNER, False),
    "white on the page beside a dark box": (DARK_BOX + INNER, True),
    "hidden drawing": (shape(p("Duty manager"), anchor=GONE), False),
    "left of the page": (moved("positionH", -9_000_000), False),
    "right of the page": (moved("positionH", 13_000_000), False),
    "above the page": (moved("positionV", -9_000_000), False),
    "broad and partly beside the page": (moved("positionH", -900_000, 9_000_000), True),
    "at a place that is no number": (shape(p("Duty manager"), anchor=at("positionH", 0).replace(">0<", ">far<")), True),
    "old, hidden": (old_shape(p("Duty manager"), "style='visibility:hidden'"), False),
    "old, left of the page": (old_shape(p("Duty manager"), "style='margin-left:-800pt;width:90pt'"), False),
    "old, on the page": (old_shape(p("Duty manager"), "style='margin-left:-20pt;width:90pt;z-index:1'"), True),
}  # fmt: skip


@pytest.mark.parametrize(("body", "visible"), LOOKS.values(), ids=LOOKS.keys())
def test_text_in_a_box_is_seen_where_its_ground_lets_it(body: str, visible: bool) -> None:
    document = parse(Source(docx(p("Seen") + body)))
    seen = {block.span.of(document.text): block.origin.visible for block in document.blocks}
    assert seen["Seen"] and seen["Duty manager"] is visible


def test_a_painted_page_may_show_white() -> None:
    painted = "<w:background w:color='FFFFFF'><v:background><v:fill type='frame'/></v:background></w:background>"
    page = docx(p("Seen") + INNER)
    with_ground = rewritten(page, "word/document.xml", "<w:body>", f"{painted}<w:body>")
    assert not all(block.origin.visible for block in parse(Source(page)).blocks)
    assert all(block.origin.visible for block in parse(Source(with_ground)).blocks)


def rewritten(data: bytes, member: str, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            text = before.read(name).decode()
            after.writestr(name, text.replace(old, new) if name == member else text)
    return out.getvalue()


def test_shading_of_a_style_may_lie_below_a_box() -> None:
    shading = "<w:style w:styleId='Dark'><w:pPr><w:shd w:val='clear' w:fill='1F3864'/></w:pPr></w:style>"
    document = parse(
        Source(
            docx(
                p("Seen") + shape(INNER),
                ("styles", "styles.xml", False),
                parts={"word/styles.xml": part("styles", shading)},
            )
        )
    )
    assert all(block.origin.visible for block in document.blocks)
