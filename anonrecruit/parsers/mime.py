"""MIME messages (RFC 5322, RFC 2045), opened with care: for e-mails and for saved pages."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as default_policy

from anonrecruit.parsers.limits import Limits

_HEADER = re.compile(rb"^[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*", re.M)


def open_message(data: bytes, limits: Limits) -> EmailMessage:
    """Raises LimitExceeded on a header so long that the standard library takes gigabytes for it, and whatever it
    raises itself."""
    limits.check("header_bytes", max((len(header[0]) for header in _HEADER.finditer(data)), default=0))
    return message_from_bytes(data.lstrip(), _class=EmailMessage, policy=default_policy)
