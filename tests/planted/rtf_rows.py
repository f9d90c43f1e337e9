"""Names planted in Rich Text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from tests.planted.docx_makers import embedded_word
from tests.planted.pictures import jpeg_with_exif
from tests.planted.row import Row, Without
from tests.planted.text_rows import NAMED

READER = "anonrecruit.parsers.rtf_reader"
HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Calibri;}}"
    r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;}{\stylesheet{\s0 Normal;}{\*\cs5\v Ghost;}}"
)


def rtf(inner: str) -> Callable[[list[str], str], bytes]:
    """The body's lines, then ``inner``, in which "@@" stands for the name and "##" for it in hexadecimal."""

    def make(lines: list[str], name: str) -> bytes:
        said = inner.replace("##", name.encode().hex()).replace("@@", name)
        return f"{HEAD}{''.join(f'{line}' + chr(92) + 'par ' for line in lines)}{said}}}".encode("ascii")

    return make


def pictured(lines: list[str], name: str) -> bytes:
    digits = jpeg_with_exif(name).hex()
    wrapped = "\n".join(digits[at : at + 64] for at in range(0, len(digits), 64))
    return rtf(r"{\pict\jpegblip " + wrapped + "}")(lines, name)


def binary(data: Callable[[str], bytes], before: str, after: str = "}") -> Callable[[list[str], str], bytes]:
    """Bytes as they are, behind the words of ``before``."""

    def make(lines: list[str], name: str) -> bytes:
        raw = data(name)
        return rtf("%%%")(lines, name).replace(b"%%%", before.encode() + b"\\bin%d " % len(raw) + raw + after.encode())

    return make


def in_digits(data: Callable[[str], bytes], before: str) -> Callable[[list[str], str], bytes]:
    return lambda lines, name: rtf(before + data(name).hex() + "}")(lines, name)


def theme(name: str) -> bytes:
    """A package as Word has it, of a theme that somebody made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("theme/theme/theme1.xml", f"<a:theme xmlns:a='a' name='Blue of {name}'/>")
    return out.getvalue()


def _data(surface: str, make: Callable[[list[str], str], bytes], reader: str, variant: str) -> Row:
    return Row("rtf", surface, make, Without(f"anonrecruit.parsers.rtf_data:{reader}"), variant=variant)


def _row(surface: str, inner: str, table: str, key: str = "", *, shown: bool = False, variant: str = "") -> Row:
    return Row("rtf", surface, rtf(inner), Without(f"{READER}:{table}", key), shown=shown, variant=variant or key)


ROWS: tuple[Row, ...] = (
    _row("authors", r"{\info{\author @@}}", "SURFACE_OF", "author"),
    _row("authors", r"{\*\atnauthor @@}", "SURFACE_OF", "atnauthor"),
    _row("metadata", r"{\info{\title CV of @@}}", "SURFACE_OF", "title"),
    _row("custom_properties", r"{\*\userprops{\propname who}\proptype30{\staticval @@}}", "Reader._destination"),
    _row("custom_xml", r"{\*\datastore ##}", "DATA", "datastore"),
    _row("embedded_files", r"{\object{\*\objdata ##}}", "DATA", "objdata"),
    _row("comments", r"{\*\annotation\pard Ask @@}", "PARTS", "annotation"),
    _row("tracked_deletions", r"{\deleted Met @@}", "PROPERTIES", "deleted"),
    _row("alt_text", r"{\shp{\*\shpinst{\sp{\sn wzDescription}{\sv @@}}}}", "SHAPE_SURFACES", "wzDescription"),
    _row(
        "link_targets", r'{\field{\*\fldinst{HYPERLINK "https://example.org/@@"}}{\fldrslt x}}', "SURFACE_OF", "fldinst"
    ),
    _row("link_targets", r"{\shp{\*\shpinst{\sp{\sn pihlShape}{\sv {\*\hlsrc @@}}}}}", "Reader._destination"),
    _row("bookmarks", r"{\*\bkmkstart @@}x", "SURFACE_OF", "bkmkstart"),
    _row("field_codes", r"{\xe @@}", "SURFACE_OF", "xe"),
    _row("form_fields", r"{\*\ffdeftext @@}", "SURFACE_OF", "ffdeftext"),
    _row("other_text", r"{\*\unheardof @@}", "Reader._destination"),
    _row("metadata", r"{\*\listtable{\list{\listname @@;}}}", "SURFACE_OF", "listname"),
    _row("metadata", r"{\shp{\*\shpinst{\sp{\sn unheardOf}{\sv @@}}}}", "Reader._shape_value", variant="shape"),
    _row("field_codes", r"{\field{\*\datafield ##}{\fldrslt x}}", "DATA", "datafield"),
    Row("rtf", "image_metadata", pictured, Without("anonrecruit.parsers.rtf_data:words_of_picture")),
    _data("image_metadata", binary(jpeg_with_exif, r"{\pict\jpegblip"), "words_of_picture", "bytes"),
    _data(
        "embedded_files", binary(lambda name: f"by {name}".encode(), "", r"\par "), "text_inside", "bytes in the text"
    ),
    _data("embedded_files", in_digits(embedded_word, r"{\object{\*\objdata "), "text_inside", "package"),
    Row(
        "rtf", "metadata", in_digits(theme, r"{\*\themedata "), Without(f"{READER}:DATA", "themedata"), variant="theme"
    ),
    _row("metadata", r"{\*\colorschememapping ##}", "DATA", "colorschememapping"),
    *(
        _row("other_text", f"{{\\{word} Met @@}}", "SURFACE_OF", word)
        for word in ("oldcprops", "oldpprops", "oldtprops", "oldsprops", "nonesttables", "ftncn", "atndate", "defchp")
    ),
    _row("other_text", r"{\upr{Met @@}{\*\ud{x}}}", "Reader._destination", variant="upr"),
    _row("hidden_text", r"{\v Met @@}\par", "PROPERTIES", "v"),
    _row("hidden_text", r"{\fs2 Met @@}\par", "PROPERTIES", "fs"),
    _row("hidden_text", r"{\cf2 Met @@}\par", "PROPERTIES", "cf"),
    _row("header", r"{\header\pard @@\par}", "Reader._end_part", shown=True),
    _row("footer", r"{\footer\pard @@\par}", "Reader._end_part", shown=True),
    _row("footnote", r"x{\footnote\pard @@\par}", "Reader._end_part", shown=True),
    _row("text_box", r"{\shp{\*\shpinst{\shptxt\pard @@\par}}}", "Reader._end_part", shown=True),
    Row("rtf", "file_name", rtf(""), NAMED, name="{}.rtf"),
)
