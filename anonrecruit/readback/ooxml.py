"""Word documents as raw XML: every part, every text, and the attributes that carry words."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

_BLANK_LINES = re.compile(r"\n{3,}")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORDY = frozenset({"descr", "title", "alt", "author", "initials", "string", "instr", "tooltip", "anchor", "Target"})
_NAMES = frozenset({"val", "name", "styleId", "typeface", "ascii", "hAnsi", "cs", "eastAsia"})
_NAMING = ("word/styles", "word/theme/", "word/fontTable", "word/numbering")
"""Parts without texts, whose attributes are names of styles, fonts and themes."""


def docx_texts(page: bytes) -> Iterator[str]:
    """Also the names of the parts; a part that is no XML is given as the text it can be read as."""
    with zipfile.ZipFile(io.BytesIO(page)) as archive:
        for name in archive.namelist():
            yield name.rsplit("/", 1)[-1]
            yield from _part(name, archive.read(name))


def _part(name: str, data: bytes) -> Iterator[str]:
    if not name.endswith((".xml", ".rels")):
        yield from (data.decode("utf-8", "ignore"), data.decode("utf-16-le", "ignore"))
        return
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    yield _BLANK_LINES.sub("\n\n", "".join(_flow(root)))
    for element in root.iter():
        for key, value in element.items():
            if _local(key) in _WORDY or (name.startswith(_NAMING) and _local(key) in _NAMES):
                yield str(value)


def _flow(root: etree._Element) -> Iterator[str]:
    """Text as it runs: runs of a paragraph without a gap, each paragraph, tab and break as white space."""
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            yield f"\n{element.text or ''}\n"
        elif event == "start":
            yield {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}.get(element.tag, "") + (element.text or "")
        else:
            yield ("\n" if element.tag == f"{_W}p" or not element.tag.startswith(_W) else "") + (element.tail or "")


def _local(key: str) -> str:
    return key.rpartition("}")[2]
