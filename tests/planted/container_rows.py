"""Names planted in archives and messages, and in what lies in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP

from tests.parsers.make_files import docx, p
from tests.planted.compound import attached_message, outlook
from tests.planted.docx_makers import CORE, paragraphs, plain
from tests.planted.pictures import jpeg_with_exif
from tests.planted.row import Row, Without

Make = Callable[[list[str], str], bytes]
MESSAGES = Without("anonrecruit.parsers.messages:_messages_in")
NAMED = Without("anonrecruit.parsers.surfaces:_named")
WITH = Without("anonrecruit.parsers.surfaces:_said")
AUTHORED = plain(lambda name: "", docProps__core=CORE.format("<dc:creator>{}</dc:creator>"))
AUTHORS = Without("anonrecruit.parsers.docx_surfaces:READERS", "authors")


def archive(member: str, comment: str = "", inner: Make | None = None) -> Make:
    """A ZIP of one Word file; "{}" stands for the name."""

    def make(lines: list[str], name: str) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            package.writestr(member.replace("{}", name), inner(lines, name) if inner else docx(paragraphs(lines)))
            package.writestr("__MACOSX/._cv.docx", b"\0\5\x16\7")
            package.comment = comment.replace("{}", name).encode()
        return out.getvalue()

    return make


def letter(change: Callable[[EmailMessage, str], None], sender: str = "me <me@example.org>") -> Make:
    """A message whose text is the body's lines."""

    def make(lines: list[str], name: str) -> bytes:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = sender.format(name), "jobs@example.com", "Application"
        message["Message-ID"] = "<1@example.org>"
        message.set_content("\n\n".join(lines))
        change(message, name)
        return message.as_bytes(policy=SMTP)

    return make


def unchanged(_: EmailMessage, __: str) -> None:
    return None


def subject(message: EmailMessage, name: str) -> None:
    message.replace_header("Subject", f"Application of {name}")


def page(message: EmailMessage, name: str) -> None:
    message.add_alternative(f"<p>Yours, {name}</p>", subtype="html")


def attached(name_of_file: str, make: Make | None = None) -> Callable[[EmailMessage, str], None]:
    def change(message: EmailMessage, name: str) -> None:
        data = make(["Certificate", "First aid at work, 2021."], name) if make else docx(p("First aid at work, 2021."))
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name_of_file.format(name))

    return change


def signed(message: EmailMessage, name: str) -> None:
    message.add_attachment(jpeg_with_exif(name), maintype="image", subtype="jpeg", disposition="inline", cid="<p>")


def forwarded(message: EmailMessage, name: str) -> None:
    inner = EmailMessage()
    inner["From"], inner["To"], inner["Message-ID"] = f"{name} <x@example.org>", "me@example.org", "<2@example.org>"
    inner.set_content("Please find my certificate of first aid at work in this message.")
    message.add_attachment(inner)


def message(
    strings: dict[int, str], file: str = "certificate.docx", to: str = "Jobs", make: Make | None = None
) -> Make:
    """An Outlook message with one attachment; "{}" stands for the name."""

    def build(lines: list[str], name: str) -> bytes:
        texts = {0x1000: "\n\n".join(lines), 0x0037: "Application", **strings}
        filled = {number: text.replace("{}", name) for number, text in texts.items()}
        data = make(["First aid at work, 2021."], name) if make else docx(p("First aid at work, 2021."))
        return outlook(filled, {file.replace("{}", name): data}, (to.replace("{}", name), "jobs@example.com"))

    return build


def nested(change: dict[int, str]) -> Make:
    """An Outlook message with the body's lines, to which another is attached."""

    def build(lines: list[str], name: str) -> bytes:
        said = {0x1000: "Please find what my employer wrote of my work in this message.", 0x0037: "A letter", **change}
        inner = attached_message({number: text.replace("{}", name) for number, text in said.items()})
        return outlook({0x1000: "\n\n".join(lines), 0x0037: "Application"}, {}, ("Jobs", "jobs@example.com"), inner)

    return build


ROWS: tuple[Row, ...] = (
    Row("zip", "file_name", archive("{}/cv.docx"), NAMED, variant="member"),
    Row("zip", "file_name", archive("../../{}.docx"), NAMED, variant="path traversal"),
    Row("zip", "file_name", archive("cv.docx"), NAMED, name="{}.zip"),
    Row("zip", "archive_comment", archive("cv.docx", "Papers of {} and no one else"), WITH),
    Row("zip", "authors", archive("cv.docx", inner=AUTHORED), AUTHORS, variant="inside"),
    Row("zip", "authors", archive("more.zip", inner=archive("cv.docx", inner=AUTHORED)), AUTHORS, variant="nested"),
    Row("eml", "email_headers", letter(unchanged, "{} <me@example.org>"), WITH, variant="from"),
    Row("eml", "email_headers", letter(subject), WITH, variant="subject"),
    Row("eml", "email_alternative", letter(page), WITH),
    Row("eml", "file_name", letter(attached("{}.docx")), NAMED, variant="attachment"),
    Row("eml", "file_name", letter(unchanged), NAMED, name="{}.eml"),
    Row("eml", "authors", letter(attached("cv.docx", AUTHORED)), AUTHORS, variant="attachment"),
    Row("eml", "embedded_files", letter(signed), WITH, variant="signature's picture"),
    Row("eml", "email_headers", letter(forwarded), WITH, variant="forwarded"),
    Row("msg", "email_headers", message({0x0C1A: "{}", 0x0C1F: "me@example.org"}), WITH, variant="from"),
    Row("msg", "email_headers", message({0x0037: "Application of {}"}), WITH, variant="subject"),
    Row("msg", "email_headers", message({}, to="{}"), WITH, variant="to"),
    Row("msg", "email_headers", nested({0x0C1A: "{}", 0x0C1F: "me@example.org"}), MESSAGES, variant="attached message"),
    Row(
        "msg",
        "body",
        nested({0x1000: "Yours sincerely,\r\n{}\r\n\r\nSigned: {}"}),
        MESSAGES,
        shown=True,
        variant="attached message",
    ),
    Row("msg", "email_properties", message({0x3FF8: "{}"}), WITH),
    Row("msg", "file_name", message({}, file="{}.docx"), NAMED, variant="attachment"),
    Row("msg", "authors", message({}, make=AUTHORED), AUTHORS, variant="attachment"),
)
