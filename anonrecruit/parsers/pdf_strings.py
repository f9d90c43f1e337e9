"""Every text string of a PDF, with the surface that its key or its dictionary names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

import pikepdf

_DEEPEST = 60
_HAS_STRING = re.compile(rb"\(|<[0-9a-fA-F]|/(?:Dest|D|V|DV|Name) /[^\s/]{4}")
_HAS_MORE_THAN_NUMBERS = re.compile(rb"[(<]")
"""Strings and dictionaries: an array with neither, such as any box, is not gone through. Asked of the outermost ones
alone, since those within one another would be written out once for each around them."""
_NEVER_TEXT = frozenset(
    {
        *("/ID", "/O", "/U", "/OE", "/UE", "/Perms", "/CheckSum", "/Cert", "/Ordering", "/Registry", "/DA", "/Panose"),
        *("/CreationDate", "/ModDate", "/M", "/CharSet", "/Lookup", "/Lang", "/DS"),
    }
)
_CHOSEN = frozenset({"/V", "/DV", "/AS", "/Dest", "/D", "/Name"})
"""Keys whose values may be names that somebody chose."""

_BY_KEY: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("/URI", "/Base", "/Dest", "/D"), "link_targets"),
        **dict.fromkeys(("/Contents", "/RC", "/Subj"), "comments"),
        **dict.fromkeys(("/Alt", "/ActualText", "/E"), "alt_text"),
        **dict.fromkeys(("/V", "/DV", "/TU", "/TM", "/Opt", "/RV"), "form_fields"),
        "/Author": "authors",
    }
)
_BY_DICTIONARY: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("outline", "/Title"): "outline",
        ("field", "/T"): "form_fields",
        ("annotation", "/T"): "authors",
        ("structure", "/T"): "alt_text",
        ("layer", "/Name"): "hidden_layers",
        ("signature", "/Name"): "authors",
        **{("file", key): "embedded_files" for key in ("/F", "/UF", "/DOS", "/Unix", "/Mac", "/Desc")},
        **{("action", key): "link_targets" for key in ("/F", "/UF", "/JS")},
        ("name tree", "/Names"): "named_destinations",
    }
)
_HAS_PROPERTIES = re.compile(rb"<<[^<>]*(?:\(|<[0-9A-Fa-f])")
_MARKS = re.compile(rb"\\.|(\((?:[^()\\]++|\\.)*+\))|[()]|<<|>>|<([0-9A-Fa-f\s]*)>", re.S)
_COMMENT = re.compile(rb"^%([^\r\n]{3,})", re.M)

Entries = Mapping[str, Any]
"""Of a dictionary, taken out at once: to ask pikepdf for a key that is not there costs as much as ten that are."""


@dataclass(frozen=True, slots=True)
class Found:
    """One text string."""

    surface: str
    text: str = field(repr=False)


def strings_of(trailer: Any, objects: Iterable[Any]) -> Iterator[Found]:
    """Of a file's trailer and all its objects."""
    yield from _of_dictionary(trailer, 0, resolve=("/Info",))
    for item in objects:
        if isinstance(item, pikepdf.Dictionary) and _HAS_STRING.search(item.unparse(resolved=True)):
            yield from _of_dictionary(item, 0)
        elif isinstance(item, pikepdf.Array) and _HAS_STRING.search(item.unparse(resolved=True)):
            yield from _of_array(item, None, "", 0)
        elif isinstance(item, pikepdf.Stream) and _HAS_STRING.search(item.stream_dict.unparse()):
            yield from _of_dictionary(item, 0)


def _of_dictionary(dictionary: Any, depth: int, resolve: tuple[str, ...] = ()) -> Iterator[Found]:
    if depth > _DEEPEST:
        return
    entries = {key: value for key, value in dictionary.items() if value is not None}  # null is as good as not there
    for key, value in entries.items():
        if key in _NEVER_TEXT or not isinstance(value, pikepdf.Object):
            continue  # of numbers and the like there are most
        if isinstance(value, pikepdf.String):
            yield Found(_surface(entries, key), str(value))
        elif isinstance(value, pikepdf.Name):
            if key in _CHOSEN:
                yield Found(_surface(entries, key), str(value)[1:])
        elif isinstance(value, pikepdf.Array) and not value.is_indirect:
            if depth or _HAS_MORE_THAN_NUMBERS.search(value.unparse()):
                yield from _of_array(value, entries, key, depth + 1)
        elif isinstance(value, pikepdf.Dictionary) and (not value.is_indirect or key in resolve):
            yield from _of_dictionary(value, depth + 1)


def _of_array(array: Any, owner: Entries | None, key: str, depth: int) -> Iterator[Found]:
    """``owner`` is the dictionary whose ``key`` it is, if any."""
    if depth > _DEEPEST:
        return
    for value in array:
        if isinstance(value, pikepdf.String):
            yield Found(_surface(owner, key), str(value))
        elif isinstance(value, pikepdf.Dictionary) and not value.is_indirect:
            yield from _of_dictionary(value, depth + 1)
        elif isinstance(value, pikepdf.Array) and not value.is_indirect:
            yield from _of_array(value, owner, key, depth + 1)


def _surface(owner: Entries | None, key: str) -> str:
    kind = "" if owner is None else _kind(owner)
    return _BY_DICTIONARY.get((kind, key)) or _BY_KEY.get(key, "metadata")


def _kind(dictionary: Entries) -> str:
    """What a dictionary is, by the keys that only such a one has: "/Type" is optional nearly everywhere."""
    kind, subtype = dictionary.get("/Type"), dictionary.get("/Subtype")
    if subtype == "/Widget" or "/FT" in dictionary:
        return "field"
    if "/Rect" in dictionary or kind == "/Annot":
        return "annotation"
    named = {"/StructElem": "structure", "/OCG": "layer", "/Filespec": "file", "/Sig": "signature"}.get(str(kind))
    if named:
        return named
    if "/EF" in dictionary:
        return "file"
    if "/S" in dictionary and ("/P" in dictionary or "/K" in dictionary):
        return "structure"
    if "/S" in dictionary:
        return "action"
    if "/Names" in dictionary:
        return "name tree"
    return "outline" if "/Parent" in dictionary and "/Title" in dictionary else ""


def content_strings(content: bytes) -> Iterator[str]:
    """Texts that a page's own operators carry and do not draw: "/Span <</ActualText (...)>> BDC", and comments."""
    if _HAS_PROPERTIES.search(content):
        yield from (str(pikepdf.Object.parse(text)) for text in _in_dictionaries(content))
    if b"\n%" in content or content.startswith(b"%"):  # a pattern would look at the start of each line
        yield from (comment.decode("latin-1") for comment in _COMMENT.findall(content))


def _in_dictionaries(content: bytes) -> Iterator[bytes]:
    """Strings in "<< >>", in one pass: none is looked at twice, however many are never closed."""
    parts = dictionaries = start = 0
    for mark in _MARKS.finditer(content):
        if mark[1]:  # a string without parentheses in it, as nearly all are
            if dictionaries and not parts:
                yield mark[1]
        elif mark[0] == b"(":
            start, parts = (start if parts else mark.start()), parts + 1
        elif mark[0] == b")" and parts:
            parts -= 1
            if not parts and dictionaries:
                yield content[start : mark.end()]
        elif not parts and mark[0] in (b"<<", b">>"):
            dictionaries = max(0, dictionaries + (1 if mark[0] == b"<<" else -1))
        elif not parts and mark[2] is not None and dictionaries:
            yield mark[0]
