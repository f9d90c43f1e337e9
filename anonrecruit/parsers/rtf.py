"""Rich Text Format, from its control words (Microsoft's RTF specification 1.9.1).

The libraries that read RTF drop all but the body; here every part is read, and what no page shows becomes a surface.
"""

from __future__ import annotations

from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pieces import Parsed, distinct
from anonrecruit.parsers.rtf_reader import Reader
from anonrecruit.parsers.rtf_tokens import tokens


def parse_rtf(data: bytes, limits: Limits) -> Parsed:
    """Raises LimitExceeded where groups nest too deep."""
    reader = Reader(limits)
    for token in tokens(data.decode("latin-1")):
        reader.take(token)
    parts = reader.finished()
    pieces = (
        *distinct(parts["header"]),
        *parts["body"],
        *distinct(parts["footer"]),
        *parts["footnote"],
    )
    return Parsed(pieces, "rtf", reader.images, surfaces=reader.surfaces())
