"""The inline level of WordprocessingML: what one paragraph shows, hides, and only carries along."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from anonrecruit.parsers.docx_visibility import Sight
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.ooxml import local, w
from anonrecruit.parsers.seen import Seen

_PROPERTIES = frozenset({"pPr", "rPr", "sdtPr", "sdtEndPr", "sectPr", "fldData", "binData", "tblPr", "tblGrid"})
_NAMED = ("bookmarkStart", "alias", "tag", "listItem", "name", "default", "helpText", "statusText", "listEntry")
_SIGN_FONTS = ("symbol", "dings", "webdings", "awesome", "marlett", "icon", "glyph")
_CHARACTERS: Mapping[str, str] = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(slots=True)
class Read:
    """One paragraph while it is read. ``boxes`` are text boxes anchored in it, in order."""

    seen: Seen = field(default_factory=Seen, repr=False)
    boxes: list[etree._Element] = field(default_factory=list)


class Runs:
    """Reads paragraphs, and gathers what they carry along over the whole document."""

    def __init__(self, limits: Limits, sight: Sight) -> None:
        self.images = 0
        self.authors: list[str] = []
        self.carried: dict[str, list[str]] = defaultdict(list)
        self._limits = limits
        self._sight = sight
        self._handlers: Mapping[str, Callable[[etree._Element], None]] = {
            "del": self.drop,
            "moveFrom": self.drop,
            "instrText": self._field_code,
            "delInstrText": self._field_code,
            "delText": self._deleted_text,
            "blip": self._image,
            "imagedata": self._image,
        }

    def read(self, paragraph: etree._Element, depth: int) -> Read:
        read = Read()
        self._walk(paragraph, read, False, depth)
        return read

    def chosen(self, element: etree._Element) -> etree._Element:
        """Of the alternatives that ``mc:AlternateContent`` holds, the first; any other element is itself."""
        if local(element) != "AlternateContent":
            self._note_author(element)
            return element
        first, *others = [child for child in element if local(child) in ("Choice", "Fallback")] or [element]
        for other in others:  # mostly the same words drawn once more, for older programs
            self.carried["alt_text"] += sorted(set(_paragraphs(other)) - set(_paragraphs(first)))
        return first

    def drop(self, element: etree._Element) -> None:
        """Text that a tracked change deleted or moved away."""
        self._note_author(element)
        texts = (node.text or "" for node in element.iter(w("t"), w("delText")))
        self.carried["tracked_deletions"].append("".join(texts))

    def note(self, part: etree._Element) -> None:
        """Names and values in a part that are not shown: of bookmarks, form fields, content controls."""
        for element in part.iter(*map(w, _NAMED)):
            surface = "bookmarks" if local(element) == "bookmarkStart" else "form_fields"
            named = (element.get(w(key), "") for key in ("name", "val", "displayText", "value"))
            self.carried[surface] += filter(None, named)

    def _walk(self, element: etree._Element, read: Read, hidden: bool, depth: int) -> None:
        self._limits.check("xml_depth", depth)
        self._alternative(element)
        for child in element:
            name = local(child)
            if name in self._handlers:
                self._handlers[name](child)
            elif name == "txbxContent":
                read.boxes.append(child)
            elif name not in _PROPERTIES and not self._character(name, child, read, hidden):
                below = hidden or (name == "r" and self._sight.hides(child))
                self._walk(self.chosen(child), read, below, depth + 1)

    def _character(self, name: str, element: etree._Element, read: Read, hidden: bool) -> bool:
        """Whether the element is text, a tab, a break, or a word drawn as art; if so it has been read."""
        text = _CHARACTERS.get(name)
        if name == "t":
            text = element.text or ""
        elif name == "textpath":
            text = element.get("string", "")
        elif name == "sym":
            text = _symbol(element)
        if text is not None:
            read.seen.say(text, hidden=hidden)
        return text is not None

    def _field_code(self, element: etree._Element) -> None:
        self.carried["field_codes"].append(element.text or "")

    def _deleted_text(self, element: etree._Element) -> None:
        self.carried["tracked_deletions"].append(element.text or "")

    def _image(self, element: etree._Element) -> None:
        self.images += 1
        self._alternative(element)

    def _alternative(self, element: etree._Element) -> None:
        """Words that only a screen reader or a tooltip shows, and the instruction of a simple field."""
        for key, value in element.items():
            name = str(key).rpartition("}")[2]
            if name in ("descr", "title", "alt", "tooltip") or (name == "name" and local(element) == "cNvPr"):
                self.carried["alt_text"].append(str(value))
            elif name == "instr":
                self.carried["field_codes"].append(str(value))

    def _note_author(self, element: etree._Element) -> None:
        if author := element.get(w("author")):
            self.authors.append(author)


def _symbol(element: etree._Element) -> str:
    """A letter by its number in a font; of fonts of signs it is none."""
    font, number = element.get(w("font"), "").lower(), element.get(w("char"), "")
    code = int(number, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,5}", number) else 0
    if not code or any(kind in font for kind in _SIGN_FONTS):
        return ""
    return chr(code - 0xF000 if 0xF000 <= code <= 0xF0FF else code)


def _paragraphs(element: etree._Element) -> Iterator[str]:
    for paragraph in [*element.iter(w("p"))] or [element]:
        yield "".join(node.text or "" for node in paragraph.iter(w("t")))
