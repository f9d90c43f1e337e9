"""Makes the README's pictures: one application as it came, its blind page, and its own page redacted.

    python examples/make_pictures.py docs/

Needs Pillow, which the extra "test" brings. The record's id is fixed, so that the pictures change only with the pages.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

from anonrecruit import Application, Blinded, Blinder
from anonrecruit.record import RecordId

ORIGINAL = Path(__file__).parent / "inbox" / "amelia-hartley-cv.pdf"
RECORD_ID = RecordId("2f6b81c09d4e7a35")
WIDTH = 560
"""Pixels of a page, at which its text can just be read."""


def main(folder: Path) -> None:
    outcome, files = Blinder().publish(Application.from_path(ORIGINAL), ("pdf", "redacted"), (RECORD_ID,))
    if not isinstance(outcome, Blinded):
        raise SystemExit(outcome.reason)
    pages = {"before": ORIGINAL.read_bytes(), "after": files["pdf"], "redacted": files["1.redacted.pdf"]}
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in pages.items():
        picture(page).save(folder / f"{name}.png", optimize=True)


def picture(pdf: bytes) -> Image.Image:
    """The first page with a thin frame, in few colours."""
    page = pypdfium2.PdfDocument(pdf)[0]
    rendered = page.render(scale=2 * WIDTH / page.get_width()).to_pil().convert("RGB")
    small = rendered.resize((WIDTH, round(WIDTH * rendered.height / rendered.width)), Image.Resampling.LANCZOS)
    framed = Image.new("RGB", (small.width + 2, small.height + 2), "#b8c1ca")
    framed.paste(small, (1, 1))
    return framed.quantize(32)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
