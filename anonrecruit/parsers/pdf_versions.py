"""A PDF as each earlier save left it: an incremental save only adds to the end (ISO 32000-1, 7.5.6)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.pdf_filters import bounded
from anonrecruit.parsers.unheard import unheard

_END = re.compile(rb"%%EOF[\r\n]*")


def earlier_versions(data: bytes, limits: Limits) -> Iterator[bytes]:
    """Those that hold an object which the file as it is now lacks. A file made for the web has an end mark near its
    beginning, too, that ends no version; Word ends every file twice, the second time adding an index alone.

    Raises LimitExceeded.
    """
    ends = [match.end() for match in _END.finditer(data)][:-1]
    limits.check("versions", len(ends))
    if ends and b"/Linearized" in data[:1024]:
        ends.pop(0)
    yield from (data[:end] for end in ends if not _is_within(data[:end], data, limits))


def _is_within(version: bytes, data: bytes, limits: Limits) -> bool:
    """Whether each object of the one is an object of the other, and what the file begins with is the same. False of
    what does not open: another reader may."""
    try:
        with unheard("pikepdf"), bounded(limits), _opened(version) as then, _opened(data) as now:
            same_start = all(_is_same(then.trailer.get(key), now.trailer.get(key)) for key in ("/Root", "/Info"))
            return same_start and all(_is_same(item, now.get_object(item.objgen)) for item in _objects(then))
    except pikepdf.PdfError:
        return False


def _opened(data: bytes) -> Any:
    return pikepdf.open(io.BytesIO(data), inherit_page_attributes=False)


def _objects(pdf: Any) -> Iterator[Any]:
    """But for numbers and the like, which nothing but an object that is compared refers to."""
    return (item for item in pdf.objects if isinstance(item, pikepdf.Object))


def _is_same(one: Any, other: Any) -> bool:
    """The other may be a dictionary with more in it: what only it refers to may not have been there before."""
    if not (isinstance(one, pikepdf.Object) and isinstance(other, pikepdf.Object)):
        return one is other is None
    if isinstance(one, pikepdf.Stream) and isinstance(other, pikepdf.Stream):
        return _is_same(one.stream_dict, other.stream_dict) and bool(one.read_raw_bytes() == other.read_raw_bytes())
    if one.unparse(resolved=True) == other.unparse(resolved=True):
        return True
    both = isinstance(one, pikepdf.Dictionary) and isinstance(other, pikepdf.Dictionary)
    return both and all(key in other and _written(one, key) == _written(other, key) for key in map(str, one))


def _written(dictionary: Any, key: str) -> bytes | Any:
    value = dictionary[key]
    return value.unparse() if isinstance(value, pikepdf.Object) else value
