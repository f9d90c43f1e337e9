"""Master keys: where they are kept, and how they wrap other keys. The database never holds one.

A place may hold several keys. The vault knows by their fingerprints which it needs, so that during a rotation old and
new lie side by side, and a running process finds the new one by looking again.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from anonrecruit.errors import KeyUnusable, WrongKey
from anonrecruit.vault import cipher

KEYRING_SERVICE = "anonrecruit"


@dataclass(frozen=True, slots=True)
class MasterKey:
    """256 random bits. ``fingerprint`` tells keys apart and gives nothing of them away."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != cipher.KEY_BYTES:
            raise KeyUnusable("a key is 32 bytes in base64, as `anonrecruit vault new-key` makes it")

    @classmethod
    def new(cls) -> MasterKey:
        return cls(cipher.new_key())

    @classmethod
    def from_text(cls, line: str) -> MasterKey:
        """Raises KeyUnusable, which does not quote the line."""
        try:
            return cls(base64.b64decode(line.strip(), validate=True))
        except (binascii.Error, ValueError):
            raise KeyUnusable("a key is 32 bytes in base64, as `anonrecruit vault new-key` makes it") from None

    @property
    def text(self) -> str:
        return base64.b64encode(self.secret).decode()

    @property
    def fingerprint(self) -> str:
        return hmac.digest(self.secret, b"anonrecruit master key", "sha256")[:8].hex()

    def wrap(self, key: bytes, *place: str) -> bytes:
        return cipher.encrypt(self.secret, key, *place)

    def unwrap(self, wrapped: bytes, *place: str) -> bytes:
        """Raises TamperFound."""
        return cipher.decrypt(self.secret, wrapped, *place)


class KeySource(Protocol):
    """Where master keys are kept. Looked at when the vault is opened, and again when it needs one it has not seen."""

    def keys(self) -> tuple[MasterKey, ...]:
        """Raises KeyUnusable."""
        ...


@dataclass(frozen=True, slots=True)
class StaticKeys:
    """Keys that the caller holds."""

    held: tuple[MasterKey, ...] = field(repr=False)

    def keys(self) -> tuple[MasterKey, ...]:
        return self.held


@dataclass(frozen=True, slots=True)
class FileKeys:
    """A file that only its owner, or owner and group, may read: a key on each line, ``#`` begins a comment."""

    path: Path

    def keys(self) -> tuple[MasterKey, ...]:
        try:
            open_to_all = os.name == "posix" and self.path.stat().st_mode & 0o007
            text = self.path.read_text("ascii")
        except (OSError, UnicodeDecodeError) as error:
            raise KeyUnusable(f"its file can not be read ({type(error).__name__})") from None
        if open_to_all:
            raise KeyUnusable("everybody on this machine may read its file; take that away with `chmod 600`")
        return parsed(text)


@dataclass(frozen=True, slots=True)
class KeyringKeys:
    """The keyring of the operating system, by the package `keyring` (extra ``anonrecruit[keyring]``)."""

    name: str

    def keys(self) -> tuple[MasterKey, ...]:
        keyring, error_of_keyring = _keyring()
        try:
            text = keyring.get_password(KEYRING_SERVICE, self.name)
        except error_of_keyring as error:
            raise KeyUnusable(f"the keyring did not answer ({type(error).__name__})") from None
        return parsed(text or "")

    def add(self, key: MasterKey) -> None:
        """After those that are there. Raises KeyUnusable."""
        keyring, error_of_keyring = _keyring()
        try:
            held = keyring.get_password(KEYRING_SERVICE, self.name) or ""
            keyring.set_password(KEYRING_SERVICE, self.name, f"{held}{key.text}\n")
        except error_of_keyring as error:
            raise KeyUnusable(f"the keyring did not answer ({type(error).__name__})") from None


def _keyring() -> tuple[Any, type[Exception]]:
    """The package, and the error that it raises."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        raise KeyUnusable("for the keyring, install the extra: pip install 'anonrecruit[keyring]'") from None
    return keyring, KeyringError


def parsed(text: str) -> tuple[MasterKey, ...]:
    """Raises KeyUnusable where there is no key, or something else beside keys."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    found = tuple(MasterKey.from_text(line) for line in lines if line)
    if not found:
        raise KeyUnusable("there is none in the place that was named")
    return found


def select(keys: Iterable[MasterKey], fingerprint: str) -> MasterKey:
    """Raises WrongKey."""
    for key in keys:
        if key.fingerprint == fingerprint:
            return key
    raise WrongKey(fingerprint)
