"""OLE files whose chains bite their tail, messages in messages, and text that is nothing but text."""

from __future__ import annotations

import struct
from collections.abc import Iterable

from tests.hostile.attack import ENCRYPTED, READ, Attack, Bait, broken, over, unsupported


def _chain(*, loops: bool, stream: str) -> bytes:
    """An OLE file; where it ``loops``, sector 1's successor is itself."""
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    fat = [table, end, 2 if loops else end, *[free] * 125]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    entries = [("Root Entry", 5, 1, end, 0), (stream, 2, free, 2, 2**31 - 1)]
    return header + struct.pack("<128I", *fat) + b"".join(_entry(*entry) for entry in entries) + bytes(256 + 512)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    wide, free = name.encode("utf-16-le"), 0xFFFFFFFF
    head = wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide) + 2, kind, 1, free, free, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def _brothers(_: Bait) -> bytes:
    """A directory entry that is its own brother and child."""
    data = bytearray(_chain(loops=False, stream="WordDocument"))
    entry = 512 * 2 + 128
    data[entry + 68 : entry + 80] = struct.pack("<III", 1, 1, 1)
    return bytes(data)


def _fat_loop(_: Bait) -> bytes:
    """The list of tables goes on in itself."""
    data = bytearray(_chain(loops=False, stream="WordDocument"))
    data[0x44:0x4C] = struct.pack("<II", 1, 0xFFFFFF)
    return bytes(data)


def _sealed(_: Bait) -> bytes:
    return _chain(loops=False, stream="EncryptedPackage")


_MESSAGE = "__properties_version1.0"
OLE = (
    Attack(
        "loop.doc",
        lambda _: _chain(loops=True, stream="WordDocument"),
        (over("decompressed_bytes"), *broken("OleFileError", "OSError")),
    ),
    Attack("brothers.doc", _brothers, (over("decompressed_bytes"), *broken("OleFileError", "OSError"))),
    Attack("tables.doc", _fat_loop, (over("decompressed_bytes"), *broken("OleFileError", "OSError"))),
    Attack("loop.msg", lambda _: _chain(loops=True, stream=_MESSAGE), ("EmptyDocument",)),
    Attack("sealed.docx", _sealed, (ENCRYPTED,)),
    Attack(
        "program.docx",
        lambda _: b"MZ\x90\0" + bytes(range(256)) * 99,
        (unsupported("application/vnd.microsoft.portable-executable"),),
    ),
    Attack(
        "program.pdf", lambda _: b"\x7fELF\x02" + bytes(range(256)) * 99, (unsupported("application/x-executable"),)
    ),
    Attack("script.doc", lambda _: b"#!/bin/sh\nrm -rf /\n", (READ,)),
)


def _mail(*parts: bytes, head: bytes = b"") -> bytes:
    return b"From: a@example.org\nTo: b@example.org\nSubject: CV\nMIME-Version: 1.0\n" + head + b"\n".join(parts)


def _boxes(depth: int) -> bytes:
    """Multiparts in multiparts."""
    return _mail(
        b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth)), b"Coach"
    )


def _letters(depth: int) -> bytes:
    return _mail(b"Content-Type: message/rfc822\n\nFrom: a@example.org\n" * depth, b"\nCoach")


def _pieces(count: int) -> bytes:
    return _mail(b'Content-Type: multipart/mixed; boundary="b"\n', *[b"--b\n\nCoach"] * count)


def _words(count: int) -> bytes:
    return _mail(b"\nCoach", head=b"Subject: " + b"=?utf-8?q?a?= " * count + b"\n")


_QUOTED = b"Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nCoach "


def _outside(bait: Bait) -> bytes:
    kind = b'Content-Type: message/external-body; access-type=local-file; name="%b"\n\nContent-Type: text/plain\n\n'
    file = b'--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename="../../../..%b"\n\nCoach\n--b\n'
    path = bait.path.encode()
    return _mail(
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nCoach and teacher\n' + file % path + kind % path,
        b"--b--",
    )


MAIL = (
    Attack("boxes.eml", lambda _: _boxes(5000), (over("nesting"),)),
    Attack("letters.eml", lambda _: _letters(2000), (over("nesting"),)),
    Attack("pieces.eml", lambda _: _pieces(50_000), (over("files"),)),
    Attack("words.eml", lambda _: _words(20_000), (over("header_bytes"),)),
    Attack(
        "addresses.eml",
        lambda _: _mail(b"\nCoach", head=b"Cc: " + b"a:b@example.org,<(" * 20_000 + b"\n"),
        (over("header_bytes"),),
    ),
    Attack("headers.eml", lambda _: _mail(b"\nCoach", head=b"X-A: b\n" * 200_000), (over("headers"),)),
    Attack(
        "quoted.eml", lambda _: _mail(_QUOTED + b"=\n" * 3_000_000 + b"=41" * 1_000_000), (READ, over("characters"))
    ),
    Attack("outside.eml", _outside, (READ,)),
)


def _lines(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def texts() -> Iterable[Attack]:
    yield Attack("one-line.txt", lambda _: b"Coach " * 8_500_000, (over("bytes"),))
    yield Attack("one-line-within-bytes.txt", lambda _: b"Coach " * 4_000_000, (over("characters"),))
    yield Attack("one-word.txt", lambda _: b"a" * 240_000, (READ,))
    yield Attack("one-word-in-an-old-encoding.txt", lambda _: b"\xe9 " + b"a" * 200_000, (READ,))
    yield Attack("noughts.txt", lambda _: b"Coach\0" * 1000, (READ, unsupported("application/octet-stream")))
    yield Attack("all-noughts.txt", lambda _: bytes(1_000_000), ("EmptyDocument",))
    yield Attack("marks.txt", lambda _: ("Coach e" + "\u0301" * 200_000).encode(), (READ,))
    yield Attack("spaced.txt", lambda _: b"a " * 120_000, (READ,))
    yield Attack("blanks.txt", lambda _: b"Coach" + b" \n" * 120_000 + b"teacher", (READ,))
    yield Attack("white.txt", lambda _: b"Coach" + b" " * 240_000 + b"teacher", (READ,))
    yield Attack("turned.txt", lambda _: ("\u202e\u2066" * 60_000 + "Coach").encode(), (READ,))
    yield Attack(
        "surrogates.txt",
        lambda _: b"\xff\xfe" + b"C\0o\0a\0\x00\xd8" * 9,
        (READ, unsupported("application/octet-stream")),
    )


TEXTS = tuple(texts())
