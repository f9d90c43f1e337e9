"""Messages: the body is one file of the application, each attachment another; headers and the rest are surfaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from email.message import EmailMessage, Message
from typing import Any

from anonrecruit.application import Source
from anonrecruit.parsers.html import said_by_page
from anonrecruit.parsers.image_metadata import image_metadata, is_picture
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.mime import open_message
from anonrecruit.parsers.pieces import lines_of
from anonrecruit.parsers.strings import text_inside

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
_ATTACHED_MESSAGE, _TABLE, _CONTENT_ID = "__substg1.0_3701000D", "__properties_version1.0", 0x3712
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
    others = [_said(part, limits) for part in texts if part is not body]
    files = [part for part in leaves if not _is_body(part)]
    headers = (f"{value}" for part in message.walk() for name, value in part.items() if name.lower() not in _NO_NEWS)
    carried = {
        "email_headers": lines_of(headers),
        "email_alternative": lines_of(line for said, _ in others for line in said),
        "embedded_files": lines_of(line for part in files if not _is_file(part) for line in _beside(part, limits)),
    }
    attached = [(part.get_filename() or "", _content(part)) for part in files if _is_file(part)]
    kind = body.get_content_type() if body is not None else _TEXT
    inline = [part for part in files if part.get_content_maintype() == "image" and not _is_file(part)]
    text = _content(body) if body is not None else b""
    pictures = _not_shown(len(inline), text, kind) + sum(within for _, within in others)
    yield from _sources(source, text, kind, attached, carried, pictures)


def open_outlook(source: Source, limits: Limits) -> Iterator[Source]:
    """MSG (MS-OXMSG), read by python-oxmsg."""
    from oxmsg import Message as OutlookMessage

    yield from _of_outlook(OutlookMessage.load(source.data), source, limits, 1)


def _of_outlook(message: Any, source: Source, limits: Limits, depth: int) -> Iterator[Source]:
    """The message and what is attached to it, messages too. ``source`` says how it is called."""
    limits.check("nesting", depth)
    limits.check("files", message.attachment_count)
    people = [f"{recipient.name} <{recipient.email_address}>" for recipient in message.recipients]
    headers = [message.sender or "", message.subject, *people, *map(str, message.message_headers.values())]
    page, text = message.html_body or "", message.body or ""
    said, within = said_by_page(page, limits) if text.strip() and page else (list[str](), 0)
    carried = {
        "email_headers": lines_of(headers),
        "email_alternative": lines_of(said),
        "email_properties": lines_of(_properties(message)),
    }
    inline = [
        file
        for file in message.attachments
        if file.properties.str_prop_value(_CONTENT_ID) and is_picture(file.file_bytes or b"")
    ]
    carried |= {"embedded_files": lines_of(text for file in inline for text in image_metadata(file.file_bytes))}
    attached = [(file.file_name or "", file.file_bytes or b"") for file in message.attachments if file not in inline]
    body, kind = (text, _TEXT) if text.strip() else (page, _PAGE)
    data = body.encode()
    pictures = _not_shown(len(inline), data, kind) + within
    files = list(_sources(source, data, kind, attached, carried, pictures))
    for inner in _messages_in(message):
        for file in _of_outlook(inner, Source(b"", f"{source.name}/{inner.subject}"), limits, depth + 1):
            files.append(file if files else _carrying(file, carried))
    yield from files


def _carrying(file: Source, carried: Mapping[str, str]) -> Source:
    """What a message carries goes with the first file there is, which may be of a message in it."""
    names = {**carried, **file.carried}
    return replace(
        file, carried={name: lines_of([carried.get(name, ""), file.carried.get(name, "")]) for name in names}
    )


def _messages_in(message: Any) -> Iterator[Any]:
    """Attached as messages: each in a storage of its own, which python-oxmsg leaves alone. Its table of properties has
    a head of 24 bytes in place of the 32 that a message of its own has (MS-OXMSG, 2.4.1)."""
    from oxmsg import Message as OutlookMessage
    from oxmsg.storage import Storage, Stream

    for attachment in message._storage.iter_attachment_storages():
        for storage in attachment.storages:
            streams = {stream.name: stream for stream in storage.streams}
            if storage.name == _ATTACHED_MESSAGE and (table := streams.get(_TABLE)) is not None:
                data = table.bytes_[:24] + bytes(8) + table.bytes_[24:]
                streams[_TABLE] = Stream(table.path, data)
                yield OutlookMessage(Storage(storage.path, tuple(streams.values()), storage.storages))


def _not_shown(pictures: int, body: bytes, kind: str) -> int:
    """How many of the pictures in a body its text does not name: those of a page count as it is read."""
    return pictures if kind == _TEXT else max(0, pictures - body.count(b"cid:"))


def _sources(
    outer: Source,
    body: bytes,
    kind: str,
    attached: Iterable[tuple[str, bytes]],
    carried: Mapping[str, str],
    pictures: int,
) -> Iterator[Source]:
    """The body under the message's own name; what it carries goes with the first file that there is."""
    files = [Source(body, outer.name, kind)] if body.strip() else []
    files += [Source(data, f"{outer.name}/{name}") for name, data in attached if data]
    for file in files:
        yield Source(file.data, file.name, file.media_type, carried, pictures)
        carried, pictures = {}, 0


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


def _said(part: EmailMessage, limits: Limits) -> tuple[Iterable[str], int]:
    """And how many pictures stand within it."""
    content = part.get_content()
    return said_by_page(content, limits) if part.get_content_type() == _PAGE else (content.splitlines(), 0)


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
