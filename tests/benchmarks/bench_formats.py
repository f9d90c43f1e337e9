"""Milliseconds a page per format, beside the fastest library that reads it.

A page is 400 words; a shorter file counts as one. Libraries that are not installed (striprtf, selectolax, odfpy,
python-docx) or miss the last line are left out. Each gives the text of the body alone; ours reads every surface.
A last row compares all PDFs of a folder (``bench_formats.py FOLDER``; ../shared/corpora/dev/files where it exists) with
pdfium's words and boxes alone, put in reading order: the bar is 1.5 times.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from anonrecruit.application import Source
from anonrecruit.document import Document
from anonrecruit.parsers import parse
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pdf_pdfium import _boxes, _characters, _places, _readable
from anonrecruit.parsers.pieces import Parsed, assemble
from anonrecruit.parsers.reading_order import pieces_of
from anonrecruit.parsers.words import Word
from tests.parsers import make_files, make_odt, make_word_files

LINES = [
    f"Led classes of thirty people at Northway Leisure, week {number}, and wrote the rota." for number in range(60)
]
WORDS_A_PAGE = 400


def html() -> bytes:
    return ("<html><body>" + "".join(f"<p>{line}</p>" for line in LINES) + "</body></html>").encode()


def rtf() -> bytes:
    return (r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}" + "".join(rf"\pard\f0 {line}\par " for line in LINES) + "}").encode()


def odt() -> bytes:
    text = "".join(f"<text:p>{line}</text:p>" for line in LINES)
    body = f"<office:body><office:text>{text}</office:text></office:body>"
    content = f"<office:document-content {make_odt.NAMESPACES}>{body}</office:document-content>"
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    members = {"mimetype": make_odt.TYPE, "content.xml": content, "META-INF/manifest.xml": manifest}
    return make_odt.packed_up(members)


FILES: Mapping[str, Callable[[], bytes]] = {
    "docx": lambda: make_files.docx("".join(map(make_files.p, LINES))),
    "doc": lambda: make_word_files.doc().data,
    "odt": odt,
    "rtf": rtf,
    "html": html,
    "text": lambda: "\n\n".join(LINES).encode(),
}


def _docx(module: Any, data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in module.Document(io.BytesIO(data)).paragraphs)


def _odt(module: Any, data: bytes) -> str:
    loaded, text = module.load(io.BytesIO(data)), import_module("odf.text")
    return "\n".join(map(str, loaded.getElementsByType(text.P)))


OTHERS: Mapping[str, tuple[str, Callable[[Any, bytes], str]]] = {
    "docx": ("docx", _docx),
    "odt": ("odf.opendocument", _odt),
    "rtf": ("striprtf.striprtf", lambda module, data: str(module.rtf_to_text(data.decode()))),
    "html": ("selectolax.lexbor", lambda module, data: str(module.LexborHTMLParser(data).text())),
}


def milliseconds(work: Callable[[], object], times: int = 15) -> float:
    """The best of several, in CPU time."""
    return min(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return (time.process_time() - begin) * 1000


def bare(data: bytes) -> Document:
    """Words and boxes by pypdfium2, and their reading order: no surfaces, nothing hidden found, nothing refused."""
    words: list[Word] = []
    sizes: list[tuple[float, float]] = []
    with closing(pdfium.PdfDocument(data)) as pdf:
        for number, page in enumerate(pdf, 1):
            with closing(page), closing(page.get_textpage()) as textpage:
                sizes.append(page.get_size())
                text = _characters(textpage)
                places = _places(text, _boxes(page, textpage))
                words += (Word(_readable(text[at:end]), number, box, box[3] - box[1]) for at, end, box in places)
    return assemble(Parsed(tuple(pieces_of(words, sizes)), "pdfium", 0, len(sizes)), 0, Limits())


def pdfs(folder: Path) -> str:
    """Of files whose text is not read by OCR."""
    read = [(path.read_bytes(), parse(Source(path.read_bytes()))) for path in sorted(folder.glob("*.pdf"))]
    files = [data for data, document in read if document.parser == "pdfium"]
    pages = sum(max(1.0, len(document.text.split()) / WORDS_A_PAGE) for _, document in read) or 1
    ways: tuple[Callable[[bytes], object], ...] = (lambda data: parse(Source(data)), bare)
    ours, theirs = (sum(milliseconds(lambda data=data, way=way: way(data), 7) for data in files) for way in ways)  # type: ignore[misc]
    times = f"{ours / theirs:.2f} times, {'kept' if ours <= 1.5 * theirs else 'MISSED'} (<= 1.5)"
    return f"pdf      {ours / pages:9.2f}   pypdfium2, ordered  {theirs / pages:.2f}   {times}"


def main() -> None:
    print("format   ms a page   fastest library     its ms a page")
    for name, make in FILES.items():
        data = make()
        pages = max(1.0, len(parse(Source(data)).text.split()) / WORDS_A_PAGE)
        ours = milliseconds(lambda data=data: parse(Source(data))) / pages  # type: ignore[misc]
        other, theirs = _theirs(name, data, pages)
        print(f"{name:8} {ours:9.2f}   {other:18}  {theirs}")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/corpora/dev/files")
    if folder.exists():
        print(pdfs(folder))


def _theirs(name: str, data: bytes, pages: float) -> tuple[str, str]:
    module_name, read = OTHERS.get(name, ("", lambda module, data: ""))
    try:
        module = import_module(module_name) if module_name else None
    except ImportError:
        module = None
    if module is None or LINES[-1] not in read(module, data):
        return "-", "-"
    return module_name.partition(".")[0], f"{milliseconds(lambda: read(module, data)) / pages:.2f}"


if __name__ == "__main__":
    main()
