"""Content streams of a PDF written anew, for what pdfium does not do by itself (ISO 32000-1, 8.11 and 7.3.4).

It draws at most the first 32,767 bytes of one string, without a word; longer ones are written as several. And it finds
the text of layers that no reader sees as it finds any other; what they hold is taken out, so that what is left can be
compared with the whole.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import pikepdf

from anonrecruit.errors import BrokenDocument
from anonrecruit.parsers.pdf_layers import Layers

_LONGEST = 32_767
_PART = 32_764  # of a string that is parted: a multiple of every width that a character's code can have
_MARK = re.compile(rb"\\.|[()]", re.S)
_STRING = re.compile(rb"\((?:[^()\\]++|\\.)*+\)", re.S)
_LONG_HEXADECIMAL = re.compile(rb"<[^<>]{%d,}" % _LONGEST)
_SHOWS, _BREAKS = ("Tj", "TJ", "'", '"'), ("'", '"')
_PAINTS = frozenset({*_SHOWS, "Do", "sh", "INLINE IMAGE"})
_PATHS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s"})
Content = Callable[[Any], bytes]
Instructions = Iterable[Any]


class Drawn(NamedTuple):
    """A page or a form, and the operators that draw it."""

    owner: Any
    content: bytes


def whole(pdf: Any, drawn: Iterable[Drawn], changed: bool = False) -> bytes | None:
    """The file with its long strings in parts; None where it has none and is as it was. Raises BrokenDocument."""
    found = [each.owner for each in drawn if _has_long_string(each.content)]
    parted = [_rewrite(pdf, owner, lambda inside, _: _parted(inside)) for owner in found]
    return _saved(pdf) if changed or any(parted) else None


def shown(pdf: Any, drawn: Iterable[Drawn]) -> bytes | None:
    """The file without what stands on layers that are off; None where none is. Raises BrokenDocument."""
    layers = Layers(pdf)
    if not layers.any_off:
        return None
    for each in drawn:
        if b"/OC" in each.content:
            _rewrite(pdf, each.owner, lambda inside, named: _parted(_without(inside, named, layers)))
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and layers.hides(item.get("/OC")):
            item.write(b"")
            item.Subtype, item.BBox = pikepdf.Name.Form, pikepdf.Array([0, 0, 0, 0])
    return _saved(pdf)


def content_of(page: Any, data_of: Content) -> bytes:
    contents = page.get("/Contents")
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join(data_of(stream) for stream in streams if isinstance(stream, pikepdf.Stream))


def _has_long_string(content: bytes) -> bool:
    """Or something that looks like one, as the bytes of a picture may."""
    if len(content) <= _LONGEST:
        return False
    strings = _STRING.findall(content)
    inside = b"".join(strings)
    if all(content.count(mark) == inside.count(mark) for mark in (b"(", b")")):  # none is in another, as nearly always
        return max(map(len, strings), default=0) > _LONGEST or _LONG_HEXADECIMAL.search(content) is not None
    depth = start = 0
    for mark in _MARK.finditer(content):
        if mark[0] == b"(":
            start, depth = (start if depth else mark.start()), depth + 1
        elif mark[0] == b")" and depth:
            depth -= 1
            if not depth and mark.end() - start > _LONGEST:
                return True
    return bool(depth and len(content) - start > _LONGEST) or _LONG_HEXADECIMAL.search(content) is not None


def _rewrite(pdf: Any, owner: Any, change: Callable[[Instructions, Any], Instructions]) -> bool:
    """Whether anything was to be changed."""
    try:
        before = list(pikepdf.parse_content_stream(owner))
        after = list(change(before, _properties(owner)))
    except (pikepdf.PdfError, ValueError) as error:
        raise BrokenDocument("PDF", type(error).__name__) from None
    if after == before:
        return False
    data = pikepdf.unparse_content_stream(after)
    if isinstance(owner, pikepdf.Stream):
        owner.write(data)
    else:
        owner.Contents = pdf.make_stream(data)
    return True


def _properties(owner: Any) -> Any:
    """The named property lists of a page, which may come from the nodes above it, or of a form."""
    for _ in range(50):
        resources = owner.get("/Resources")
        if isinstance(resources, pikepdf.Dictionary):
            return resources.get("/Properties")
        owner = owner.get("/Parent")
        if not isinstance(owner, pikepdf.Dictionary):
            break
    return None


def _parted(instructions: Instructions) -> Iterator[Any]:
    for instruction in instructions:
        if str(instruction.operator) in _SHOWS and any(map(_is_long, _strings(instruction.operands[-1:]))):
            yield from _in_parts(instruction)
        else:
            yield instruction


def _strings(operands: Iterable[Any]) -> Iterator[Any]:
    for operand in operands:
        yield from operand if isinstance(operand, pikepdf.Array) else (operand,)


def _is_long(operand: Any) -> bool:
    return isinstance(operand, pikepdf.String) and len(bytes(operand)) > _LONGEST


def _in_parts(instruction: Any) -> Iterator[Any]:
    """A line break before the text, where the operator is one that makes it; then the same text."""
    if str(instruction.operator) in _BREAKS:
        if len(instruction.operands) == 3:
            word, character = instruction.operands[:2]
            yield _instruction("Tw", word)
            yield _instruction("Tc", character)
        yield _instruction("T*")
    parts = [part for operand in _strings(instruction.operands[-1:]) for part in _parts(operand)]
    yield _instruction("TJ", pikepdf.Array(parts))


def _parts(operand: Any) -> Iterator[Any]:
    if not _is_long(operand):
        yield operand
        return
    data = bytes(operand)
    yield from (pikepdf.String(data[at : at + _PART]) for at in range(0, len(data), _PART))


def _without(instructions: Instructions, properties: Any, layers: Layers) -> Iterator[Any]:
    marks: list[bool] = []
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator in ("BDC", "BMC"):
            marks.append(operator == "BDC" and _is_off(instruction.operands, properties, layers))
        elif operator == "EMC" and marks:
            marks.pop()
        if not any(marks) or operator not in _PAINTS | _PATHS:
            yield instruction
        elif operator in _PATHS:
            yield _instruction("n")


def _is_off(operands: Any, properties: Any, layers: Layers) -> bool:
    if len(operands) != 2 or operands[0] != "/OC":
        return False
    named = operands[1]
    if isinstance(named, pikepdf.Name):
        named = properties.get(str(named)) if isinstance(properties, pikepdf.Dictionary) else None
    return layers.hides(named)


def _instruction(operator: str, *operands: Any) -> Any:
    return pikepdf.ContentStreamInstruction(list(operands), pikepdf.Operator(operator))


def _saved(pdf: Any) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()
