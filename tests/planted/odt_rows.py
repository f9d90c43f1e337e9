"""Names planted in OpenDocument texts."""

from __future__ import annotations

from collections.abc import Callable

from tests.parsers.make_odt import STYLES, TYPE, packed_up, root
from tests.planted.row import Row, Without
from tests.planted.text_rows import NAMED

ODT, BODY = "anonrecruit.parsers.odt", "anonrecruit.parsers.odt_body"
LOOK = Without("anonrecruit.parsers.odt_styles:Look.visible")


def odt(inner: str = "", meta: str = "", margin: str = "", **members: str) -> Callable[[list[str], str], bytes]:
    """The body's lines, then ``inner`` in a paragraph; "{}" stands for the name. Members' names have "__" for "/"."""

    def make(lines: list[str], name: str) -> bytes:
        paragraphs = "".join(f"<text:p>{line}</text:p>" for line in lines)
        text = f"<office:text>{paragraphs}<text:p>{inner}</text:p></office:text>"
        styles = f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        master = f"<office:master-styles><style:master-page>{margin}</style:master-page></office:master-styles>"
        files = {
            "mimetype": TYPE,
            "content.xml": root("document-content", f"{styles}<office:body>{text}</office:body>"),
            "styles.xml": root("document-styles", master),
            "meta.xml": root("document-meta", f"<office:meta>{meta}</office:meta>"),
            **{path.replace("__", "/") + ".xml": xml for path, xml in members.items()},
        }
        return packed_up({path: xml.replace("{}", name) for path, xml in files.items()})

    return make


def _row(surface: str, inner: str, reader: str, key: str = "", variant: str = "") -> Row:
    return Row("odt", surface, odt(inner), Without(f"{BODY}:{reader}", key), variant=variant)


def _meta(surface: str, meta: str, reader: str, key: str = "") -> Row:
    return Row("odt", surface, odt(meta=meta), Without(f"{ODT}:{reader}", key))


def _shown(surface: str, reader: str, inner: str = "", margin: str = "") -> Row:
    return Row("odt", surface, odt(inner, margin=margin), Without(reader), shown=True)


def _member(surface: str, reader: str, **members: str) -> Row:
    return Row("odt", surface, odt(**members), Without(f"{ODT}:{reader}"))


def _left(variant: str, reader: str, inner: str = "", **members: str) -> Row:
    return Row("odt", "metadata", odt(inner, **members), Without(f"{ODT}:{reader}"), variant=variant)


def _unseen(variant: str, inner: str) -> Row:
    return Row("odt", "hidden_text", odt(inner), LOOK, variant=variant)


def _changed(inner: str) -> str:
    """A deletion that was tracked."""
    return (
        f"</text:p><text:tracked-changes><text:changed-region><text:deletion>{inner}</text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>"
    )


_ATTRIBUTES = "_SURFACE_OF_ATTRIBUTE"
ROWS: tuple[Row, ...] = (
    _meta("authors", "<dc:creator>{}</dc:creator>", "_SURFACE_OF_META", "creator"),
    _meta("metadata", "<dc:title>CV of {}</dc:title>", "_said"),
    _meta("custom_properties", "<meta:user-defined meta:name='who'>{}</meta:user-defined>", "_SURFACE_OF_META",
          "user-defined"),
    _row("authors", "x<office:annotation><dc:creator>{}</dc:creator></office:annotation>", "Body._annotation",
         variant="of a comment"),
    _row("comments", "x<office:annotation><text:p>Ask {}</text:p></office:annotation>", "Body._annotation"),
    _row("tracked_deletions", _changed("<text:p>Met {} there</text:p>"), "Body._changes"),
    _row("alt_text", "<draw:frame draw:name='a'><draw:image/><svg:desc>{} on a bicycle</svg:desc></draw:frame>",
         "Body._frame", variant="description"),
    _row("alt_text", "<text:a office:title='{}'>x</text:a>", _ATTRIBUTES, "title", variant="title"),
    _row("link_targets", "<text:a xlink:href='https://example.org/{}'>x</text:a>", _ATTRIBUTES, "href"),
    _row("bookmarks", "<text:bookmark-start text:name='{}'/>x", _ATTRIBUTES, "name"),
    _row("field_codes", "<text:alphabetical-index-mark text:string-value='{}'/>x", _ATTRIBUTES, "string-value"),
    _row("form_fields", "</text:p><office:forms><form:form><form:hidden form:value='{}'/></form:form></office:forms>"
         "<text:p>", "Body._forms"),
    _member("macros", "_without_tags", Basic__Standard__Module1="<script:module>Sub a &apos;by {}</script:module>"),
    _member("signatures", "_texts", **{"META-INF__documentsignatures": "<a xmlns='a'><b>{}</b></a>"}),
    _member("embedded_files", "_texts", **{"Object 1__meta": "<a><b>{}</b></a>"}),
    Row("odt", "image_metadata", odt(**{"Pictures__a.svg": "<?xml version='1.0'?><svg><desc>{}</desc></svg>"}),
        Without(f"{ODT}:words_of_picture")),
    _left("settings", "rest_of", **{"settings": "<a><b>Printer of {}</b></a>"}),
    _left("unknown part", "rest_of", **{"More__there": "<a b='{}'/>"}),
    _left("attribute", "rest_of_roots", "<text:bibliography-mark text:author='{}'>[1]</text:bibliography-mark>"),
    _left("comment", "rest_of", "x<!-- {} -->"),
    _row("alt_text", "<draw:frame><draw:text-box><text:p>a</text:p></draw:text-box><svg:desc>{} there</svg:desc>"
         "</draw:frame>", "Body._frame", variant="of a box"),
    _unseen("row", "</text:p><table:table><table:table-row table:visibility='collapse'><table:table-cell><text:p>Met {}"
            "</text:p></table:table-cell></table:table-row></table:table><text:p>"),
    _unseen("display", "<text:span text:style-name='Gone'>Met {}</text:span>"),
    _unseen("white", "<text:span text:style-name='White'>Met {}</text:span>"),
    _unseen("tiny", "<text:span text:style-name='Tiny'>Met {}</text:span>"),
    _unseen("field", "<text:hidden-text>Met {}</text:hidden-text>"),
    _shown("header", f"{ODT}:_margins", margin="<style:header><text:p>{}</text:p></style:header>"),
    _shown("footer", f"{ODT}:_margins", margin="<style:footer><text:p>{}</text:p></style:footer>"),
    _shown("footnote", f"{BODY}:Body._note",
           "x<text:note><text:note-body><text:p>{}</text:p></text:note-body></text:note>"),
    _shown("text_box", f"{BODY}:Body._box",
           "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"),
    Row("odt", "file_name", odt(), NAMED, name="{}.odt"),
)  # fmt: skip
