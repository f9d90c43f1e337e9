"""Bombs, archives in archives, and names that would leave the folder."""

from __future__ import annotations

import stat

from tests.hostile.attack import ENCRYPTED, READ, Attack, Bait, broken, over, unsupported
from tests.hostile.containers import Member, archive, in_one_another, of_noughts, overlapping, package, stored
from tests.parsers.make_files import NAMESPACES, TYPES, docx, p, relationships

_CV = b"Coach\n\nTaught swimming at Northway Leisure since 2019, in charge of eight people and the rota.\n"
_GIGABYTES = 4 << 30
_ODT = b"application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_OFFICE = f'xmlns:office="{_OASIS}:office:1.0" xmlns:text="{_OASIS}:text:1.0"'
_TYPES = TYPES.format(part="word/document.xml", kind="document").encode()
_RELS = relationships(("officeDocument", "word/document.xml", False)).encode()
_BODY = f"<w:document {NAMESPACES}><w:body>{p('Coach')}".encode()


def docx_parts(body: str = p("Coach")) -> dict[str, bytes]:
    main = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/document.xml": main.encode()}


def odt(content: bytes, **parts: bytes) -> bytes:
    return package({"mimetype": _ODT, "content.xml": content, **{k.replace("__", "/"): v for k, v in parts.items()}})


def odt_content(inner: str) -> bytes:
    body = f"<office:body><office:text>{inner}</office:text></office:body>"
    return f"<office:document-content {_OFFICE}>{body}</office:document-content>".encode()


def _docx_bomb(_: Bait) -> bytes:
    frame = {name: data for name, data in docx_parts().items() if name != "word/document.xml"}
    return package(frame, of_noughts(_GIGABYTES - 1, "word/document.xml", _BODY))


def _docx_bomb_beside(_: Bait) -> bytes:
    return package(docx_parts(), of_noughts(_GIGABYTES - 1, "docProps/core.xml", b"<a>"))


def _docx_that_understates(_: Bait) -> bytes:
    bomb = of_noughts(1 << 28, "word/document.xml", _BODY)
    frame = {name: data for name, data in docx_parts().items() if name != "word/document.xml"}
    return package(frame, Member(bomb.name, bomb.packed, 100))


def _odt_bomb(_: Bait) -> bytes:
    return package({"mimetype": _ODT}, of_noughts(_GIGABYTES - 1, "content.xml", b"<a>"))


def _types_bomb(_: Bait) -> bytes:
    return archive([of_noughts(_GIGABYTES - 1, "[Content_Types].xml", b"<a>")])


def _odd_names(bait: Bait) -> bytes:
    """Each would write elsewhere, or trip whoever takes it for a path."""
    names = (
        *(bait.path, f"../../../../../../../../../..{bait.path}", "..\\..\\cv.txt", "C:\\Windows\\cv.txt", "/cv.txt"),
        *("con.txt", "a" * 5000 + ".txt", "cv\u202etxt.exe", "cv\n.txt", "~root/cv.txt", "$(touch x).txt", "%00.txt"),
        *("cv.txt", "cv.txt", "CV.TXT", " ", "."),
    )
    return archive([stored(b"c\x00v.txt", _CV), stored(b"\xff\xfe.txt", _CV), *(stored(name, _CV) for name in names)])


def _link(bait: Bait) -> bytes:
    return archive([stored("cv.txt", bait.path.encode(), mode=stat.S_IFLNK | 0o777), stored("letter.txt", _CV)])


def _docx_pointing_out(bait: Bait) -> bytes:
    """Remote and local parts, named as external and as internal: nothing may be fetched or opened."""
    links = (
        *(("attachedTemplate", bait.url, True), ("image", bait.url, True), ("header", bait.url, False)),
        *(("footer", "../../../../../.." + bait.path, False), ("comments", "file://" + bait.path, True)),
        *(("settings", bait.path, False), ("header", "document.xml", False), ("footnotes", "document.xml", False)),
    )
    return docx(p("Coach, swimming teacher and lifeguard"), *links)


def _sealed_odt(_: Bait) -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entry = f'<m:file-entry xmlns:m="{space}" m:full-path="content.xml"><m:encryption-data/></m:file-entry>'
    return odt(b"\x8f\x12 sealed", **{"META-INF__manifest.xml": entry.encode()})


ARCHIVES = (
    Attack("bomb.docx", _docx_bomb, (over("decompressed_bytes"),)),
    Attack("bomb-in-a-surface.docx", _docx_bomb_beside, (over("decompressed_bytes"),)),
    Attack("bomb-that-understates-itself.docx", _docx_that_understates, broken("BadZipFile")),
    Attack("bomb.odt", _odt_bomb, (over("decompressed_bytes"),)),
    Attack("bomb-in-the-types.docx", _types_bomb, (unsupported("application/vnd.openxmlformats-package"),)),
    Attack("bomb.zip", lambda _: archive([of_noughts(_GIGABYTES - 1, "cv.txt")]), (over("decompressed_bytes"),)),
    Attack(
        "bomb-in-zips.zip",
        lambda _: in_one_another(archive([of_noughts(_GIGABYTES - 1, "cv.txt")]), 2),
        (over("decompressed_bytes"), over("nesting")),
    ),
    Attack("flat-42.zip", lambda _: archive(overlapping(1000)), (over("decompressed_bytes"), *broken("BadZipFile"))),
    Attack("zips-in-zips.zip", lambda _: in_one_another(archive([stored("cv.txt", _CV)]), 100), (over("nesting"),)),
    Attack("members.zip", lambda _: archive(stored(f"{n}.txt", _CV) for n in range(6000)), (over("zip_members"),)),
    Attack("files.zip", lambda _: archive(stored(f"{n}.txt", _CV) for n in range(400)), (over("files"),)),
    Attack(
        "members.docx",
        lambda _: package(docx_parts(), *(stored(f"word/{n}.xml", b"<a/>") for n in range(6000))),
        (over("zip_members"),),
    ),
    Attack("odd-names.zip", _odd_names, (READ,)),
    Attack("link.zip", _link, (READ,)),
    Attack("points-out.docx", _docx_pointing_out, (READ,)),
    Attack("no-members.zip", lambda _: b"PK\x03\x04" + bytes(200), broken("BadZipFile")),
    Attack("empty.zip", lambda _: archive([]), (unsupported("application/octet-stream"), "EmptyDocument")),
    Attack("sealed.zip", lambda _: archive([stored("cv.txt", _CV, flags=1)]), (ENCRYPTED,)),
    Attack("sealed.odt", _sealed_odt, (ENCRYPTED,)),
)
