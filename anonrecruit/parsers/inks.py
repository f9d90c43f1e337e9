"""When text is there for machines alone: the colour of its ground, or too small to see."""

from __future__ import annotations

from typing import NewType

Ink = NewType("Ink", tuple[float, float, float])
"""Red, green and blue, each 0 to 1."""

WHITE, BLACK = Ink((1.0, 1.0, 1.0)), Ink((0.0, 0.0, 0.0))
SMALLEST_VISIBLE = 1.5  # points; a printed full stop is as large
_LEAST_CONTRAST = 1.08  # WCAG 2.2's ratio, 1 to 21; light grey on white, which can be made out, is at 1.15


def from_hex(text: str) -> Ink | None:
    """ "#rrggbb" or "rrggbb"; None for anything else."""
    digits = text.strip().removeprefix("#")
    try:
        red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return None
    return Ink((red, green, blue)) if len(digits) == 6 else None


def merges(ink: Ink | None, ground: Ink | None) -> bool:
    """Whether text in ``ink`` can not be seen on ``ground``. False where either is unknown."""
    if ink is None or ground is None:
        return False
    dark, light = sorted((_luminance(ink), _luminance(ground)))
    return (light + 0.05) / (dark + 0.05) < _LEAST_CONTRAST and max(
        abs(one - two) for one, two in zip(ink, ground, strict=True)
    ) < 0.1


def _luminance(ink: Ink) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4) for c in ink)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
