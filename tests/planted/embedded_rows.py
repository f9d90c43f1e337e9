"""Names planted in files that stand within the text of a page, in "data:" addresses."""

from __future__ import annotations

import base64
from collections.abc import Callable
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from urllib.parse import quote

from tests.planted.docx_makers import embedded_word
from tests.planted.pictures import jpeg_with_exif, png_with_text
from tests.planted.row import Row, Without
from tests.planted.text_rows import page

EMBEDDED = "anonrecruit.parsers.html_embedded"
PICTURE = Without(f"{EMBEDDED}:words_of_picture")
Make = Callable[[list[str], str], bytes]
File = Callable[[str], bytes]


def address(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def within(html: str, kind: str, file: File) -> Make:
    """A page in which "[]" stands for the address of the file."""
    return lambda lines, name: page(html.replace("[]", address(kind, file(name))))(lines, name)


def frame(name: str) -> bytes:
    return f"<p title='a'>See {name} there</p>".encode()


def attribute(name: str) -> bytes:
    return f"<!doctype html><!-- a --><p id='{name}'>a</p>".encode()


def linked(name: str) -> bytes:
    """A page with a link to another within it."""
    return f"<a href='data:text/html,{quote(f'<p>{name}</p>')}'>a</a>".encode()


def letter(lines: list[str], name: str) -> bytes:
    """A message told in two forms, of which the one that is not read has a picture."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "someone@example.org", "jobs@example.com", "An application"
    message.set_content("\n\n".join(lines))
    message.add_alternative(f"<img src='{address('image/png', png_with_text(name))}'>", subtype="html")
    return message.as_bytes()


def saved(lines: list[str], name: str) -> bytes:
    message = MIMEMultipart("related", type="text/html")
    message["Subject"], message["Snapshot-Content-Location"] = "A page", "https://example.org/cv"
    made = within("<img src='[]'>", "image/png", png_with_text)(lines, name)
    message.attach(MIMEText(made.decode(), "html", "utf-8"))
    return message.as_bytes()


def sheet(lines: list[str], name: str) -> bytes:
    """A style sheet that hides."""
    link = "<link rel=stylesheet href='data:text/css,.x%7Bdisplay:none%7D'>"
    return page("<p class=x>Met {}</p>", link)(lines, name)


def _picture(variant: str, html: str, kind: str = "image/png", file: File = png_with_text) -> Row:
    return Row("html", "image_metadata", within(html, kind, file), PICTURE, variant=variant)


def _text(variant: str, html: str, kind: str, file: File) -> Row:
    return Row("html", "link_targets", within(html, kind, file), Without(f"{EMBEDDED}:Embedded._text"), variant=variant)


ROWS: tuple[Row, ...] = (
    _picture("picture", "<img src='[]'>"),
    _picture("photograph", "<img src='[]'>", "image/jpeg", jpeg_with_exif),
    _picture("drawing", "<img src='[]'>", "image/svg+xml", lambda name: f"<svg><g id='{name}'/></svg>".encode()),
    _picture("of several sizes", "<img srcset='a.png 1x, [] 2x'>"),
    _picture("lazy", "<img src='a.png' data-src='[]'>"),
    _picture("of a style sheet", "<style>p { background: url([]) no-repeat }</style>"),
    _picture("of a style", "<p style='background-image: url(\"[]\")'>a</p>"),
    _picture("of a script", "<script>show('[]')</script>"),
    _text("text", "<a href='[]'>a</a>", "text/plain", lambda name: f"See {name}".encode()),
    _text("page", "<a href='[]'>a</a>", "text/html", attribute),
    _text("page in a page", "<a href='[]'>a</a>", "text/html", linked),
    Row(
        "html", "embedded_files", within("<a href='[]'>a</a>", "application/zip", embedded_word),
        Without(f"{EMBEDDED}:text_inside"),
    ),
    Row(
        "html", "body", within("<iframe src='[]'></iframe>", "text/html", frame),
        Without("anonrecruit.parsers.html_flow:page_in"), shown=True, variant="frame",
    ),
    Row("html", "hidden_text", sheet, Without("anonrecruit.parsers.html:sheet_in"), variant="by a linked style sheet"),
    Row("eml", "email_alternative", letter, PICTURE, variant="picture"),
    Row("mhtml", "image_metadata", saved, PICTURE, variant="within the page"),
)  # fmt: skip
