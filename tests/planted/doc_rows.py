"""Names planted in a binary Word file, which LibreOffice wrote once with a mark of seventeen letters in each place.

``python -m tests.planted.doc_rows`` writes the file anew and needs LibreOffice Writer. A test puts a name over one
mark, in the file's bytes, and plain words over all others; each is filled up with blanks, so that no offset moves.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tests.parsers.make_word_files import FILTERS, WRITTEN, source
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
