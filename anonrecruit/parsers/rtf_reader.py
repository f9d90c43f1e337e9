"""Reads RTF token by token: where text goes, and what of it is seen."""

from __future__ import annotations

import re
from copy import copy

from anonrecruit.document import BlockKind
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.paragraphs import Paragraphs
from anonrecruit.parsers.pieces import Piece, lines_of
from anonrecruit.parsers.rtf_data import from_hexadecimal, words_in
from anonrecruit.parsers.rtf_state import PROPERTIES, TABLE_WORDS, Head, State, Style
from anonrecruit.parsers.rtf_tokens import (
    BINARY,
    DOCUMENT_CHARSETS,
    GROUP,
    HEX,
    SYMBOL,
    TEXT,
    WORD,
    Token,
    code_page,
    decoded,
)  # fmt: skip
from anonrecruit.parsers.rtf_words import (
    CHARACTERS,
    DATA,
    NO_TEXT,
    PARTS,
    SHAPE_SURFACES,
    SHAPE_TEXT,
    SURFACE_OF,
    SURFACES,
    SYMBOLS,
    TRANSPARENT,
)  # fmt: skip

_KINDS = {"header": BlockKind.HEADER, "footer": BlockKind.FOOTER, "footnote": BlockKind.FOOTNOTE}
_BULLETS = re.compile(r"[^\w(]*$")
_ENDS = {"par": 0, "sect": 0, "page": 0, "column": 0, "cell": 1, "nestcell": 2, "row": 3, "nestrow": 4}
_HYPERLINK = re.compile(r"HYPERLINK\s+(?:\\\w\s+)*\"?([^\"]+)", re.I)
_LETTER = re.compile(r"[^\W\d_]")
_ONE_A_GROUP = frozenset({"custom_properties", "form_fields", "authors"})
_DATA = "data of "
_MARKS = frozenset({"listtext", "pntext"})


class Reader:
    """``take`` every token, then ask for what was ``finished`` and the ``surfaces``."""

    def __init__(self, limits: Limits) -> None:
        self.images = 0
        self._limits = limits
        self._head = Head()
        self._state = State()
        self._groups: list[tuple[State, Paragraphs]] = []
        self._flow = Paragraphs()
        self._parts: dict[str, list[Piece]] = {name: [] for name in ("body", *_KINDS)}
        self._found: dict[str, list[str]] = {name: [] for name in SURFACES}
        self._bytes = bytearray()
        self._to_skip = 0
        self._high = 0
        self._starred = False
        self._mark = ""
        self._shape_name = ""
        self._box_read = False

    def finished(self) -> dict[str, list[Piece]]:
        self._flush()
        while self._groups:
            self._close()
        self._parts["body"] = self._flow.finished()
        return self._parts

    def surfaces(self) -> dict[str, str]:
        self._found["metadata"] += [f"\n{style.name.rstrip(';')}" for style in self._head.styles.values()]
        found = {name: lines_of("".join(texts).split("\n")) for name, texts in self._found.items()}
        found["other_text"] = lines_of(line for line in found["other_text"].split("\n") if _LETTER.search(line))
        links = _HYPERLINK.findall(found["field_codes"])
        return found | {"link_targets": lines_of([*found["link_targets"].split("\n"), *links])}

    def take(self, token: Token) -> None:
        kind, text, number = token
        if kind not in (HEX, TEXT):
            self._flush()
        if kind == GROUP:
            self._to_skip = 0
            if text == "{":
                self._open()
            else:
                self._close()
        elif kind == WORD:
            self._word(text, number)
        elif kind == SYMBOL and text == "*":
            self._starred = True
        elif kind == SYMBOL:
            self._symbol(SYMBOLS.get(text, ""))
        elif kind == BINARY:
            self._data(text.encode("latin-1"))
        else:
            self._raw(text)

    def _raw(self, text: str) -> None:
        skipped = min(self._to_skip, len(text))
        self._to_skip -= skipped
        self._bytes += text[skipped:].encode("latin-1")

    def _symbol(self, text: str) -> None:
        if self._to_skip:
            self._to_skip -= 1
        elif text == "\x00":
            self._end("par")
        else:
            self._say(text)

    def _flush(self) -> None:
        if self._bytes:
            page = self._state.page if self._state.goes_to in ("text", "mark") else self._head.default_page
            text, self._bytes = decoded(bytes(self._bytes), page), bytearray()
            self._say(text)

    def _open(self) -> None:
        self._limits.check("xml_depth", len(self._groups))
        self._groups.append((self._state, self._flow))
        self._state = copy(self._state)

    def _close(self) -> None:
        self._starred = False
        if not self._groups:
            return
        ended, flow = self._state, self._flow
        self._state, self._flow = self._groups.pop()
        if flow is not self._flow:
            self._end_part(flow, flow.finished())
        elif ended.goes_to in self._found and (ended.goes_to != self._state.goes_to or ended.goes_to in _ONE_A_GROUP):
            self._found[ended.goes_to].append("\n")

    def _end_part(self, flow: Paragraphs, pieces: list[Piece]) -> None:
        if flow.part in self._parts:
            self._parts[flow.part] += pieces
        elif flow.part == "annotation":
            self._found["comments"] += [f"{piece.text}\n" for piece in pieces]
        elif flow.part == "text_box":
            self._box_read = self._box_read or any(piece.text.strip() for piece in pieces)
            self._flow.anchor(pieces)
        elif flow.part == "again":  # the drawing once more, for programs that know no shapes
            self._found["other_text"] += [f"{piece.text}\n" for piece in pieces]
        else:
            self._flow.anchor(pieces)

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if word == "u":
            self._unicode(number or 0)
        elif self._to_skip:
            self._to_skip -= 1
        elif (table := TABLE_WORDS.get(self._state.goes_to)) is not None:
            if word in table:
                table[word](self._state, self._head, number)
            elif starred and word not in table:
                self._destination(word, starred)
        elif word in PROPERTIES:
            PROPERTIES[word](self._state, self._head, number)
        elif word in CHARACTERS:
            self._say(CHARACTERS[word])
        elif word in _ENDS:
            self._end(word)
        elif not self._setting(word, number):
            self._destination(word, starred)

    def _unicode(self, number: int) -> None:
        self._to_skip = self._state.skip
        code = number + 0x10000 if number < 0 else number
        high, self._high = self._high, 0
        if high and 0xDC00 <= code < 0xE000:  # a letter beyond the first plane is written as two
            self._say(chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00))
        elif 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0 < code < 0x110000:
            self._say(chr(code))

    def _setting(self, word: str, number: int | None) -> bool:
        if word in DOCUMENT_CHARSETS:
            self._head.default_page = self._state.page = DOCUMENT_CHARSETS[word]
        elif word == "ansicpg":
            self._head.default_page = self._state.page = code_page(number or 1252)
        elif word == "deff":
            self._head.font = number or 0
        else:
            return False
        return True

    def _destination(self, word: str, starred: bool) -> None:
        state = self._state
        if word == "shp":
            self._box_read = False
        if word in PARTS:
            self._begin_part("again" if word == "shprslt" and self._box_read else PARTS[word])
        elif word in TABLE_WORDS:
            state.goes_to = word
        elif word in _MARKS:
            state.goes_to, self._mark = "mark", ""
        elif word == "upr":
            state.before, state.goes_to = state.goes_to, "other_text"
        elif word == "ud":
            state.goes_to = state.before
        elif word in ("sn", "sv"):
            state.goes_to = "shape name" if word == "sn" else self._shape_value()
        elif word in SURFACE_OF or word in DATA:
            self.images += word == "pict" and state.goes_to != "other picture"
            state.goes_to = SURFACE_OF.get(word) or f"{_DATA}{word}"
        elif word in NO_TEXT:
            self._begin_nothing(word)
        elif starred and word not in TRANSPARENT and state.goes_to == "text":
            state.goes_to = "other_text"

    def _begin_part(self, name: str) -> None:
        self._flow = Paragraphs(name, _KINDS.get(name, BlockKind.TEXT_BOX))
        # Whatever held outside does not hold in a part; of what lies behind a text box nothing is known.
        self._state = State(
            page=self._state.page, skip=self._state.skip, shaded=name in ("text_box", "fallback", "again")
        )

    def _begin_nothing(self, word: str) -> None:
        self._state.goes_to = "other picture" if word == "nonshppict" else ""

    def _shape_value(self) -> str:
        name, self._shape_name = self._shape_name.strip(), ""
        return "shape text" if name == SHAPE_TEXT else SHAPE_SURFACES.get(name, "metadata")

    def _say(self, text: str) -> None:
        goes_to = self._state.goes_to
        if goes_to == "text":
            self._say_text(text)
        elif goes_to == "mark":
            self._mark += text
        elif goes_to == "shape name":
            self._shape_name += text
        elif goes_to == "shape text":
            self._flow.anchor([Piece(text, BlockKind.TEXT_BOX)])
        elif goes_to in TABLE_WORDS:
            self._table_text(goes_to, text)
        elif goes_to in self._found:
            self._found[goes_to].append(text.replace(";", "\n") if goes_to == "authors" else text)
        elif goes_to.startswith(_DATA):
            self._data(from_hexadecimal(text))

    def _say_text(self, text: str) -> None:
        if self._state.deleted:
            self._found["tracked_deletions"].append(text)
        else:
            self._flow.say(text, hidden=not self._head.is_seen(self._state))

    def _table_text(self, table: str, text: str) -> None:
        if table == "colortbl":
            for _ in range(text.count(";")):
                self._head.end_ink()
        elif table == "stylesheet":
            self._head.styles.setdefault(self._head.style, Style()).name += text

    def _data(self, data: bytes) -> None:
        destination = self._state.goes_to.removeprefix(_DATA)
        surface = DATA.get(destination, "embedded_files")
        self._found[surface] += [f"{found}\n" for found in words_in(destination, data, self._limits)]

    def _end(self, word: str) -> None:
        if self._state.goes_to != "text" and not word.startswith("nest"):
            self._say("\n")
            return
        if self._state.deleted:
            self._found["tracked_deletions"].append("\n")
        self._end_text(_ENDS[word])

    def _end_text(self, what: int) -> None:
        state, mark = self._state, self._shown_mark()
        if what == 0:
            self._flow.end_paragraph(state.kind(mark), level=state.table_level(), mark=mark)
        elif what in (1, 2):
            self._flow.end_cell(1 if what == 1 else max(2, state.level), state.kind(mark), mark)
        else:
            self._flow.end_row(1 if what == 3 else max(2, state.level))
        self._mark = ""

    def _shown_mark(self) -> str:
        mark = self._mark.strip()
        if not mark:
            return "• " if self._state.listed and not self._state.heading else ""
        return "• " if _BULLETS.match(mark) else f"{mark} "
