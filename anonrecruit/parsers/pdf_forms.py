"""How often the forms of a PDF are drawn: thirty forms of which each draws the next one twice are drawn 2³⁰ times."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pikepdf

_DRAWS = re.compile(rb"/([^\s()<>\[\]{}/%]+)\s+Do\b")
_Place = tuple[int, int]


def drawn_forms(streams: Iterable[Any], data_of: Callable[[Any], bytes], most: int) -> int:
    """The largest number of forms that drawing one form comes to; forms that draw themselves are drawn for ever.

    Counting stops soon after ``most``. Only forms that have forms of their own are read.
    """
    inner = {stream.objgen: _drawn_by(stream, data_of) for stream in streams if _forms_of(stream)}
    return max((_count(place, inner, {}, (), most) for place in inner), default=0)


def forms_drawn(resources: Any, content: bytes) -> Iterator[Any]:
    """Of the forms in the resources those that the content draws."""
    names = _names_drawn(content)
    yield from (form for name, form in _forms_in(resources) if name in names)


def _forms_of(stream: Any) -> dict[str, _Place]:
    """The forms in a form's resources, by name."""
    inner = _forms_in(stream.get("/Resources")) if _is_form(stream) else ()
    return {name: item.objgen for name, item in inner}


def _forms_in(resources: Any) -> Iterator[tuple[str, Any]]:
    named = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    items = named.items() if isinstance(named, pikepdf.Dictionary) else ()
    yield from ((name, item) for name, item in items if isinstance(item, pikepdf.Stream) and _is_form(item))


def _names_drawn(content: bytes) -> Counter[str]:
    return Counter("/" + name.decode("latin-1") for name in _DRAWS.findall(content))


def _is_form(stream: Any) -> bool:
    return bool(stream.get("/Subtype") == "/Form")


def _drawn_by(stream: Any, data_of: Callable[[Any], bytes]) -> Counter[_Place]:
    forms = _forms_of(stream)
    times = _names_drawn(data_of(stream)).items()
    return Counter({forms[name]: count for name, count in times if name in forms})


def _count(
    place: _Place,
    inner: Mapping[_Place, Counter[_Place]],
    known: dict[_Place, int],
    above: tuple[_Place, ...],
    most: int,
) -> int:
    if place in above or len(above) > most:
        return 0  # pdfium does not draw a form within itself
    if place not in known:
        drawn = inner.get(place, {}).items()
        known[place] = 1 + sum(times * _count(form, inner, known, (*above, place), most) for form, times in drawn)
    return known[place]
