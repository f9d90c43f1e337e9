"""The words of a form field or a note, drawn where the file leaves that to its reader (ISO 32000-1, 12.7.3.3).

Nobody looks at the drawing, so one font does for all: what counts is that the words stand in their place and in lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from anonrecruit.parsers.limits import Limits

_DEEPEST = 50
_SECRET, _IN_CELLS, _MANY_LINES = 1 << 13, 1 << 24, 1 << 12
_TURNS: Final[Mapping[int, tuple[int, int, int, int]]] = {
    0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0),
}  # fmt: skip
_SIZES: Final = (11, 9, 7, 5, 3)  # points, the largest that fits; text of two or less is taken for hidden
_WIDTH, _LINE = 0.5, 1.2  # of a character, and from line to line, in sizes
_TO_UNICODE: Final = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"""


def has_words(note: Any) -> bool:
    """A field of one or several lines, or of a choice, but no password; a note that stands on the page itself."""
    if note.get("/Subtype") == "/FreeText":
        return True
    return note.get("/Subtype") == "/Widget" and _of(note, "/FT") in ("/Tx", "/Ch") and not _flags(note) & _SECRET


def is_in_cells(note: Any) -> bool:
    """Whether each letter has a box of its own: drawn so, a word falls apart."""
    return bool(_of(note, "/FT") == "/Tx" and _flags(note) & _IN_CELLS)


class Values:
    """Draws values for one open file. Many fields may have one long value, so what is drawn is counted."""

    def __init__(self, pdf: Any, limits: Limits) -> None:
        self._pdf = pdf
        self._limits = limits
        self._characters = 0
        self._font = cache(lambda wide: pdf.make_indirect(_font(pdf, wide)))

    def drawn(self, note: Any) -> Any:
        """A form of the size of the field; None where the field is empty or has no size. Raises LimitExceeded."""
        text = "\n".join(_values(note)).replace("\r\n", "\n").replace("\r", "\n")
        turned = _rotation(note)
        width, height = _size(note)[:: -1 if turned % 180 else 1]
        if not text.strip() or width <= 0 or height <= 0:
            return None
        self._characters += len(text)
        self._limits.check("characters", self._characters)
        return self._form(text.split("\n"), width, height, turned, broken=_is_broken(note))

    def _form(self, paragraphs: list[str], width: float, height: float, turned: int, *, broken: bool) -> Any:
        size, lines = _laid(paragraphs, width, height, broken=broken)
        wide = any(not _is_western(line) for line in lines)
        shown = b" T* ".join(_string(line, wide) + b" Tj" for line in lines)
        content = b"BT /F %d Tf %.1f TL 2 %.1f Td %b ET" % (size, size * _LINE, max(2.0, height - size), shown)
        return self._pdf.make_stream(
            content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, width, height]),
            Matrix=Array([*_TURNS[turned], 0, 0]), Resources=Dictionary(Font=Dictionary(F=self._font(wide))),
        )  # fmt: skip


def _rotation(note: Any) -> int:
    """In degrees, anticlockwise: fields of pages that are turned are turned back (ISO 32000-1, table 189)."""
    looks = note.get("/MK")
    turned = looks.get("/R", 0) if isinstance(looks, Dictionary) else 0
    return turned % 360 if isinstance(turned, int) and turned % 360 in _TURNS else 0


def _values(note: Any) -> Iterator[str]:
    value = note.get("/Contents") if note.get("/Subtype") == "/FreeText" else _of(note, "/V")
    options = dict(_options(note))
    for one in value if isinstance(value, Array) else [value]:
        text = _text(one)
        yield options.get(text, text)


def _options(note: Any) -> Iterator[tuple[str, str]]:
    """What is shown for each value of a choice."""
    options = _of(note, "/Opt")
    for option in options if isinstance(options, Array) else ():
        if isinstance(option, Array) and len(option) > 1:
            yield _text(option[0]), _text(option[1])


def _text(value: Any) -> str:
    if isinstance(value, pikepdf.Stream):
        value = pikepdf.String(value.read_bytes())
    return str(value) if isinstance(value, pikepdf.String) else ""


def _of(note: Any, key: str) -> Any:
    """An entry of the field, which may stand in a field above it."""
    for _ in range(_DEEPEST):
        if key in note:
            return note[key]
        note = note.get("/Parent")
        if not isinstance(note, Dictionary):
            break
    return None


def _flags(note: Any) -> int:
    flags = _of(note, "/Ff")
    return flags if isinstance(flags, int) else 0


def _size(note: Any) -> tuple[float, float]:
    try:
        left, bottom, right, top = map(float, note.get("/Rect", ()))
    except (TypeError, ValueError):  # no rectangle
        return 0.0, 0.0
    return abs(right - left), abs(top - bottom)


def _is_broken(note: Any) -> bool:
    """Whether a line that is too long goes on below."""
    return note.get("/Subtype") == "/FreeText" or bool(_flags(note) & _MANY_LINES)


def _laid(paragraphs: list[str], width: float, height: float, *, broken: bool) -> tuple[int, list[str]]:
    """The largest size that fits, or the smallest, and the lines."""
    size, lines = _SIZES[0], paragraphs
    for size in _SIZES:
        most = max(1, int(width / (size * _WIDTH)))
        lines = [line for text in paragraphs for line in _wrapped(text, most)] if broken else paragraphs
        if (len(lines) - 1) * size * _LINE <= height and max(map(len, lines)) <= most:
            break
    return size, lines


def _wrapped(text: str, most: int) -> list[str]:
    """Broken between words alone."""
    lines, length = [list[str]()], 0
    for word in text.split():
        if length + len(word) > most and lines[-1]:
            lines.append([])
            length = 0
        lines[-1].append(word)
        length += len(word) + 1
    return [" ".join(line) for line in lines]


def _is_western(line: str) -> bool:
    try:
        return bool(line.encode("cp1252")) or not line
    except UnicodeEncodeError:
        return False


def _string(line: str, wide: bool) -> bytes:
    data = line.encode("utf-16-be", "surrogatepass") if wide else line.encode("cp1252")
    return b"<" + data.hex().encode() + b">"


def _font(pdf: Any, wide: bool) -> Any:
    """One that every reader has; for letters beyond it, one that has nothing but their codes."""
    if not wide:
        return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    system = Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0)
    letters = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Helvetica, CIDSystemInfo=system, DW=500
    )
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Helvetica, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(letters)]), ToUnicode=pdf.make_stream(_TO_UNICODE),
    )  # fmt: skip
