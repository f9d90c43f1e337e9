"""Names planted in PDF files, surface by surface."""

from __future__ import annotations

from pikepdf import Name

from tests.parsers.make_files import HEIGHT, WIDTH
from tests.planted import pdf_annotations
from tests.planted.pdf_makers import (
    HIDDEN,
    LAYERS,
    READERS,
    Make,
    actual_text,
    after_the_end,
    alternative,
    annotation,
    attached_europass,
    attached_name,
    attached_text,
    attached_word,
    boxed,
    changed,
    destination,
    drawn,
    expressed_off,
    form_in_layer,
    form_of_xml,
    form_off,
    info,
    inkless,
    layer_name,
    layered,
    line,
    long_string,
    marked_in_form,
    member_off,
    old_destination,
    outline,
    own_entry,
    photo,
    pictured,
    private,
    remark,
    resaved,
    running,
    script,
    thumbnail,
    white,
    xmp,
)
from tests.planted.row import Row, Without

APPEARANCES = "anonrecruit.parsers.pdf_appearances"


def _surface(surface: str, make: Make, variant: str = "", without: Without | None = None) -> Row:
    return Row("pdf", surface, make, without or Without(READERS, surface), variant=variant)


ROWS: tuple[Row, ...] = (
    Row("pdf", "header", running(30), Without("anonrecruit.parsers.reading_order:_page_pieces"), shown=True),
    Row("pdf", "footer", running(HEIGHT - 30), Without("anonrecruit.parsers.reading_order:_page_pieces"), shown=True),
    _surface("hidden_text", drawn(inkless), "no ink", HIDDEN),
    _surface("hidden_text", drawn(white), "white", HIDDEN),
    _surface("hidden_text", drawn(lambda sheet, name: line(sheet, name, size=0.5)), "tiny", HIDDEN),
    _surface("hidden_text", drawn(lambda sheet, name: line(sheet, name, left=WIDTH + 40)), "off page", HIDDEN),
    _surface("hidden_text", drawn(boxed), "under a box", HIDDEN),
    _surface("hidden_text", drawn(pictured), "under a picture", HIDDEN),
    _surface("hidden_text", changed(layered), "layer", LAYERS),
    _surface("hidden_text", changed(form_off), "form of a layer", LAYERS),
    _surface("hidden_text", changed(form_in_layer), "form in a layer", LAYERS),
    _surface("hidden_text", changed(member_off), "member of layers", LAYERS),
    _surface("hidden_text", changed(expressed_off), "layers by expression", LAYERS),
    Row("pdf", "body", changed(long_string), Without("anonrecruit.parsers.pdf_structure:whole"), shown=True),
    _surface("authors", changed(info("/Author")), "author"),
    _surface("metadata", changed(info("/Title")), "title"),
    _surface("metadata", changed(info("/Owner")), "own key"),
    _surface("metadata", changed(script), "script"),
    _surface("metadata", changed(private), "private data"),
    _surface("metadata", changed(own_entry), "name of a key"),
    _surface("metadata", changed(old_destination), "name of a destination"),
    _surface("metadata", after_the_end, "after the end", Without("anonrecruit.parsers.pdf_structure:around_objects")),
    _surface("form_fields", changed(form_of_xml), "XFA"),
    _surface("alt_text", changed(marked_in_form), "marks in a form"),
    _surface("alt_text", changed(remark), "comment in content"),
    _surface("image_metadata", changed(thumbnail), "thumbnail"),
    _surface("xmp", changed(xmp)),
    _surface("comments", changed(annotation(Subtype=Name.Text, Contents="Is {} free?"))),
    _surface(
        "comments", changed(annotation(Subtype=Name.FreeText, RC="<p>Is {} free?</p>", Contents="?")), "rich text"
    ),
    _surface("authors", changed(annotation(Subtype=Name.Text, T="{}", Contents="Good")), "comment"),
    _surface("link_targets", changed(annotation(Subtype=Name.Link, URI="https://www.linkedin.com/in/{}")), "profile"),
    _surface("link_targets", changed(annotation(Subtype=Name.Link, URI="mailto:{}@example.org")), "e-mail"),
    _surface("form_fields", changed(annotation(Subtype=Name.Widget, FT=Name.Tx, T="who", V="{}")), "value"),
    _surface("form_fields", changed(annotation(Subtype=Name.Widget, FT=Name.Tx, T="who", TU="{}")), "tooltip"),
    _surface("outline", changed(outline)),
    _surface("named_destinations", changed(destination)),
    _surface("embedded_files", changed(attached_text), "text"),
    _surface("embedded_files", changed(attached_name), "name"),
    _surface("embedded_files", changed(attached_word), "docx"),
    _surface("embedded_files", changed(attached_europass), "europass"),
    _surface("alt_text", changed(alternative("Alt"))),
    _surface("alt_text", changed(alternative("ActualText")), "actual text"),
    _surface("alt_text", changed(actual_text), "in content"),
    _surface("hidden_layers", changed(layer_name)),
    _surface("earlier_versions", resaved, without=Without("anonrecruit.parsers.pdf:earlier_versions")),
    _surface("image_metadata", changed(photo)),
    Row(
        "pdf",
        "body",
        changed(pdf_annotations.stamp),
        Without("anonrecruit.parsers.pdf_structure:draw_annotations"),
        shown=True,
        variant="stamp",
    ),
    Row(
        "pdf", "body", changed(pdf_annotations.unsaid), Without(f"{APPEARANCES}:has_words"), shown=True, variant="value"
    ),
    *(
        _surface("appearances", changed(make), make.__name__)
        for make in (
            *(pdf_annotations.hidden_note, pdf_annotations.unchosen_state, pdf_annotations.pressed),
            *(pdf_annotations.taken_out, pdf_annotations.undrawn_form, pdf_annotations.pattern),
            pdf_annotations.note_of_layer,
        )
    ),
    Row(
        "pdf",
        "file_name",
        drawn(lambda sheet, name: None),
        Without("anonrecruit.parsers.surfaces:_named"),
        name="cv_{}_final.pdf",
    ),
)
