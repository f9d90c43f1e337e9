"""An OLE file around any streams, and the macro project of a Word document, small enough to write by hand."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from itertools import pairwise

_SECTOR, _END, _FREE, _FAT = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_LEAST = 4096  # shorter streams would go into another kind of sector


def ole(streams: Mapping[str, bytes]) -> bytes:
    """``streams`` by path ("VBA/Module1"), one storage deep at most; each is filled up with noughts to 4096 bytes."""
    padded = {path: data.ljust(_LEAST, b"\0") for path, data in streams.items()}
    storages = sorted({path.partition("/")[0] for path in padded if "/" in path})
    chains: list[list[int]] = []
    sectors: list[bytes] = []
    for data in padded.values():
        count = -(-len(data) // _SECTOR)
        chains.append(list(range(len(sectors), len(sectors) + count)))
        sectors += [data[at * _SECTOR : (at + 1) * _SECTOR].ljust(_SECTOR, b"\0") for at in range(count)]
    directory = _directory(padded, storages, [chain[0] for chain in chains])
    chains.append(list(range(len(sectors), len(sectors) + len(directory) // _SECTOR)))
    first_of_directory = len(sectors)
    sectors += [directory[at : at + _SECTOR] for at in range(0, len(directory), _SECTOR)]
    fat_at = len(sectors)
    table = [_FREE] * 128
    for chain in chains:
        for here, following in zip(chain, [*chain[1:], _END], strict=True):
            table[here] = following
    table[fat_at] = _FAT
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, first_of_directory, 0, _LEAST, _END, 0, _END, 0)
    header += struct.pack("<109I", fat_at, *[_FREE] * 108)
    return header + b"".join(sectors) + struct.pack("<128I", *table)


def _directory(padded: Mapping[str, bytes], storages: list[str], starts: list[int]) -> bytes:
    """Root, storages, streams; brothers hang in a chain, which readers take though it is no balanced tree."""
    names = [*storages, *padded]
    brothers: dict[str, list[int]] = {}
    for number, path in enumerate(names, 1):
        brothers.setdefault(path.rpartition("/")[0], []).append(number)
    right = {one: two for chain in brothers.values() for one, two in pairwise(chain)}
    entries = [_entry("Root Entry", 5, _FREE, brothers[""][0], 0, _END)]
    for number, path in enumerate(names, 1):
        child = brothers[path][0] if path in brothers else _FREE
        start = starts[number - 1 - len(storages)] if path in padded else 0
        size = len(padded.get(path, b""))
        kind = 2 if path in padded else 1
        entries.append(_entry(path.rpartition("/")[2], kind, right.get(number, _FREE), child, size, start))
    entries += [bytes(68) + struct.pack("<III", _FREE, _FREE, _FREE) + bytes(48)] * (-len(entries) % 4)
    return b"".join(entries)


def _entry(name: str, kind: int, right: int, child: int, size: int, start: int) -> bytes:
    label = name.encode("utf-16-le") + b"\0\0"
    head = label.ljust(64, b"\0") + struct.pack("<HBB", len(label), kind, 1)
    return head + struct.pack("<III", _FREE, right, child) + bytes(36) + struct.pack("<IQ", start, size)


def module(source: str) -> bytes:
    """A module's stream: rubbish, then its source as a compressed container whose chunk is made of literals alone."""
    raw = source.encode("cp1252")
    chunk = b"".join(b"\0" + raw[at : at + 8] for at in range(0, len(raw), 8))
    return b"\x00\x11\x22" + b"\x01" + struct.pack("<H", (len(chunk) - 1) | 0xB000) + chunk


def macro_project(words: str) -> bytes:
    return ole({"VBA/Module1": module(f'Attribute VB_Name = "M"\r\nSub A()\r\n\' {words}\r\nEnd Sub\r\n')})
