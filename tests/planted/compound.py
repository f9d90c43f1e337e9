"""Writes compound files (MS-CFB, version 3) and in them Outlook messages (MS-OXMSG), to be read by the real readers."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

SECTOR, MINI, LEAST = 512, 64, 4096
END, FREE, NONE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFD
STREAM, STORAGE, ROOT = 2, 1, 5

Tree = Mapping[str, "bytes | Tree"]


@dataclass
class _Entry:
    name: str
    kind: int
    right: int = NONE
    child: int = NONE
    start: int = END
    size: int = 0

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le")
        links = (1, NONE, self.right, self.child)
        return struct.pack("<64sHBBIII36xIQ", name, len(name) + 2, self.kind, *links, self.start, self.size)


@dataclass
class _Space:
    """Sectors of one size, and for each the one that follows it."""

    size: int
    data: bytes = b""
    following: list[int] = field(default_factory=list)

    def add(self, content: bytes) -> int:
        start = len(self.following)
        count = -(-len(content) // self.size)
        self.data += content.ljust(count * self.size, b"\0")
        self.following += [*range(start + 1, start + count), END] if count else []
        return start if count else END


def compound(tree: Tree) -> bytes:
    """``tree`` maps names to streams or to further storages."""
    large, small = _Space(SECTOR), _Space(MINI)
    entries = [_Entry("Root Entry", ROOT)]
    _fill(entries, 0, tree, large, small)
    entries[0].start, entries[0].size = large.add(small.data), len(small.data)
    mini_table = struct.pack(f"<{len(small.following)}I", *small.following)
    mini_start = large.add(mini_table + b"\xff" * (-len(mini_table) % SECTOR))
    directory = large.add(b"".join(entry.packed() for entry in entries))
    tables = -(-len(large.following) // 126)
    fat = [*large.following, *[TABLE] * tables]
    fat += [FREE] * (tables * 128 - len(fat))
    first = len(large.following)
    header = struct.pack(
        "<8s16xHHHHH6x9I109I",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, directory, 0, LEAST),
        *(mini_start, -(-len(mini_table) // SECTOR), END, 0),
        *(*range(first, first + tables), *[FREE] * (109 - tables)),
    )
    return header + large.data + struct.pack(f"<{len(fat)}I", *fat)


def _fill(entries: list[_Entry], parent: int, inside: Tree, large: _Space, small: _Space) -> None:
    previous = None
    for name in sorted(inside, key=lambda each: (len(each), each.upper())):
        value, number = inside[name], len(entries)
        entries.append(_Entry(name, STREAM if isinstance(value, bytes) else STORAGE))
        if previous is None:
            entries[parent].child = number
        else:
            entries[previous].right = number  # a tree that only leans to the right is a list
        previous = number
        if isinstance(value, bytes):
            entries[number].start = (small if len(value) < LEAST else large).add(value)
            entries[number].size = len(value)
        else:
            _fill(entries, number, value, large, small)


def outlook(
    strings: Mapping[int, str], attachments: Mapping[str, bytes], recipient: tuple[str, str], inner: Tree | None = None
) -> bytes:
    """Property numbers to texts, names of files to their bytes, name and address of who it went to; ``inner`` is a
    message that is attached."""
    count = len(attachments) + bool(inner)
    counts = struct.pack("<8x4I8x", 1, count, 1, count)
    tree = _properties({0x001A: "IPM.Note", **strings}, {}, counts)
    tree["__recip_version1.0_#00000000"] = _properties({0x3001: recipient[0], 0x39FE: recipient[1]}, {}, bytes(8))
    for number, (name, data) in enumerate(attachments.items()):
        tree[f"__attach_version1.0_#{number:08X}"] = _properties({0x3707: name}, {0x3701: data}, bytes(8))
    if inner:
        row = struct.pack("<HHIII", 0xD, 0x3701, 6, 0xFFFFFFFF, 1) + struct.pack("<HHIII", 3, 0x3705, 6, 5, 0)
        table: Tree = {"__properties_version1.0": bytes(8) + row, "__substg1.0_3701000D": inner}
        tree[f"__attach_version1.0_#{len(attachments):08X}"] = table
    return compound(tree)


def attached_message(strings: Mapping[int, str]) -> Tree:
    """To be the ``inner`` one of another."""
    return _properties({0x001A: "IPM.Note", **strings}, {}, bytes(24))


def _properties(strings: Mapping[int, str], blobs: Mapping[int, bytes], head: bytes) -> dict[str, bytes | Tree]:
    tree: dict[str, bytes | Tree] = {}
    rows = head
    for number, text in strings.items():
        tree[f"__substg1.0_{number:04X}001F"] = data = text.encode("utf-16-le")
        rows += struct.pack("<HHIII", 0x1F, number, 6, len(data) + 2, 0)
    for number, blob in blobs.items():
        tree[f"__substg1.0_{number:04X}0102"] = blob
        rows += struct.pack("<HHIII", 0x102, number, 6, len(blob), 0)
        rows += struct.pack("<HHIII", 3, 0x3705, 6, 1, 0)  # attached by value
    tree["__properties_version1.0"] = rows
    return tree


def module(name: str) -> bytes:
    """Of macros, in a compressed container of one chunk that is stored as it is."""
    source = f'\x00Attribute VB_Name = "A"\r\n\' by {name}\r\n'.encode().ljust(4096)
    return b"junk\x01" + struct.pack("<H", 0x3FFF) + source
