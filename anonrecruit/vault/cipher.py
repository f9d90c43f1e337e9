"""AES-256-GCM, bound to a place: what was sealed for one place opens at no other.

The place goes in as associated data, its parts with their lengths before them, so that no two places look alike.
Nonces are random, 96 bits: a data key encrypts a handful of messages, a master key one for each candidate.
"""

from __future__ import annotations

import os
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from anonrecruit.errors import TamperFound

KEY_BYTES = 32
_NONCE_BYTES = 12


def new_key() -> bytes:
    return os.urandom(KEY_BYTES)


def derived(root: bytes, purpose: str) -> bytes:
    """A key of its own for each purpose (HKDF, RFC 5869)."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(root)


def encrypt(key: bytes, data: bytes, *place: str) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, data, joined(*place))


def decrypt(key: bytes, sealed: bytes, *place: str) -> bytes:
    """Raises TamperFound where key, place and data do not belong together."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], joined(*place))
    except (InvalidTag, ValueError):
        raise TamperFound("sealed data does not belong where it stands, or is damaged") from None


def joined(*parts: str) -> bytes:
    """The parts as bytes that tell ("ab", "c") from ("a", "bc")."""
    encoded = [part.encode("utf-8", "surrogatepass") for part in parts]
    return b"".join(struct.pack(">I", len(part)) + part for part in encoded)
