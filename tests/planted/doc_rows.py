"""Names planted in a binary Word file, which LibreOffice wrote once with a mark of seventeen letters in each place.

``python -m tests.planted.doc_rows`` writes the file anew and needs LibreOffice Writer. A test puts a name over one
mark, in the file's bytes, and plain words over all others; each is filled up with blanks, so that no offset moves.
"""

from __future__ import annotations

import io
import struct
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import olefile

from tests.parsers.make_word_files import FILTERS, WRITTEN, source
from tests.planted.compound import compound, module
from tests.planted.pictures import jpeg_with_exif
from tests.planted.row import HEADING, SENTENCE, Row, Without

PLACES = (
    *("Zbtitle", "Zbsubject", "Zbcreator", "Zbfirst", "Zbkeyword", "Zbdescription", "Zbname", "Zbvalue", "Zbeditor"),
    *("Zbdeleted", "Zbgone", "Zbwhite", "Zbtiny", "Zbcritic", "Zbcomment", "Zbhref", "Zbbookmark", "Zbpicture"),
    *("Running head", "Running foot", "In a box", "A footnote"),
)
_NO_BLANKS = ("Zbhref", "Zbbookmark")
_PLAIN, _BODY = "of no one at all.", "qzzzzzzzz"
_FILE = WRITTEN / "rows.doc"


def mark(place: str) -> str:
    given = "Eleanor_Q" if place in _NO_BLANKS else "Eleanor Q"
    return given + 8 * chr(ord("a") + PLACES.index(place))


def planted(place: str) -> Callable[[list[str], str], bytes]:
    def make(_: list[str], name: str) -> bytes:
        data = _over(_written(), _BODY, name.split()[-1].lower())
        for other in PLACES:
            joined = name.replace(" ", "_") if other in _NO_BLANKS else name
            data = _over(data, mark(other), joined if other == place else _PLAIN)
        return data

    return make


def beside(path: str, content: Callable[[str], bytes]) -> Callable[[list[str], str], bytes]:
    """The file with one stream more; steps of its path are parted by "/"."""

    def make(lines: list[str], name: str) -> bytes:
        tree = streams_of(planted("")(lines, name))
        folder: Any = tree
        *folders, last = path.split("/")
        for step in folders:
            folder = folder.setdefault(step, {})
        folder[last] = content(name)
        return compound(tree)

    return make


def patched(change: Callable[[dict[str, Any], str], None]) -> Callable[[list[str], str], bytes]:
    """The file with its streams changed."""

    def make(lines: list[str], name: str) -> bytes:
        tree = streams_of(planted("")(lines, name))
        change(tree, name)
        return compound(tree)

    return make


def streams_of(data: bytes) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        for path in ole.listdir():
            folder = tree
            for step in path[:-1]:
                folder = folder.setdefault(step, {})
            folder[path[-1]] = ole.openstream(path).read()
    return tree


def table(place: int) -> Callable[[dict[str, Any], str], None]:
    """A table with the name in it, where the file information block says that this one is."""

    def change(tree: dict[str, Any], name: str) -> None:
        main, tables = bytearray(tree["WordDocument"]), "1Table" if "1Table" in tree else "0Table"
        data = b"\xff\xff\x01\0\0\0" + len(name).to_bytes(2, "little") + name.encode("utf-16-le")
        struct.pack_into("<II", main, 0x9A + 8 * place, len(tree[tables]), len(data))
        tree["WordDocument"], tree[tables] = bytes(main), tree[tables] + data

    return change


def fast_saved(tree: dict[str, Any], name: str) -> None:
    """Text that no piece has any more, behind all that some piece has."""
    main = bytearray(tree["WordDocument"] + f"Met {name} there".encode())
    struct.pack_into("<I", main, 0x1C, len(main))
    tree["WordDocument"] = bytes(main)


def photographed(tree: dict[str, Any], name: str) -> None:
    tree["Data"] = tree.get("Data", b"") + jpeg_with_exif(name)


@cache
def _written() -> bytes:
    return _FILE.read_bytes()


def _over(data: bytes, old: str, new: str) -> bytes:
    for encoding in ("latin-1", "utf-16-le"):
        data = data.replace(old.encode(encoding), new.ljust(len(old)).encode(encoding))
    return data


def write() -> None:
    """Puts marks where ``make_word_files`` has words, and the lines of ``row.body`` before them."""
    text = source()
    for place in sorted(PLACES, key=len, reverse=True):
        text = text.replace(place, mark(place))
    text = text.replace("https://example.org/", "https://www.linkedin.com/in/")
    lines = ("Profile", f"Kept the {_BODY} rota of the pool.", HEADING, SENTENCE)
    text = text.replace("<office:text>", "<office:text>" + "".join(f"<text:p>{line}</text:p>" for line in lines))
    with tempfile.TemporaryDirectory() as folder:
        flat = Path(folder) / "rows.fodt"
        flat.write_text(text, "utf-8")
        command = [
            "soffice",
            "--headless",
            "--convert-to",
            f"doc:{FILTERS['doc']}",
            "--outdir",
            str(WRITTEN),
            str(flat),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


DOC, BESIDE = "anonrecruit.parsers.doc", "anonrecruit.parsers.doc_surfaces"
_PROPERTIES, _TABLES, _SAID = (
    Without(f"{BESIDE}:properties"),
    Without(f"{BESIDE}:sttb"),
    Without(f"{BESIDE}:Beside.add"),
)
_STREAMS = Without(f"{BESIDE}:text_inside")
_HIDDEN = Without("anonrecruit.parsers.doc_sprm:CharacterLook.is_unseen")
_STORIES = Without(f"{DOC}:_Reader._story")


def _row(surface: str, place: str, without: Without, *, shown: bool = False) -> Row:
    return Row("doc", surface, planted(place), without, shown=shown, variant=place.removeprefix("Zb").lower())


ROWS: tuple[Row, ...] = (
    _row("metadata", "Zbtitle", _PROPERTIES),
    _row("metadata", "Zbdescription", _PROPERTIES),
    _row("authors", "Zbfirst", _PROPERTIES),
    _row("custom_properties", "Zbvalue", _PROPERTIES),
    _row("authors", "Zbeditor", _TABLES),
    _row("authors", "Zbcritic", Without(f"{BESIDE}:_comment_owners")),
    _row("tracked_deletions", "Zbdeleted", _SAID),
    _row("comments", "Zbcomment", Without(f"{DOC}:_Reader._comments")),
    _row("link_targets", "Zbhref", _SAID),
    _row("bookmarks", "Zbbookmark", _TABLES),
    _row("field_codes", "Zbhref", _SAID),
    Row("doc", "embedded_files", beside("ObjectPool/_1/Contents", lambda name: f"Drawn by {name}".encode()), _STREAMS),
    Row("doc", "custom_xml", beside("MsoDataStore/A/Item", lambda name: f"<a>{name}</a>".encode()), _STREAMS),
    Row("doc", "macros", beside("Macros/VBA/A", module), Without(f"{BESIDE}:macros")),
    Row("doc", "form_fields", patched(table(45)), Without(f"{BESIDE}:Beside.add_loose")),
    Row("doc", "custom_properties", patched(table(60)), Without(f"{BESIDE}:Beside.add_loose"), variant="variable"),
    Row("doc", "earlier_versions", patched(fast_saved), Without("anonrecruit.parsers.doc_pieces:PieceTable.unused")),
    Row("doc", "image_metadata", patched(photographed), Without(f"{BESIDE}:image_metadata")),
    _row("alt_text", "Zbpicture", Without(f"{BESIDE}:Beside.add_shapes")),
    _row("hidden_text", "Zbgone", _HIDDEN),
    _row("hidden_text", "Zbwhite", _HIDDEN),
    _row("hidden_text", "Zbtiny", _HIDDEN),
    _row("header", "Running head", Without(f"{DOC}:distinct"), shown=True),
    _row("footer", "Running foot", Without(f"{DOC}:distinct"), shown=True),
    _row("text_box", "In a box", Without(f"{DOC}:_Reader._read_boxes"), shown=True),
    _row("footnote", "A footnote", _STORIES, shown=True),
    Row("doc", "file_name", planted(""), Without("anonrecruit.parsers.surfaces:_named"), name="cv {}.doc"),
)

if __name__ == "__main__":
    write()
