"""Archives and messages become the files in them, within limits, and nothing they say is a path."""

from __future__ import annotations

import io
import struct
import zipfile
from email.message import EmailMessage

import pytest

from anonrecruit import DocumentError, Source
from anonrecruit.application import LARGEST_FILE
from anonrecruit.errors import EmptyDocument, LimitExceeded
from anonrecruit.parsers import Limits, expand, parse
from tests.planted.compound import Tree, attached_message, outlook
from tests.planted.pictures import jpeg_with_exif

TEXT = "Ada Obi\nA trainer who has led classes of thirty people."


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def message(*bodies: tuple[str, str]) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Ada <ada@example.org>", "jobs@example.com", "CV"
    made.set_content(bodies[0][0], subtype=bodies[0][1])
    for text, kind in bodies[1:]:
        made.add_alternative(text, subtype=kind)
    return made


def test_a_file_that_holds_no_files_is_itself() -> None:
    source = Source(TEXT.encode(), "cv.txt")
    assert expand(source) == (source,)


def test_an_archive_is_its_files_without_what_systems_put_beside_them() -> None:
    data = zipped({"a/cv.txt": b"CV", "__MACOSX/a/._cv.txt": b"x", ".DS_Store": b"x", "Thumbs.db": b"x", "b.txt": b"B"})
    assert [(file.name, file.data) for file in expand(Source(data, "ada.zip"))] == [
        ("ada.zip/a/cv.txt", b"CV"),
        ("ada.zip/b.txt", b"B"),
    ]


def test_a_message_is_its_body_and_its_attachments() -> None:
    sent = message((TEXT, "plain"), ("<p>the same</p>", "html"))
    sent.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="cv.pdf")
    body, attachment = expand(Source(sent.as_bytes(), "mail.eml"))
    assert TEXT in body.data.decode().replace("\r\n", "\n") and body.name == "mail.eml"
    assert body.carried["email_alternative"] == "the same"
    assert "Ada <ada@example.org>" in body.carried["email_headers"]
    assert (attachment.data, attachment.name) == (b"%PDF-1.4", "mail.eml/cv.pdf")


def test_a_message_that_is_a_page_is_read_as_one() -> None:
    (body,) = expand(Source(message((f"<p>{TEXT}</p>", "html")).as_bytes()))
    assert body.media_type == "text/html" and body.data.startswith(b"<p>")


def test_text_in_another_encoding_comes_as_it_was_meant() -> None:
    sent = EmailMessage()
    sent["From"], sent["To"], sent["Subject"] = "a@example.org", "b@example.org", "CV"
    sent.set_content("Zoë Müller, Trainer", charset="iso-8859-1")
    assert expand(Source(sent.as_bytes()))[0].data.decode().strip() == "Zoë Müller, Trainer"


def test_an_outlook_message_is_its_body_and_its_attachments() -> None:
    data = outlook({0x1000: TEXT, 0x0037: "CV"}, {"cv.txt": b"letter " * 900}, ("Jobs", "jobs@example.com"))
    body, attachment = expand(Source(data, "mail.msg"))
    assert body.data.decode() == TEXT and "Jobs <jobs@example.com>" in body.carried["email_headers"]
    assert attachment.name == "mail.msg/cv.txt" and attachment.data == b"letter " * 900


def test_a_cv_with_labels_is_no_message() -> None:
    source = Source(b"Name: Ada Obi\nFrom: 2014\nTo: 2016\nSubject: Sport\n\nTrainer")
    assert expand(source) == (source,)


@pytest.mark.parametrize(
    ("data", "limits", "limit"),
    [
        (zipped({"a": b"0" * 5_000}), Limits(decompressed_bytes=4_000), "decompressed_bytes"),
        (zipped({str(number): b"x" for number in range(9)}), Limits(files=8), "files"),
        (zipped({str(number): b"x" for number in range(9)}), Limits(zip_members=8), "zip_members"),
        (zipped({"a.zip": zipped({"b.zip": zipped({"c": b"x"})})}), Limits(nesting=2), "nesting"),
    ],
)
def test_limits_hold(data: bytes, limits: Limits, limit: str) -> None:
    with pytest.raises(LimitExceeded) as caught:
        expand(Source(data), limits)
    assert caught.value.limit == limit


def test_an_archive_of_nothing_is_empty() -> None:
    with pytest.raises(EmptyDocument):
        expand(Source(zipped({".hidden": b"x", "folder/": b""})))


@pytest.mark.parametrize("cut", [40, 200, 700, 1500, 5000])
def test_what_is_cut_short_raises_nothing_but_document_errors(cut: int) -> None:
    made = (
        zipped({"a": TEXT.encode() * 50, "b": b"x"}),
        outlook({0x1000: TEXT}, {"cv.txt": b"letter " * 900}, ("Jobs", "jobs@example.com")),
        message((TEXT, "plain")).as_bytes(),
    )
    for data in made:
        try:
            expand(Source(data[:cut]))
        except DocumentError:
            continue


def test_a_file_is_read_no_further_than_parsers_would_take_it() -> None:
    assert Limits().bytes == LARGEST_FILE


def test_a_picture_within_a_message_counts_as_one() -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Message-ID"] = "me@example.org", "jobs@example.com", "<1@example.org>"
    message.set_content("Led classes of thirty people for six years.")
    message.add_attachment(jpeg_with_exif("Ada Obi"), maintype="image", subtype="jpeg", disposition="inline", cid="<p>")
    (file,) = expand(Source(message.as_bytes()))
    assert parse(file).images == 1
    message.clear_content()
    message.set_content("<p>Led classes of thirty people.</p><img src='cid:p'>", subtype="html")
    message.add_attachment(jpeg_with_exif("Ada Obi"), maintype="image", subtype="jpeg", disposition="inline", cid="<p>")
    (file,) = expand(Source(message.as_bytes()))
    assert parse(file).images == 1, "the page's own tag counts it"


def test_messages_that_nest_too_deep_are_refused() -> None:
    inner: Tree = attached_message({0x1000: "Hello there"})
    for _ in range(Limits().nesting):
        row = struct.pack("<HHIII", 3, 0x3705, 6, 5, 0)
        table: Tree = {"__properties_version1.0": bytes(8) + row, "__substg1.0_3701000D": inner}
        inner = {**attached_message({0x1000: "Hello there"}), "__attach_version1.0_#00000000": table}
    with pytest.raises(LimitExceeded):
        expand(Source(outlook({0x1000: "Hello"}, {}, ("Jobs", "jobs@example.com"), inner)))
