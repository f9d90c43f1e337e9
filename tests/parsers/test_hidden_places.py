"""Unseen words that seen ones part are two places, not one name; those with nothing seen between them are one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from anonrecruit.application import Source
from anonrecruit.parsers import parse
from tests.parsers.make_files import docx, pdf
from tests.planted.odt_rows import odt
from tests.planted.rtf_rows import rtf
from tests.planted.text_rows import page


def _word(*texts: str) -> bytes:
    runs = (
        f"<w:r><w:rPr>{'<w:vanish/>' * (at % 2)}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"
        for at, text in enumerate(texts)
    )
    return docx(f"<w:p>{''.join(runs)}</w:p>")


def _page(*texts: str) -> bytes:
    spans = (f"<b style='display:{('inline', 'none')[at % 2]}'>{text}</b>" for at, text in enumerate(texts))
    return page("<p>" + "".join(spans) + "</p>")([], "")


def _open(*texts: str) -> bytes:
    spans = (
        f"<text:span text:style-name='{('', 'Gone')[at % 2]}'>{text.replace(' ', '<text:s/>')}</text:span>"
        for at, text in enumerate(texts)
    )
    return odt("".join(spans))([], "")


def _rich(*texts: str) -> bytes:
    return rtf("".join(f"{{{chr(92)}v{at % 2} {text}}}" for at, text in enumerate(texts)))([], "")


def _drawn(*texts: str) -> bytes:
    def draw(sheet: Any) -> None:
        line = sheet.beginText(40, 500)
        for at, text in enumerate(texts):
            line.setTextRenderMode(3 * (at % 2))
            line.textOut(text)
        sheet.drawText(line)
        sheet.drawString(40, 400, "Led classes of thirty people for six years and wrote the rota.")

    return pdf(draw)


MAKERS: Mapping[str, Callable[..., bytes]] = {
    "docx": _word, "html": _page, "odt": _open, "rtf": _rich, "pdf": _drawn,
}  # fmt: skip
each_format = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())


def unseen(data: bytes) -> str:
    document = parse(Source(data))
    return "\n".join(block.span.of(document.text) for block in document.blocks if not block.origin.visible)


@each_format
def test_seen_words_part_unseen_ones(make: Callable[..., bytes]) -> None:
    assert unseen(make("Seen ", "Rowan", " and what stands between them ", "Hollis", " seen")) == "Rowan\nHollis"


@each_format
def test_blanks_do_not(make: Callable[..., bytes]) -> None:
    assert unseen(make("Seen ", "Rowan", " ", "Hollis", " seen")) == "Rowan Hollis"
