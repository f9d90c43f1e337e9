"""A picture of a page made straight: skew measured and undone, lines that run up or down told from level ones.

Both go by the profile of the ink: summed along the lines of a text it swings between full and empty, and it swings
most where the sum runs just along them (Postl 1986). Upside down it swings as much; only reading tells that.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

_STUDIED = 1_000  # pixels of the longer side: enough for the profile
_STEEPEST = 12.0  # degrees either way
_COARSE, _FINE = 0.5, 0.05  # degrees
_NOT_WORTH = 0.1  # degrees; turning by less only blurs
_LONGEST_STROKE = 60  # pixels
_FAINT, _STRONG = 24, 0.5  # the least contrast of ink: of 255, and of the strongest on the page
_FRINGE = 7  # pixels, odd: an edge is frayed
_SURROUNDINGS = 12  # pixels: ink is what differs from so much around it, so that grounds of any colour do not count


def straightened(picture: Image) -> Image:
    """``picture``, in shades of grey, with its lines of text level: either way up, if they ran up or down before."""
    rows, columns = _ink(picture)
    level_angle, level_swing = _best_angle(rows, columns)
    upright_angle, upright_swing = _best_angle(columns, rows)
    if upright_swing > level_swing:  # seen from its side, skew has the other sign
        return _turned(turned_by(picture, 90), -upright_angle)
    return _turned(picture, level_angle)


def turned_by(picture: Image, degrees: int) -> Image:
    """Counter-clockwise, by a multiple of 90, without any loss."""
    from PIL.Image import Transpose

    turns = {90: Transpose.ROTATE_90, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_270}
    return picture.transpose(turns[degrees % 360]) if degrees % 360 else picture


def _turned(picture: Image, degrees: float) -> Image:
    from PIL.Image import Resampling

    if abs(degrees) < _NOT_WORTH:
        return picture
    return picture.rotate(degrees, Resampling.BICUBIC, expand=True, fillcolor=255)


def _ink(picture: Image) -> tuple[Any, Any]:
    """Rows and columns of the pixels that differ most from their surroundings, as the strokes of letters do."""
    import numpy
    from PIL import ImageFilter

    small = picture.copy()
    small.thumbnail((_STUDIED, _STUDIED))
    ground = small.filter(ImageFilter.BoxBlur(_SURROUNDINGS))
    contrast = numpy.abs(numpy.asarray(small, dtype=numpy.int16) - numpy.asarray(ground, dtype=numpy.int16))
    ink = contrast > max(_FAINT, _STRONG * float(numpy.percentile(contrast, 99)))
    rows, columns = numpy.nonzero(ink & ~_widened(_runs(ink) | _runs(ink.T).T))
    return rows, columns


def _widened(pixels: Any) -> Any:
    import numpy
    from PIL import Image, ImageFilter

    return numpy.asarray(Image.fromarray(pixels).convert("L").filter(ImageFilter.MaxFilter(_FRINGE))) > 0


def _runs(ink: Any) -> Any:
    """The pixels in runs along the rows longer than any stroke of a letter: rules, and the edges of grounds, which
    would swing the profile more than all the text."""
    import numpy

    before = numpy.cumsum(numpy.pad(ink, ((0, 0), (1, _LONGEST_STROKE))), axis=1, dtype=numpy.int32)
    begins = before[:, _LONGEST_STROKE:] - before[:, :-_LONGEST_STROKE] == _LONGEST_STROKE
    begun = numpy.cumsum(numpy.pad(begins, ((0, 0), (_LONGEST_STROKE, 0))), axis=1, dtype=numpy.int32)
    inside = begun[:, _LONGEST_STROKE:] > begun[:, :-_LONGEST_STROKE]
    return inside[:, : ink.shape[1]]


def _best_angle(along: Any, across: Any) -> tuple[float, float]:
    """The angle in degrees, counter-clockwise, by which to turn, and how much the profile swings there."""
    import numpy

    if not len(along):
        return 0.0, 0.0
    coarse = numpy.arange(-_STEEPEST, _STEEPEST + _COARSE, _COARSE)
    middle = max(coarse, key=lambda angle: _swing(along, across, angle))
    fine = numpy.arange(middle - _COARSE, middle + _COARSE, _FINE)
    best = max(fine, key=lambda angle: _swing(along, across, angle))
    return float(best), _swing(along, across, best)


def _swing(along: Any, across: Any, degrees: float) -> float:
    import numpy

    places = along - across * math.tan(math.radians(degrees))
    profile = numpy.bincount((places - places.min()).astype(numpy.int64))
    return float((numpy.diff(profile).astype(numpy.float64) ** 2).sum())
