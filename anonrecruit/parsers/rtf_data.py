"""Words in the data of an RTF file: pictures, objects and the like, whether in hexadecimal digits or as they are."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from anonrecruit.parsers.docx_rest import SCHEMAS, rest_of
from anonrecruit.parsers.image_metadata import words_of_picture
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.package import Package
from anonrecruit.parsers.strings import may_tell, printable, text_inside, xml_texts

_NO_DIGIT = re.compile(r"[^0-9A-Fa-f]")
_PACKAGE = b"PK\x03\x04"


def from_hexadecimal(text: str) -> bytes:
    """Whatever else stands between the digits."""
    digits = _NO_DIGIT.sub("", text)
    return bytes.fromhex(digits[: len(digits) // 2 * 2])


def words_in(destination: str, data: bytes, limits: Limits) -> Iterator[str]:
    """Of the data of a destination; of one that has none of its own as of any file. Raises LimitExceeded."""
    return _READERS.get(destination, text_inside)(data, limits)


def _of_picture(data: bytes, limits: Limits) -> Iterator[str]:
    return words_of_picture(data)


def _of_object(data: bytes, limits: Limits) -> Iterator[str]:
    """The file that is embedded stands behind a head that names it and its program."""
    yield from printable(data)
    if (start := data.find(_PACKAGE)) >= 0:
        yield from text_inside(data[start:], limits)


def _of_theme(data: bytes, limits: Limits) -> Iterator[str]:
    """A package, or one part of such; but what Word itself says in it."""
    if data.startswith(_PACKAGE):
        try:
            yield from (text for _, text in rest_of(Package(data, limits), limits))
            return
        except zipfile.BadZipFile:
            pass
    texts = xml_texts(data) if data.lstrip().startswith(b"<") else printable(data)
    yield from (text for text in texts if may_tell(text) and not text.startswith(SCHEMAS))


def _strings(data: bytes, limits: Limits) -> Iterator[str]:
    return printable(data)


_READERS: Final[Mapping[str, Callable[[bytes, Limits], Iterator[str]]]] = {
    "pict": _of_picture, "objdata": _of_object, "themedata": _of_theme, "colorschememapping": _of_theme,
    "datastore": _strings, "datafield": _strings,
}  # fmt: skip
