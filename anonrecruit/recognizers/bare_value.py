"""Personal values that stand alone on a line, their label lost: text read from a table of two columns, or a head of
"Indian / Single / Hindu". One alone may be a heading or an item of a list; a neighbour of another kind settles it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.reading import Line, Reading
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer
from anonrecruit.recognizers.shapes import DATE, vocabulary

NEARBY = 4
"""Lines between a value and the neighbour that lends it credit."""


@dataclass(frozen=True, slots=True)
class Kind:
    """``sure`` words need no neighbour: they are values of a form and little else."""

    cue: Cue
    lists: tuple[str, ...]
    sure: frozenset[str] = frozenset()


KINDS = (
    Kind(Cue.GENDER, ("en/sexes.txt",), frozenset({"male", "female"})),
    Kind(
        Cue.FAMILY,
        ("en/marital.txt",),
        frozenset({"married", "unmarried", "un-married", "widow", "widowed", "widower", "divorced", "spinster"}),
    ),
    Kind(Cue.NATIONALITY_ETHNICITY, ("en/demonyms.txt", "en/ethnic_groups.txt")),
    Kind(Cue.RELIGION_BELIEF, ("en/faiths.txt",)),
)
_EDGES = re.compile(r"^[\W\d_]*|[\W\d_]*$")
_OUT = frozenset({"languages", "skills", "education", "employment", "publications", "interests"})
_WITNESS = re.compile(
    r"passport|nationality|marital|religion|gender|\bsex\b|date of birth|\bd\.?o\.?b\b|\bborn\b",
    re.IGNORECASE,
)
_CELL = re.compile(r"[^|·•;/\t]+")
_BARRED = re.compile(r"[|·•;\t]|[ ]/[ ]")
_ITEM = re.compile(r"[^|·•;/\t,:]+")
_PERSONAL = frozenset({"contact", "personal"})
"""Here commas are bars, too: elsewhere they part words of a sentence."""
_LONGEST_ROW = 160
_BESIDE = re.compile(
    r"\b\d\d[ ]?(?:years|yrs)\b|citizen|green card|\bvisa\b|@|\bborn\b|driving|licen[cs]e|(?<!\d)\+?\d[\d -]{8,}\d",
    re.IGNORECASE,
)


class BareValueRecognizer(CueRecognizer):
    """Items of a list of languages, skills or hobbies stay."""

    cues = tuple(kind.cue for kind in KINDS)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        found = {line.index: kind for line in reading.lines for kind in KINDS if _value(line, kind)}
        for index, kind in found.items():
            line = reading.lines[index]
            if _value(line, kind).lower() in kind.sure or _credited(reading, line, kind, found):
                yield Claim(_span(line), kind.cue, 0.8, "value alone on its line")
        for line in reading.lines:
            if line.section not in _OUT and len(line.text) < _LONGEST_ROW:
                if line.section in _PERSONAL and "," in line.text:
                    yield from _in_row(line, _ITEM)
                elif _BARRED.search(line.text):
                    yield from _in_row(line, _CELL)


def _in_row(line: Line, cell: re.Pattern[str]) -> Iterator[Claim]:
    """ "Kenyan | Single | 28 years": values of several kinds in a row, or one beside an age or a way to be reached."""
    found = [
        (match.start() + match[0].index(text), text, kind)
        for match in cell.finditer(line.text)
        if 3 < len(text := match[0].strip(" \t.,-–")) < 40
        if (kind := _kind_of(text)) is not None
    ]
    if len({kind.cue for _, _, kind in found}) > 1 or (
        found and (_BESIDE.search(line.text) or _WITNESS.search(line.text))
    ):
        for start, text, kind in found:
            span = Span(line.span.start + start, line.span.start + start + len(text))
            yield Claim(span, kind.cue, 0.8, "value in a row of values")


def _kind_of(text: str) -> Kind | None:
    """A word that may be a faith or a people ("Sikh") is a faith, as it is beside other faiths."""
    fitting = [kind for kind in KINDS if vocabulary(*kind.lists).fullmatch(text)]
    return next((kind for kind in fitting if kind.cue is Cue.RELIGION_BELIEF), fitting[0] if fitting else None)


def _span(line: Line) -> Span:
    text = line.text
    start = len(text) - len(text.lstrip(" \t:-–•*|,."))
    return Span(line.span.start + start, line.span.end)


def _value(line: Line, kind: Kind) -> str:
    text = _EDGES.sub("", line.text) if len(line.text) < 60 else ""
    return text if 0 < len(text) < 40 and vocabulary(*kind.lists).fullmatch(text) else ""


def _credited(reading: Reading, line: Line, kind: Kind, found: dict[int, Kind]) -> bool:
    if line.section in _OUT or len(_EDGES.sub("", line.text)) < 3:
        return False
    near = reading.lines[max(0, line.index - NEARBY) : line.index + NEARBY + 1]
    others = (other for other in near if other.index != line.index)
    return any(_speaks(other, kind, found) for other in others)


def _speaks(line: Line, kind: Kind, found: dict[int, Kind]) -> bool:
    other = found.get(line.index)
    if other is not None and other is not kind:
        return True
    date = DATE.search(line.text)
    full = date is not None and len(date[0]) > 7 and len(line.text) < 40
    return full or bool(_WITNESS.search(line.text))
