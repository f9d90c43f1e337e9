"""Records as files: rendered, read again by a second reader, and released only if that finds nothing amiss."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from anonrecruit import readback
from anonrecruit.errors import AnalysisFailed, UsageError
from anonrecruit.leakcheck import Removed
from anonrecruit.record import BlindRecord
from anonrecruit.redacted import Original, is_scanned, redacted
from anonrecruit.renderers import RENDERERS
from anonrecruit.renderers.pack import PACKS, By, sheets, shuffled

REDACTED = "redacted"
FORMATS = (*RENDERERS, REDACTED)
"""What a record can be had as. "redacted" gives the candidate's own pages, each file as "<number>.redacted.pdf" or
"<number>.redacted.docx"."""


def check_formats(formats: Sequence[str]) -> None:
    """Raises UsageError for one that does not exist."""
    unknown = sorted(set(formats) - set(FORMATS))
    if unknown:
        raise UsageError(f"the format must be one of {', '.join(FORMATS)}")


def pages(
    record: BlindRecord, formats: Iterable[str], removed: Iterable[Removed], originals: Sequence[Original] = ()
) -> dict[str, bytes]:
    """By the ending of the file's name. Raises LeakFound where one shows a removed value, and whatever renderers do."""
    values, wanted = tuple(removed), tuple(formats)
    made = {name: RENDERERS[name](record) for name in wanted if name != REDACTED}
    for name, page in made.items():
        readback.check(name, page, values)
    return made | (_redacted(record, originals, values) if REDACTED in wanted else {})


def _redacted(record: BlindRecord, originals: Sequence[Original], values: tuple[Removed, ...]) -> dict[str, bytes]:
    """A file that has no pages of its own, or none with text in known places, is set anew like any record. A photo is
    not shown."""
    shown = {number: (ending, page) for number, ending, page in redacted(originals)}
    made = {}
    for original in (each for each in originals if each.document.text):
        number = original.document.attachment + 1
        ending, page = shown.get(number) or ("pdf", RENDERERS["pdf"](_only(record, number)))
        readback.check(ending, page, values)
        if number in shown:
            _check_seen(original, page, values)
        made[f"{number}.{REDACTED}.{ending}"] = page
    return made


def _check_seen(original: Original, page: bytes, values: tuple[Removed, ...]) -> None:
    """What the bars hide: by the places of the original's text, and by OCR where OCR read it. Raises LeakFound."""
    if original.document.parser.startswith("pdf"):
        readback.check_pixels(original.data, page, values)
    if is_scanned(original.document):
        readback.check_by_ocr(page, values)


def _only(record: BlindRecord, number: int) -> BlindRecord:
    sections = tuple(section for section in record.sections if section.attachment == number)
    return record.model_copy(update={"sections": sections})


def packed(records: Iterable[BlindRecord], reviewer: str, by: By, ending: str) -> bytes:
    """One file of many records. What was removed from them is not known here, so it is held to what they say: raises
    AnalysisFailed where the second reader finds a word that stands in none of them, and is none of the template's."""
    chosen = shuffled(records, reviewer)
    pack = sheets(chosen, by)
    page = PACKS[ending](pack)
    known = [text for record in chosen for text in (*record.texts(), record.pseudonym, record.record_id)]
    if readback.foreign_words(ending, page, known):
        raise AnalysisFailed("pack", "ForeignWords")
    return page
