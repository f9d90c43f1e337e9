"""Keeps a library from logging what it reads."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_READING: ContextVar[bool] = ContextVar("an application is read", default=False)


@contextmanager
def unheard(library: str) -> Iterator[None]:
    """Nothing that the library's loggers are told inside the block, in this thread, gets anywhere.

    pdfminer logs all that it reads, token by token. A filter is used because levels belong to the calling program.
    """
    for name, logger in list(logging.root.manager.loggerDict.items()):
        if name.partition(".")[0] == library and isinstance(logger, logging.Logger):
            logger.addFilter(_not_while_reading)
    token = _READING.set(True)
    try:
        yield
    finally:
        _READING.reset(token)


def _not_while_reading(_: logging.LogRecord) -> bool:
    return not _READING.get()
