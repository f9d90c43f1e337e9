"""No pattern of the parsers takes time that grows with the square of the text: one that does can stop a batch."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest

from anonrecruit import parsers

_FOLDER = Path(parsers.__file__).parent
_LONG, _SECONDS = 20_000, 0.2
_ANCHORED = ("match", "fullmatch")
_ELSEWHERE = {"sniff._HTML_PIECE": "match"}
"""What a pattern is used for by another name than its own."""

_TEXTS = (
    *"a1 <>&([{\"'\\/-=:;,.#*_~`|@%!?\n\t\r\0",
    *(
        "A",
        "é",
        "\u0301",
        "\u202e",
        "\ufffd",
        "<!--",
        "-->",
        "<a ",
        "a=",
        "a b ",
        "a\n",
        "\n\n",
        " \n",
        "<!--a-->",
        "](",
        "[a",
    ),
    *(
        "{\\",
        "\\a",
        "{}",
        "()",
        "[]",
        "<>",
        "''",
        '""',
        "=?",
        "?=",
        "a: b\n",
        "a-",
        "a.",
        "1.",
        "1 ",
        "a@",
        "url(",
        "/* ",
        "*/",
    ),
    *(
        "<p>",
        "</p>",
        "<a>",
        "content:",
        "Content-Type: ",
        "--",
        "\\u1 ",
        "%PDF-",
        "obj",
        "<<",
        ">>",
        "Do ",
        "/A ",
        "&#1;",
        "&a;",
    ),
)


class _TooSlow(Exception):
    pass


def _patterns() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes], frozenset[str]]]:
    """Each pattern of a module, and what it is used for there."""
    for path in sorted(_FOLDER.glob("*.py")):
        source = path.read_text("utf-8")
        for name, value in vars(import_module(f"anonrecruit.parsers.{path.stem}")).items():
            for number, pattern in enumerate(_in(value)):
                uses = re.findall(rf"\b{name}\.(match|fullmatch|search|findall|finditer|sub|split)\b", source)
                place = f"{path.stem}.{name}"
                yield f"{place}.{number}", pattern, frozenset(uses or [_ELSEWHERE.get(place, "search")])


def _in(value: object) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from _in(each)


PATTERNS = {name: (pattern, uses) for name, pattern, uses in _patterns()}


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    def slow(*_: object) -> None:
        raise _TooSlow

    before = signal.signal(signal.SIGPROF, slow)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _use(pattern: re.Pattern[str] | re.Pattern[bytes], uses: frozenset[str], text: str) -> None:
    data = text if isinstance(pattern.pattern, str) else text.encode()
    for use in uses & set(_ANCHORED):
        getattr(pattern, use)(data)
    if not uses <= set(_ANCHORED):
        for _ in pattern.finditer(data):  # type: ignore[arg-type]
            pass


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_takes_no_more_than_its_time_on_whatever_is_said_again_and_again(name: str) -> None:
    pattern, uses = PATTERNS[name]
    for word in _TEXTS:
        try:
            with _at_most(_SECONDS):
                _use(pattern, uses, word * (_LONG // len(word)))
        except _TooSlow:
            pytest.fail(f"slow on {word!r} again and again")


def test_what_takes_too_long_is_seen() -> None:
    with pytest.raises(_TooSlow), _at_most(_SECONDS):
        _use(re.compile(r"\s+$"), frozenset({"search"}), " " * _LONG + "a")
