"""One honest file of each format, small enough to be mutilated thousands of times."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from typing import Final

from tests.parsers import make_files as files
from tests.parsers import make_odt, make_pages, make_structured

_WRITTEN = Path(__file__).parents[1] / "parsers"


def _letter() -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Ada Obi <ada@example.org>", "jobs@example.com"
    message["Subject"], message["Date"] = "Application", "Mon, 02 Mar 2026 09:00:00 +0000"
    message.set_content("Coach and swimming teacher since 2019.")
    message.add_alternative("<p>Coach and swimming teacher since <b>2019</b>.</p>", subtype="html")
    message.add_attachment(b"# Coach\n", maintype="text", subtype="markdown", filename="cv.md")
    return bytes(message)


def _picture(kind: str) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.linear_gradient("L").resize((24, 24)).save(out, kind)
    return out.getvalue()


def _docx() -> bytes:
    table = f"<w:tbl>{files.row(files.p('Born'), files.p('1990'))}</w:tbl>"
    notes = {"word/comments.xml": files.part("comments", f"<w:comment>{files.p('Good')}</w:comment>")}
    return files.docx(files.p("Coach") + table, ("comments", "comments.xml", False), parts=notes)


SEEDS: Final[Mapping[str, Callable[[], bytes]]] = {
    "pdf": lambda: files.pdf(files.labels, files.with_surfaces),
    "docx": _docx,
    "doc": lambda: (_WRITTEN / "written" / "planted.doc").read_bytes(),
    "rtf": lambda: (_WRITTEN / "written" / "planted.rtf").read_bytes(),
    "odt": lambda: make_odt.odt().data,
    "fodt": lambda: make_odt.flat_odt().data,
    "html": lambda: make_pages.html().data,
    "mhtml": lambda: make_pages.mhtml().data,
    "json": lambda: make_structured.json_resume().data,
    "europass": lambda: make_structured.passport().data,
    "md": lambda: "# Coach\n\n**Trainer** [site](https://example.org)\n\n| a | b |\n".encode("utf-16"),
    "txt": lambda: b"Coach\n\nTaught swimming since 2019.\n",
    "eml": _letter,
    "zip": lambda: files.zipped({"cv.txt": "Coach since 2019", "letter.md": "# Why me\n"}),
    "heic": lambda: (_WRITTEN / "fixtures" / "scan.heic").read_bytes(),
    **{kind.lower(): partial(_picture, kind) for kind in ("PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF")},
}
