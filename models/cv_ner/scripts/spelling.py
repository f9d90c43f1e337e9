"""What people, keyboards and parsers do to a name."""

from __future__ import annotations

import random
import unicodedata


def as_typed(dice: random.Random, name: str) -> str:
    """With what people and parsers do to names: words run together, initials behind, surname first, small letters."""
    words = name.split()
    if len(words) < 2 or dice.random() > 0.2:
        return name
    front, last = " ".join(words[:-1]), words[-1]
    return dice.choice(
        (
            f"{front}{last}",
            f"{front} {last.lower()}",
            f"{last}, {front}",
            f"{last.upper()} {front}",
            f"{front} {last.upper()}",
            f"{words[0]}.{last[0]}{front[0]}",
            f"{front}.{last[0]}",
            f"{words[0][0]}.{last[0]}.{last}",
            f"{words[0][0]} {last}",
            name.replace("'", "’"),
        )
    )


def plain(name: str) -> str:
    """Without accents."""
    decomposed = unicodedata.normalize(
        "NFD", name.replace("ł", "l").replace("Ł", "L").replace("đ", "d").replace("Đ", "D")
    )
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if not unicodedata.combining(char)))


def handle_of(dice: random.Random, name: str) -> str:
    """What such a person's e-mail address begins with."""
    parts = [part for part in plain(name).lower().replace("'", "").replace(".", "").split() if part.isascii()] or [
        "applicant"
    ]
    number = str(dice.randint(1, 99)) if dice.random() < 0.4 else ""
    return dice.choice((".", "", "_", "-")).join((parts[0], parts[-1])[: 1 + (len(parts) > 1)]) + number
