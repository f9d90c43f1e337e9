"""Damages files as transmission, bad programs and attackers do: bytes, pieces, numbers, and words of the format."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from io import BytesIO

_NUMBERS = (b"0", b"-1", b"1", b"255", b"65535", b"2147483647", b"4294967295", b"-2147483648", b"1e309", b"9" * 30)
_ENDS = (b"\0", b"\xff", b"\x7f", b"\x80", b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f")
_WORD = re.compile(rb"[\w/\\<&]{2,20}")
_DIGITS = re.compile(rb"-?\d+")


def mutated(data: bytes, seed: int) -> bytes:
    """The same for the same seed. Half of the time the parts in an archive are damaged, else the archive."""
    chance = random.Random(seed)
    if data.startswith(b"PK\x03\x04") and chance.random() < 0.7:
        return _in_archive(data, chance)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        data = chance.choice(_WAYS)(data, chance)
    return data[:2_000_000]


def _in_archive(data: bytes, chance: random.Random) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, mutated(part, chance.getrandbits(32)) if name == chosen else part)
    return out.getvalue()


def _byte(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _end(data: bytes, chance: random.Random) -> bytes:
    at, new = chance.randrange(len(data) + 1), chance.choice(_ENDS)
    return data[:at] + new + data[at + len(new) :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    first, last = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    return data[:first] + data[min(last, first + 2000) :]


def _again(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    piece = data[at : at + chance.choice((1, 4, 40, 400))]
    return data[:at] + piece * chance.choice((2, 10, 300)) + data[at:]


def _elsewhere(data: bytes, chance: random.Random) -> bytes:
    source, target = chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)
    piece = data[source : source + chance.choice((4, 40, 400))]
    return data[:target] + piece + data[target + chance.choice((0, len(piece))) :]


def _number(data: bytes, chance: random.Random) -> bytes:
    places = list(_DIGITS.finditer(data))
    if not places:
        return _end(data, chance)
    place = chance.choice(places)
    return data[: place.start()] + chance.choice(_NUMBERS) + data[place.end() :]


def _word(data: bytes, chance: random.Random) -> bytes:
    places = list(_WORD.finditer(data))
    if len(places) < 2:
        return _byte(data, chance)
    place, other = chance.choice(places), chance.choice(places)
    return data[: place.start()] + other[0] + data[place.end() :]


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (_byte, _end, _cut, _again, _elsewhere, _number, _word)
