"""Reads finished pages again, with other readers than the writers', and searches them for what was removed.

A writer that shows too much (a property, a bookmark, a style's name, a letter under a black bar) is not trusted to say
so: PDF is read with pdfminer.six, since pdfium and Typst are what we read and write with; Word documents as raw XML,
part by part; HTML as a tree with all its attributes and comments.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from anonrecruit import leakcheck
from anonrecruit.readback.html import html_texts
from anonrecruit.readback.ooxml import docx_texts
from anonrecruit.readback.pdf import pdf_texts

__all__ = ["READERS", "check"]

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
