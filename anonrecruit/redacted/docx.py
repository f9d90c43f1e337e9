"""A Word document with its own type and layout, and its text replaced by the blind text.

The package is built anew of four parts: the body, styles, numbering and settings. From the original come the elements
and values of ``allowed`` and the letters of ``wording``, and nothing else: no header or footer, comment, deletion,
property, field code, picture, link, name or identifier. Text boxes stand as paragraphs after the one that held them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from lxml import etree

from anonrecruit.document import Document, Span
from anonrecruit.parsers.docx_visibility import Sight
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.ooxml import MAIN, W, local, w
from anonrecruit.parsers.package import Package, main_part
from anonrecruit.redacted.allowed import UNWRAPPED, properties
from anonrecruit.redacted.docx_package import packed
from anonrecruit.redacted.docx_styles import new_ids, numbering, styles
from anonrecruit.redacted.wording import Edit, Words, edits, words_of

_SIGNS: Mapping[str, str] = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PRESERVE = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}


def redact_docx(data: bytes, document: Document, _: Sequence[Span], blind: Callable[[Span], str]) -> bytes:
    """Raises as ``parse_docx``."""
    package = Package(data, Limits())
    main = main_part(package)
    root = package.xml(main)
    assert root is not None  # it was parsed before
    ids = new_ids(package, main)
    body = _Copy(Sight(package, main), ids, words_of(document, main), document, blind).body(root)
    return packed(body, styles(package, main, ids), numbering(package, main, ids))


class _Copy:
    """One pass over one body."""

    def __init__(
        self,
        sight: Sight,
        ids: Mapping[str, str],
        words: Words,
        document: Document,
        blind: Callable[[Span], str],
    ) -> None:
        self._sight, self._ids, self._words, self._document, self._blind = sight, ids, words, document, blind

    def body(self, root: etree._Element) -> etree._Element:
        copy = etree.Element(w("document"), nsmap={"w": MAIN})
        inner = etree.SubElement(copy, w("body"))
        source = root.find("w:body", W)
        inner.extend([] if source is None else list(self._blocks(source)))
        return copy

    def _blocks(self, container: etree._Element) -> Iterator[etree._Element]:
        for child in _unwrapped(container):
            name = local(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name in ("tbl", "tr", "tc"):
                yield self._table(child)
            elif (kept := properties(child, self._ids)) is not None:
                yield kept

    def _table(self, element: etree._Element) -> etree._Element:
        copy = etree.Element(element.tag)
        if local(element) != "tr" or element.find("w:trPr/w:del", W) is None:
            copy.extend(list(self._blocks(element)))
        if local(element) == "tc" and (not len(copy) or local(copy[-1]) != "p"):
            etree.SubElement(copy, w("p"))  # a cell ends with a paragraph
        return copy

    def _paragraph(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        copy = etree.Element(w("p"))
        own = paragraph.find("w:pPr", W)
        kept = None if own is None else properties(own, self._ids)
        copy.extend([] if kept is None else [kept])
        copy.extend(self._run(run) for run in _runs(paragraph) if not self._sight.hides(run))
        self._reword(copy)
        yield copy
        for box in _boxes(paragraph):
            yield from (block for block in self._blocks(box) if local(block) in ("p", "tbl"))

    def _run(self, run: etree._Element) -> etree._Element:
        copy = etree.Element(w("r"))
        for child in run:
            name = local(child)
            if name == "rPr" and (kept := properties(child, self._ids)) is not None:
                copy.append(kept)
            elif name == "t" and child.tag == w("t"):
                etree.SubElement(copy, w("t"), _PRESERVE).text = child.text or ""
            elif name in _SIGNS and child.tag == w(name):
                etree.SubElement(copy, child.tag)
        return copy

    def _reword(self, paragraph: etree._Element) -> None:
        nodes = [node for run in paragraph.iterchildren(w("r")) for node in run if local(node) != "rPr"]
        text = "".join(map(_said, nodes))
        changes = edits(text, self._words, self._document, self._blind)
        start = 0
        for node in nodes:
            said = _said(node)
            _rewrite(node, said, start, changes)
            start += len(said)
        _write_at_end(paragraph, start, changes)


def _said(node: etree._Element) -> str:
    return _SIGNS.get(local(node), node.text or "")


def _rewrite(node: etree._Element, said: str, start: int, changes: Sequence[Edit]) -> None:
    """The part of the edits that falls on one node, whose text begins at ``start``. What replaces stands where the
    replaced begins."""
    left, at = "", start
    for first, last, new in changes:
        if last < start or first >= start + len(said):
            continue
        left += said[at - start : max(at, first) - start] + (new if first >= start else "")
        at = max(at, min(last, start + len(said)))
    left += said[at - start :]
    if left != said:
        node.tag = w("t")
        node.set(*next(iter(_PRESERVE.items())))
        node.text = left


def _write_at_end(paragraph: etree._Element, length: int, changes: Sequence[Edit]) -> None:
    for first, _, new in changes:
        if first >= length and new:
            run = etree.SubElement(paragraph, w("r"))
            etree.SubElement(run, w("t"), _PRESERVE).text = new


def _unwrapped(container: etree._Element) -> Iterator[etree._Element]:
    for child in container:
        if local(child) == "AlternateContent":
            for choice in list(child)[:1]:
                yield from _unwrapped(choice)
        elif local(child) in UNWRAPPED and not _is_property(child):
            yield from _unwrapped(child)
        else:
            yield child


def _is_property(element: etree._Element) -> bool:
    """``ins`` also marks a paragraph's end, or a row, as inserted; then it is empty."""
    return not len(element)


def _runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    return (child for child in _unwrapped(paragraph) if child.tag == w("r"))


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Text boxes anchored in it, not those of older programs beside them, nor those inside boxes."""
    for box in paragraph.iter(w("txbxContent")):
        around = [local(each) for each in box.iterancestors() if each is not paragraph]
        inner = around[: around.index("p")] if "p" in around[:-1] else around
        if "Fallback" not in inner and "txbxContent" not in inner:
            yield box
