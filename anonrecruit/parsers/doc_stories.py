"""The stories of a binary Word file (body, notes, headers, text boxes) as pieces, in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from anonrecruit.document import BlockKind
from anonrecruit.parsers.doc_pieces import PieceTable, Run
from anonrecruit.parsers.doc_sprm import CharacterLook, ParagraphLook
from anonrecruit.parsers.inks import Ink
from anonrecruit.parsers.paragraphs import Paragraphs
from anonrecruit.parsers.pieces import Piece

_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f]")
_CHARACTERS: Mapping[str, str] = {"\x0b": "\n", "\x1e": "-", "\x1f": "\xad"}
_FIELD, _RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_PICTURE, _DRAWN, _CELL = "\x01", "\x08", "\x07"
_PARAGRAPH_ENDS = frozenset("\r\x0c\x0e")
_DEEPEST = 50


class Story:
    """Reads one range of characters. ``boxes`` gives the text box anchored at a position, ``carried`` takes what a
    picture or form field carries along; ``field_codes`` and ``deleted`` gather what no page shows."""

    def __init__(
        self,
        part: str,
        kind: BlockKind | None,
        boxes: Callable[[int], list[Piece]],
        carried: Callable[[CharacterLook], None],
    ) -> None:
        self.field_codes: list[str] = []
        self.deleted: list[str] = []
        self._flow = Paragraphs(part, kind)
        self._boxes = boxes
        self._carried = carried
        self._codes: list[list[str] | None] = []
        self._ground_known = kind is not BlockKind.TEXT_BOX

    def read(self, table: PieceTable, start: int, end: int) -> list[Piece]:
        for run in table.runs(start, end):
            self._run(run)
        return self._flow.finished()

    def _run(self, run: Run) -> None:
        at = 0
        for control in _CONTROLS.finditer(run.text):
            self._say(run.text[at : control.start()], run)
            self._control(control[0], run.position + control.start(), run)
            at = control.end()
        self._say(run.text[at:], run)

    def _say(self, text: str, run: Run) -> None:
        if not text:
            return
        if run.look.special and run.look.symbol:
            text = run.look.symbol
        text = _joined(text)
        if any(code is not None for code in self._codes):
            self._code(text)
        elif run.look.deleted:
            self.deleted.append(text)
        else:
            self._flow.say(text, hidden=run.look.is_unseen(self._behind(run.paragraph)))

    def _behind(self, paragraph: ParagraphLook) -> Ink | None:
        return paragraph.behind if self._ground_known else None

    def _code(self, text: str) -> None:
        for code in reversed(self._codes):
            if code is not None:
                code.append(text)
                return

    def _control(self, control: str, position: int, run: Run) -> None:
        if control == _FIELD:
            if len(self._codes) < _DEEPEST:
                self._codes.append([])
        elif control in (_RESULT, _FIELD_END):
            self._end_code(ended=control == _FIELD_END)
        elif control in _PARAGRAPH_ENDS or control == _CELL:
            self._end(control, run)
        elif control in _CHARACTERS:
            self._say(_CHARACTERS[control], run)
        elif control == _DRAWN and run.look.special:
            self._flow.anchor(self._boxes(position))
        elif control == _PICTURE and run.look.special:
            self._carried(run.look)

    def _end_code(self, *, ended: bool) -> None:
        if not self._codes:
            return
        code = self._codes.pop()
        if code is not None:
            self.field_codes.append("".join(code))
        if not ended:
            self._codes.append(None)

    def _end(self, control: str, run: Run) -> None:
        if run.look.deleted:
            self.deleted.append("\n")
        look = run.paragraph
        level, mark = look.table_level, "• " if look.listed and not look.outlined else ""
        if look.ends_row and level and (control == _CELL or level > 1):
            self._flow.end_row(level)
        elif level and (control == _CELL or look.ends_cell):
            self._flow.end_cell(level, _kind(look), mark)
        else:
            self._flow.end_paragraph(_kind(look), level=level, mark=mark)


def _kind(look: ParagraphLook) -> BlockKind:
    if look.outlined:
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if look.listed else BlockKind.PARAGRAPH


def _joined(text: str) -> str:
    """Letters beyond the first plane are two units each."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
