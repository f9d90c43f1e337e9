"""MIME messages (RFC 5322, RFC 2045), opened with care: for e-mails and for saved pages."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as default_policy

from anonrecruit.parsers.limits import Limits

_HEADER = re.compile(rb"^[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*", re.M)


def open_message(data: bytes, limits: Limits) -> EmailMessage:
    """Raises LimitExceeded on headers so long that the standard library takes gigabytes for one, or so many that it
    takes minutes, and whatever it raises itself."""
    lengths = [len(header[0]) for header in _HEADER.finditer(data)]
    limits.check("header_bytes", max(lengths, default=0))
    limits.check("headers", len(lengths))
    return message_from_bytes(data.lstrip(), _class=EmailMessage, policy=default_policy)
