"""OpenDocument texts, packed and flat, with a word planted in each place."""

from __future__ import annotations

import io
import zipfile

from tests.parsers.planted import HIDDEN, Planted

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    [f'xmlns:{prefix}="{OASIS}{prefix}:1.0"' for prefix in ("office", "style", "text", "table", "form", "meta")]
    + [f'xmlns:draw="{OASIS}drawing:1.0"']
    + [f'xmlns:fo="{OASIS}xsl-fo-compatible:1.0" xmlns:svg="{OASIS}svg-compatible:1.0"']
    + ['xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"']
)
TYPE = "application/vnd.oasis.opendocument.text"


def style(name: str, family: str, inner: str, parent: str = "") -> str:
    names = f'style:name="{name}" style:family="{family}" style:parent-style-name="{parent}"'
    return f"<style:style {names}>{inner}</style:style>"


STYLES = (
    style("Title", "paragraph", "")
    + style("P1", "paragraph", "", "Title")
    + style("Gone", "text", '<style:text-properties text:display="none"/>')
    + style("Heir", "text", "", "Gone")
    + style("GoneP", "paragraph", '<style:text-properties text:display="none"/>')
    + style("White", "text", '<style:text-properties fo:color="#ffffff"/>')
    + style("Tiny", "text", '<style:text-properties fo:font-size="1pt"/>')
    + style("Dark", "table-cell", '<style:table-cell-properties fo:background-color="#102030"/>')
)
ROWS = (
    "<table:table><table:table-row><table:table-cell><text:p>Role</text:p></table:table-cell>"
    "<table:table-cell><text:p>Trainer</text:p></table:table-cell></table:table-row><table:table-rows><table:table-row>"
    "<table:table-cell><text:p>Since</text:p></table:table-cell><table:covered-table-cell/><table:table-cell>"
    "<text:p>2019</text:p></table:table-cell></table:table-row></table:table-rows></table:table>"
)
BODY = (
    f'<text:h text:outline-level="1">Duty manager</text:h><text:p>Led <text:span>shifts</text:span> of<text:s/>twenty '
    f"people.</text:p>{ROWS}<text:list><text:list-item><text:p>First aid</text:p></text:list-item><text:list-item>"
    "<text:p>Rota</text:p></text:list-item></text:list>"
)
UNSEEN = {
    "Zbgone": '<text:span text:style-name="Gone">{}</text:span>',
    "Zbheir": '<text:span text:style-name="Heir">{}</text:span>',
    "Zbwhite": '<text:span text:style-name="White">{}</text:span>',
    "Zbtiny": '<text:span text:style-name="Tiny">{}</text:span>',
    "Zbhiddentext": "<text:hidden-text>{}</text:hidden-text>",
    "Zbhiddenparagraph": '</text:p><text:p><text:hidden-paragraph text:is-hidden="true"/>{}</text:p><text:p>',
    "Zbstyled": '</text:p><text:p text:style-name="GoneP">{}</text:p><text:p>',
    "Zbsection": '</text:p><text:section text:display="none"><text:p>{}</text:p></text:section><text:p>',
    "Zbruby": "<text:ruby><text:ruby-base/><text:ruby-text>{}</text:ruby-text></text:ruby>",
}
BESIDE = {
    "Zbcomment": ("comments", "<office:annotation><text:p>{}</text:p></office:annotation>"),
    "Zbcritic": ("authors", "<office:annotation><dc:creator>{}</dc:creator></office:annotation>"),
    "Zbinitials": (
        "authors",
        "<office:annotation><meta:creator-initials>{}</meta:creator-initials></office:annotation>",
    ),
    "Zbhref": ("link_targets", '<text:a xlink:href="https://example.org/{}">x</text:a>'),
    "Zblinktitle": ("alt_text", '<text:a office:title="{}">x</text:a>'),
    "Zblinkname": ("bookmarks", '<text:a office:name="{}">x</text:a>'),
    "Zbbookmark": ("bookmarks", '<text:bookmark-start text:name="{}"/>'),
    "Zbindex": ("field_codes", '<text:alphabetical-index-mark text:string-value="{}"/>'),
    "Zbcondition": ("field_codes", '<text:conditional-text text:string-value-if-false="{}">x</text:conditional-text>'),
    "Zbholder": ("field_codes", '<text:placeholder text:description="{}">x</text:placeholder>'),
    "Zbtitle": ("alt_text", "<draw:frame><draw:image/><svg:title>{}</svg:title></draw:frame>"),
    "Zbdesc": ("alt_text", "<draw:custom-shape><svg:desc>{}</svg:desc></draw:custom-shape>"),
    "Zbframe": ("alt_text", '<draw:frame draw:name="{}"/>'),
    "Zbpicture": ("link_targets", '<draw:frame><draw:image xlink:href="Pictures/{}.png"/></draw:frame>'),
}
CHANGES = (
    "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Zbeditor</dc:creator>"
    "</office:change-info><text:p>Zbdeleted</text:p></text:deletion></text:changed-region></text:tracked-changes>"
)
FORMS = (
    '<office:forms><form:form form:name="f"><form:text form:id="c1" form:name="Zbcontrol" '
    'form:current-value="typed in"/><form:hidden form:value="Zbhiddenfield"/></form:form></office:forms>'
)
SHOWN = (
    '<text:p><draw:frame draw:name="a"><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame></text:p>'
    "<text:p><draw:custom-shape><text:p>In a shape</text:p></draw:custom-shape></text:p>"
    "<text:p>Note<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note</text:p>"
    "</text:note-body></text:note></text:p><text:p>a<text:tab/>b<text:line-break/>c</text:p>"
    '<text:p><draw:control draw:control="c1"/></text:p>'
    '<table:table><table:table-row><table:table-cell table:style-name="Dark"><text:p>'
    '<text:span text:style-name="White">on dark</text:span></text:p></table:table-cell></table:table-row></table:table>'
    '<text:p text:style-name="P1">A title by style</text:p>'
)
MARGINS = (
    "<office:master-styles><style:master-page><style:header><text:p>Running head</text:p></style:header>"
    "<style:footer><text:p>Running foot</text:p></style:footer></style:master-page></office:master-styles>"
)
META = (
    "<office:meta><dc:title>Zbmetatitle</dc:title><dc:creator>Zbcreator</dc:creator><meta:initial-creator>Zbfirst"
    '</meta:initial-creator><meta:keyword>Zbkeyword</meta:keyword><meta:user-defined meta:name="Zbname">Zbvalue'
    '</meta:user-defined><meta:template xlink:href="file:///C:/Zbuser.ott"/></office:meta>'
)
PLACES = {
    **{word: surface for word, (surface, _) in BESIDE.items()}, **dict.fromkeys(UNSEEN, HIDDEN),
    "Zbeditor": "authors", "Zbdeleted": "tracked_deletions", "Zbcontrol": "form_fields",
    "Zbhiddenfield": "form_fields", "Zbmetatitle": "metadata", "Zbcreator": "authors", "Zbfirst": "authors",
    "Zbkeyword": "metadata", "Zbname": "custom_properties", "Zbvalue": "custom_properties", "Zbuser": "metadata",
}  # fmt: skip
TEXT = ("In a box", "In a shape", "A note", "a\tb\nc", "typed in", "on dark", "Running head", "Running foot")
KINDS = {
    "A note": "footnote", "In a box": "text_box", "Running head": "header", "Running foot": "footer",
    "A title by style": "heading",
}  # fmt: skip


def _text() -> str:
    unseen = "".join(xml.format(word) for word, xml in UNSEEN.items())
    beside = "".join(xml.format(word) for word, (_, xml) in BESIDE.items())
    return f"<office:text>{FORMS}{CHANGES}{BODY}<text:p>{unseen}{beside}</text:p>{SHOWN}</office:text>"


def root(name: str, inner: str, extra: str = "") -> str:
    return f'<?xml version="1.0"?><office:{name} {NAMESPACES} {extra}>{inner}</office:{name}>'


def odt() -> Planted:
    automatic = f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
    chart = '<text:p><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>'
    content = f"{automatic}<office:body>{_text().replace('</office:text>', chart + '</office:text>')}</office:body>"
    macro = '<!DOCTYPE script:module PUBLIC "a" "b"><script:module>Sub Zbmacro &apos;Zbremark</script:module>'
    drawn = "<office:body><office:chart><text:p>In a chart</text:p></office:chart></office:body>"
    signed = '<document-signatures xmlns="a"><X509IssuerName>Zbsigner</X509IssuerName></document-signatures>'
    members = {
        "mimetype": TYPE,
        "content.xml": root("document-content", content),
        "styles.xml": root("document-styles", MARGINS),
        "meta.xml": root("document-meta", META),
        "Object 1/content.xml": root("document-content", drawn),
        "Object 1/meta.xml": root("document-meta", "<office:meta><dc:creator>Zbinner</dc:creator></office:meta>"),
        "Basic/Standard/Module1.xml": macro,
        "META-INF/documentsignatures.xml": signed,
    }
    packed = {"Zbmacro": "macros", "Zbremark": "macros", "Zbinner": "embedded_files", "Zbsigner": "signatures"}
    return Planted(packed_up(members), PLACES | packed, (*TEXT, "In a chart"), KINDS)


def packed_up(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in members.items():
            package.writestr(name, text)
    return out.getvalue()


def flat_odt() -> Planted:
    styles = f"<office:automatic-styles>{STYLES}</office:automatic-styles>{MARGINS}"
    inner = f"{META}{styles}<office:body>{_text()}</office:body>"
    return Planted(root("document", inner, f'office:mimetype="{TYPE}"').encode(), PLACES, TEXT, KINDS)
