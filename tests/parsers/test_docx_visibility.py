"""White text that a reader sees, since something dark lies behind it, stays; the same on white goes."""

from __future__ import annotations

import pytest

from anonrecruit.application import Source
from anonrecruit.parsers import parse
from tests.parsers.make_files import docx, p, part

STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:color w:val='FFFFFF'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:rPr><w:color w:val='auto'/></w:rPr></w:style>"
    "<w:style w:styleId='White'><w:rPr><w:color w:val='FFFFFF'/></w:rPr></w:style>"
    "<w:style w:styleId='Banner'><w:basedOn w:val='White'/><w:pPr><w:shd w:val='clear' w:fill='1F3864'/></w:pPr>"
    "</w:style>"
    "<w:style w:styleId='Grid'><w:tblStylePr w:type='firstRow'><w:tcPr><w:shd w:val='clear' w:fill='000000'/></w:tcPr>"
    "</w:tblStylePr></w:style>"
    "<w:style w:styleId='Gone'><w:basedOn w:val='Normal'/><w:rPr><w:vanish/></w:rPr></w:style>"
)
WHITE = "<w:rPr><w:color w:val='FFFFFF'/></w:rPr>"
ANCHOR = "<w:p><w:r><w:drawing><wp:anchor/></w:drawing></w:r></w:p>"


def white(paragraph: str = "", run: str = WHITE) -> str:
    return f"<w:p><w:pPr>{paragraph}</w:pPr><w:r>{run}<w:t>Duty manager</w:t></w:r></w:p>"


def cell(inner: str, properties: str = "", style: str = "") -> str:
    return f"<w:tbl><w:tblPr>{style}</w:tblPr><w:tr><w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc></w:tr></w:tbl>"


DARK = "<w:shd w:val='clear' w:fill='1F3864'/>"
LOOKS = {
    "white on white": (white(), False),
    "no colour of its own": (white(run=""), True),
    "in a shaded paragraph": (white(DARK), True),
    "in a paragraph whose style is shaded": (white("<w:pStyle w:val='Banner'/>", ""), True),
    "in a dark cell": (cell(white(), DARK), True),
    "in a cell without a ground": (cell(white()), False),
    "in a cell of a table whose style has grounds": (cell(white(), style="<w:tblStyle w:val='Grid'/>"), True),
    "in a white cell": (cell(white(), "<w:shd w:val='clear' w:fill='FFFFFF'/>"), False),
    "highlighted": (white(run="<w:rPr><w:highlight w:val='darkBlue'/><w:color w:val='FFFFFF'/></w:rPr>"), True),
    "on a pattern": (white("<w:shd w:val='pct50' w:fill='FFFFFF'/>"), True),
    "where a picture may lie behind": (ANCHOR + white(), True),
    "in a theme's white": (white(run="<w:rPr><w:color w:val='000000' w:themeColor='bg1'/></w:rPr>"), False),
    "in a theme's darker white": (
        white(run="<w:rPr><w:color w:val='A6A6A6' w:themeColor='background1' w:themeShade='A6'/></w:rPr>"), True),
    "shown although its style hides": (white("<w:pStyle w:val='Gone'/>", "<w:rPr><w:vanish w:val='0'/></w:rPr>"), True),
    "hidden twice by styles, which is once too often": (
        white("<w:pStyle w:val='Gone'/>", "<w:rPr><w:rStyle w:val='Gone'/></w:rPr>"), True),
}  # fmt: skip


@pytest.mark.parametrize(("body", "visible"), LOOKS.values(), ids=LOOKS.keys())
def test_white_text_is_hidden_where_its_ground_is_white(body: str, visible: bool) -> None:
    data = docx(p("Seen") + body, ("styles", "styles.xml", False), parts={"word/styles.xml": part("styles", STYLES)})
    document = parse(Source(data))
    seen = {block.span.of(document.text): block.origin.visible for block in document.blocks}
    assert seen == {"Seen": True, "Duty manager": visible}
