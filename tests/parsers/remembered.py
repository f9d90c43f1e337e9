"""OCR engines that read each picture once: tests look at the same scan from several sides, and reading it is slow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from anonrecruit.parsers import Limits, ocr
from anonrecruit.parsers.recognised import Seen

if TYPE_CHECKING:
    from PIL.Image import Image


@contextmanager
def remembering() -> Iterator[None]:
    """While it lasts, ``ocr.ENGINES`` are the engines themselves, with a memory."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ocr, "ENGINES", tuple(map(_with_memory, ocr.ENGINES)))
        yield


def _with_memory(engine: ocr.Engine) -> ocr.Engine:
    seen: dict[tuple[tuple[int, int], bytes, int], list[Seen]] = {}

    def read(picture: Image, limits: Limits) -> list[Seen]:
        key = picture.size, picture.tobytes(), limits.ocr_seconds
        if key not in seen:
            seen[key] = engine.read(picture, limits)
        return seen[key]

    return replace(engine, read=read)
