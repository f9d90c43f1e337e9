"""Reads finished pages again, with other readers than the writers', and searches them for what was removed.

A writer that shows too much (a property, a bookmark, a style's name, a letter under a black bar) is not trusted to say
so: PDF is read with pdfminer.six, since pdfium and Typst are what we read and write with; Word documents as raw XML,
part by part; HTML as a tree with all its attributes and comments.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from anonrecruit import leakcheck
from anonrecruit.leakcheck.text_index import split_words, squash
from anonrecruit.readback.html import html_texts
from anonrecruit.readback.ooxml import docx_texts
from anonrecruit.readback.pdf import pdf_pages, pdf_texts
from anonrecruit.readback.pixels import check_by_ocr, check_pixels

__all__ = ["READERS", "check", "check_by_ocr", "check_pixels", "foreign_words"]

Reader = Callable[[bytes], Iterator[str]]
"""Everything in a file that is text, seen or not; an unreadable file raises whatever it likes."""


def _plain(page: bytes) -> Iterator[str]:
    yield page.decode("utf-8")


def _json_texts(page: bytes) -> Iterator[str]:
    waiting = [json.loads(page)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [*value.values(), *value]
        elif isinstance(value, list):
            waiting += reversed(value)
        else:
            yield str(value)


READERS: dict[str, Reader] = {
    "json": _json_texts,
    "markdown": _plain,
    "html": html_texts,
    "pdf": pdf_texts,
    "docx": docx_texts,
}


def check(ending: str, page: bytes, removed: Iterable[leakcheck.Removed]) -> None:
    """Returns if a finished file shows no removed value in any variant; ``ending`` is that of its name ("pdf").

    Raises LeakFound.
    """
    leakcheck.check(READERS[ending](page), removed)


_OURS = (
    "Applications to review Contents Application of Part record Curriculum vitae Covering letter Document Answer "
    "Further text Personal details Contact Profile Employment Education Skills Languages Interests Publications "
    "Projects Awards Referees Declaration Experience years months in roles earlier not shown, by policy "
    "This is pseudonymised personal data (UK GDPR, Article 4(5)), not anonymous "
    "data: whoever holds the key can tell who it is. Keep it as you keep the application itself."
)
"""What the template of a pack says itself."""


def foreign_words(ending: str, page: bytes, known: Iterable[str]) -> set[str]:
    """Words of a page that are no piece of any text in ``known``, nor the template's, nor a number on a page."""
    texts = pdf_pages(page) if ending == "pdf" else READERS[ending](page)
    everything = "\n".join(map(squash, (_OURS, *known)))
    words = {word for text in texts for word in split_words(text)}
    return {word for word in words if word not in everything and not (word.isdigit() and len(word) < 4)}
