"""Files that hold files: an archive of one applicant's papers, a message with attachments.

Each becomes the files in it, in order, named "outer/inner": a name is text that may identify, and never a path. What
the container itself says (headers, comments) travels with the first of them. Nothing is written to disk.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from anonrecruit.application import Source
from anonrecruit.errors import EmptyDocument, EncryptedDocument
from anonrecruit.parsers import sniff
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.messages import open_email, open_outlook
from anonrecruit.parsers.pieces import lines_of

_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
_ENCRYPTED = 0x1
_READ_AT_ONCE = 1 << 16


def opened(source: Source, limits: Limits, depth: int = 0) -> tuple[Source, ...]:
    """The files in a container, and in containers in it; any other file is itself.

    Raises LimitExceeded on too many, too large or too deep, EmptyDocument, EncryptedDocument, and whatever zipfile,
    email and oxmsg raise on broken ones.
    """
    limits.check("bytes", len(source.data))
    opener = CONTAINERS.get(sniff.sniff(source, limits)) if source.data.strip() else None
    if opener is None:
        return (source,)
    limits.check("nesting", depth + 1)
    inside = [file for held in opener(source, limits) for file in opened(held, limits, depth + 1)]
    limits.check("files", len(inside))
    if not inside:
        raise EmptyDocument
    limits.check("decompressed_bytes", sum(len(file.data) for file in inside))
    return (_with(inside[0], source.carried), *inside[1:]) if source.carried else tuple(inside)


def _with(source: Source, carried: Mapping[str, str]) -> Source:
    both = {
        name: lines_of([carried.get(name, ""), source.carried.get(name, "")]) for name in {**carried, **source.carried}
    }
    return replace(source, carried=both)


def _open_zip(source: Source, limits: Limits) -> Iterator[Source]:
    with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        limits.check("zip_members", len(archive.namelist()))
        members = [info for info in archive.infolist() if not info.is_dir()]
        comments = lines_of(
            text.decode("utf-8", "replace") for text in (archive.comment, *(i.comment for i in members))
        )
        carried = {"archive_comment": comments}
        left = limits.decompressed_bytes
        for info in filter(_is_sent, members):
            if info.flag_bits & _ENCRYPTED:
                raise EncryptedDocument
            data = _content(archive, info, left, limits)
            left -= len(data)
            yield Source(data, f"{source.name}/{info.filename}", carried=carried)
            carried = {}


def _is_sent(info: zipfile.ZipInfo) -> bool:
    """Not what operating systems put beside the files."""
    steps = info.filename.lower().replace("\\", "/").split("/")
    return not any(step in _SYSTEM_FILES or (step.startswith(".") and step.strip(".")) for step in steps)


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int, limits: Limits) -> bytes:
    # The size a ZIP header states may be a lie, so count what really comes out.
    parts: list[bytes] = []
    with archive.open(info) as member:
        while chunk := member.read(_READ_AT_ONCE):
            left -= len(chunk)
            if left < 0:
                limits.check("decompressed_bytes", limits.decompressed_bytes - left)
            parts.append(chunk)
    return b"".join(parts)


CONTAINERS: Final[Mapping[str, Callable[[Source, Limits], Iterable[Source]]]] = MappingProxyType(
    {sniff.ZIP: _open_zip, sniff.EMAIL: open_email, sniff.OUTLOOK: open_outlook}
)
