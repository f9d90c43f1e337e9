"""Damages files as transmission, bad programs and attackers do, by choices that Hypothesis draws and makes smaller.

A piece of the file is chosen in one of several grains, and something is done with it. Pieces that are elements or
values leave the rest well formed, so that the damage gets past the first look of a parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from hypothesis import strategies as st

from tests.fuzz.inside import inside
from tests.fuzz.seeds import seeds

_WORDS: Final = (
    *(b"0", b"-1", b"1", b"255", b"65535", b"2147483647", b"4294967295", b"-2147483648", b"1e309", b"9" * 30, b""),
    *(b"\0", b"\xff", b"\x7f", b"\x80", b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f", b"\xff\xfe", b"\r\n"),
    *(b"<!--", b"<![CDATA[", b"&#0;", b"&#x110000;", b"<p>", b"<a href='", b"</", b"%", b"\\", b"url(data:,", b"*{"),
    *(b"{\\*\\a ", b"\\bin99 ", b"\\u-1 ", b"\\'zz", b"<<", b">>", b"[", b"(", b"null", b"1 0 R", b"/Kids", b"BT"),
    *(b"=?utf-8?q?=41?=", b"--", b"; charset=utf-7", b"\xed\xa0\x80", b"\xe2\x80\xae", b"{", b"nan", b"true", b" "),
    *(b"~~~", b"![", b"|-|", b"\xf0\x9f\x98\x80", b"\xc3\xa9", b"\xcc\x81", b"--b\r\n", b"text/html"),
)
_MILD: Final = tuple(word for word in _WORDS if re.fullmatch(rb"[\w./;=:,+ -]*|\xc3\xa9|\xcc\x81|\xf0.*|\xe2.*", word))
"""Those that may stand in any value."""

_TIMES = (2, 2, 10, 300)
_RUNS = (300, 5_000, 100_000)
_LARGEST = 2_000_000
_DEPTH = 3
_NAME = 40
_IN_A_HEAD = re.compile(rb"xmlns[^\"']*[\"'][^\"']*$|<\?xml[^>]*$")
_TOKEN = re.compile(rb"<[^<>]*>|\\[a-z]+-?\d*|/?[\w.-]+|\s+|.", re.S)
# Bounded, for damaged files are damaged again, and these should not be what takes quadratic time.
_VALUE = re.compile(
    rb"(?<=[=:,\[{(][\"'])[^\"'<]{0,400}+(?=[\"'])|(?<=[:,] \")[^\"<]{0,400}+(?=\")"
    rb"|(?<=>)[^<>]{1,400}+(?=<)|(?<=\()[^()]{0,400}+(?=\))|-?\d{1,400}+",
    re.S,
)
_BRACKETS = re.compile(
    rb"(?P<open><[\w:.-]+(?:\s[^<>]*[^</>]|\s)?>|[{\[]|<<|\bBT\b)|(?P<close></[\w:.-]+\s*>|[}\]]|>>|\bET\b)"
)

Piece = tuple[int, int]
"""Start and end, half-open, in bytes."""


@dataclass(frozen=True, slots=True)
class Damage:
    """``where`` and ``other`` are 65536ths of the way through the pieces; ``length`` counts pieces of that grain."""

    way: str
    grain: str
    where: int
    other: int
    length: int
    value: int


def damages(choices: tuple[tuple[str, str], ...]) -> st.SearchStrategy[Damage]:
    """``choices`` are pairs of way and grain."""
    far = st.integers(0, 65535)
    lengths = st.sampled_from((1, 1, 1, 2, 4, 40, 400))
    chosen = st.sampled_from(choices)
    return st.builds(lambda pair, *numbers: Damage(*pair, *numbers), chosen, far, far, lengths, far)


@st.composite
def damaged(draw: st.DrawFn, parser: str) -> bytes:
    """A file for this parser, damaged inside or as a whole."""
    return _damaged(draw, seeds(parser)[draw(st.integers(0, len(seeds(parser)) - 1))], 0)


def _damaged(draw: st.DrawFn, data: bytes, depth: int) -> bytes:
    held = inside(data) if depth < _DEPTH else None
    if held is None or draw(st.integers(0, 19)) == 19:
        return _struck(draw, data)
    numbers = draw(st.lists(st.integers(0, len(held.parts) - 1), min_size=1, max_size=2, unique=True))
    deeper = {number: _DEPTH if number in held.unpacked else depth + 1 for number in numbers}
    data = held.packed({number: _damaged(draw, held.parts[number], deeper[number]) for number in numbers})
    return _struck(draw, data) if draw(st.integers(0, 19)) == 19 else data


def _struck(draw: st.DrawFn, data: bytes) -> bytes:
    """Four times in five so that the file stays well formed, if it is of a kind that is."""
    gentle = _IN_LISTS if data.lstrip()[:2] in _LISTS else _GENTLE
    choices = _ROUGH if draw(st.integers(0, 4)) == 4 else gentle
    for damage in draw(st.lists(damages(choices), min_size=1, max_size=6)):
        data = struck(data, damage)
    return data


def struck(data: bytes, damage: Damage) -> bytes:
    pieces = _GRAINS[damage.grain](data)
    if not pieces:
        return data
    piece, other = _chosen(pieces, damage.where, damage), _chosen(pieces, damage.other, damage)
    return _WAYS[damage.way](data, piece, data[slice(*other)], damage.value)[:_LARGEST]


def _chosen(pieces: list[Piece] | int, where: int, damage: Damage) -> Piece:
    """Elements and values are taken alone, since some of them together are not whole."""
    if isinstance(pieces, int):
        start = where * (pieces + 1) >> 16
        return start, min(start + damage.length, pieces)
    first = where * len(pieces) >> 16
    last = first + (damage.length if damage.grain in _RUNNING else 1) - 1
    return pieces[first][0], pieces[min(last, len(pieces) - 1)][1]


def _elements(data: bytes) -> list[Piece]:
    """What stands between brackets, tags, words that open and close; with these. Not what is around all of it."""
    found, waiting = list[Piece](), list[int]()
    for match in _BRACKETS.finditer(data):
        if match["open"]:
            waiting.append(match.start())
        elif len(waiting) > 1:
            found.append((waiting.pop(), match.end()))
    return found


def _values(data: bytes) -> list[Piece]:
    """Not the names of namespaces, nor the declaration of XML, without which nothing in the file is anything."""
    spans = (match.span() for match in _VALUE.finditer(data))
    return [(start, end) for start, end in spans if not _IN_A_HEAD.search(data[max(0, start - _NAME) : start])]


def _spans(pattern: re.Pattern[bytes]) -> Callable[[bytes], list[Piece]]:
    return lambda data: [match.span() for match in pattern.finditer(data)]


_GRAINS: Final[Mapping[str, Callable[[bytes], list[Piece] | int]]] = {
    "byte": len,
    "value": _values,
    "element": _elements,
    "token": _spans(_TOKEN),
    "line": _spans(re.compile(rb"[^\n]*+\n?+")),
}
_RUNNING = frozenset({"byte", "token", "line"})


def _without(data: bytes, piece: Piece, other: bytes, value: int) -> bytes:
    return data[: piece[0]] + data[piece[1] :]


def _set(data: bytes, piece: Piece, other: bytes, value: int) -> bytes:
    return data[: piece[0]] + _WORDS[value % len(_WORDS)] + data[piece[1] :]


def _mild(data: bytes, piece: Piece, other: bytes, value: int) -> bytes:
    return data[: piece[0]] + _MILD[value % len(_MILD)] + data[piece[1] :]


def _long(data: bytes, piece: Piece, other: bytes, value: int) -> bytes:
    word = _MILD[value // 3 % len(_MILD)] or b"a"
    return data[: piece[0]] + word * (_RUNS[value % len(_RUNS)] // len(word)) + data[piece[1] :]


def _set_among(data: bytes, piece: Piece, other: bytes, value: int) -> bytes:
    return data[: piece[0]] + _WORDS[value % len(_WORDS)] + data[piece[0] :]


def _replaced(data: bytes, piece: Piece, other: bytes, value: int) -> bytes:
    return data[: piece[0]] + other + data[piece[1] :]


def _joined(data: bytes, piece: Piece, other: bytes, value: int) -> bytes:
    return data[: piece[0]] + other + data[piece[0] :]


def _again(data: bytes, piece: Piece, other: bytes, value: int) -> bytes:
    return data[: piece[0]] + data[slice(*piece)] * _TIMES[value % len(_TIMES)] + data[piece[0] :]


def _flipped(data: bytes, piece: Piece, other: bytes, value: int) -> bytes:
    mask = value % 255 + 1
    return data[: piece[0]] + bytes(byte ^ mask for byte in data[slice(*piece)]) + data[piece[1] :]


def _ended(data: bytes, piece: Piece, other: bytes, value: int) -> bytes:
    return data[: piece[0]]


def _stretched(data: bytes, piece: Piece, other: bytes, value: int) -> bytes:
    """A short beginning of the piece, or a word, said again and again: what takes time that grows with its square."""
    short = data[slice(*piece)][: value % 3 + 1] if value & 1 else _WORDS[value // 2 % len(_WORDS)]
    return data[: piece[0]] + short * (_RUNS[value % len(_RUNS)] // max(1, len(short))) + data[piece[1] :]


def _nested(data: bytes, piece: Piece, other: bytes, value: int) -> bytes:
    """The piece around itself, some hundred deep."""
    inner = data[slice(*piece)]
    middle = len(inner) // 2 if (found := re.search(rb"(?<=.)[>{\[(<]", inner, re.S)) is None else found.end()
    opens, closes = inner[:middle], inner[middle:]
    times = min(_TIMES[value % len(_TIMES)], 200_000 // max(1, len(inner)))
    return data[: piece[0]] + opens * times + closes * times + data[piece[1] :]


_WAYS: Final[Mapping[str, Callable[[bytes, Piece, bytes, int], bytes]]] = {
    way.__name__.strip("_"): way
    for way in (
        *(_without, _set, _mild, _long, _set_among, _replaced, _joined, _again, _flipped, _ended, _stretched, _nested),
    )
}
_GENTLE: Final = (
    *((way, "value") for way in ("without", "mild", "mild", "long", "replaced", "joined", "again")),
    *((way, "element") for way in ("without", "without", "replaced", "joined", "again", "nested")),
)
_LISTS: Final = (b"{\n", b'{"', b"[{", b"[\n")
_IN_LISTS: Final = (*((way, "value") for way in ("mild", "long", "replaced")), *[("replaced", "element")] * 2)
"""Of what is parted by commas nothing may be missing."""
_ROUGH: Final = tuple((way, grain) for way in _WAYS for grain in _GRAINS)
