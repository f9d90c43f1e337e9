"""Words on a picture by rapidocr, which pip installs with its models (PaddleOCR's): no program is needed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.recognised import Seen
from anonrecruit.parsers.words import Box

if TYPE_CHECKING:
    from PIL.Image import Image

_THREADS = 2


def is_rapidocr_installed() -> bool:
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def read_with_rapidocr(picture: Image, _: Limits) -> list[Seen]:
    """``picture`` in shades of grey, upright."""
    import numpy

    result = _reader()(numpy.asarray(picture.convert("RGB")), use_cls=False, return_word_box=True)
    if result.boxes is None:
        return []
    lines = enumerate(zip(result.boxes, result.word_results, strict=True))
    return [word for number, (box, words) in lines for word in _words(_bounds(box), words, number)]


@cache
def _reader() -> Any:
    """Its models are read once. It opens no connection: they lie beside it. It says nothing but where they lie."""
    from rapidocr import RapidOCR

    quiet = {"Global.log_level": "critical", "Global.use_cls": False}
    threads = {"EngineConfig.onnxruntime.intra_op_num_threads": _THREADS}
    return RapidOCR(params={**quiet, **threads})


def _bounds(corners: Any) -> Box:
    """Around the four corners, which rapidocr gives clockwise from the top left one."""
    columns, rows = [float(x) for x, _ in corners], [float(y) for _, y in corners]
    return min(columns), min(rows), max(columns), max(rows)


def _words(line: Box, words: Any, number: int) -> Iterator[Seen]:
    for text, confidence, corners in words:
        if text.strip():
            left, _, right, _ = _bounds(corners)
            yield Seen("".join(text.split()), (left, line[1], right, line[3]), float(confidence), number)
