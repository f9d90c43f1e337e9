"""Those of pdfium's functions that are asked of thousands of objects a file, with numbers for pointers.

pypdfium2 declares typed pointers, which ctypes makes and checks anew at each call: that takes longer than most answers.
Handles are addresses here, and so is where an answer of several numbers goes (``numbers``).
"""

from __future__ import annotations

import ctypes
from typing import Any, Final

import pypdfium2.raw as raw

Address = int | None


def _plain(function: Any) -> Any:
    """As declared, but for the pointers. It keeps the interpreter's lock: none of these takes long."""
    declared = (function.restype, *function.argtypes)
    plain = [ctypes.c_void_p if hasattr(kind, "contents") else kind for kind in declared]
    return ctypes.PYFUNCTYPE(*plain)(address_of(function) or 0)


def address_of(handle: Any) -> Address:
    return ctypes.cast(handle, ctypes.c_void_p).value


def numbers(kind: Any, count: int) -> tuple[Any, tuple[int, ...]]:
    """Room for so many, to be used again and again, and where each is. It must live as long as the places are used."""
    room = (kind * count)()
    start, size = ctypes.addressof(room), ctypes.sizeof(kind)
    return room, tuple(range(start, start + count * size, size))


count_objects: Final = _plain(raw.FPDFPage_CountObjects)
object_at: Final = _plain(raw.FPDFPage_GetObject)
count_in_form: Final = _plain(raw.FPDFFormObj_CountObjects)
object_in_form: Final = _plain(raw.FPDFFormObj_GetObject)

kind_of: Final = _plain(raw.FPDFPageObj_GetType)
bounds_of: Final = _plain(raw.FPDFPageObj_GetBounds)
fill_of: Final = _plain(raw.FPDFPageObj_GetFillColor)
has_transparency: Final = _plain(raw.FPDFPageObj_HasTransparency)
render_mode_of: Final = _plain(raw.FPDFTextObj_GetTextRenderMode)
segments_in: Final = _plain(raw.FPDFPath_CountSegments)
draw_mode_of: Final = _plain(raw.FPDFPath_GetDrawMode)
pixels_of: Final = _plain(raw.FPDFImageObj_GetImagePixelSize)

text_object_at: Final = _plain(raw.FPDFText_GetTextObject)
text_fill_at: Final = _plain(raw.FPDFText_GetFillColor)
text_box_at: Final = _plain(raw.FPDFText_GetCharBox)
