"""Names planted in Rich Text."""

from __future__ import annotations

from collections.abc import Callable

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


def _row(surface: str, inner: str, table: str, key: str = "", *, shown: bool = False, variant: str = "") -> Row:
    return Row("rtf", surface, rtf(inner), Without(f"{READER}:{table}", key), shown=shown, variant=variant or key)


ROWS: tuple[Row, ...] = (
    _row("authors", r"{\info{\author @@}}", "SURFACE_OF", "author"),
    _row("authors", r"{\*\atnauthor @@}", "SURFACE_OF", "atnauthor"),
    _row("metadata", r"{\info{\title CV of @@}}", "SURFACE_OF", "title"),
    _row("custom_properties", r"{\*\userprops{\propname who}\proptype30{\staticval @@}}", "Reader._destination"),
    _row("custom_xml", r"{\*\datastore ##}", "HEXADECIMAL", "datastore"),
    _row("embedded_files", r"{\object{\*\objdata ##}}", "HEXADECIMAL", "objdata"),
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
    _row("field_codes", r"{\field{\*\datafield ##}{\fldrslt x}}", "HEXADECIMAL", "datafield"),
    Row("rtf", "image_metadata", pictured, Without(f"{READER}:words_of_picture")),
    _row("hidden_text", r"{\v Met @@}\par", "PROPERTIES", "v"),
    _row("hidden_text", r"{\fs2 Met @@}\par", "PROPERTIES", "fs"),
    _row("hidden_text", r"{\cf2 Met @@}\par", "PROPERTIES", "cf"),
    _row("header", r"{\header\pard @@\par}", "Reader._end_part", shown=True),
    _row("footer", r"{\footer\pard @@\par}", "Reader._end_part", shown=True),
    _row("footnote", r"x{\footnote\pard @@\par}", "Reader._end_part", shown=True),
    _row("text_box", r"{\shp{\*\shpinst{\shptxt\pard @@\par}}}", "Reader._end_part", shown=True),
    Row("rtf", "file_name", rtf(""), NAMED, name="{}.rtf"),
)
