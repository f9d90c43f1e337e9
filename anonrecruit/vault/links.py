"""How a candidate is known again: keyed tokens of what the ATS knows and of the very files.

HMAC under a key of the vault (UK GDPR guidance: a plain hash of a name or an e-mail is found by trying a directory).
Two applications are one candidate's if they share a name together with an e-mail address, a telephone number or the
birth date, or if their files are the same to the byte. A name alone is not enough; nor is an e-mail address, since
agencies apply for many from one, nor a telephone number, which households share.
"""

from __future__ import annotations

import hmac
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import product

from sqlalchemy import ColumnElement, Connection, select

from anonrecruit.application import KnownIdentity
from anonrecruit.errors import TamperFound
from anonrecruit.vault import cipher
from anonrecruit.vault.contents import Identity, Original
from anonrecruit.vault.tables import LINKS


def tokens(root: bytes, identity: Identity, originals: Sequence[Original]) -> tuple[str, ...]:
    """Sorted; empty where nothing is known that could link."""
    key = cipher.derived(root, "links")
    values = {*_known(identity.known), *_files(originals)}
    return tuple(sorted(hmac.digest(key, cipher.joined(*value), "sha256").hex() for value in values))


def row(root: bytes, token: str, candidate: str) -> dict[str, str]:
    """With a MAC: whoever links two people without the key could have the wrong one erased."""
    key = cipher.derived(root, "linked")
    mac = hmac.digest(key, cipher.joined(token, candidate), "sha256").hex()
    return {"token": token, "candidate": candidate, "mac": mac}


def rows(root: bytes, connection: Connection, *where: ColumnElement[bool]) -> list[tuple[str, str]]:
    """Tokens and candidates, in order. Raises TamperFound."""
    found = connection.execute(select(LINKS).where(*where).order_by(LINKS.c.candidate, LINKS.c.token)).all()
    if not all(hmac.compare_digest(each.mac, row(root, each.token, each.candidate)["mac"]) for each in found):
        raise TamperFound("two records are linked as one person's that were not")
    return [(each.token, each.candidate) for each in found]


def same_person(root: bytes, connection: Connection, candidate: str) -> frozenset[str]:
    """The candidate and all who share a token with it, or with one who does. Raises TamperFound."""
    found, before = frozenset({candidate}), frozenset[str]()
    while found != before:
        before = found
        held = select(LINKS.c.token).where(LINKS.c.candidate.in_(found))
        found |= {other for _, other in rows(root, connection, LINKS.c.token.in_(held))}
    return found


def _known(known: KnownIdentity) -> Iterator[tuple[str, ...]]:
    names = [name for name in map(folded, known.names) if name]
    others = [("e-mail", folded(email)) for email in known.emails]
    others += [("phone", _digits(phone)) for phone in known.phones]
    others += [("birth", known.birth_date)]
    return ((name, *other) for name, other in product(names, others) if other[1])


def _files(originals: Sequence[Original]) -> Iterator[tuple[str, ...]]:
    """All of them together: one may be a form or a certificate that many send."""
    if originals:
        yield ("files", *sorted(original.sha256 for original in originals))


def folded(text: str) -> str:
    """Case, accents and blanks are written one way today and another tomorrow."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(plain.casefold().split())


def _digits(phone: str) -> str:
    """The last nine, so that +44 7700 900123 is 07700 900123; empty where there are fewer."""
    digits = "".join(char for char in phone if char.isdecimal())
    return digits[-9:] if len(digits) >= 9 else ""
