"""All planted rows, of every format."""

from __future__ import annotations

from typing import Final

from tests.planted import (
    container_rows,
    doc_rows,
    docx_rows,
    embedded_rows,
    flat_rows,
    odt_rows,
    page_rows,
    pdf_rows,
    rtf_rows,
    scan_rows,
    shape_rows,
    structured_rows,
    text_rows,
)
from tests.planted.row import Row

ROWS: Final[tuple[Row, ...]] = (
    *docx_rows.ROWS,
    *shape_rows.ROWS,
    *pdf_rows.ROWS,
    *scan_rows.ROWS,
    *text_rows.ROWS,
    *container_rows.ROWS,
    *page_rows.ROWS,
    *embedded_rows.ROWS,
    *rtf_rows.ROWS,
    *odt_rows.ROWS,
    *flat_rows.ROWS,
    *doc_rows.ROWS,
    *structured_rows.ROWS,
)
