"""Messages: the body is one file of the application, each attachment another; headers and the rest are surfaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from email.message import EmailMessage, Message
from typing import Any

from anonrecruit.application import Source
from anonrecruit.parsers.image_metadata import image_metadata
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.mime import open_message
from anonrecruit.parsers.pieces import lines_of
from anonrecruit.parsers.strings import text_inside, xml_texts

_HEAD = re.compile(r"\s*((?:[A-Za-z][\w-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+)")
_SENT = re.compile(
    r"^(?:to|subject|date|message-id|received|mime-version|return-path|delivered-to|reply-to):", re.I | re.M
)
_FROM = re.compile(r"^from:[^\r\n]*@", re.I | re.M)
_NO_NEWS = frozenset({"mime-version", "content-type", "content-transfer-encoding", "date"})
_NO_FILES = frozenset(
    {"text/calendar", "text/vcard", "text/x-vcard", "application/pkcs7-signature", "application/pgp-signature"}
)
_HEAD_WITHIN = 20_000
_TEXT, _PAGE = "text/plain", "text/html"


def looks_like_email(text: str) -> bool:
    """A head that says who sent it, and two more lines that only a message has."""
    head = _HEAD.match(text[:_HEAD_WITHIN])
    return head is not None and _FROM.search(head[1]) is not None and len(_SENT.findall(head[1])) > 1


def open_email(source: Source, limits: Limits) -> Iterator[Source]:
    """RFC 5322 and MIME. Of a body told in two forms the plain one is read; the other is a surface."""
    message = open_message(source.data, limits)
    leaves = list(_leaves(message, limits))
    texts = [part for part in leaves if _is_body(part)]
    body = next((part for kind in (_TEXT, _PAGE) for part in texts if part.get_content_type() == kind), None)
    others = [_text(part) for part in texts if part is not body]
    files = [part for part in leaves if not _is_body(part)]
    headers = (f"{value}" for part in message.walk() for name, value in part.items() if name.lower() not in _NO_NEWS)
    carried = {
        "email_headers": lines_of(headers),
        "email_alternative": lines_of(line for text in others for line in text),
        "embedded_files": lines_of(line for part in files if not _is_file(part) for line in _beside(part, limits)),
    }
    attached = [(part.get_filename() or "", _content(part)) for part in files if _is_file(part)]
    kind = body.get_content_type() if body is not None else _TEXT
    yield from _sources(source, _content(body) if body is not None else b"", kind, attached, carried)


def open_outlook(source: Source, limits: Limits) -> Iterator[Source]:
    """MSG (MS-OXMSG), read by python-oxmsg."""
    from oxmsg import Message as OutlookMessage

    message = OutlookMessage.load(source.data)
    limits.check("files", message.attachment_count)
    people = [f"{recipient.name} <{recipient.email_address}>" for recipient in message.recipients]
    headers = [message.sender or "", message.subject, *people, *map(str, message.message_headers.values())]
    page, text = message.html_body or "", message.body or ""
    carried = {
        "email_headers": lines_of(headers),
        "email_alternative": lines_of(xml_texts(page.encode())) if text.strip() and page else "",
        "email_properties": lines_of(_properties(message)),
    }
    attached = [(file.file_name or "", file.file_bytes or b"") for file in message.attachments]
    body, kind = (text, _TEXT) if text.strip() else (page, _PAGE)
    yield from _sources(source, body.encode(), kind, attached, carried)


def _sources(
    outer: Source, body: bytes, kind: str, attached: Iterable[tuple[str, bytes]], carried: dict[str, str]
) -> Iterator[Source]:
    """The body under the message's own name; what it carries goes with the first file that there is."""
    files = [Source(body, outer.name, kind)] if body.strip() else []
    files += [Source(data, f"{outer.name}/{name}") for name, data in attached if data]
    for file in files:
        yield Source(file.data, file.name, file.media_type, carried)
        carried = {}


def _leaves(message: Message, limits: Limits) -> Iterator[EmailMessage]:
    """Parts that hold no parts; a message in a message is one of them."""
    waiting: list[Any] = [message]
    while waiting:
        part = waiting.pop(0)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting[:0] = part.get_payload()
            limits.check("files", len(waiting))
        else:
            yield part


def _is_body(part: EmailMessage) -> bool:
    return part.get_content_type() in (_TEXT, _PAGE) and not part.is_attachment() and not part.get_filename()


def _is_file(part: EmailMessage) -> bool:
    """Not the pictures of a signature, nor what programs add."""
    inline = part.get_content_maintype() == "image" and not part.is_attachment()
    return not inline and part.get_content_type() not in _NO_FILES


def _text(part: EmailMessage) -> Iterator[str]:
    content = part.get_content()
    return xml_texts(content.encode()) if part.get_content_type() == _PAGE else iter(content.splitlines())


def _content(part: Any) -> bytes:
    """Text as UTF-8, whatever it was sent in; a message as it stands."""
    if part.get_content_type() in (_TEXT, _PAGE):
        return str(part.get_content()).encode()
    if part.get_content_maintype() == "message":
        return b"".join(bytes(inner) for inner in part.get_payload())
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _beside(part: EmailMessage, limits: Limits) -> Iterator[str]:
    data = _content(part)
    yield part.get_filename() or ""
    yield from image_metadata(data) if part.get_content_maintype() == "image" else text_inside(data, limits)


def _properties(message: Any) -> Iterator[str]:
    """Everything else in text that Outlook keeps of a message."""
    for item in message.properties:
        value = getattr(item, "value", None)
        if isinstance(value, str) and value not in (message.body, message.html_body):
            yield value
