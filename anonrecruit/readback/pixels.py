"""Whether a redacted page still shows, as a picture, a value that the original showed as text.

Both files are read by pdfminer.six, so that neither the words nor the places are those the bars were drawn by.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from anonrecruit.cues import Cue
from anonrecruit.errors import LeakFound
from anonrecruit.leakcheck import Removed, check
from anonrecruit.leakcheck.text_index import squash
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.ocr import installed_engine, recognise
from anonrecruit.parsers.pdf_pdfminer import scan_with_pdfminer
from anonrecruit.parsers.pictures import as_page
from anonrecruit.parsers.unheard import unheard
from anonrecruit.parsers.words import Box, Word

if TYPE_CHECKING:
    from PIL.Image import Image

_SEARCHED = frozenset({Cue.PERSON, Cue.EMAIL_ADDRESS, Cue.PHONE_NUMBER, Cue.PROFILE_URL, Cue.ID_NUMBER})
_SHORTEST = 6
"""Letters and digits of a value that is unlike any word; a shorter one may be kept elsewhere as what it means there."""

_LONGEST_RUN = 8
_MIDDLE = 0.25  # of a word's height, above and below its middle: letters are there, neighbouring lines are not
_FLAT = 24  # of 255: how far apart the lightest and the darkest pixel of a bar or of bare paper may be


@dataclass(frozen=True, slots=True)
class _Picture:
    """RGB rows from the top."""

    width: int
    height: int
    pixels: bytes = field(repr=False)

    def as_image(self) -> Image:
        from PIL import Image as pillow  # noqa: N813 - its module has the name of its class

        return pillow.frombytes("RGB", (self.width, self.height), self.pixels).convert("L")

    def is_flat(self, box: Box, size: tuple[float, float]) -> bool:
        """Whether nothing can be read in the middle of a box, given in points of a page of ``size``."""
        across, down = self.width / size[0], self.height / size[1]
        middle, reach = (box[1] + box[3]) / 2, (box[3] - box[1]) * _MIDDLE
        left, right = max(0, int(box[0] * across) + 1), min(self.width, int(box[2] * across))
        rows = range(max(0, int((middle - reach) * down)), min(self.height, int((middle + reach) * down) + 1))
        seen = [self.pixels[3 * (row * self.width + left) : 3 * (row * self.width + right)] for row in rows]
        values = b"".join(seen)
        return not values or max(values) - min(values) <= _FLAT


def check_pixels(original: bytes, page: bytes, removed: Iterable[Removed]) -> None:
    """Raises LeakFound."""
    values = {squash(item.value): item.cue for item in removed if item.cue in _SEARCHED}
    values = {value: cue for value, cue in values.items() if len(value) >= _SHORTEST}
    with unheard("pdfminer"):
        scanned = scan_with_pdfminer(original, Limits())
        pictures = list(_pictures(page))
    leaks = [
        cue.value
        for words, cue in _runs(scanned.words, values)
        if not all(pictures[w.page - 1].is_flat(w.box, scanned.sizes[w.page - 1]) for w in words)
    ]
    if leaks:
        raise LeakFound(tuple(sorted(set(leaks))), len(leaks))


def check_by_ocr(page: bytes, removed: Iterable[Removed]) -> None:
    """Reads the pictures of a redacted page as a scan is read. Raises LeakFound, and what OCR raises."""
    limits, texts = Limits(), []
    engine = installed_engine(1)
    for number, picture in enumerate(_pictures(page), 1):
        seen = picture.as_image()
        sheet = recognise(as_page(seen), number, engine, limits)
        texts.append(" ".join(word.text for word in sheet.words))
    check(texts, (item for item in removed if item.cue in _SEARCHED))


def _runs(words: Sequence[Word], values: dict[str, Cue]) -> Iterator[tuple[Sequence[Word], Cue]]:
    """Neighbouring words that say a value together, and nothing else."""
    words = [word for word in words if squash(word.text)]  # a dot between two values says nothing
    squashed = [squash(word.text) for word in words]
    longest = max(map(len, values), default=0)
    for start in range(len(words)):
        said = ""
        for end in range(start, min(len(words), start + _LONGEST_RUN)):
            said += squashed[end]
            if said in values:
                yield words[start : end + 1], values[said]
            if len(said) > longest:
                break


def _pictures(page: bytes) -> Iterator[_Picture]:
    from pdfminer.high_level import extract_pages

    for sheet in extract_pages(io.BytesIO(page)):
        picture = next(_images(sheet))
        width, height = picture.srcsize
        yield _Picture(width, height, picture.stream.get_data())


def _images(item: Any) -> Iterator[Any]:
    from pdfminer.layout import LTContainer, LTImage

    for child in item:
        if isinstance(child, LTImage):
            yield child
        elif isinstance(child, LTContainer):
            yield from _images(child)
