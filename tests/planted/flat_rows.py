"""Names planted in flat OpenDocument files, where these differ from packed ones, and in packed objects."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable

from tests.parsers.make_odt import TYPE, root
from tests.planted.docx_makers import embedded_word
from tests.planted.odt_rows import odt
from tests.planted.pictures import jpeg_with_exif, png_with_text
from tests.planted.row import Row, Without

Make = Callable[[list[str], str], bytes]
FLAT = "anonrecruit.parsers.odt_flat"
_SCRIPTS = "<office:scripts><office:script>Sub a 'by {}</office:script></office:scripts>"


def flat(inner: str = "", before: str = "", file: Callable[[str], bytes] = png_with_text) -> Make:
    """The body's lines, then ``inner`` in a paragraph; "{}" stands for the name, "[]" for the file."""

    def make(lines: list[str], name: str) -> bytes:
        paragraphs = "".join(f"<text:p>{line}</text:p>" for line in lines)
        text = f"<office:body><office:text>{paragraphs}<text:p>{inner}</text:p></office:text></office:body>"
        binary = f"<office:binary-data>{base64.encodebytes(file(name)).decode()}</office:binary-data>"
        xml = root("document", before + text, f'office:mimetype="{TYPE}"')
        return xml.replace("{}", name).replace("[]", binary).encode()

    return make


def with_object(lines: list[str], name: str) -> bytes:
    """A packed file with another in it."""
    out = io.BytesIO(odt()(lines, name))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("Object 1", embedded_word(name))
    return out.getvalue()


def _picture(variant: str, inner: str = "", before: str = "", file: Callable[[str], bytes] = png_with_text) -> Row:
    reader = Without(f"{FLAT}:words_of_picture")
    return Row("fodt", "image_metadata", flat(inner, before, file), reader, variant=variant)


ROWS: tuple[Row, ...] = (
    _picture("picture", "<draw:frame><draw:image>[]</draw:image></draw:frame>"),
    _picture("photograph", "<draw:frame><draw:image>[]</draw:image></draw:frame>", file=jpeg_with_exif),
    _picture("background", before="<office:styles><style:style><style:paragraph-properties><style:background-image>[]"
             "</style:background-image></style:paragraph-properties></style:style></office:styles>"),
    Row("fodt", "embedded_files",
        flat("<draw:frame><draw:object-ole>[]</draw:object-ole></draw:frame>", file=embedded_word),
        Without(f"{FLAT}:text_inside")),
    Row("fodt", "macros", flat(before=_SCRIPTS), Without(f"{FLAT}:_macros")),
    Row("fodt", "metadata", flat(before="<office:settings><a>Printer of {}</a></office:settings>"),
        Without("anonrecruit.parsers.odt:left_in"), variant="settings"),
    Row("fodt", "metadata", flat("<!-- of {} -->"), Without(f"{FLAT}:xml_comments"), variant="comment"),
    Row("odt", "embedded_files", with_object, Without("anonrecruit.parsers.odt:text_inside"), variant="object"),
)  # fmt: skip
