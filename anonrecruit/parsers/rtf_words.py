"""Which of RTF's control words say text, begin a part of the document, or carry what no page shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

CHARACTERS: Final[Mapping[str, str]] = {
    "tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n", "emdash": "—", "endash": "–", "emspace": " ",
    "enspace": " ", "qmspace": " ", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "zwj": "\u200d", "zwnj": "\u200c", "zwbo": "\u200b", "zwnbo": "\u2060",
}  # fmt: skip
SYMBOLS: Final[Mapping[str, str]] = {
    "~": "\xa0", "-": "\xad", "_": "-", "\\": "\\", "{": "{", "}": "}", "\n": "\x00", "\r": "\x00", "\t": "\t",
}  # fmt: skip
"""A line end behind a backslash ends the paragraph, as ``\\par`` does; that is what the null stands for."""

PARTS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
    "footnote": "footnote",
    "annotation": "annotation",
    "shptxt": "text_box",
    "dptxbxtext": "text_box",
    "shprslt": "fallback",
}
SURFACE_OF: Final[Mapping[str, str]] = {
    **dict.fromkeys(("author", "operator", "manager", "atnauthor", "atnid", "revtbl", "protusertbl"), "authors"),
    **dict.fromkeys(
        (
            "title",
            "subject",
            "company",
            "category",
            "keywords",
            "comment",
            "doccomm",
            "template",
            "generator",
            "private1",
            *("listname", "liststylename", "leveltext", "pntxta", "pntxtb", "wgrffmtfilter", "passwordhash"),
        ),
        "metadata",
    ),
    **dict.fromkeys(("userprops", "propname", "staticval", "linkval", "docvar"), "custom_properties"),
    **dict.fromkeys(("bkmkstart", "bkmkend", "mvfmf", "mvtof"), "bookmarks"),
    **dict.fromkeys(("xe", "rxe", "bxe", "txe", "tc", "tcn", "fldinst", "mailmerge"), "field_codes"),
    **dict.fromkeys(
        (
            *("ffname", "ffdeftext", "ffformat", "ffhelptext", "ffstattext", "ffentrymcr", "ffexitmcr", "ffl"),
            "formfield",
        ),
        "form_fields",
    ),
    **dict.fromkeys(("xmlattrname", "xmlattrvalue", "xmlname", "factoidname", "xmlns"), "custom_xml"),
    **dict.fromkeys(
        ("hlinkbase", "hlsrc", "hlloc", "hlfr", "nextfile", "filetbl", "file", "fldtype", "linkstyles"), "link_targets"
    ),
    **dict.fromkeys(
        (
            *("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"),
            *("oldcprops", "oldpprops", "oldtprops", "oldsprops", "defchp", "defpap", "nonesttables"),
            *("listtable", "listoverridetable", "list", "listpicture", "levelmarker", "pn", "pnseclvl"),
            *("atndate", "atntime", "atnref", "atrfstart", "atrfend", "atnparent"),
            *("creatim", "revtim", "printim", "buptim", "rsidtbl", "pgdsctbl", "mmathPr", "xmlnstbl"),
            *("do", "background", "shpgrp"),
        ),
        "other_text",
    ),
    **dict.fromkeys(("objclass", "objname", "objalias", "objsect"), "embedded_files"),
}
DATA: Final[Mapping[str, str]] = {
    "objdata": "embedded_files", "datastore": "custom_xml", "pict": "image_metadata", "datafield": "field_codes",
    "themedata": "metadata", "colorschememapping": "metadata",
}  # fmt: skip
"""Parts written as hexadecimal digits or in bytes, of which the words are read."""

NO_TEXT: Final = frozenset(
    {"latentstyles", "blipuid", "nonshppict", "panose", "fname", "falt", "fontemb", "fontfile"}
)  # fmt: skip
"""Names of fonts, which say nothing of people; names of styles that Word writes; digits that name a picture."""

TRANSPARENT: Final = frozenset(
    {"shppict", "shp", "shpinst", "fldrslt", "field", "result", "object", "info", "nesttableprops", "picprop", "ud",
     "levelnumbers", "leveltext", "sp", "xform", "moMath", "mr"}
)  # fmt: skip
"""Starred, yet what stands in them is read as if they were not there, or by the words inside them."""

SHAPE_SURFACES: Final[Mapping[str, str]] = {
    "wzDescription": "alt_text",
    "wzName": "alt_text",
    "wzTooltip": "alt_text",
    "pibName": "link_targets",
    "pihlShape": "link_targets",
}
SHAPE_TEXT: Final = "gtextUNICODE"

SURFACES: Final = (
    *("authors", "metadata", "custom_properties", "custom_xml", "comments", "tracked_deletions", "alt_text"),
    *("link_targets", "bookmarks", "field_codes", "form_fields", "embedded_files", "image_metadata", "other_text"),
)
