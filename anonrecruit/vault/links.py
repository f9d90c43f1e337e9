"""How a candidate is known again: keyed tokens of what the ATS knows and of the very files.

HMAC under a key of the vault (UK GDPR guidance: a plain hash of a name or an e-mail is found by trying a directory).
Two applications are one candidate's if they share a name together with an e-mail address, a telephone number or the
birth date, or if their files are the same to the byte. A name alone is not enough; nor is an e-mail address, since
agencies apply for many from one, nor a telephone number, which households share.
"""

from __future__ import annotations

import hmac
import secrets
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from sqlalchemy import ColumnElement, Connection, insert, select

from anonrecruit.application import KnownIdentity
from anonrecruit.errors import TamperFound
from anonrecruit.vault import cipher
from anonrecruit.vault.contents import Identity, Original
from anonrecruit.vault.tables import LINKS

ASKED = 500
"""Tokens looked up by one query: databases take so many parameters, and an ATS may know much of somebody."""


@dataclass(frozen=True, slots=True)
class Linked:
    """``candidates``, one for each application; the ``strangers`` among them are new; ``missing`` are links, tokens
    and candidates, that the vault has not got."""

    candidates: tuple[str, ...]
    strangers: frozenset[str]
    missing: frozenset[tuple[str, str]]


def linked(root: bytes, connection: Connection, wanted: Sequence[Collection[str]]) -> Linked:
    """Whose each set of tokens is: a candidate's who has one of them, in the vault or further up in ``wanted``, or else
    somebody's who is new. Raises TamperFound."""
    holders = _holders(root, connection, sorted({token for tokens in wanted for token in tokens}))
    candidates: list[str] = []
    strangers: set[str] = set()
    missing: set[tuple[str, str]] = set()
    for tokens in wanted:
        candidate = min((other for token in tokens for other in holders[token]), default="")
        if not candidate:
            candidate = secrets.token_hex(8)
            strangers.add(candidate)
        candidates.append(candidate)
        missing |= {(token, candidate) for token in tokens if candidate not in holders[token]}
        for token in tokens:
            holders[token].add(candidate)
    return Linked(tuple(candidates), frozenset(strangers), frozenset(missing))


def _holders(root: bytes, connection: Connection, tokens: Sequence[str]) -> defaultdict[str, set[str]]:
    """The candidates who have each token. Raises TamperFound."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for at in range(0, len(tokens), ASKED):
        for token, candidate in rows(root, connection, LINKS.c.token.in_(tokens[at : at + ASKED])):
            found[token].add(candidate)
    return found


def store(root: bytes, connection: Connection, missing: Iterable[tuple[str, str]]) -> None:
    if new := [row(root, token, candidate) for token, candidate in sorted(missing)]:
        connection.execute(insert(LINKS), new)


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
