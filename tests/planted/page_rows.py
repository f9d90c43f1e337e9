"""Names planted in web pages, alone and saved with what belongs to them."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from tests.planted.pictures import png_with_text
from tests.planted.row import Row, Without
from tests.planted.text_rows import NAMED, page

Make = Callable[[list[str], str], bytes]
ATTRIBUTES, FLOW = "anonrecruit.parsers.html_attributes", "anonrecruit.parsers.html_flow"
LOOK = Without("anonrecruit.parsers.html_style:Look.visible")


def saved(change: Callable[[MIMEMultipart, str], None]) -> Make:
    """A page and one thing more in a message that nobody sent."""

    def make(lines: list[str], name: str) -> bytes:
        message = MIMEMultipart("related", type="text/html")
        message["Subject"], message["Snapshot-Content-Location"] = "A page", "https://example.org/cv"
        message.attach(MIMEText(page("")(lines, name).decode(), "html", "utf-8"))
        change(message, name)
        return message.as_bytes()

    return make


def subject(message: MIMEMultipart, name: str) -> None:
    message.replace_header("Subject", f"The page of {name}")


def epilogue(message: MIMEMultipart, name: str) -> None:
    message.epilogue = f"Saved by {name}"


def listing(message: MIMEMultipart, name: str) -> None:
    message.attach(MIMEText(f"<xml><person>{name}</person></xml>", "xml"))


def named(message: MIMEMultipart, name: str) -> None:
    part = MIMEText("<xml/>", "xml")
    part.add_header("Content-Disposition", "attachment", filename=f"{name}.xml")
    message.attach(part)


def frame(message: MIMEMultipart, name: str) -> None:
    message.attach(MIMEText(f"<p>In a frame</p><!-- by {name} -->", "html"))


def sheet(message: MIMEMultipart, name: str) -> None:
    message.attach(MIMEText(f"p::before {{ content: '{name}' }}", "css"))


def photo(message: MIMEMultipart, name: str) -> None:
    inner = EmailMessage()
    inner.set_content(png_with_text(name), "image", "png")
    part = MIMEBase("image", "png")
    part.set_payload(inner.get_payload())
    part["Content-Transfer-Encoding"] = "base64"
    message.attach(part)


def _beside(surface: str, inner: str, without: str, key: str = "", variant: str = "", head: str = "") -> Row:
    return Row("html", surface, page(inner, head), Without(without, key), variant=variant)


def _attribute(surface: str, inner: str, key: str) -> Row:
    return _beside(surface, inner, f"{ATTRIBUTES}:_SURFACE_OF", key, key)


def _unseen(variant: str, inner: str, head: str = "") -> Row:
    return Row("html", "hidden_text", page(inner, head), LOOK, variant=variant)


def _mhtml(surface: str, change: Callable[[MIMEMultipart, str], None], reader: str) -> Row:
    return Row("mhtml", surface, saved(change), Without(reader), variant=change.__name__)


_MHTML = "anonrecruit.parsers.mhtml"
ROWS: tuple[Row, ...] = (
    _beside("authors", "", f"{ATTRIBUTES}:Beside.attributes", head="<meta name=author content='{}'>"),
    _beside("metadata", "", f"{FLOW}:Walk._title", variant="title", head="<title>CV of {}</title>"),
    _beside("metadata", "", f"{ATTRIBUTES}:_SURFACE_OF", "content", "meta", "<meta name=x content='Of {}'>"),
    _beside("comments", "<!-- Ask {} -->", f"{FLOW}:Walk._comment"),
    _beside("tracked_deletions", "<del>Met {} there</del>", f"{FLOW}:Walk._deleted"),
    _attribute("alt_text", "<img src=a.png alt='{} on a bicycle'>", "alt"),
    _attribute("alt_text", "<p title='{}'>More</p>", "title"),
    _beside("alt_text", "<svg><title>{}</title></svg>", f"{FLOW}:Walk._title", variant="drawing"),
    _attribute("link_targets", "<a href='https://example.org/{}'>My page</a>", "href"),
    _attribute("link_targets", "<img src='https://example.org/{}.png'>", "src"),
    _attribute("bookmarks", "<p id='{}'>More</p>", "id"),
    _attribute("form_fields", "<input type=hidden value='{}'>", "value"),
    _beside("form_fields", "<select><option>a<option>{}</select>", f"{FLOW}:Walk._option", variant="not chosen"),
    _beside("scripts", "<script>var who = '{}';</script>", f"{FLOW}:Walk._script"),
    _beside("scripts", "", f"{FLOW}:Walk._style", variant="style", head="<style>/* of {} */</style>"),
    _beside("data_attributes", "<p data-who='{}'>More</p>", f"{ATTRIBUTES}:Beside.attributes"),
    _beside(
        "scripts", "<script type='application/ld+json'>{\"{}\": 1}</script>", f"{FLOW}:Walk._script", variant="key"
    ),
    _beside("scripts", "<script type='text/template'><p>{}</p></script>", f"{FLOW}:Walk._script", variant="template"),
    _beside("scripts", "<p style='--who: \"{}\"'>More</p>", f"{ATTRIBUTES}:Beside.style", variant="own property"),
    _beside("alt_text", "<canvas>{}</canvas>", f"{FLOW}:Walk._instead", variant="canvas"),
    _beside("alt_text", "<svg><metadata>{}</metadata></svg>", f"{FLOW}:Walk._title", variant="metadata of a drawing"),
    _unseen("white by a variable", "<p style='color: var(--w)'>Met {}</p>", "<style>:root { --w: #fff }</style>"),
    _unseen("white by inheritance", "<div style='color:#fff'><section><p>Met {}</p></section></div>"),
    _unseen("moved by a margin", "<p style='margin-left:-9999px'>Met {}</p>"),
    _unseen("moved by a transform", "<p style='transform:translate(-9999px, 0)'>Met {}</p>"),
    _unseen("display", "<p style='display:none'>Met {}</p>"),
    _unseen("white", "<p class=white>Met {}</p>", "<style>.white { color: #fff }</style>"),
    _unseen("tiny", "<p style='font-size:1pt'>Met {}</p>"),
    _unseen("off page", "<p style='position:absolute; left:-9999px'>Met {}</p>"),
    _mhtml("page_headers", subject, f"{_MHTML}:_headers"),
    _mhtml("page_headers", epilogue, f"{_MHTML}:_headers"),
    _mhtml("embedded_files", listing, f"{_MHTML}:_other_texts"),
    _mhtml("embedded_files", named, f"{_MHTML}:_names"),
    _mhtml("comments", frame, f"{FLOW}:Walk._comment"),
    _mhtml("scripts", sheet, f"{ATTRIBUTES}:Beside.style"),
    _mhtml("image_metadata", photo, f"{_MHTML}:image_metadata"),
    Row("mhtml", "file_name", saved(lambda *_: None), NAMED, name="{}.mhtml"),
)
