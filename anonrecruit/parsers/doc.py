"""Word 97 to 2003 ([MS-DOC]), from the streams of its OLE file.

Text is read by the piece table, looks by the tables of formats. Every story that a page shows is read; comments,
deletions, field codes and all that stands in the file's tables become surfaces. Macros are never run.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import olefile

from anonrecruit.document import BlockKind
from anonrecruit.parsers import doc_file as places
from anonrecruit.parsers.doc_file import WordFile, open_word_file, plc
from anonrecruit.parsers.doc_pieces import PieceTable
from anonrecruit.parsers.doc_sprm import CharacterLook
from anonrecruit.parsers.doc_stories import Story
from anonrecruit.parsers.doc_surfaces import Beside
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.office_art import shapes
from anonrecruit.parsers.pieces import Parsed, Piece, distinct

_KINDS: Final = {
    "header": BlockKind.HEADER,
    "footer": BlockKind.FOOTER,
    "footnote": BlockKind.FOOTNOTE,
    "endnote": BlockKind.FOOTNOTE,
    "text_box": BlockKind.TEXT_BOX,
    "header_text_box": BlockKind.TEXT_BOX,
}
_HEADER_STORIES = 6  # the first six of that part are separators of notes; then six of each section
_IS_HEADER = (0, 1, 4)
_PICTURE_IN_SHAPE_FILE = 0x66


def parse_doc(data: bytes, limits: Limits) -> Parsed:
    """Raises EncryptedDocument, UnsupportedFormat of Word 95 and older, BrokenDocument, and what olefile raises."""
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        file = open_word_file(ole, limits)
        limits.check("characters", max(end for _, end in file.stories.values()))
        reader = _Reader(file, limits)
        pieces = tuple(reader.pieces())
        reader.beside.read(ole, reader.table)
    return Parsed(pieces, "doc", reader.beside.images, surfaces=reader.beside.surfaces())


class _Reader:
    def __init__(self, file: WordFile, limits: Limits) -> None:
        self.table = PieceTable(file)
        self.beside = Beside(file, limits)
        self._file = file
        self._boxes: dict[int, list[Piece]] = {}
        self._anchors: dict[int, int] = {}

    def pieces(self) -> Iterator[Piece]:
        self._read_boxes()
        headers = self._margins("header", "footer")
        body = self._story("body", *self._file.stories["body"])
        yield from distinct(headers["header"])
        yield from body
        yield from (piece for box in self._boxes.values() for piece in box)
        yield from distinct(self._story("header_text_box", *self._file.stories["header_text_box"]))
        yield from (Piece(text, BlockKind.TEXT_BOX) for text in self.beside.drawn_words())
        yield from distinct(headers["footer"])
        for name in ("footnote", "endnote"):
            yield from self._story(name, *self._file.stories[name])
        self._comments()

    def _story(self, name: str, start: int, end: int) -> list[Piece]:
        story = Story(name, _KINDS.get(name), self._anchored, self._carried)
        pieces = story.read(self.table, start, end)
        self.beside.add("field_codes", story.field_codes)
        self.beside.add("tracked_deletions", story.deleted)
        return pieces

    def _margins(self, *names: str) -> dict[str, list[Piece]]:
        found: dict[str, list[Piece]] = {name: [] for name in names}
        start, end = self._file.stories["header"]
        positions, _ = plc(self._file.part(places.HEADERS), 0)
        for number, (first, last) in enumerate(pairwise(positions)):
            if number >= _HEADER_STORIES and first < last <= end - start:
                name = "header" if number % _HEADER_STORIES in _IS_HEADER else "footer"
                found[name] += self._story(name, start + first, start + last)
        return found

    def _read_boxes(self) -> None:
        """Each text box under the number of its shape, and the shapes' numbers under the places of their anchors."""
        start, end = self._file.stories["text_box"]
        positions, described = plc(self._file.part(places.TEXT_BOXES), 22)
        for number, (first, last) in enumerate(pairwise(positions)):
            if first < last and start + last <= end:
                shape = struct.unpack_from("<I", described[number], 14)[0]
                self._boxes.setdefault(shape, []).extend(self._story("text_box", start + first, start + last))
        anchors, drawn = plc(self._file.part(places.ANCHORS), 26)
        for position, shape in zip(anchors, drawn, strict=False):
            self._anchors[position] = int.from_bytes(shape[:4], "little")

    def _anchored(self, position: int) -> list[Piece]:
        return self._boxes.pop(self._anchors.get(position, -1), [])

    def _comments(self) -> None:
        for piece in self._story("annotation", *self._file.stories["annotation"]):
            self.beside.add("comments", [piece.text])

    def _carried(self, look: CharacterLook) -> None:
        """What stands in the data stream for a character: a picture with its words, or a form field's."""
        data = self._file.data[look.place :] if look.place >= 0 else b""
        if len(data) < 8:
            return
        length, header, form = struct.unpack_from("<IHH", data)
        body = data[header:length]
        if look.is_data:
            self.beside.add_loose("form_fields", body)
            return
        self.beside.images += 1
        if form == _PICTURE_IN_SHAPE_FILE:
            body = body[1 + body[0] :] if body else b""
        self.beside.add_shapes(shapes(body), count=False)
