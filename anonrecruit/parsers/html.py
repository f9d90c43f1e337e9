"""HTML pages as a browser shows them (WHATWG HTML, rendering), without running or fetching anything.

What a style or an attribute hides is a block that nobody sees; whatever else the page carries is a surface.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from anonrecruit.errors import UnsupportedFormat
from anonrecruit.parsers.css import styles_of
from anonrecruit.parsers.html_attributes import Beside
from anonrecruit.parsers.html_embedded import sheet_in, tree_of, without_files
from anonrecruit.parsers.html_flow import Walk
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pieces import Parsed, Piece
from anonrecruit.parsers.text import decode

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)|^\s*<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)", re.I)
_WITHIN = 4096  # bytes in which a page names its encoding; the standard allows 1024
_WESTERN = frozenset({"iso-8859-1", "latin1", "us-ascii", "ascii", "iso8859-1"})  # WHATWG Encoding: all are cp1252
_DEPTH = 3
_TAG = re.compile(r"<[^<>]{20000,}")  # a shorter one has not words enough to matter


def parse_html(data: bytes, limits: Limits) -> Parsed:
    """Raises UnsupportedFormat where the bytes are not text, and LimitExceeded."""
    beside = Beside(limits)
    pieces, images = read_html(html_text(data), limits, beside)
    return Parsed(tuple(pieces), "html", images + beside.pictures, surfaces=beside.surfaces())


def said_by_page(text: str, limits: Limits) -> tuple[list[str], int]:
    """(all that a page says, shown or not; how many pictures stand within it), of one that is shown to nobody."""
    beside = Beside(limits)
    pieces, _ = read_html(text, limits, beside)
    return [*(piece.text for piece in pieces), *beside.surfaces().values()], beside.pictures


def html_text(data: bytes) -> str:
    """Valid UTF-8 or UTF-16 is that, whatever the page says of itself; then comes what it says, then a guess."""
    declared = _CHARSET.search(data[:_WITHIN])
    name = b"".join(group or b"" for group in declared.groups()).decode("ascii").lower() if declared else ""
    if not (_is_utf8(data) and not name.startswith("iso-2022")) and name and name not in _WESTERN:
        try:
            return data.decode(name)
        except (LookupError, UnicodeError):
            pass
    text = decode(data)
    if text is None:
        raise UnsupportedFormat("application/octet-stream")
    return text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read_html(
    text: str, limits: Limits, beside: Beside, sheets: Sequence[str] = (), depth: int = 0
) -> tuple[list[Piece], int]:
    """(pieces, how many pictures stand outside of the page). ``sheets`` are style sheets that came beside the page.

    A page within a page (``srcdoc``) is read in its place, to a depth of three.
    """
    limits.check("html_tags", text.count("<"))
    limits.check("tag_words", max((len(tag[0].split()) for tag in _TAG.finditer(text)), default=0))
    root = tree_of(text)
    if root is None:
        return [], 0
    for note in (*root.itersiblings(preceding=True), *root.itersiblings()):
        beside.add("comments", note.text or "")
    own = (sheet_in(each) if each.tag == "link" else str(each.text or "") for each in root.iter("style", "link"))
    styles = styles_of(root, list(map(without_files, [*sheets, *own])), limits)
    walk = Walk(styles, beside, limits, lambda inner: _nested(inner, limits, beside, depth))
    return walk.page(root), walk.images


def _nested(text: str, limits: Limits, beside: Beside, depth: int) -> list[Piece]:
    if depth >= _DEPTH:
        limits.check("xml_depth", limits.xml_depth + 1)
    pieces, pictures = read_html(text, limits, beside, (), depth + 1)
    beside.framed += pictures
    return pieces
