"""Values behind labels: "Nationality: Kenyan", "Sex / Male", columns of labels beside columns of values.

What a label means stands in lexicons/en/labels.toml and fields.toml; what its value looks like in ``shapes``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from anonrecruit import lexicons
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.pairs import Pair, label_key
from anonrecruit.reading import Reading
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer
from anonrecruit.recognizers.shapes import SHAPES, vocabulary

NEARBY = 5
"""Lines within which other personal fields lend a doubtful label their credit."""

_CORE = frozenset({"birth_date", "sex", "marital", "nationality", "faith", "father", "birth_place", "mother"})
_KIN = frozenset({"father", "mother", "spouse", "kin"})
_PERSONAL = frozenset({"contact", "personal", "declaration"})
_WORDS = frozenset({"sex", "marital", "caste", "honorific", "age"})
_CHAT = frozenset(
    {"skype", "discord", "telegram", "wechat", "xbox", "psn", "instagram", "insta", "twitter", "bsky", "line id"}
)
_SPELT = re.compile(r"@\w|[A-Za-z][A-Za-z\d]*[._#\d][\w.#]*")
""" "Skype ada.obi", "Discord ada#0001": what stands behind such a label is no word."""

_STRONG = re.compile(r"[:=\t–—\-…|]|\.{3}|\s{3,}|_{2}")


@dataclass(frozen=True, slots=True)
class Field:
    """A row of fields.toml."""

    group: str
    cue: Cue
    shape: str
    subject: str = ""
    label: str = ""
    near: bool = False
    weak: tuple[str, ...] = ()


@cache
def fields() -> dict[str, Field]:
    """Label key to field, for every label whose value tells something."""
    rows = lexicons.table("en/fields.toml")
    groups = lexicons.table("en/labels.toml")
    known = {group: _field(group, row) for group, row in rows.items()}
    return {label_key(label): known[group] for group in groups if group in known for label in groups[group]}


def _field(group: str, row: dict[str, object]) -> Field:
    weak = row.get("weak", ())
    assert isinstance(weak, list | tuple)
    return Field(
        group,
        Cue(str(row["cue"])),
        str(row["shape"]),
        str(row.get("subject", "")),
        str(row.get("label", "")),
        bool(row.get("near", False)),
        tuple(str(name) for name in weak),
    )


class LabelledRecognizer(CueRecognizer):
    """Claims the value of every known label, and the label too where it tells by itself ("Husband's name")."""

    cues = tuple(sorted({Cue(str(row["cue"])) for row in lexicons.table("en/fields.toml").values()}))

    def claims(self, reading: Reading) -> Iterator[Claim]:
        core = [_line_index(reading, pair) for pair in reading.pairs if _group(pair) in _CORE]
        for pair in reading.pairs:
            field = fields().get(pair.label)
            if field and self._counts(reading, pair, field, core):
                yield from _claims_of(reading, pair, field)

    def _counts(self, reading: Reading, pair: Pair, field: Field, core: list[int]) -> bool:
        if not field.near or reading.section_at(pair.label_span.start) in _PERSONAL:
            return True
        here = _line_index(reading, pair)
        return any(0 <= abs(here - line) <= NEARBY for line in core)


def _group(pair: Pair) -> str:
    field = fields().get(pair.label)
    return field.group if field else ""


def _line_index(reading: Reading, pair: Pair) -> int:
    line = reading.line_at(pair.label_span.start)
    return line.index if line else 0


def _claims_of(reading: Reading, pair: Pair, field: Field) -> Iterator[Claim]:
    if not _trusted(reading, pair, field):
        return
    rule = f"labelled:{pair.label}"
    weak = not _STRONG.search(_between(reading, pair)) and field.shape in _WORDS
    for start, end in SHAPES[field.shape](pair.value):
        if weak and start:
            continue  # "Family support worker for single adults"
        span = Span(pair.value_span.start + start, pair.value_span.start + end)
        yield Claim(span, field.cue, 0.95, rule, field.subject)
    if field.label:
        yield Claim(pair.label_span, Cue(field.label), 0.9, rule)


def _trusted(reading: Reading, pair: Pair, field: Field) -> bool:
    if label_key(pair.value) in fields():
        return False  # a row of column heads: "Name  Address  Telephone"
    between = _between(reading, pair)
    loose = field.shape in ("open", "place", "name", "handle")
    if loose and not re.search(r"[:\t]", between) and not _opens_field(reading, pair):
        return False  # "Riverside Village - Bartender": the label is the tail of a longer phrase
    if _STRONG.search(between) or not loose or (field.shape == "name" and (pair.below or field.group in _KIN)):
        return True
    if field.shape == "handle" and pair.label in _CHAT and _SPELT.match(pair.value):
        return True
    return bool(field.weak) and vocabulary(*field.weak).match(pair.value) is not None


def _between(reading: Reading, pair: Pair) -> str:
    return reading.text[max(pair.label_span.start, pair.label_span.end - 1) : pair.value_span.start]


def _opens_field(reading: Reading, pair: Pair) -> bool:
    before = reading.text[max(0, pair.label_span.start - 40) : pair.label_span.start].rpartition("\n")[2]
    return not re.search(r"[^\W_]", before) or bool(re.search(r"(?:\t|\s{2}|[|•,;/])\W*$", before))
