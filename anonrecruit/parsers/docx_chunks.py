"""Pieces of other formats in a Word file that Word shows as part of the body (``w:altChunk``).

Programs that make Word files of web pages often put the whole page in one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from anonrecruit.application import Source
from anonrecruit.parsers import sniff
from anonrecruit.parsers.html import parse_html
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.mhtml import parse_mhtml
from anonrecruit.parsers.package import Package
from anonrecruit.parsers.pieces import Parsed
from anonrecruit.parsers.plain import parse_plain
from anonrecruit.parsers.rtf import parse_rtf

Reader = Callable[[bytes, Limits], Parsed]
_READERS: Mapping[str, Reader] = {
    sniff.HTML: parse_html,
    sniff.MHTML: parse_mhtml,
    sniff.RTF: parse_rtf,
    sniff.PLAIN: parse_plain,
}


def chunks(package: Package, main: str, limits: Limits, word: Reader) -> Iterator[Parsed]:
    """Each that is read; of further formats nothing is shown. ``word`` reads a Word file. Raises what readers raise."""
    for link in package.relationships(main):
        if link.kind == "aFChunk" and not link.external and (data := package.data(link.target)).strip():
            kind = sniff.sniff(Source(data), limits)
            reader = word if kind == sniff.DOCX else _READERS.get(kind)
            if reader is not None:
                yield reader(data, limits)
